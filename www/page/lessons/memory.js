/**
 * What a window knows of a lesson beside its link, across a reload: the beat, the guesses, what was done, and a chapter
 * that somebody brought along.
 *
 * @import { Chapter } from '../../lessons/lessons.d.ts'
 */
const STORED = 'mlp-lesson';

/**
 * @typedef {object} Memory
 * @property {string | null} lesson  the place that the beat belongs to
 * @property {'show' | 'ask' | 'reveal'} beat
 * @property {Readonly<Record<string, number>>} guesses
 * @property {readonly string[]} done
 * @property {Chapter | null} own
 */

/** @type {Memory} */
const NOTHING = { lesson: null, beat: 'show', guesses: {}, done: [], own: null };

/** @returns {Memory} */
export function kept() {
  try {
    return { ...NOTHING, ...JSON.parse(sessionStorage.getItem(STORED) ?? '{}') };
  } catch {
    return NOTHING; // a sandboxed frame has no storage
  }
}

/** @param {Memory} memory */
export function keep(memory) {
  try {
    sessionStorage.setItem(STORED, JSON.stringify(memory));
  } catch {
    // Neither has one that is full: a long chapter of one's own has to be opened again.
    if (memory.own) keep({ ...memory, own: null });
  }
}
