/**
 * Which worker a figure lives in.
 *
 * @import { Figure } from '../scene/scene.d.ts'
 */
import { parameterCount } from '../scene/parameters.js';

/** More workers than this cost memory and gain nothing on a board that one can still read. */
const MOST_WORKERS = 8;

/** The optimum is drawn once and then rests; it weighs like a small network. */
const OPTIMUM_COST = 50;

/**
 * @param {number} cores  of the machine
 * @param {number} figures  on the board
 */
export const workersFor = (cores, figures) => Math.max(1, Math.min(cores, figures, MOST_WORKERS));

/**
 * Relative cost of training and drawing: the parameters of the network, of which every update and
 * every node of the grid needs each about once. Its outputs are the
 * board's and count as one.
 *
 * @param {Figure} figure
 */
export function costOf(figure) {
  if (figure.kind === 'optimum') return OPTIMUM_COST;
  return parameterCount([figure.features.length, ...figure.hidden, 1]);
}

/**
 * Places figures one after another, the most expensive first, each where least is to do ("longest
 * processing time first", Graham 1969: at most a third above the best spread). Figures that have
 * a place keep it, for moving one would lose its weights.
 *
 * @param {readonly number[]} loads  cost that each worker bears already
 * @param {readonly Figure[]} figures  to place
 * @returns {Map<Figure, number>} index of the worker
 */
export function placed(loads, figures) {
  const sums = [...loads];
  /** @type {Map<Figure, number>} */
  const places = new Map();
  for (const figure of figures.toSorted((a, b) => costOf(b) - costOf(a))) {
    const index = sums.indexOf(Math.min(...sums));
    sums[index] = /** @type {number} */ (sums[index]) + costOf(figure);
    places.set(figure, index);
  }
  return places;
}
