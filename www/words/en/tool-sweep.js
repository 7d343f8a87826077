/** The λ sweep: one network under several λ. */
import { part } from '../language.js';

export const english = {
  about:
    'The same network on the same points under several λ: what it fits, what it pays, and how far it is from the truth.',
  count: 'values',
  from: 'λ from',
  to: 'to',
  start: 'start',
  starts: { cold: 'each from its seed', warm: 'each from the one before' },
  lines: { d: 'D', penalty: 'λR', testD: 'test D', divergence: 'beyond the optimum' },
  lambda: 'λ',
  error: 'error',
  /** @param {string} lambda @param {boolean} isExact  whether by the truth, else by the test points */
  best: (lambda, isExact) => `best${isExact ? '' : ' on the test points'}: λ = ${lambda}`,
  /** @param {string} caption @param {string} from @param {string} to */
  title: (caption, from, to) => `${caption}, under λ from ${from} to ${to}`,
  /** @param {number} count @param {string} best @param {string} rise  of D */
  label: (count, best, rise) =>
    `Curves of D, λR, test D and the distance from the optimum over ${count} values of λ, with a map of each network. ${best}. ${rise}`,
  /** @param {string} first @param {string} last */
  rise: (first, last) => `D goes from ${first} at the smallest λ to ${last} at the largest.`,
  waiting: 'Nothing has come yet.',
  /** @param {string} lambda */
  diverged: (lambda) => `${lambda}: diverged`,
  /** @param {number} lost @param {number} all */
  lost: (lost, all) =>
    `${lost === all ? 'All networks have' : lost === 1 ? 'One network has' : `${lost} networks have`} diverged, and have no errors to be told: the steps of η are too long for them.`,
  noCurves: 'There are no curves: every network has diverged.',
  columns: ['λ', 'D', 'λR', 'test D', 'beyond the optimum', 'updates'],
  table: 'D, λR, test D and distance from the optimum under each λ',
  use: 'Set λ of this figure:',
  /** @param {string} lambda */
  useThis: (lambda) => `Set λ = ${lambda} in this figure`,
  bounds: 'The largest λ has to be above the smallest.',
};

export const sweepWords = part('tool-sweep', english);
