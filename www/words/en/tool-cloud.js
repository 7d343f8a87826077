/** The cloud of boundaries: one network on many training sets. */
import { part } from '../language.js';
import { asWritten, formatCount } from '../numbers.js';

export const english = {
  about:
    'The same network, trained on one training set after another: every line is where one of them decides. How far their mean is from the optimum is the bias, how far they scatter is the variance.',
  count: 'training sets',
  other: 'beside it λ',
  updates: 'updates at most',
  from: 'each one',
  sources: { source: 'drawn from the source', bootstrap: 'drawn from the points, with replacement' },
  bootstrapOnly:
    'Nobody knows where these points are from: training sets are drawn from the points themselves, with replacement, and there is no optimum to compare with.',
  needsTwo: 'A boundary needs two classes: choose points of two classes to see it scatter.',
  /** @param {string} lambda */
  own: (lambda) => `λ = ${lambda}, this figure`,
  /** @param {string} lambda */
  side: (lambda) => `λ = ${lambda}`,
  key: 'bias² and variance of P, in the same colours',
  quantities: { bias: 'bias²', variance: 'variance' },
  /** @param {string} name @param {string} value */
  quantity: (name, value) => `${name} ${value}`,
  /** @param {number} value */
  tick: (value) => asWritten(String(value)),
  /** @param {string} value */
  atLeast: (value) => `≥ ${value}`,
  /** @param {number} count @param {string} caption @param {string} first @param {string} second */
  title: (count, caption, first, second) =>
    `${caption}, on ${formatCount(count)} training sets: lines P = ½, bias² and variance of P, for λ = ${first} and λ = ${second}`,
  waiting: 'Nothing has come yet.',
  /** @param {number} lines @param {string} lambda @param {string | null} bias @param {string | null} variance */
  label: (lines, lambda, bias, variance) =>
    `λ = ${lambda}: ${formatCount(lines)} lines P = ½${bias === null ? '' : `, bias² ${bias}`}${variance === null ? '' : `, variance ${variance}`}.`,
  overOptimum: 'The dashed line is the optimum’s.',
  /** What the numbers are means over. */
  means: {
    /** @param {number} count */
    source: (count) => `Means over ${formatCount(count)} fresh points of the source, so by its density.`,
    /** @param {number} count */
    test: (count) => `Means over the ${formatCount(count)} test points.`,
    /** @param {number} count */
    train: (count) => `Means over the ${formatCount(count)} training points, since there are no test points.`,
  },
  /** @param {string} lambda @param {string} bias @param {string} variance @param {string} deviation */
  sum: (lambda, bias, variance, deviation) =>
    `λ = ${lambda}: bias² ${bias} + variance ${variance} = ${deviation}, the expected squared deviation from the optimum.`,
  /** @param {string} lambda @param {string} variance */
  variance: (lambda, variance) => `λ = ${lambda}: variance ${variance}.`,
  /** @param {number} capped @param {number} all @param {number} updates */
  capped: (capped, all, updates) =>
    `${formatCount(capped)} of ${formatCount(all)} were still training after ${formatCount(updates)} updates.`,
  /** @param {number} diverged */
  diverged: (diverged) => `${formatCount(diverged)} diverged and are left out.`,
  /** @param {string} lambda */
  allDiverged: (lambda) =>
    `λ = ${lambda}: every network has diverged, so there are no lines. The steps of η are too long here.`,
  /** @param {number} count @param {number} all */
  lineless: (count, all) =>
    `${count === all ? 'None of them has' : `${formatCount(count)} of ${formatCount(all)} have`} a line in the picture: P stays on one side of ½.`,
  table: 'Bias and variance of P',
  columns: [
    'λ',
    'networks',
    'diverged',
    'still training',
    'bias²',
    'variance',
    'bias² + variance',
    'expected squared deviation',
  ],
};

export const cloudWords = part('tool-cloud', english);
