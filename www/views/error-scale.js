/**
 * The scale of the bars that show D. It follows from the task alone, so that bars of all figures compare, and none
 * changes its length but with its own number.
 *
 * With K classes it ends at ln K, the cross-entropy of who gives all of them the same probability. Of a regression it
 * ends at a multiple of the variance of the noise, or where there is none, or none is known, at the variance of y, which
 * is D of the best constant. A larger D is cut there; λ = 0 makes any.
 *
 * @import { Look } from '../scene/scene.d.ts'
 */
import { isRegression } from './caption.js';

/** So that the optimum's own bar has about the length that it has with classes. */
const NOISES = 4;

/** @typedef {{ limit: number, end: 'guess' | 'noise' | 'spread', classes: number }} ErrorScale  `limit` > 0 */

/**
 * @param {object} task
 * @param {Look} task.look
 * @param {number} task.classes
 * @param {number | null} task.optimum  the smallest D to be expected; null where it is not known
 * @param {ArrayLike<number>} task.y  of the training points, as networks see it
 * @returns {ErrorScale}
 */
export function errorScale({ look, classes, optimum, y }) {
  if (!isRegression(look)) return { limit: Math.log(classes), end: 'guess', classes };
  if (optimum !== null && optimum > 0) return { limit: NOISES * optimum, end: 'noise', classes };
  return { limit: varianceOf(y) || 1, end: 'spread', classes };
}

/** @param {ArrayLike<number>} values */
function varianceOf(values) {
  const all = Array.from(values);
  const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
  return all.reduce((sum, value) => sum + (value - mean) ** 2, 0) / all.length;
}

/**
 * Length of a bar as a share of the scale.
 *
 * @param {number | null | undefined} d
 * @param {ErrorScale} scale
 * @returns {number | null} 0 to 1; null where there is no D
 */
export function shareOf(d, { limit }) {
  if (d === null || d === undefined || Number.isNaN(d)) return null;
  return Math.min(Math.max(d / limit, 0), 1);
}
