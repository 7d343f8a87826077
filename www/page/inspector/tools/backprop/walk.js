/**
 * Where a walk is: what the settings mean for this network and these points, and what is said of a step.
 *
 * @import { Names, Pass, Step } from '../../../../views/tools/backprop-walk.js'
 * @import { Focus } from '../../../../views/tools/backprop-layout.js'
 * @import { Session } from '../../session.js'
 */
import { superscript, subscript } from '../../../../words/digits.js';
import { backpropWords } from '../../../../words/en/tool-backprop.js';
import { thetaName, zName } from '../../../../views/network/notation.js';
import { stepsOf } from '../../../../views/tools/backprop-walk.js';

/**
 * @typedef {object} Settings
 * @property {number} point
 * @property {'one' | 'batch' | 'all'} examples
 * @property {number | null} batch  null for the board's
 * @property {number} step
 * @property {number} unit
 * @property {number} from
 * @property {number} layer
 * @property {'none' | 'last' | 'two' | 'all'} hide
 * @property {number | null} page  of the table; null for that of the step
 */

/** Points of a batch where the board trains on all at once. */
const USUAL_BATCH = 10;

/**
 * Which points D is of, counted from 0, and which of them is shown.
 *
 * @param {Settings} settings
 * @param {number} m  how many there are, at least one
 * @param {number} batchSize  of the board; 0 for all points
 */
export function pointsOf({ point, examples, batch }, m, batchSize) {
  const shown = Math.min(point, m) - 1;
  if (examples === 'one') return { point: shown, first: shown, count: 1 };
  if (examples === 'all') return { point: shown, first: 0, count: m };
  const size = batch ?? (batchSize > 0 ? batchSize : USUAL_BATCH);
  return { point: shown, first: shown, count: Math.min(size, m) };
}

/**
 * @param {Settings} settings
 * @param {readonly number[]} sizes
 * @returns {Focus & { number: number, count: number }}  number of the step, from 0, and of how many
 */
export function placeOf(settings, sizes) {
  const layers = sizes.length - 1;
  const steps = stepsOf(layers);
  const number = Math.min(settings.step, steps.length - 1);
  const { kind } = steps[number];
  const ofUpdate = settings.layer > 0 ? Math.min(settings.layer, layers) : layers;
  const step = kind === 'update' ? { kind, layer: ofUpdate } : steps[number];
  const unit = kind === 'error' ? 1 : Math.min(settings.unit, sizes[step.layer]);
  const from = step.layer === 0 ? 0 : Math.min(settings.from, sizes[step.layer - 1]);
  return { step, unit, from, number, count: steps.length };
}

/** Whether a step is about single weights. @param {Step} step */
export const isOfWeights = ({ kind }) => kind === 'theta' || kind === 'update';

/**
 * The unit, or the weight, before or after, in its layer.
 *
 * @param {Focus} focus
 * @param {readonly number[]} sizes
 * @param {-1 | 1} direction
 */
export function beside({ step, unit, from }, sizes, direction) {
  const size = sizes[step.layer];
  if (!isOfWeights(step)) return { unit: Math.min(size, Math.max(1, unit + direction)), from };
  const columns = sizes[step.layer - 1] + 1;
  const next = Math.min(size * columns - 1, Math.max(0, (unit - 1) * columns + from + direction));
  return { unit: 1 + Math.floor(next / columns), from: next % columns };
}

/** @param {Session} session @returns {Names} */
export function namesOf(session) {
  return {
    a: (layer, unit) => session.nameOf({ layer, index: unit }),
    z: zName,
    theta: (layer, unit, from) => thetaName(layer - 1, unit, from),
    y: (unit) => `y${subscript(unit)}`,
  };
}

/** @param {Step} step @param {number} layers */
export function stepName({ kind, layer }, layers) {
  const words = backpropWords().steps;
  const above = (/** @type {number} */ l) => `⁽${superscript(l)}⁾`;
  switch (kind) {
    case 'z':
      return `z${above(layer)}`;
    case 'a':
      return layer === layers ? 't' : `a${above(layer)}`;
    case 'delta':
      return `∂D/∂z${above(layer)}`;
    case 'theta':
      return `∂D/∂Θ${above(layer - 1)}`;
    default:
      return words[kind];
  }
}

/** @param {Step} step @param {number} layers */
export function stepText({ kind, layer }, layers) {
  const words = backpropWords().says;
  if (kind === 'z') return words.z(layer);
  if (kind === 'a') return layer === layers ? words.t : words.a;
  if (kind === 'delta') return layer === layers ? words.deltaOfOutput : words.delta(layer);
  return words[kind];
}

/** y as a text: a number, the class of a one-hot y, or the numbers of several outputs. @param {Pass} pass @param {(value: number) => string} format */
export function targetText({ trace, network }, format) {
  if (network.output === 'softmax') return `e${subscript(trace.y.indexOf(1) + 1)}`;
  return network.output === 'sigmoid' ? String(trace.y[0]) : [...trace.y].map(format).join(' | ');
}
