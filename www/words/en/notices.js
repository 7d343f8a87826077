/**
 * Messages of the page, by the code of what happened: each a function of its values (`Message` in scene.d.ts).
 *
 * @import { Reason } from '../../points/points.d.ts'
 * @import { Message, Problem } from '../../scene/scene.d.ts'
 */
import { signal } from '@preact/signals-core';
import { formatCount } from '../numbers.js';
import { part } from '../language.js';
import { reasonText } from './reasons.js';

export const english = {
  close: 'Close this message',
  undo: 'Undo',
  reload: 'Reload',
  inspectorComes: 'Loading the inspector…',
  messages: {
    /** Which problems they are is told behind it. @param {{ problems: readonly Problem[] }} _values */
    link: (_values) => 'Not everything in the link could be read.',
    /** @param {{ caption: string }} values */
    removed: ({ caption }) => `Removed: ${caption}.`,
    /** @param {{ most: number }} values */
    boardFull: ({ most }) => `A board holds at most ${most} figures.`,
    optimumThere: () => 'A board shows the optimum once.',
    ownReplaced: () =>
      'The link has its own points. Those that were here are too many for a link; Undo brings them back.',
    /** @param {{ most: number }} values */
    ownFull: ({ most }) => `There is room for ${most} own points; erase some to add others.`,
    /** @param {{ shown: number, all: number, seed: number }} values */
    sampled: ({ shown, all, seed }) =>
      `${formatCount(shown)} of ${formatCount(all)} points are shown, drawn at random with seed ${seed}.`,
    /** @param {{ reason: Reason }} values */
    noSeed: ({ reason }) => `There is no new seed: ${reasonText(reason)}.`,
    /** @param {{ what: 'link' | 'value', text: string | null }} values  text: null where it is too long to be shown */
    cannotCopy: ({ what, text }) =>
      `The browser does not let the page copy. ${what === 'link' ? 'The link' : 'The value'} is ${text ?? 'too long for a message; Share & save shows it'}`,
    /** @param {{ part: 'dialog' | 'lesson' | 'inspector' | 'own' | 'present' | 'language' | 'beside' | 'link' | 'history' | 'part' | 'crosshair', reason: Reason }} values */
    notLoaded: ({ part, reason }) => {
      const what = {
        dialog: 'The dialog',
        inspector: 'The inspector',
        own: 'The tools for own points',
        present: 'The presentation',
        language: 'The language',
        beside: 'What looks into networks',
        link: 'What reads and writes links',
        history: 'What undoes',
        part: 'A part of the page',
        lesson: 'The lesson',
        crosshair: 'The crosshair',
      };
      return `${what[part]} could not be loaded: ${reasonText(reason)}`;
    },
    /** @param {{ reason: Reason }} values */
    noPicture: ({ reason }) => `A figure cannot be shown: ${reasonText(reason)}`,
    /** @param {{ what: 'data' | 'network', reason: Reason }} values */
    refused: ({ what, reason }) =>
      `The engine does not take ${what === 'data' ? 'these data' : 'this network'}: ${reasonText(reason)}`,
    /** @param {{ reason: Reason }} values */
    workerReplaced: ({ reason }) =>
      `A worker stopped (${reasonText(reason)}) and was replaced; its networks train again from their seeds.`,
    /** @param {{ reason: Reason }} values */
    workerLost: ({ reason }) =>
      `A worker stopped again and again (${reasonText(reason)}). Its figures stand still until you press reset.`,
    /** @param {{ name: string }} values  of a lesson */
    noLesson: ({ name }) => `There is no lesson “${name}” here.`,
    /** @param {{ name: string, chapter: string }} values  of a scene */
    noScene: ({ name, chapter }) => `“${chapter}” has no scene “${name}”; this is its first one.`,
    newVersion: () => 'There is a new version of this page. Reloading keeps all settings.',
    /** @param {{ reason: Reason }} values */
    noEngine: ({ reason }) => `The engine could not be loaded: ${reasonText(reason)}`,
  },
};

export const noticeWords = part('notices', english);

/** What tells the problems of a link, which hardly anybody ever needs. @type {import('@preact/signals-core').Signal<typeof import('./links.js') | null>} */
const links = signal(null);

/** Without it, the notice says less. */
export const loadLinkWords = async () => {
  links.value = await import('./links.js').catch(() => null);
};

/** @param {Message} message */
export function noticeText(message) {
  const text = /** @type {(values: Message) => string} */ (noticeWords().messages[message.code])(message);
  if (message.code !== 'link') return text;
  if (!links.value) void loadLinkWords();
  return links.value ? `${text} ${links.value.problemsText(message.problems)}` : text;
}
