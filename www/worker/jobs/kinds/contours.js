/**
 * Lines of equal values of a grid. A unit is a grid.
 *
 * @import { Contours } from '../../../training/training.d.ts'
 * @import { Kind } from '../jobs.js'
 */

/** Row 0 of the values is the bottom. @typedef {{ values: Float32Array, width: number, height: number, levels: Float32Array }} Asked */

/** @type {Kind} */
export const kind = function* ({ engine }, /** @type {Asked} */ { values, width, height, levels }) {
  /** @type {Contours} Points in cells. */
  const part = engine.traceContours(values, width, height, levels);
  yield { progress: 1, part };
};
