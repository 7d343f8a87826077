/** Many starts: one network from many seeds. */
import { part } from '../language.js';
import { formatCount } from '../numbers.js';

export const english = {
  about:
    'The same network on the same points from many initial weights. Where it ends depends on where it began: each dot is the E of one start.',
  count: 'starts',
  from: 'first seed',
  zero: 'also from θ = 0',
  axis: 'E at the end',
  starts: 'starts',
  zeroMark: 'from θ = 0',
  /** @param {string} e @param {boolean} rests */
  underE: (e, rests) => (rests ? `E = ${e}` : `E ≈ ${e}`),
  /** @param {number} count */
  times: (count) => (count === 1 ? 'once' : `${formatCount(count)} times`),
  /** @param {string} caption @param {number} count */
  title: (caption, count) => `${caption}, from ${formatCount(count)} starts`,
  /** @param {number} rest @param {number} solutions @param {number} creeping @param {number} diverged */
  summary: (rest, solutions, creeping, diverged) =>
    [
      `${formatCount(rest)} at rest${solutions > 0 ? ` in ${formatCount(solutions)} different solutions` : ''}`,
      `${formatCount(creeping)} still creeping`,
      ...(diverged > 0 ? [`${formatCount(diverged)} diverged`] : []),
    ].join(', '),
  /** @param {string} slope */
  rule: (slope) =>
    `At rest (filled): no |∂E/∂θ| is above ${slope}, or the optimizer has converged. Still creeping (hollow): E is nearly flat there, but it is no minimum.`,
  same: 'Solutions that differ only in order and signs of hidden units count as one.',
  samePlain:
    'With λ = 0 there are whole valleys of equal E. So those solutions count as one that have nearly the same t at every training point.',
  /** @param {string} least @param {string} most */
  range: (least, most) => `E from ${least} to ${most}.`,
  waiting: 'Nothing has come yet.',
  allDiverged:
    'Every start has diverged: the steps of η are too long here. A smaller η, or L-BFGS, has them come to an end.',
  states: { rest: 'at rest', creeping: 'still creeping', diverged: 'diverged' },
  columns: ['seed', 'E', 'largest |∂E/∂θ|', 'state', 'updates'],
  table: 'The end of every start',
  open: 'Put on the board:',
  /** @param {number} seed @param {string} e @param {number} count @param {string} state */
  openThis: (seed, e, count, state) =>
    `Put seed ${seed} on the board: E = ${e}, ${count === 1 ? 'once' : `${formatCount(count)} times`}, ${state}`,
  /** @param {number} seed */
  seed: (seed) => `seed ${seed}`,
  /** @param {number} seed @param {string} e @param {string} slope @param {string} state */
  marked: (seed, e, slope, state) => `Seed ${seed}: E = ${e}, largest |∂E/∂θ| = ${slope}, ${state}.`,
  press: 'Press a dot to see which seed it is, or go from dot to dot with the arrow keys here.',
  cursor: 'Start by start: arrow keys go along the axis of E, with Shift by ten; Enter puts it on the board',
  openSeed: 'Put on the board',
  /** @param {number} shown @param {number} all */
  some: (shown, all) => `The ${formatCount(shown)} most frequent of ${formatCount(all)} are shown.`,
  full: 'The board is full.',
  zeroTitle: 'From θ = 0',
  /** @param {string} difference @param {string} e @param {string} slope */
  zeroAbout: (difference, e, slope) =>
    `All units of a layer begin alike, so they have the same gradient at every update and stay alike: the largest difference between the weights of two units of a layer is ${difference}. E ends at ${e}, with a largest |∂E/∂θ| of ${slope}.`,
  zeroTable: 'Weights of the first hidden units after training from θ = 0',
  unit: 'unit',
  bias: 'bias',
  /** @param {number} i */
  into: (i) => `from ${i}`,
  /** @param {number} k */
  outOf: (k) => `to ${k}`,
  needsHidden: 'Without a hidden layer there are no units that could stay alike.',
};

export const startsWords = part('tool-starts', english);
