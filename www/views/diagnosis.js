/**
 * What puzzles in a picture, in words: why a network does not learn, or learns nothing more.
 *
 * @import { Activation, OptimizerKind } from '../scene/scene.d.ts'
 * @import { Status } from '../training/training.d.ts'
 * @import { ErrorCurve } from '../worker/inspect/parts/curve.js'
 */
import { formatSetting } from '../words/numbers.js';
import { thetaStart } from './network/layout.js';

/** E that has risen by this factor above its lowest value has not wobbled, it was thrown out. */
const RISEN = 2;
/** Weights below this leave the output the same everywhere, for all that can be seen. */
const SHRUNK = 0.05;
/** A unit nearer than this to the end of its range all over the plane is saturated. */
const SATURATED = 0.02;

/**
 * @typedef {object} Patient
 * @property {readonly number[]} sizes  s_0 … s_L
 * @property {Activation} activation
 * @property {Float64Array} theta
 * @property {{ a: ArrayLike<number>, width: number, height: number }} maps  of all units of layers 1 to L
 * @property {ErrorCurve} curve
 * @property {Status} status
 * @property {number} lambda
 * @property {OptimizerKind} optimizer
 * @property {number} learningRate
 */

/** @typedef {{ kind: 'rate' | 'lambda' | 'dead' | 'saturated' | 'symmetric' | 'converged', text: string }} Finding */

/**
 * @param {Patient} patient
 * @returns {Finding[]} the gravest first; empty where nothing is to be said
 */
export function diagnose(patient) {
  return [rate, symmetric, shrunk, dead, saturated, converged].flatMap((look) => look(patient) ?? []);
}

/** @param {Patient} patient @returns {Finding | null} */
function rate({ curve, status, optimizer, learningRate }) {
  const e = curve.e.subarray(0, curve.present + 1);
  const eta = `η = ${formatSetting(learningRate)}`;
  if (status === 'diverged') {
    const text = `E grew beyond all numbers: ${eta} is too large. Try a tenth of it, then reset.`;
    return { kind: 'rate', text };
  }
  if (optimizer === 'lbfgs') return null; // its line search never goes up; what rose, λ or a person raised
  const factor = e[e.length - 1] / e.reduce((least, value) => Math.min(least, value), Infinity);
  if (!(factor >= RISEN)) return null;
  const times = factor < 10 ? factor.toFixed(1) : Math.round(Math.min(factor, 1e6));
  return { kind: 'rate', text: `E rose to ${times} times its lowest value: ${eta} is too large.` };
}

/** @param {Patient} patient @returns {Finding | null} */
function symmetric({ sizes, theta }) {
  for (let l = 0; l + 2 < sizes.length; l++) {
    const [columns, units] = [sizes[l] + 1, sizes[l + 1]];
    if (units < 2) continue;
    const start = thetaStart(sizes, l);
    const isAlike = (/** @type {number} */ unit) =>
      theta
        .subarray(start, start + columns)
        .every((value, i) => Math.abs(value - theta[start + unit * columns + i]) <= 1e-12);
    if (!Array.from({ length: units - 1 }, (_, unit) => unit + 1).every(isAlike)) continue;
    const text = `All ${units} units of layer ${l + 1} are alike: they started alike, so every update moves them alike. Another start than zero tells them apart.`;
    return { kind: 'symmetric', text };
  }
  return null;
}

/** @param {Patient} patient @returns {Finding | null} */
function shrunk({ sizes, theta, lambda, curve }) {
  if (lambda === 0 || curve.updates[curve.present] === 0) return null;
  let largest = 0;
  for (let l = 0; l + 1 < sizes.length; l++) {
    const [columns, start] = [sizes[l] + 1, thetaStart(sizes, l)];
    const end = start + sizes[l + 1] * columns;
    for (let at = start; at < end; at++) {
      if ((at - start) % columns > 0) largest = Math.max(largest, Math.abs(theta[at]));
    }
  }
  if (largest >= SHRUNK) return null;
  const text = `λ = ${formatSetting(lambda)} has shrunk all weights below ${SHRUNK}: only the biases are left, which nothing penalises.`;
  return { kind: 'lambda', text };
}

