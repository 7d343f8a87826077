/** Which minimum?: a map of starts by the solution that each reaches. */
import { part } from '../language.js';
import { formatCount, formatPercent } from '../numbers.js';

export const english = {
  about:
    'Every pixel is a start in a plane of θ-space, through the initial weights of this network. From there gradient descent does its updates, and L-BFGS goes on to the bottom of the valley that they have led to. The colour says which solution lies there; order and signs of hidden units make no other one.',
  rate: 'η',
  updates: 'updates',
  directions: 'seed of the plane',
  size: 'finest map',
  /** @param {string} size */
  sizes: (size) => `${size} × ${size}`,
  centreA: 'centre, a',
  centreB: 'b',
  width: 'width',
  closer: 'Closer',
  farther: 'Farther',
  whole: 'Whole plane',
  /** @param {string} e */
  keyE: (e) => `E = ${e}`,
  /** @param {number} count */
  others: (count) => (count === 1 ? '1 other solution' : `${formatCount(count)} other solutions`),
  creeping: 'no minimum reached',
  diverged: 'diverged',
  /** @param {string} caption @param {string} rate @param {number} updates */
  title: (caption, rate, updates) =>
    `${caption}: the solutions reached from the starts of a plane, η = ${rate}, ${formatCount(updates)} updates`,
  /** @param {number} size @param {string} rate @param {number} solutions @param {string} list */
  label: (size, rate, solutions, list) =>
    `Map of ${size} × ${size} starts at η = ${rate}, with ${solutions === 1 ? 'one solution' : `${formatCount(solutions)} solutions`}: ${list}.`,
  /** @param {string} e @param {number} share */
  item: (e, share) => `E = ${e} from ${formatPercent(share)} of the starts`,
  /** @param {number} share */
  roughness: (share) => `${formatPercent(share)} of neighbouring starts reach different ends.`,
  waiting: 'Nothing has come yet.',
  allDiverged:
    'Descent has diverged from every start: the steps of η are too long here. A smaller η, or a smaller λ, brings the minima back.',
  columns: ['solution', 'E', 'starts', 'share'],
  table: 'The solutions and how many starts reach each',
  cursor: 'Place in the map. Arrow keys move it, with Shift by more; Enter goes closer, Backspace farther.',
  /** @param {string} a @param {string} b */
  start: (a, b) => `Start a = ${a}, b = ${b}`,
  /** @param {number} number @param {string} e */
  reaches: (number, e) => `reaches solution ${number}, E = ${e}`,
  press: 'Press a place in the map to go closer there.',
  take: 'Give this network the solution’s weights',
  noPenalty:
    'With λ = 0 weights may grow without end, and valleys have no bottom, or a flat one. So those solutions count as one here that have nearly the same t at every training point. A small λ gives every valley its one minimum.',
  /** @param {number} weights @param {number} points */
  tooLarge: (weights, points) =>
    `${formatCount(weights)} weights on ${formatCount(points)} points are too many for a thousand trainings at once. This takes a network of a few units on a few dozen points, or fewer updates.`,
  /** @param {string} size */
  coarse: (size) => `Finer than ${size} × ${size} would take too long with so many weights and points.`,
  noPoints: 'There are no points to train on.',
};

export const minimaWords = part('tool-minima', english);
