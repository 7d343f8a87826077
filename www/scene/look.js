/**
 * What the figures of a board show: probabilities, regions, a surface of values or a curve.
 *
 * @import { Board, Look, SourceInfo } from './scene.d.ts'
 */
import { tickStep } from 'd3-array';
import { LEVELS } from './levels.js';

/** Contour lines of a surface: about so many, at round values. */
const SURFACE_LINES = 8;

/**
 * @param {Pick<Board, 'classes' | 'shown'>} board
 * @param {Pick<SourceInfo, 'task' | 'n'>} info  of its source
 * @param {ArrayLike<number>} y  of its training points
 * @returns {Look}
 */
export function lookOf({ classes, shown }, { task, n }, y) {
  if (task === 'regression') {
    return n === 1 ? { kind: 'curve', levels: [] } : { kind: 'surface', ...valueScale(y) };
  }
  if (classes === 2) return { kind: 'probability', levels: LEVELS };
  return shown === 'all'
    ? { kind: 'regions', levels: [] }
    : { kind: 'class', class: Number(shown), levels: LEVELS };
}

/**
 * Whether two looks are the same, field by field.
 *
 * @param {Look} a
 * @param {Look | null} b
 */
export function sameLook(a, b) {
  const fields = (/** @type {Look} */ { kind, levels, ...others }) => [
    kind,
    ...levels,
    ...Object.values(others),
  ];
  return b !== null && fields(a).join() === fields(b).join();
}

/**
 * A scale of round values that has room for all of `y`, with lines at round values between. Where there are values on
 * both sides of 0, it is in the middle.
 *
 * @param {ArrayLike<number>} y
 * @returns {{ low: number, high: number, levels: number[] }}
 */
export function valueScale(y) {
  let [least, largest] = [Infinity, -Infinity];
  for (let i = 0; i < y.length; i += 1) {
    least = Math.min(least, y[i]);
    largest = Math.max(largest, y[i]);
  }
  if (!(least < largest)) {
    const middle = Number.isFinite(least) ? least : 0;
    [least, largest] = [middle - 1, middle + 1];
  }
  if (least < 0 && largest > 0) {
    largest = Math.max(largest, -least);
    least = -largest;
  }
  const step = tickStep(least, largest, SURFACE_LINES);
  // Steps of 10⁻ᵏ cannot be written in binary; their inverses can.
  const round = (/** @type {number} */ count) => (step < 1 ? count / Math.round(1 / step) : count * step) + 0;
  const [first, last] = [Math.floor(least / step), Math.ceil(largest / step)];
  const levels = Array.from({ length: last - first - 1 }, (_, i) => round(first + 1 + i));
  return { low: round(first), high: round(last), levels };
}
