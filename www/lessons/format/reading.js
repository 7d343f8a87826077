/**
 * The reading of one file: where in it one is, and what was found to be wrong.
 *
 * @import { LessonProblem } from '../lessons.d.ts'
 */

/** Problems that are told one by one: more than anybody mends at once. */
const MOST_TOLD = 50;

/** How far ahead of the last one a part is looked for; what stands between them is marks and line breaks. */
const REACH = 2000;

/** @typedef {import('../../points/points.d.ts').Coded<typeof import('../../words/en/lessons.js').english.problems>} Fault */

export class Reading {
  /** @type {LessonProblem[]} */
  #told = [];
  #others = 0;
  /** Offsets at which lines begin. @type {number[]} */
  #lines;
  /** Offset of what is read. */
  #at = 0;
  /** Offset of the end of the block that is read, beyond which no part of it stands. */
  #end = Infinity;

  /** @param {string} file  its name @param {string} text  with line feeds alone */
  constructor(file, text) {
    this.file = file;
    this.text = text;
    this.#lines = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#lines.push(at + 1);
  }

  /** The line that is read, from 1. */
  get line() {
    let [low, high] = [0, this.#lines.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#lines[middle] <= this.#at) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  /**
   * Goes to the next place where a part of the text stands. Markdown takes marks away from the beginning of lines, so a
   * part that has several may not be found; then it is about here.
   *
   * @param {string} part
   */
  goTo(part) {
    const end = Math.min(this.#end, this.#at + part.length + REACH);
    const found = this.text.slice(this.#at, end).indexOf(part);
    if (found >= 0) this.#at += found;
  }

  /**
   * Reads the next block, and goes past it, wherever its parts were found.
   *
   * @param {string} block
   * @param {() => void} look
   */
  within(block, look) {
    this.goTo(block);
    const isHere = this.text.startsWith(block, this.#at);
    const end = this.#at + block.length;
    if (isHere) this.#end = end;
    look();
    if (isHere) this.#at = end;
    this.#end = Infinity;
  }

  /** Goes past what stands here. @param {string} part */
  pass(part) {
    if (this.text.startsWith(part, this.#at)) this.#at += part.length;
  }

  /** @param {Fault} fault @param {number} [line] */
  say(fault, line = this.line) {
    if (this.#told.length >= MOST_TOLD) this.#others += 1;
    else this.#told.push({ file: this.file, line, ...fault });
  }

  /** Whether there are more problems than are told one by one. */
  get isFull() {
    return this.#others > 0;
  }

  /**
   * Runs what may move on in the text, and comes back to here.
   *
   * @template T
   * @param {() => T} look
   * @returns {T}
   */
  aside(look) {
    const at = this.#at;
    try {
      return look();
    } finally {
      this.#at = at;
    }
  }

  /** In the order of lines; the last one may stand for all others. @returns {LessonProblem[]} */
  get problems() {
    const told = this.#told.toSorted((a, b) => a.line - b.line);
    if (this.#others === 0) return told;
    const { line } = /** @type {LessonProblem} */ (told.at(-1));
    return [...told, { file: this.file, line, code: 'others', count: this.#others }];
  }
}
