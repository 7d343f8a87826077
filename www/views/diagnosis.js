/**
 * What puzzles in a picture: why a network does not learn, or learns nothing more. As codes with values; what is said of
 * them is in words/en/inspector.js.
 *
 * @import { Activation, OptimizerKind } from '../scene/scene.d.ts'
 * @import { Progress } from '../training/training.d.ts'
 * @import { ErrorCurve } from '../worker/inspect/parts/curve.js'
 */
import { thetaStart } from './network/layout.js';

/** E that has risen by this factor above its lowest value has not wobbled, it was thrown out. */
const RISEN = 2;
/** Weights below this leave the output the same everywhere, for all that can be seen. */
const SHRUNK = 0.05;
/** A unit nearer than this to the end of its range all over the plane is saturated. */
const SATURATED = 0.02;
/** Units of a layer that are told one by one; of more it is told how many they are. */
const TOLD_UNITS = 5;
/** Places that are told one by one; more of them are one. */
const TOLD_PLACES = 3;

/**
 * @typedef {object} Patient
 * @property {readonly number[]} sizes  s_0 … s_L
 * @property {Activation} activation
 * @property {Float64Array} theta
 * @property {{ a: ArrayLike<number>, width: number, height: number }} maps  of all units of layers 1 to L
 * @property {Progress} progress  what is said of it elsewhere, too
 * @property {number} updates
 * @property {number} lambda
 * @property {number} learningRate
 */

/**
 * @typedef {object} Course
 * @property {Pick<ErrorCurve, 'e' | 'present'>} curve
 * @property {Progress} progress
 * @property {OptimizerKind} optimizer
 * @property {number} learningRate
 */

/**
 * Some units of hidden layers.
 *
 * @typedef {object} Where
 * @property {readonly number[]} layers  from 1, ascending
 * @property {readonly number[] | 'all' | 'some'} units  of the one layer, from 1
 * @property {number} count  how many they are
 * @property {number} size  how many units the layers have
 */

/**
 * @typedef {{ kind: 'diverged', learningRate: number }
 *   | { kind: 'rising', learningRate: number, factor: number }
 *   | { kind: 'symmetric', layers: readonly number[] }
 *   | { kind: 'shrunk', lambda: number, bound: number }
 *   | { kind: 'dead' | 'saturated', places: readonly Where[] }
 *   | { kind: 'collapsed', lambda: number }
 *   | { kind: 'vanished', gradients: readonly number[] }
 *   | { kind: 'converged' }} Finding
 */

/**
 * What is to be said of the network as it is.
 *
 * @param {Patient} patient
 * @returns {Finding[]} the gravest first; empty where nothing is to be said
 */
export function diagnose(patient) {
  return [diverged, symmetric, collapsed, shrunk, vanished, dead, saturated, converged].flatMap(
    (look) => look(patient) ?? [],
  );
}

/**
 * What is to be said of its training.
 *
 * @param {Course} course
 * @returns {Finding[]} likewise
 */
export function diagnoseCourse(course) {
  return [diverged, rising, converged].flatMap((look) => look(course) ?? []);
}

/** @param {Pick<Patient, 'progress' | 'learningRate'>} patient @returns {Finding | null} */
function diverged({ progress, learningRate }) {
  return progress.code === 'diverged' ? { kind: 'diverged', learningRate } : null;
}

/** @param {Course} course @returns {Finding | null} */
function rising({ curve, progress, optimizer, learningRate }) {
  // The line search of L-BFGS never goes up; what rose, λ or a person raised.
  if (progress.code === 'diverged' || optimizer === 'lbfgs') return null;
  const e = curve.e.subarray(0, curve.present + 1);
  const factor = e[e.length - 1] / e.reduce((least, value) => Math.min(least, value), Infinity);
  return factor >= RISEN ? { kind: 'rising', learningRate, factor } : null;
}

/** @param {Patient} patient @returns {Finding | null} */
function symmetric({ sizes, theta }) {
  const layers = [];
  for (let l = 0; l + 2 < sizes.length; l++) {
    const [columns, units] = [sizes[l] + 1, sizes[l + 1]];
    if (units < 2) continue;
    const start = thetaStart(sizes, l);
    const isAlike = (/** @type {number} */ unit) =>
      theta
        .subarray(start, start + columns)
        .every((value, i) => Math.abs(value - theta[start + unit * columns + i]) <= 1e-12);
    if (Array.from({ length: units - 1 }, (_, unit) => unit + 1).every(isAlike)) layers.push(l + 1);
  }
  return layers.length > 0 ? { kind: 'symmetric', layers } : null;
}

/** @param {Patient} patient @returns {Finding | null} */
function shrunk({ sizes, theta, lambda, updates, progress }) {
  // Of one that has collapsed, this is what is said already.
  if (lambda === 0 || updates === 0 || progress.code === 'collapsed') return null;
  let largest = 0;
  for (let l = 0; l + 1 < sizes.length; l++) {
    const [columns, start] = [sizes[l] + 1, thetaStart(sizes, l)];
    const end = start + sizes[l + 1] * columns;
    for (let at = start; at < end; at++) {
      if ((at - start) % columns > 0) largest = Math.max(largest, Math.abs(theta[at]));
    }
  }
  return largest < SHRUNK ? { kind: 'shrunk', lambda, bound: SHRUNK } : null;
}

