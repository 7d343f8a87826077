/** What all tools of the inspector say. */
import { part } from '../language.js';
import { formatCount, formatPercent } from '../numbers.js';

export const english = {
  save: 'Save:',
  /** @param {string} format */
  saveAs: (format) => `Save the picture as ${format}`,
  numbers: 'Numbers',
  saveNumbers: 'Save as CSV',
  /** @param {number} shown @param {number} all */
  first: (shown, all) => `The first ${formatCount(shown)} of ${formatCount(all)}; the file has all.`,
  /** @param {string} reason */
  failed: (reason) => `It could not be saved: ${reason}`,
  job: {
    progress: 'How far it is',
    /** @param {number} share @param {number | null} seconds  that are left, where it is known */
    running: (share, seconds) =>
      `${formatPercent(share)}${seconds === null ? '' : `, about ${formatCount(seconds)} s left`}`,
    cancel: 'Stop',
    start: 'Compute',
    again: 'Compute again',
    cancelled: 'Stopped; what had come by then is shown.',
    done: 'Done.',
    /** @param {string} reason */
    failed: (reason) => `It did not work: ${reason}`,
    outdated: 'The board has changed since.',
  },
};

export const toolsWords = part('tools', english);
