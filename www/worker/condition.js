/**
 * What there is to say of a network that does not move: how steep E still is, and whether the network still sees its
 * inputs. One that gives the same answer everywhere has either lost its weights, because λ is too large, or its
 * gradients, because they vanish on their way back through its layers.
 *
 * @import { Points } from '../points/points.d.ts'
 * @import { Condition } from '../training/training.d.ts'
 * @import { TrainerConfig } from '../training/protocol.js'
 * @import { Engine } from './host.js'
 */
import { targetsFor } from '../scene/targets.js';

/** Answers that differ by less, in the unit of y, are the same. A thousandth of it is far below what a picture shows. */
const SAME = 1e-3;

/**
 * @param {InstanceType<Engine['Trainer']>} trainer
 * @param {TrainerConfig} config
 * @param {Points} train  at least one point
 * @returns {Condition}
 */
export function conditionOf(trainer, config, train) {
  const gradient = trainer.gradient();
  const k = /** @type {number} */ (config.layerSizes.at(-1));
  const unit = largestSpread(targetsFor(config, train).y, k);
  return {
    gradients: largestByLayer(config.layerSizes, gradient, false),
    weights: largestByLayer(config.layerSizes, trainer.theta, true),
    // Where y is the same everywhere, so may t be.
    isBlind: unit > 0 && largestSpread(trainer.predict(train.x), k) < SAME * unit,
    unit,
  };
}

/**
 * Largest minus smallest of each of K columns, and of these the largest.
 *
 * @param {ArrayLike<number>} values  m × K
 * @param {number} k
 */
function largestSpread(values, k) {
  let widest = 0;
  for (let column = 0; column < k; column += 1) {
    let [low, high] = [Infinity, -Infinity];
    for (let i = column; i < values.length; i += k) {
      low = Math.min(low, values[i]);
      high = Math.max(high, values[i]);
    }
    widest = Math.max(widest, high - low);
  }
  return widest;
}

/**
 * The largest absolute value of each layer Θ⁽⁰⁾ … Θ⁽ᴸ⁻¹⁾.
 *
 * @param {readonly number[]} sizes  s_0 … s_L
 * @param {Float64Array} theta  or anything in its layout
 * @param {boolean} withoutBiases
 * @returns {number[]}
 */
export function largestByLayer(sizes, theta, withoutBiases) {
  let at = 0;
  return sizes.slice(1).map((size, layer) => {
    const row = sizes[layer] + 1;
    let largest = 0;
    for (let i = 0; i < size * row; i += 1, at += 1) {
      if (!withoutBiases || i % row > 0) largest = Math.max(largest, Math.abs(theta[at]));
    }
    return largest;
  });
}
