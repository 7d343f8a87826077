/**
 * Own points: drawn by hand or read from a table. They lie on a grid of 65,536 × 65,536 places over the plane, finer
 * than any screen, so that a link carries them compactly and exactly.
 *
 * A point is one whole number, `key` = (label · 2¹⁶ + i) · 2¹⁶ + j, with the column i counted from the left edge and
 * the row j from the bottom. Keys are kept in ascending order: the same points are the same set, however they came
 * together, and give the same figures.
 *
 * @import { Domain, OwnAxis, OwnPoints, Points } from './points.d.ts'
 */

import { plainText } from './plain-text.js';

/** The plane that nothing else has shaped, in the proportions of a slide. */
export const PLANE = /** @type {Domain} */ (Object.freeze([-6, 6, -4.5, 4.5]));

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

/**
 * The plane without points.
 *
 * @param {Domain} [domain]
 * @param {number} [classes]
 * @returns {OwnPoints}
 */
export function emptyPlane(domain = PLANE, classes = 2) {
  return {
    domain,
    axes: [
      { name: '', from: domain[0], to: domain[1] },
      { name: '', from: domain[2], to: domain[3] },
    ],
    classes: Array.from({ length: classes }, () => ''),
    keys: new Float64Array(0),
  };
}

/**
 * Points that were drawn from a source, as own points on a plane that holds all of them. Points beyond the most that
 * there can be are left out from the end.
 *
 * @param {Points} points
 * @param {Domain} domain  of the source
 * @returns {OwnPoints}
 */
export function ownFromPoints({ x, y, n, k }, [x0, x1, y0, y1], most = MOST_POINTS) {
  const count = Math.min(x.length / n, most);
  let [left, right, bottom, top] = [x0, x1, y0, y1];
  for (let i = 0; i < count; i++) {
    left = Math.min(left, Math.floor(x[i * n]));
    right = Math.max(right, Math.ceil(x[i * n]));
    bottom = Math.min(bottom, Math.floor(x[i * n + 1]));
    top = Math.max(top, Math.ceil(x[i * n + 1]));
  }
  const own = emptyPlane([left, right, bottom, top], Math.max(2, k));
  const keys = Array.from({ length: count }, (_, i) => {
    const label = k === 1 ? y[i] : y.subarray(i * k, (i + 1) * k).indexOf(1);
    return keyOf(label, cellAt(own.domain, 0, x[i * n]), cellAt(own.domain, 1, x[i * n + 1]));
  });
  return withKeys(own, keys);
}

/**
 * The place on the grid nearest to a coordinate of the plane; a place at the edge for one beyond it.
 *
 * @param {Domain} domain
 * @param {0 | 1} axis
 * @param {number} value
 */
export function cellAt(domain, axis, value) {
  const from = domain[2 * axis];
  const share = (value - from) / (domain[2 * axis + 1] - from);
  return Math.round(Math.min(1, Math.max(0, share)) * LAST_CELL);
}

/**
 * The coordinate of a place on the grid, in the plane of the networks.
 *
 * @param {Domain} domain
 * @param {0 | 1} axis
 * @param {number} cell
 */
export function planeAt(domain, axis, cell) {
  const from = domain[2 * axis];
  return from + (cell * (domain[2 * axis + 1] - from)) / LAST_CELL;
}

/**
 * The coordinate of a place on the grid in the units of the table that the points came from, with as many decimals as
 * the grid can tell apart: what the table said, wherever it said no more.
 *
 * @param {OwnAxis} axis
 * @param {number} cell
 * @returns {number}
 */
export function originalAt({ from, to }, cell) {
  const value = from + (cell * (to - from)) / LAST_CELL;
  const decimals = Math.floor(-Math.log10((to - from) / LAST_CELL));
  if (decimals > 100) return value;
  if (decimals >= 0) return Number(value.toFixed(decimals)) + 0;
  const unit = 10 ** -decimals;
  return Math.round(value / unit) * unit + 0;
}

/**
 * @param {OwnPoints} own
 * @returns {number[]} points of each class
 */
export function classCounts({ classes, keys }) {
  const counts = classes.map(() => 0);
  for (const key of keys) counts[labelOf(key)] += 1;
  return counts;
}

/**
 * @param {OwnPoints | null} own  null for points that were sampled, whose classes have no names
 * @param {number} label
 * @returns {string} its own name, or "class 1"
 */
export const className = (own, label) => plainText(own?.classes[label] ?? '') || `class ${label}`;

/**
 * @param {OwnPoints} own
 * @param {Iterable<number>} keys  in any order
 * @returns {OwnPoints}
 */
export const withKeys = (own, keys) => ({ ...own, keys: Float64Array.from(keys).sort() });

/**
 * With further points, as many as there is room for.
 *
 * @param {OwnPoints} own
 * @param {readonly number[]} keys
 */
export const withPoints = (own, keys) =>
  withKeys(own, [...own.keys, ...keys.slice(0, Math.max(0, MOST_POINTS - own.keys.length))]);

/**
 * Without the points at these positions.
 *
 * @param {OwnPoints} own
 * @param {ReadonlySet<number>} indices
 * @returns {OwnPoints}
 */
export const withoutPoints = (own, indices) => ({
  ...own,
  keys: own.keys.filter((_, index) => !indices.has(index)),
});

/**
 * With one more or one fewer class to draw points of. The last class goes with its points.
 *
 * @param {OwnPoints} own
 * @param {number} count
 * @returns {OwnPoints}
 */
export const withClasses = (own, count) => ({
  ...own,
  classes: Array.from({ length: count }, (_, label) => own.classes[label] ?? ''),
  keys: own.keys.filter((key) => labelOf(key) < count),
});

/**
 * Positions of the points within a distance of a place, the nearest first; of points at one place the one drawn on top.
 *
 * @param {OwnPoints} own
 * @param {{ column: number, row: number }} place
 * @param {{ columns: number, rows: number }} radius  half axes of the ellipse, in places of the grid
 * @returns {number[]}
 */
export function pointsNear({ keys }, { column, row }, { columns, rows }) {
  /** @type {{ index: number, distance: number }[]} */
  const near = [];
  keys.forEach((key, index) => {
    const distance = Math.hypot((columnOf(key) - column) / columns, (rowOf(key) - row) / rows);
    if (distance <= 1) near.push({ index, distance });
  });
  return near.sort((a, b) => a.distance - b.distance || b.index - a.index).map(({ index }) => index);
}
