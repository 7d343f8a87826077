/** The words of watching a training: its speed. */
import { part } from '../language.js';

export const english = {
  speed: 'Speed',
  title: 'How many updates Train makes in a second',
  auto: 'auto',
  fastest: 'max',
  /** Briefly. @param {string} updates */
  perSecond: (updates) => `${updates}/s`,
  /** Said in full. @param {number} count @param {string} updates  the count as it is written */
  updatesPerSecond: (count, updates) => `${updates} ${count === 1 ? 'update' : 'updates'} a second`,
  asFastAsPossible: 'as fast as possible',
  /** @param {string} updates  in the first second */
  automatic: (updates) => `automatic: ${updates} updates in the first second, then more and more`,
};

export const watchWords = part('watch', english);
