/** Four seeds of a network. */
import { part } from '../language.js';
import { formatCount } from '../numbers.js';

export const english = {
  title: 'Four seeds',
  /** @param {string} caption */
  about: (caption) => `${caption}, from other initial weights and on the same points.`,
  /** The label of E of the figure itself, with a symbol between asterisks. @param {number} seed */
  onBoard: (seed) => `On the board, seed ${seed}: *E* =`,
  /** With a symbol between asterisks. */
  byError: 'smallest *E* first',
  progress: 'Progress of the trainings',
  others: 'Other four',
  /** @param {number} seed */
  heading: (seed) => `Seed ${seed}`,
  /** @param {number} seed @param {string} summary */
  picture: (seed, summary) => `Seed ${seed}: ${summary}`,
  /** With a symbol between asterisks. */
  testError: 'test *D*',
  put: 'Put on the board',
  there: 'On the board',
  /** @param {number} seed */
  putSeed: (seed) => `Put on the board: seed ${seed}`,
  /** @param {number} seed */
  thereSeed: (seed) => `On the board: seed ${seed}`,
  waiting: 'waiting',
  /** @param {string} state @param {number} updates */
  state: (state, updates) => `${state}, ${formatCount(updates)} ${updates === 1 ? 'update' : 'updates'}`,
  status: {
    /** @param {number} seed @param {boolean} isFull  the board, now */
    added: (seed, isFull) =>
      `Seed ${seed} is on the board, and trains there.${isFull ? ' The board is full.' : ''}`,
    training: 'Training.',
    /** @param {string} reason */
    refused: (reason) => `The engine does not take this network: ${reason}`,
    /** @param {string} reason */
    failed: (reason) => `It did not work: ${reason}.`,
    cancelled: 'It did not work.',
    done: 'All four are done.',
    /** With a symbol between asterisks. @param {string} e */
    equal: (e) => `All four come to *E* = ${e}.`,
    /** With a symbol between asterisks. @param {string} least @param {string} most */
    spread: (least, most) => `All four are done: *E* from ${least} to ${most}.`,
  },
};

export const seedsWords = part('seeds', english);
