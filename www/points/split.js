/**
 * Own points as what networks learn from and what they are tested on.
 *
 * Which points are for testing is decided by the seed and by where they lie, not by their order: adding a point leaves
 * the others what they are. Of every class, or of all points where y is a number, the same share is for testing, and at
 * least one point is learned from.
 *
 * @import { OwnPoints, Points } from './points.d.ts'
 */
import { CLASS_SPAN, columnOf, inputsOf, labelOf, planeAt, rowOf, taskOf, yAt } from './grid.js';
import { hash32 } from './seeded.js';

/** @typedef {{ share: number, seed: number }} Split  `share` of the points that is for testing, 0 to below 1 */

/**
 * @param {OwnPoints} own
 * @param {Split} split
 * @returns {{ train: Points, test: Points | null }} null where no point is for testing
 */
export function splitOwn(own, { share, seed }) {
  /** @type {number[]} */
  const train = [];
  /** @type {number[]} */
  const test = [];
  for (const keys of groupsOf(own)) {
    const rank = new Map(keys.map((key) => [key, hash32(seed, columnOf(key), rowOf(key), labelOf(key))]));
    const rankOf = (/** @type {number} */ key) => /** @type {number} */ (rank.get(key));
    const ranked = keys.toSorted((a, b) => rankOf(a) - rankOf(b) || a - b);
    const count = testCount(keys.length, share);
    test.push(...ranked.slice(0, count).sort(ascending));
    train.push(...ranked.slice(count).sort(ascending));
  }
  return { train: pointsOf(own, train), test: test.length > 0 ? pointsOf(own, test) : null };
}

/**
 * Number of points to learn from.
 *
 * @param {OwnPoints} own
 * @param {number} share
 */
export const trainingCount = (own, share) =>
  groupsOf(own).reduce((sum, { length }) => sum + length - testCount(length, share), 0);

/** @param {number} count @param {number} share */
const testCount = (count, share) => Math.max(0, Math.min(count - 1, Math.round(share * count)));

/** Keys of each class; all of them where y is a number. @param {OwnPoints} own @returns {number[][]} */
const groupsOf = (own) =>
  taskOf(own) === 'regression'
    ? [[...own.keys]]
    : own.classes.map((_, label) => [
        ...own.keys.subarray(
          firstFrom(own.keys, label * CLASS_SPAN),
          firstFrom(own.keys, (label + 1) * CLASS_SPAN),
        ),
      ]);

/** Position of the first key that is not below `bound`. @param {Float64Array} keys @param {number} bound */
function firstFrom(keys, bound) {
  const index = keys.findIndex((key) => key >= bound);
  return index < 0 ? keys.length : index;
}

/**
 * Two classes share one output, y = 0 or 1; more have one each, y one-hot. A number is y itself, in the units of the
 * plane.
 *
 * @param {OwnPoints} own
 * @param {readonly number[]} keys
 * @returns {Points}
 */
function pointsOf(own, keys) {
  const { domain, classes, value } = own;
  const n = inputsOf(own);
  const k = classes.length > 2 ? classes.length : 1;
  const x = new Float64Array(n * keys.length);
  const y = new Float64Array(k * keys.length);
  keys.forEach((key, i) => {
    x[n * i] = planeAt(domain, 0, columnOf(key));
    const second = planeAt(domain, 1, rowOf(key));
    if (n === 2) x[n * i + 1] = second;
    if (k > 1) y[k * i + labelOf(key)] = 1;
    else if (n === 1) y[i] = second;
    else y[i] = value ? yAt(value, labelOf(key)) : labelOf(key);
  });
  return { x, y, n, k };
}

/** @param {number} a @param {number} b */
const ascending = (a, b) => a - b;
