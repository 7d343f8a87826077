/**
 * Messages of the page, by the code of what happened: each a function of its values (`Message` in scene.d.ts).
 *
 * @import { Message, Problem } from '../../scene/scene.d.ts'
 */
import { formatCount } from '../numbers.js';
import { part } from '../language.js';
import { toldProblems } from '../problems.js';

export const english = {
  close: 'Close this message',
  undo: 'Undo',
  inspectorComes: 'Loading the inspector …',
  messages: {
    /** @param {{ problems: readonly Problem[] }} values */
    link: ({ problems }) => {
      const { shown, others } = toldProblems(problems);
      if (others > 0) shown.push(`and ${others} more`);
      return `Not everything in the link could be read. ${shown.join('. ')}.`;
    },
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
    /** @param {{ reason: string }} values */
    noSeed: ({ reason }) => `There is no new seed: ${reason}.`,
    /** @param {{ what: 'link' | 'value', text: string | null }} values  text: null where it is too long to be shown */
    cannotCopy: ({ what, text }) =>
      `The browser does not let the page copy. ${what === 'link' ? 'The link' : 'The value'} is ${text ?? 'too long for a message; Share & save shows it'}`,
    /** @param {{ part: 'dialog' | 'inspector' | 'own' | 'present' | 'language' | 'beside' | 'link' | 'history' | 'part', reason: string }} values */
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
      };
      return `${what[part]} could not be loaded: ${reason}`;
    },
    /** @param {{ reason: string }} values */
    noPicture: ({ reason }) => `A figure cannot be shown: ${reason}`,
    /** @param {{ what: 'data' | 'network', reason: string }} values */
    refused: ({ what, reason }) =>
      `The engine does not take ${what === 'data' ? 'these data' : 'this network'}: ${reason}`,
    /** @param {{ reason: string }} values */
    workerReplaced: ({ reason }) =>
      `A worker stopped (${reason}) and was replaced; its networks train again from their seeds.`,
    /** @param {{ reason: string }} values */
    workerLost: ({ reason }) =>
      `A worker stopped again and again (${reason}). Its figures stand still until you press reset.`,
    /** @param {{ reason: string }} values */
    noEngine: ({ reason }) => `The engine could not be loaded: ${reason}`,
  },
};

export const noticeWords = part('notices', english);

/** @param {Message} message */
export const noticeText = (message) =>
  /** @type {(values: Message) => string} */ (noticeWords().messages[message.code])(message);
