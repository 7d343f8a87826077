/**
 * Which networks are the same solution: what the engine's `solutions` tells once what a minimum leaves open is put away.
 *
 * @import { TrainerConfig } from '../../training/protocol.js'
 * @import { Lab } from '../host.js'
 */

/**
 * Parameters of two networks that are the same solution differ by no more, with the right order and signs of hidden units.
 * Weights are of the size of 1; what L-BFGS leaves at a minimum is smaller than a thousandth.
 */
export const TOLERANCE = 0.05;

/**
 * θ with a bias of 0 for every hidden unit that neither hears nor is heard: where λ has shrunk all weights into it and all
 * out of it to 0, it is constant, and its bias, which is not penalised, may be anything. Without that, one minimum would
 * be a whole line of them.
 *
 * @param {readonly number[]} sizes  s_0 … s_L
 * @param {Float64Array} theta
 * @param {number} [tolerance]  what counts as 0
 */
export function withoutIdleBiases(sizes, theta, tolerance = TOLERANCE) {
  const settled = Float64Array.from(theta);
  const isNone = (/** @type {number} */ at) => Math.abs(theta[at]) <= tolerance;
  let first = 0;
  for (let l = 1; l < sizes.length - 1; l += 1) {
    const [columns, next] = [sizes[l - 1] + 1, first + sizes[l] * (sizes[l - 1] + 1)];
    for (let j = 0; j < sizes[l]; j += 1) {
      const row = first + j * columns;
      const into = Array.from({ length: columns - 1 }, (_, i) => row + 1 + i);
      const outOf = Array.from({ length: sizes[l + 1] }, (_, k) => next + k * (sizes[l] + 1) + 1 + j);
      if ([...into, ...outOf].every(isNone)) settled[row] = 0;
    }
    first = next;
  }
  return settled;
}

/**
 * @param {InstanceType<Lab['Trainer']>} trainer  of networks of this shape
 * @param {TrainerConfig} config
 * @param {Float64Array} thetas  θ after θ
 * @returns {{ classes: Uint32Array, representatives: Uint32Array }} the class of each, numbered as they first occur, and
 *   the number of a network for each class
 */
export function solutionsAmong(trainer, { layerSizes }, thetas) {
  const length = trainer.theta.length;
  const settled = new Float64Array(thetas.length);
  for (let at = 0; at < thetas.length; at += length) {
    settled.set(withoutIdleBiases(layerSizes, thetas.subarray(at, at + length)), at);
  }
  return trainer.solutions(settled, TOLERANCE);
}