/** @param {Patient} patient @returns {Finding[]} */
function dead(patient) {
  if (patient.activation !== 'relu') return [];
  const text = 'dead: z is nowhere positive on the plane, so nothing passes and no gradient comes back.';
  return hiddenUnits(patient, 'dead', (least, most) => most <= 0, text);
}

/** @param {Patient} patient @returns {Finding[]} */
function saturated(patient) {
  if (patient.activation !== 'sigmoid' && patient.activation !== 'tanh') return [];
  const low = patient.activation === 'tanh' ? -1 : 0;
  const isStuck = (/** @type {number} */ least, /** @type {number} */ most) =>
    most < low + SATURATED || least > 1 - SATURATED;
  const text = 'saturated all over the plane: constant, so no more than another bias.';
  return hiddenUnits(patient, 'saturated', isStuck, text);
}

/**
 * One finding for all layers: in deep networks it is the same one again and again.
 *
 * @param {Patient} patient
 * @param {'dead' | 'saturated'} kind
 * @param {(least: number, most: number) => boolean} isMeant  of the range of a hidden unit over the plane
 * @param {string} text  after "is" or "are"
 * @returns {Finding[]}
 */
function hiddenUnits({ sizes, maps }, kind, isMeant, text) {
  const nodes = maps.width * maps.height;
  /** @type {{ layer: number, count: number, size: number }[]} */
  const found = [];
  let from = 0;
  for (let layer = 1; layer + 1 < sizes.length; layer++) {
    const size = sizes[layer];
    let count = 0;
    for (let unit = 0; unit < size; unit++, from += nodes) {
      let [least, most] = [Infinity, -Infinity];
      for (let node = from; node < from + nodes; node++) {
        least = Math.min(least, maps.a[node]);
        most = Math.max(most, maps.a[node]);
      }
      if (isMeant(least, most)) count += 1;
    }
    if (count > 0) found.push({ layer, count, size });
  }
  if (found.length === 0) return [];
  const count = found.reduce((sum, layer) => sum + layer.count, 0);
  const size = found.reduce((sum, layer) => sum + layer.size, 0);
  const where = layersText(found.map(({ layer }) => layer));
  return [{ kind, text: `${count} of ${size} units of ${where} ${count === 1 ? 'is' : 'are'} ${text}` }];
}

/**
 * "layer 2", "layers 1 to 9", "layers 1, 3 and 4".
 *
 * @param {readonly number[]} layers  ascending
 */
function layersText(layers) {
  const [first, last] = [layers[0], layers[layers.length - 1]];
  if (layers.length === 1) return `layer ${first}`;
  if (layers.length > 2 && last - first === layers.length - 1) return `layers ${first} to ${last}`;
  return `layers ${layers.slice(0, -1).join(', ')} and ${last}`;
}

/** @param {Patient} patient @returns {Finding | null} */
function converged({ status }) {
  if (status !== 'converged') return null;
  return { kind: 'converged', text: 'Converged: no further update would lower E noticeably.' };
}

/**
 * The same penalty as other tools call it. They have it beside half a squared error where this page has a whole one;
 * PyTorch's MSELoss has no half.
 *
 * @param {number} lambda
 * @param {number} points  m
 * @param {boolean} [isRegression]
 * @returns {{ tool: string, name: string, value: number }[]}
 */
export function lambdaElsewhere(lambda, points, isRegression = false) {
  const alpha = isRegression ? lambda : 2 * lambda;
  const rounded = (/** @type {number} */ value) => Number(value.toPrecision(6));
  const decay = rounded((2 * lambda) / points);
  return [
    { tool: 'scikit-learn', name: 'alpha', value: rounded(alpha) },
    { tool: 'TensorFlow Playground', name: 'regularization rate, L2', value: rounded(alpha / points) },
    { tool: 'PyTorch', name: 'weight_decay, of the weights without the biases', value: decay },
  ];
}
