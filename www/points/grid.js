/**
 * Own points: drawn by hand or read from a table. They lie on a grid of 65,536 × 65,536 places over the plane, finer
 * than any screen, so that a link carries them compactly and exactly.
 *
 * A point is one whole number, `key` = (label · 2¹⁶ + i) · 2¹⁶ + j, with the column i counted from the left edge and
 * the row j from the bottom. The label is the class; where y is a number over the plane, the place of y on a scale of
 * 65,536 steps; where y is a number over a line, 0, since y is the row. Keys are kept in ascending order: the same
 * points are the same set, however they came together, and give the same figures.
 *
 * @import { Domain, OwnAxis, OwnPoints, OwnValue, Points } from './points.d.ts'
 */

import { plainText } from './names.js';

export const MOST_POINTS = 5000;
export const MOST_CLASSES = 8;
/** Columns and rows of the grid beyond the first. */
export const LAST_CELL = 0xffff;

const CELLS = LAST_CELL + 1;
/** Keys of one class. */
export const CLASS_SPAN = CELLS * CELLS;

/** @param {number} label @param {number} column @param {number} row */
export const keyOf = (label, column, row) => (label * CELLS + column) * CELLS + row;

/** @param {number} key */
export const labelOf = (key) => Math.floor(key / CLASS_SPAN);

/** @param {number} key */
export const columnOf = (key) => Math.floor(key / CELLS) % CELLS;

/** @param {number} key */
export const rowOf = (key) => key % CELLS;

/** @param {Pick<OwnPoints, 'classes'>} own  @returns {'classification' | 'regression'} */
export const taskOf = ({ classes }) => (classes.length > 0 ? 'classification' : 'regression');

/** n, of x. @param {Pick<OwnPoints, 'classes' | 'value'>} own */
export const inputsOf = ({ classes, value }) => (classes.length > 0 || value ? 2 : 1);

/** Keys are below this. @param {Pick<OwnPoints, 'classes' | 'value'>} own */
export const keysEnd = ({ classes, value }) => (value ? CELLS : Math.max(1, classes.length)) * CLASS_SPAN;

/**
 * The class of example number i.
 *
 * @param {Pick<Points, 'y' | 'k'>} points
 * @param {number} i
 */
export const labelOfExample = ({ y, k }, i) => (k === 1 ? y[i] : y.subarray(i * k, (i + 1) * k).indexOf(1));

/**
 * The coordinate of a place on the grid, in the plane of the networks.
 *
 * @param {Domain} domain
 * @param {0 | 1} axis
 * @param {number} cell
 */
export const planeAt = (domain, axis, cell) => between(domain[2 * axis], domain[2 * axis + 1], cell);

/**
 * y as networks see it.
 *
 * @param {OwnValue} value
 * @param {number} level  its place on its scale
 */
export const yAt = ({ range: [low, high] }, level) => between(low, high, level);

/** @param {number} from @param {number} to @param {number} value */
export const placeBetween = (from, to, value) =>
  Math.round(Math.min(1, Math.max(0, (value - from) / (to - from))) * LAST_CELL);

/** @param {number} from @param {number} to @param {number} place */
export const between = (from, to, place) => from + (place * (to - from)) / LAST_CELL;

/**
 * @param {OwnPoints} own
 * @returns {number[]} points of each class; none where y is a number
 */
export function classCounts({ classes, keys }) {
  const counts = classes.map(() => 0);
  if (classes.length === 0) return counts;
  for (const key of keys) counts[labelOf(key)] += 1;
  return counts;
}

/**
 * The name that a class has of its own.
 *
 * @param {OwnPoints | null} own  null for points that were sampled, whose classes have no names
 * @param {number} label
 * @returns {string} empty where it has none
 */
export const ownName = (own, label) => plainText(own?.classes[label] ?? '');
