/** What one would see in a figure, for those who do not see it. */
import { listed, part } from '../language.js';

/** @param {number} count @param {string} one @param {string} [many] */
const counted = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

export const english = {
  preparing: 'The picture is being prepared.',
  /** @param {string} value */
  noise: (value) => `Variance of the noise ${value}.`,
  /** @param {string} error @param {string} crossEntropy */
  bayes: (error, crossEntropy) => `Bayes error ${error}. Bayes cross-entropy ${crossEntropy}.`,
  /** @param {string} e */
  e: (e) => `E = ${e}.`,
  /** @param {string} share */
  accuracy: (share) => `Training accuracy ${share}.`,
  /** @param {string} share */
  testAccuracy: (share) => `Test accuracy ${share}.`,
  /** @param {string} state @param {string} updates */
  state: (state, updates) => `${state}, ${updates} updates.`,
  /** @param {number} pieces */
  regions: (pieces) =>
    `Regions of the most probable class as colour, with ${counted(pieces, 'piece')} of boundary between them`,
  /** @param {string} lines */
  cross: (lines) => `Probability of a cross as colour, with ${lines}`,
  /** @param {string} name  of the class @param {string} lines */
  probability: (name, lines) => `Probability of ${name} as colour, with ${lines}`,
  /** @param {string} low @param {string} high @param {string} lines */
  surface: (low, high, lines) => `Value from ${low} to ${high} as colour, with ${lines}`,
  /** @param {readonly (readonly [x: string, t: string])[]} places */
  curve: (places) => `The curve of t over x, ${places.map(([x, t]) => `${t} at x = ${x}`).join(', ')}`,
  /** @param {readonly (readonly [level: string, pieces: number])[]} levels */
  lines: (levels) => {
    if (levels.length === 0) return 'no contour line';
    const named = levels.map(([level, pieces]) => (pieces === 1 ? level : `${level} (${pieces} pieces)`));
    return named.length === 1 ? `a contour line at ${named[0]}` : `contour lines at ${listed(named)}`;
  },
};

export const summaryWords = part('summary', english);
