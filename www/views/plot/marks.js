/**
 * The marks of the classes: eight shapes that differ without their colours.
 *
 * @import { Points } from '../../points/points.d.ts'
 * @import { Look } from '../../scene/scene.d.ts'
 */

/**
 * Outlines around the origin for a radius of 1, as SVG path data; shapes of about the same weight to the eye.
 *
 * @type {readonly { name: string, path: string }[]}
 */
export const MARKS = [
  { name: 'circle', path: 'M1 0A1 1 0 1 1 -1 0A1 1 0 1 1 1 0Z' },
  { name: 'cross', path: 'M-.86 -.86L.86 .86M-.86 .86L.86 -.86' },
  { name: 'triangle', path: 'M0 -1.15L1.04 .72L-1.04 .72Z' },
  { name: 'square', path: 'M-.86 -.86L.86 -.86L.86 .86L-.86 .86Z' },
  { name: 'plus', path: 'M0 -1.12L0 1.12M-1.12 0L1.12 0' },
  { name: 'diamond', path: 'M0 -1.25L1 0L0 1.25L-1 0Z' },
  { name: 'wedge', path: 'M0 1.15L1.04 -.72L-1.04 -.72Z' },
  { name: 'star', path: 'M0 -1.15L0 1.15M-1 -.57L1 .57M-1 .57L1 -.57' },
];

/**
 * The class of example number `i`.
 *
 * @param {Points} points  with classes
 * @param {number} i
 * @returns {number}
 */
export function classOf({ y, k }, i) {
  if (k === 1) return y[i] >= 0.5 ? 1 : 0;
  const row = y.subarray(i * k, (i + 1) * k);
  return row.indexOf(Math.max(...row));
}

/**
 * Where example number `i` stands in the plot, in data coordinates.
 *
 * @param {Points} points
 * @param {Look} look
 * @param {number} i
 * @returns {[number, number]}
 */
export function placeOf({ x, y, n }, look, i) {
  return look.kind === 'curve' ? [x[i], y[i]] : [x[i * n], x[i * n + 1]];
}
