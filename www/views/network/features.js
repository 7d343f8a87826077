/**
 * The inputs of a network as functions of the plane, for pictures of them.
 *
 * @import { Domain } from '../../points/points.d.ts'
 * @import { Feature } from '../../scene/scene.d.ts'
 */

/** @type {Record<Feature, (x1: number, x2: number) => number>} */
const FUNCTIONS = {
  x1: (x1) => x1,
  x2: (_, x2) => x2,
  x1x1: (x1) => x1 * x1,
  x2x2: (_, x2) => x2 * x2,
  x1x2: (x1, x2) => x1 * x2,
  sinx1: (x1) => Math.sin(x1),
  sinx2: (_, x2) => Math.sin(x2),
};

/**
 * What the network takes in of a point.
 *
 * @param {readonly Feature[] | null} features  null for one coordinate
 * @param {readonly [number, number]} point
 * @returns {number[]}
 */
export const inputsAt = (features, [x1, x2]) =>
  (features ?? ['x1']).map((feature) => FUNCTIONS[feature](x1, x2));

/**
 * Every input at the nodes of a grid, from 0 where it is at its least in the plane to 1 where it is at its largest.
 *
 * @param {readonly Feature[] | null} features
 * @param {{ domain: Domain, width: number, height: number }} grid
 * @returns {Float32Array[]}
 */
export function inputMaps(features, { domain: [x0, x1, y0, y1], width, height }) {
  return (features ?? ['x1']).map((feature) => {
    const values = Float32Array.from({ length: width * height }, (_, node) => {
      const [column, row] = [node % width, Math.floor(node / width)];
      const at = (/** @type {number} */ low, /** @type {number} */ high, /** @type {number} */ share) =>
        low + (high - low) * share;
      return FUNCTIONS[feature](at(x0, x1, column / (width - 1)), at(y0, y1, row / (height - 1)));
    });
    const least = values.reduce((a, b) => Math.min(a, b));
    const range = values.reduce((a, b) => Math.max(a, b)) - least;
    return values.map((value) => (value - least) / range);
  });
}
