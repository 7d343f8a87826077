/**
 * d3-contour.
 *
 * @import { Problem, Runner } from '../types.d.ts'
 */
import { loadScript } from './support.js';

await loadScript('d3-array/dist/d3-array.min.js');
await loadScript('d3-contour/dist/d3-contour.min.js');
const { d3 } = /** @type {any} */ (globalThis);

/** A ring: a closed line of [x, y], the first point repeated at the end. @typedef {[number, number][]} Ring */

/**
 * @param {Problem} problem
 * @returns {Runner}
 */
export function contours({ side = 2, values, levels }) {
  const grid = Float32Array.from(values);
  const generator = d3.contours().size([side, side]).thresholds(levels);
  /** @type {{ coordinates: Ring[][] }[]} */
  let areas = [];
  return {
    run(count) {
      for (let i = 0; i < count; i++) areas = generator(grid);
    },
    outcome() {
      const rings = areas.flatMap(({ coordinates }) => coordinates.flat());
      return {
        length: rings.reduce((sum, ring) => sum + lengthInside(ring, side), 0),
        lines: rings.length,
        points: rings.reduce((sum, ring) => sum + ring.length - 1, 0),
      };
    },
  };
}

/**
 * The length of a ring between the nodes. Areas that reach the edge are closed around the outside of the grid, half a
 * cell beyond its outermost nodes, which lie at 0.5 and side − 0.5.
 *
 * @param {Ring} ring
 * @param {number} side
 */
function lengthInside(ring, side) {
  const isInside = (/** @type {[number, number]} */ [x, y]) =>
    Math.min(x, y) >= 0.5 && Math.max(x, y) <= side - 0.5;
  let length = 0;
  for (let i = 1; i < ring.length; i++) {
    const [from, to] = [ring[i - 1], ring[i]];
    if (isInside(from) && isInside(to)) length += Math.hypot(to[0] - from[0], to[1] - from[1]);
  }
  return length;
}
