/**
 * Which networks are the same solution: what the engine's `solutions` tells once what a minimum leaves open is put away;
 * and without a penalty, where weights come to rest anywhere along a valley, what the networks do.
 *
 * @import { Points } from '../../points/points.d.ts'
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
 * With λ > 0 those are the same that have the same θ but for order and signs of hidden units; with λ = 0 those that have
 * the same t at every training point, which neither changes.
 *
 * @param {InstanceType<Lab['Trainer']>} trainer  of networks of this shape; its θ is changed
 * @param {TrainerConfig} config
 * @param {Float64Array} thetas  θ after θ
 * @param {Points} train
 * @returns {{ classes: Uint32Array, representatives: Uint32Array }} the class of each, numbered as they first occur, and
 *   the number of a network for each class
 */
export function solutionsAmong(trainer, { layerSizes, lambda, output }, thetas, train) {
  if (lambda === 0) return alikeAmong(trainer, thetas, train, output === 'identity' ? spanOf(train.y) : 1);
  const length = trainer.theta.length;
  const settled = new Float64Array(thetas.length);
  for (let at = 0; at < thetas.length; at += length) {
    settled.set(withoutIdleBiases(layerSizes, thetas.subarray(at, at + length)), at);
  }
  return trainer.solutions(settled, TOLERANCE);
}

/** From the smallest to the largest; 1 where all are alike. @param {Float64Array} values */
function spanOf(values) {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return high > low ? high - low : 1;
}

/**
 * @param {InstanceType<Lab['Trainer']>} trainer
 * @param {Float64Array} thetas
 * @param {Points} train
 * @param {number} span  of t
 * @returns {ReturnType<typeof solutionsAmong>}
 */
function alikeAmong(trainer, thetas, { x }, span) {
  const length = trainer.theta.length;
  /** @type {Float64Array[]} */
  const known = [];
  /** @type {number[]} */
  const representatives = [];
  const classes = Uint32Array.from({ length: thetas.length / length }, (_, i) => {
    trainer.theta = thetas.subarray(i * length, (i + 1) * length);
    const t = trainer.predict(x);
    const isSame = (/** @type {Float64Array} */ other) =>
      t.every((value, k) => Math.abs(value - other[k]) <= TOLERANCE * span);
    const found = known.findIndex(isSame);
    if (found >= 0) return found;
    known.push(t);
    representatives.push(i);
    return known.length - 1;
  });
  return { classes, representatives: Uint32Array.from(representatives) };
}
