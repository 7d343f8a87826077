/**
 * What a network's outputs are compared with.
 *
 * @import { Points } from '../points/points.d.ts'
 * @import { TrainerConfig } from '../training/protocol.js'
 */

/**
 * Points with y as the outputs want it: two softmax outputs take both classes, where points tell only class 1.
 *
 * @param {Pick<TrainerConfig, 'output' | 'layerSizes'>} ends
 * @param {Points} points
 * @returns {Points}
 */
export function targetsFor({ output, layerSizes }, points) {
  const { y, k } = points;
  if (k !== 1 || output !== 'softmax' || layerSizes.at(-1) !== 2) return points;
  const both = Float64Array.from({ length: 2 * y.length }, (_, i) => (i % 2 ? y[i >> 1] : 1 - y[i >> 1]));
  return { ...points, y: both, k: 2 };
}

/**
 * What is true, as the outputs give it: of each class beside two softmax outputs, of class 1 beside one.
 *
 * @param {readonly number[]} posterior  of each class, of two that of class 1; or E[y|x]
 * @param {number} outputs
 * @returns {readonly number[]}
 */
export const posteriorFor = (posterior, outputs) =>
  posterior.length === 1 && outputs === 2 ? [1 - posterior[0], posterior[0]] : posterior;
