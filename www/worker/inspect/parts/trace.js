/**
 * Forward and backward pass: every number of one training point, and D and ∂D/∂θ over some of them.
 *
 * @import { Part } from '../inspection.js'
 */
import { LabTrainer, examplesOf } from '../lab-trainer.js';

/** Numbers of units that one call of the engine keeps, of all its points: 8 MB of each kind. */
const MOST_VALUES = 1_000_000;

/** @typedef {{ point: number, first: number, count: number }} Asked  of points, counted from 0; `point` is shown in full */

/**
 * Arrays hold one layer after another. D of the point is its own, and so are `delta`, ∂D/∂z.
 *
 * @typedef {object} Trace
 * @property {number} point
 * @property {number} count  points that `d` and `gradient` are the means over
 * @property {Float64Array} theta  at which all is
 * @property {Float64Array} a  a⁽⁰⁾ … a⁽ᴸ⁻¹⁾ without their 1
 * @property {Float64Array} z  z⁽¹⁾ … z⁽ᴸ⁾
 * @property {Float64Array} t
 * @property {Float64Array} y
 * @property {Float64Array} delta
 * @property {number} error  D of the point alone
 * @property {number} d
 * @property {Float64Array} gradient  ∂D/∂θ in the order of θ
 */

/** @type {Part} */
export const part = {
  needs: ['errors'],
  cost: 'dear',
  report(context, /** @type {Asked} */ { point, first, count }) {
    const network = context.tool(LabTrainer).at(context);
    if (!network || point >= network.m) return null;
    const { trainer, theta, m } = network;
    const { a, z, t, delta, d: error } = trainer.trace(Uint32Array.of(point));
    const units = context.config.layerSizes.reduce((sum, size) => sum + size, 0);
    const examples = examplesOf({ first, count }, m);
    const { d, gradient } = means(trainer, examples, Math.max(1, Math.floor(MOST_VALUES / units)));
    const y = network.y.slice(t.length * point, t.length * (point + 1));
    /** @type {Trace} */
    const data = { point, count: examples.length, theta, a, z, t, y, delta, error, d, gradient };
    return { data };
  },
};

/**
 * D and ∂D/∂θ over many points, a part of them at a time.
 *
 * @param {{ trace: (examples: Uint32Array) => any }} trainer
 * @param {Uint32Array} examples
 * @param {number} most  at a time
 * @returns {{ d: number, gradient: Float64Array }}
 */
function means(trainer, examples, most) {
  if (examples.length <= most) return trainer.trace(examples);
  let d = 0;
  const gradient = new Float64Array(trainer.trace(examples.subarray(0, 1)).gradient.length);
  for (let from = 0; from < examples.length; from += most) {
    const some = examples.subarray(from, from + most);
    const share = some.length / examples.length;
    const part = trainer.trace(some);
    d += share * part.d;
    for (let i = 0; i < gradient.length; i++) gradient[i] += share * part.gradient[i];
  }
  return { d, gradient };
}