/**
 * A rectifier whose z is negative, wherever it is not 0. One whose z is 0 everywhere, since nothing comes in and its
 * bias is 0, is not dead: any weight revives it.
 *
 * @param {Patient} patient
 * @returns {Finding[]}
 */
function dead(patient) {
  if (patient.activation !== 'relu') return [];
  const { sizes, theta } = patient;
  const silent = unitsWhere(patient, (_, most) => most <= 0);
  const isSilent = (/** @type {number} */ layer, /** @type {number} */ unit) =>
    layer > 0 && silent[layer - 1].includes(unit);
  return found(
    'dead',
    sizes,
    silent.map((units, l) => {
      const columns = sizes[l] + 1;
      return units.filter((unit) => {
        const from = thetaStart(sizes, l) + (unit - 1) * columns;
        const into = theta.subarray(from, from + columns);
        return into.some((weight, column) => weight !== 0 && (column === 0 || !isSilent(l, column)));
      });
    }),
  );
}

/** @param {Patient} patient @returns {Finding[]} */
function saturated(patient) {
  if (patient.activation !== 'sigmoid' && patient.activation !== 'tanh') return [];
  const low = patient.activation === 'tanh' ? -1 : 0;
  const stuck = unitsWhere(patient, (least, most) => most < low + SATURATED || least > 1 - SATURATED);
  return found('saturated', patient.sizes, stuck);
}

/**
 * @param {Pick<Patient, 'sizes' | 'maps'>} patient
 * @param {(least: number, most: number) => boolean} isMeant  of the range of a hidden unit over the plane
 * @returns {number[][]} the units, from 1, of each hidden layer
 */
function unitsWhere({ sizes, maps }, isMeant) {
  const nodes = maps.width * maps.height;
  let from = 0;
  return sizes.slice(1, -1).map((size) => {
    /** @type {number[]} */
    const units = [];
    for (let unit = 1; unit <= size; unit++, from += nodes) {
      let [least, most] = [Infinity, -Infinity];
      for (let node = from; node < from + nodes; node++) {
        least = Math.min(least, maps.a[node]);
        most = Math.max(most, maps.a[node]);
      }
      if (isMeant(least, most)) units.push(unit);
    }
    return units;
  });
}

/**
 * One finding for all layers: in deep networks it is the same one again and again.
 *
 * @param {'dead' | 'saturated'} kind
 * @param {readonly number[]} sizes
 * @param {readonly number[][]} units  from 1, of each hidden layer
 * @returns {Finding[]}
 */
function found(kind, sizes, units) {
  /** @type {Where[]} */
  const places = [];
  units.forEach((some, l) => {
    const size = sizes[l + 1];
    const isAll = some.length === size;
    const last = places.at(-1);
    if (some.length === 0) return;
    if (isAll && last?.units === 'all' && last.layers.at(-1) === l) {
      places[places.length - 1] = {
        ...{ layers: [...last.layers, l + 1], units: 'all' },
        ...{ count: last.count + size, size: last.size + size },
      };
    } else {
      const told = some.length <= TOLD_UNITS ? some : 'some';
      places.push({ layers: [l + 1], units: isAll ? 'all' : told, count: some.length, size });
    }
  });
  if (places.length <= TOLD_PLACES) return places.length === 0 ? [] : [{ kind, places }];
  const sum = (/** @type {(where: Where) => number} */ read) =>
    places.reduce((total, where) => total + read(where), 0);
  const layers = places.flatMap((where) => where.layers);
  const count = sum((where) => where.count);
  return [{ kind, places: [{ layers, units: 'some', count, size: sum(({ size }) => size) }] }];
}

/** @param {Pick<Patient, 'progress' | 'lambda'>} patient @returns {Finding | null} */
function collapsed({ progress, lambda }) {
  return progress.code === 'collapsed' ? { kind: 'collapsed', lambda } : null;
}

/** @param {Pick<Patient, 'progress'>} patient @returns {Finding | null} */
function vanished({ progress: { code, gradients = [] } }) {
  return code === 'vanished' ? { kind: 'vanished', gradients } : null;
}

/** @param {Pick<Patient, 'progress'>} patient @returns {Finding | null} */
function converged({ progress }) {
  return progress.code === 'converged' ? { kind: 'converged' } : null;
}

/**
 * The same penalty as other tools call it. They have it beside half a squared error where this page has a whole one;
 * PyTorch's MSELoss has no half.
 *
 * @param {number} lambda
 * @param {number} points  m
 * @param {boolean} [isRegression]
 * @returns {{ tool: string, name: string | null, value: number }[]} null for PyTorch's, of which there is more to say
 */
export function lambdaElsewhere(lambda, points, isRegression = false) {
  const alpha = isRegression ? lambda : 2 * lambda;
  const rounded = (/** @type {number} */ value) => Number(value.toPrecision(6));
  const decay = rounded((2 * lambda) / points);
  return [
    { tool: 'scikit-learn', name: 'alpha', value: rounded(alpha) },
    { tool: 'TensorFlow Playground', name: 'regularization rate, L2', value: rounded(alpha / points) },
    { tool: 'PyTorch', name: null, value: decay },
  ];
}
