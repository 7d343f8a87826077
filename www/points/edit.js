/**
 * Own points on their grid: making them, finding them, changing them.
 *
 * @import { Domain, OwnAxis, OwnPoints, OwnValue, Points } from './points.d.ts'
 */
import {
  LAST_CELL,
  MOST_POINTS,
  between,
  columnOf,
  keyOf,
  labelOf,
  labelOfExample,
  placeBetween,
  rowOf,
} from './grid.js';

/** The plane that nothing else has shaped, in the proportions of a slide. */
const PLANE = /** @type {Domain} */ (Object.freeze([-6, 6, -4.5, 4.5]));

/** y as networks see it, where nothing else has shaped its scale: that of the sources. */
const VALUE_RANGE = /** @type {OwnValue['range']} */ (Object.freeze([-3, 3]));

/**
 * The plane without points. Without classes it is that of points (x, y).
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
 * The plane without points (x₁, x₂, y).
 *
 * @param {Domain} [domain]
 * @param {OwnValue['range']} [range]  of y
 * @returns {OwnPoints}
 */
export const emptySurface = (domain = PLANE, range = VALUE_RANGE) => ({
  ...emptyPlane(domain, 0),
  value: { name: '', from: range[0], to: range[1], range },
});

/**
 * Points that were drawn from a source, as own points on a plane that holds all of them. Points beyond the most that
 * there can be are left out from the end.
 *
 * @param {Points} points
 * @param {Domain} domain  of the source
 * @param {{ task?: 'classification' | 'regression', most?: number }} [options]  `task` of the source
 * @returns {OwnPoints}
 */
export function ownFromPoints(
  points,
  [x0, x1, y0, y1],
  { task = 'classification', most = MOST_POINTS } = {},
) {
  const { x, y, n, k } = points;
  const count = Math.min(x.length / n, most);
  const places = Array.from({ length: count }, (_, i) => [x[i * n], n === 1 ? y[i] : x[i * n + 1]]);
  let [left, right, bottom, top] = [x0, x1, y0, y1];
  let [low, high] = [0, 0];
  for (const [i, [first, second]] of places.entries()) {
    left = Math.min(left, Math.floor(first));
    right = Math.max(right, Math.ceil(first));
    bottom = Math.min(bottom, Math.floor(second));
    top = Math.max(top, Math.ceil(second));
    low = Math.min(low, Math.floor(y[i]));
    high = Math.max(high, Math.ceil(y[i]));
  }
  const domain = /** @type {Domain} */ ([left, right, bottom, top]);
  const isSurface = task === 'regression' && n === 2;
  const own = isSurface
    ? emptySurface(domain, low < high ? [low, high] : VALUE_RANGE)
    : emptyPlane(domain, task === 'regression' ? 0 : Math.max(2, k));
  /** @param {number} i */
  const labelAt = (i) => {
    if (own.value) return levelAt(own.value, y[i]);
    return task === 'regression' ? 0 : labelOfExample(points, i);
  };
  const keys = places.map(([first, second], i) =>
    keyOf(labelAt(i), cellAt(domain, 0, first), cellAt(domain, 1, second)),
  );
  return withKeys(own, keys);
}

/**
 * The place on the grid nearest to a coordinate of the plane; a place at the edge for one beyond it.
 *
 * @param {Domain} domain
 * @param {0 | 1} axis
 * @param {number} value
 */
export const cellAt = (domain, axis, value) => placeBetween(domain[2 * axis], domain[2 * axis + 1], value);

/**
 * The place of y on its scale, of y as networks see it.
 *
 * @param {OwnValue} value
 * @param {number} y
 */
export const levelAt = ({ range: [low, high] }, y) => placeBetween(low, high, y);

/**
 * The place on the grid nearest to a number in the axis's own unit.
 *
 * @param {OwnAxis} axis
 * @param {number} number
 */
export const placeOn = ({ from, to }, number) => placeBetween(from, to, number);

/**
 * The coordinate of a place on the grid in the units of the table that the points came from, with as many decimals as
 * the grid can tell apart: what the table said, wherever it said no more.
 *
 * @param {OwnAxis} axis
 * @param {number} cell
 * @returns {number}
 */
export function originalAt({ from, to }, cell) {
  const value = between(from, to, cell);
  const decimals = Math.floor(-Math.log10((to - from) / LAST_CELL));
  if (decimals > 100) return value;
  if (decimals >= 0) return Number(value.toFixed(decimals)) + 0;
  const unit = 10 ** -decimals;
  return Math.round(value / unit) * unit + 0;
}

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
 * The numbers that belong to a point, in the units that they came in: x₁ and x₂ of a point with a class, else x and y,
 * or x₁, x₂ and y.
 *
 * @param {OwnPoints} own
 * @param {number} key
 * @returns {number[]}
 */
export const numbersOf = ({ axes, value }, key) => [
  originalAt(axes[0], columnOf(key)),
  originalAt(axes[1], rowOf(key)),
  ...(value ? [originalAt(value, labelOf(key))] : []),
];

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
