/**
 * How often which class is taken for which.
 *
 * @import { Points } from '../../../points/points.d.ts'
 * @import { Part } from '../inspection.js'
 */
import { targetsFor } from '../../../scene/targets.js';

/**
 * Entry [y · K + k] counts the points of class y that the network takes for class k. With one output, class 1 is what
 * it gives at least a half.
 *
 * @typedef {{ classes: number, train: Uint32Array, test: Uint32Array | null }} Confusion
 */

/** @type {Part} */
export const part = {
  needs: ['errors'],
  cost: 'cheap',
  report: ({ moment, config, data }) =>
    config.output === 'identity' ? null : { data: confusion(moment.trainer, config, data) },
};

/**
 * Of a classification.
 *
 * @param {{ predict: (x: Float64Array) => Float64Array }} trainer
 * @param {Parameters<typeof targetsFor>[0]} ends  of the network
 * @param {{ train: Points, test: Points | null }} data
 * @returns {Confusion}
 */
function confusion(trainer, ends, { train, test }) {
  const classes = Math.max(2, ends.layerSizes.at(-1) ?? 0);
  /** @param {Points} points */
  const count = (points) => {
    const { x, y, k } = targetsFor(ends, points);
    const t = trainer.predict(x);
    const counts = new Uint32Array(classes * classes);
    for (let i = 0; i < y.length; i += k) counts[classes * chosen(y, i, k) + chosen(t, i, k)] += 1;
    return counts;
  };
  return { classes, train: count(train), test: test && count(test) };
}

/**
 * @param {Float64Array} values
 * @param {number} from
 * @param {number} k  outputs
 */
function chosen(values, from, k) {
  if (k === 1) return values[from] >= 0.5 ? 1 : 0;
  let best = 0;
  for (let i = 1; i < k; i++) if (values[from + i] > values[from + best]) best = i;
  return best;
}
