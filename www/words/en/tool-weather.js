/** The weather map: one network under many pairs of settings. */
import { part } from '../language.js';
import { formatCount } from '../numbers.js';

export const english = {
  /** @param {boolean} isExact  whether by the truth, else by the test points */
  about: (isExact) =>
    `Every cell is a network that was trained with its settings. Its colour is its ${isExact ? 'exact expected error, the smallest possible D and what comes on top' : 'D on the test points, since nobody knows the truth'}. Hatched: training diverged.`,
  axes: 'axes',
  kinds: { rate: 'λ and η', units: 'λ and units' },
  size: 'cells',
  /** @param {string} columns @param {string} rows */
  cells: (columns, rows) => `${columns} × ${rows}`,
  from: 'λ from',
  to: 'to',
  rateFrom: 'η from',
  rateTo: 'to',
  layer: 'hidden layer',
  most: 'units up to',
  updates: 'updates of each',
  lambda: 'λ',
  rate: 'η',
  /** @param {number} layer */
  units: (layer) => `units of hidden layer ${layer}`,
  bounds: 'The largest value of an axis has to be above its smallest.',
  needsTest:
    'Nobody knows where these points are from, and there are no test points: choose a share of them for testing.',
  needsHidden: 'This network has no hidden layer whose units could be counted.',
  /** @param {string} optimizer  its name */
  descent: (optimizer) => `All cells are trained with ${optimizer}.`,
  /** The board's optimizer has no η. */
  instead: 'L-BFGS has no η: all cells are trained with gradient descent.',
  optimizers: { sgd: 'gradient descent', momentum: 'momentum', adam: 'Adam' },
  /** @param {string} x @param {string} y @param {string} caption @param {number} updates */
  title: (x, y, caption, updates) =>
    `${caption}, after ${formatCount(updates)} updates: expected error over ${x} and ${y}`,
  /** @param {number} done @param {number} all @param {number} diverged */
  label: (done, all, diverged) =>
    `Map of ${formatCount(done)} of ${formatCount(all)} networks by their expected error; ${formatCount(diverged)} diverged.`,
  /** @param {string} place @param {string} value */
  best: (place, value) => `The best: ${value} at ${place}.`,
  /** @param {string} x @param {string} name @param {string} y */
  place: (x, name, y) => `λ = ${x}, ${name} = ${y}`,
  scale: {
    exact: 'expected error, from the optimum to a constant answer',
    test: 'test D, from 0 to a constant answer',
  },
  waiting: 'Nothing has come yet.',
  diverged: 'diverged',
  /** @param {string} value */
  atLeast: (value) => `≥ ${value}`,
  cursor: 'Map: the arrow keys choose a cell, Enter opens its network',
  hint: 'Point at a cell, or choose one with the arrow keys, to read it; a click or Enter opens its network.',
  /** @param {string} place @param {boolean} isExact @param {string} expected @param {string} d @param {number} updates */
  read: (place, isExact, expected, d, updates) =>
    `${place}: ${isExact ? 'expected error' : 'test D'} ${expected}, D ${d}, after ${formatCount(updates)} updates.`,
  /** @param {string} place @param {number} updates */
  readDiverged: (place, updates) => `${place}: diverged after ${formatCount(updates)} updates.`,
  /** @param {string} place */
  notYet: (place) => `${place}: not trained yet.`,
  open: 'Open as a figure',
  /** What opening does beside that. @param {number} updates */
  opensRate: (updates) =>
    `The network comes as a figure, at ${formatCount(updates)} updates or where it came to rest; η and the optimizer belong to the board, so all figures get them.`,
  /** @param {number} updates */
  opensUnits: (updates) =>
    `The network comes as a figure, at ${formatCount(updates)} updates or where it came to rest.`,
  /** @param {number} number */
  opened: (number) => `It is figure ${number} now.`,
  table: 'Every network of the map',
  /** @param {string} name  of the second axis @param {boolean} isExact */
  columns: (name, isExact) => ['λ', name, isExact ? 'expected error' : 'test D', 'D', 'updates', 'state'],
  states: { training: 'still training', converged: 'converged', diverged: 'diverged' },
};

export const weatherWords = part('tool-weather', english);
