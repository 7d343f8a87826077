/**
 * A training point as an example: its place and what is true of it.
 *
 * @import { Points } from '../../../points/points.d.ts'
 */

/**
 * @typedef {object} Example  a training point
 * @property {number} number  from 1
 * @property {readonly [number, number]} x  with one coordinate, the second one is idle
 * @property {readonly number[]} y  as the board has it
 * @property {number} label  its class, from 0; of a regression without meaning
 */

/**
 * @param {Points | null} points
 * @param {number} number  from 1; the last one where there are fewer
 * @returns {Example | null}
 */
export function exampleOf(points, number) {
  const count = points ? points.x.length / points.n : 0;
  if (!points || count === 0) return null;
  const { x, y, n, k } = points;
  const i = Math.min(number, count) - 1;
  const targets = [...y.subarray(i * k, (i + 1) * k)];
  const label = k === 1 ? targets[0] : targets.indexOf(1);
  return { number: i + 1, x: [x[i * n], n === 1 ? 0 : x[i * n + 1]], y: targets, label };
}
