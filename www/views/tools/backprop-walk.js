/**
 * The walk forward and back through a network: its steps, the numbers of a pass, and what each step computes of them.
 *
 * @import { Activation } from '../../scene/scene.d.ts'
 * @import { Trace } from '../../worker/inspect/parts/trace.js'
 */
import { thetaStart } from '../network/layout.js';

/**
 * A step is of one layer l: `input` of layer 0; `z`, `a` (of the last layer t), then `error`; `delta`, ∂D/∂z⁽ˡ⁾, and
 * `theta`, ∂D/∂Θ⁽ˡ⁻¹⁾ into layer l; `update` of the weights into it.
 *
 * @typedef {'input' | 'z' | 'a' | 'error' | 'delta' | 'theta' | 'update'} StepKind
 * @typedef {{ kind: StepKind, layer: number }} Step
 */

/**
 * All steps, in order.
 *
 * @param {number} layers  L
 * @returns {Step[]}
 */
export function stepsOf(layers) {
  const forward = Array.from({ length: layers }, (_, i) => i + 1);
  const backward = forward.toReversed();
  const both =
    (/** @type {StepKind} */ first, /** @type {StepKind} */ second) => (/** @type {number} */ layer) => [
      { kind: first, layer },
      { kind: second, layer },
    ];
  return [
    { kind: 'input', layer: 0 },
    ...forward.flatMap(both('z', 'a')),
    { kind: 'error', layer: layers },
    ...backward.flatMap(both('delta', 'theta')),
    { kind: 'update', layer: layers },
  ];
}

/**
 * What of a network and of a training the numbers depend on.
 *
 * @typedef {object} Network
 * @property {readonly number[]} sizes  s_0 … s_L
 * @property {Activation} activation
 * @property {number} leak
 * @property {'identity' | 'sigmoid' | 'softmax'} output
 */

/** The numbers of a trace, by layer and unit; units are counted from 1, and unit 0 is the 1. */
export class Pass {
  /** @type {Network} */
  network;
  /** @type {Trace} */
  trace;

  /** @param {Network} network @param {Trace} trace */
  constructor(network, trace) {
    this.network = network;
    this.trace = trace;
  }

  get layers() {
    return this.network.sizes.length - 1;
  }

  /** @param {number} layer  the first of those before it @param {number} from */
  #start(layer, from) {
    return this.network.sizes.slice(from, layer).reduce((sum, size) => sum + size, 0);
  }

  /** a_i⁽ˡ⁾; of the last layer t. @param {number} layer @param {number} unit */
  a(layer, unit) {
    if (layer === this.layers) return this.trace.t[unit - 1];
    return unit === 0 ? 1 : this.trace.a[this.#start(layer, 0) + unit - 1];
  }

  /** z_j⁽ˡ⁾. @param {number} layer  from 1 @param {number} unit */
  z(layer, unit) {
    return this.trace.z[this.#start(layer, 1) + unit - 1];
  }

  /** ∂D/∂z_j⁽ˡ⁾ of the point. @param {number} layer  from 1 @param {number} unit */
  delta(layer, unit) {
    return this.trace.delta[this.#start(layer, 1) + unit - 1];
  }

  /** Place in θ of the weight from unit `from` into unit `unit` of a layer. @param {number} layer @param {number} unit @param {number} from */
  at(layer, unit, from) {
    const { sizes } = this.network;
    return thetaStart(sizes, layer - 1) + (unit - 1) * (sizes[layer - 1] + 1) + from;
  }

  /** @param {number} layer @param {number} unit @param {number} from */
  theta(layer, unit, from) {
    return this.trace.theta[this.at(layer, unit, from)];
  }

  /** ∂D/∂θ, the mean over the points. @param {number} layer @param {number} unit @param {number} from */
  gradient(layer, unit, from) {
    return this.trace.gradient[this.at(layer, unit, from)];
  }

  /** σ′(z_j⁽ˡ⁾) of a hidden unit, from a where it follows from it. @param {number} layer @param {number} unit */
  slope(layer, unit) {
    const { activation, leak } = this.network;
    const a = this.a(layer, unit);
    if (activation === 'sigmoid') return a * (1 - a);
    if (activation === 'tanh') return 1 - a * a;
    // At 0 it is taken as 1.
    return this.z(layer, unit) >= 0 ? 1 : activation === 'relu' ? 0 : leak;
  }
}

/**
 * A number in a formula.
 *
 * @typedef {object} Entry
 * @property {string} name  what it is, in the lecture's symbols
 * @property {number} value
 * @property {number} scale  what its rounding is measured by: the largest number of a sum, or its own size
 */

/**
 * A formula with its numbers: signs between entries, `more` where terms of a long sum are left out, and the result.
 *
 * @typedef {{ parts: readonly (string | Entry | { more: number })[], result: Entry }} Numbers
 */

/** Terms of a sum that are written out. */
export const MOST_TERMS = 4;

/**
 * A sum of products.
 *
 * @param {readonly (readonly Entry[])[]} terms  each of one factor or of two
 * @param {Entry} result
 * @returns {Numbers}
 */
function sumOf(terms, result) {
  const sizes = terms.map((term) => Math.abs(term.reduce((product, { value }) => product * value, 1)));
  /** @type {Numbers['parts'][number][]} */
  const parts = [];
  for (const [i, term] of terms.slice(0, MOST_TERMS).entries()) {
    if (i > 0) parts.push('+');
    parts.push(...term.flatMap((entry, j) => (j > 0 ? ['·', entry] : [entry])));
  }
  if (terms.length > MOST_TERMS) parts.push('+', { more: terms.length - MOST_TERMS });
  return { parts, result: { ...result, scale: Math.max(...sizes, Math.abs(result.value)) } };
}

/** @param {string} name @param {number} value @returns {Entry} */
const entry = (name, value) => ({ name, value, scale: Math.abs(value) });

/**
 * What the names of numbers are, for labels; each takes layer, unit and, of weights, the unit from which it comes.
 *
 * @typedef {object} Names
 * @property {(layer: number, unit: number) => string} a
 * @property {(layer: number, unit: number) => string} z
 * @property {(layer: number, unit: number, from: number) => string} theta
 * @property {(unit: number) => string} y
 */

/**
 * The formula of a step with the numbers of one unit of its layer, or, of `theta` and `update`, of one weight.
 *
 * @param {Pass} pass
 * @param {Step} step
 * @param {{ unit: number, from: number, rate: number }} place  `rate` is η
 * @param {Names} names
 * @returns {Numbers | null} null where nothing is computed
 */
export function numbersOf(pass, { kind, layer }, { unit, from, rate }, names) {
  const { sizes } = pass.network;
  const partial = (/** @type {string} */ name) => `∂D/∂${name}`;
  const delta = (/** @type {number} */ l, /** @type {number} */ j) =>
    entry(partial(names.z(l, j)), pass.delta(l, j));
  const a = (/** @type {number} */ l, /** @type {number} */ i) => entry(names.a(l, i), pass.a(l, i));
  const theta = (/** @type {number} */ l, /** @type {number} */ j, /** @type {number} */ i) =>
    entry(names.theta(l, j, i), pass.theta(l, j, i));
  if (kind === 'z') {
    const terms = Array.from({ length: sizes[layer - 1] + 1 }, (_, i) =>
      i === 0 ? [theta(layer, unit, 0)] : [theta(layer, unit, i), a(layer - 1, i)],
    );
    return sumOf(terms, entry(names.z(layer, unit), pass.z(layer, unit)));
  }
  if (kind === 'a') return activated(pass, layer, unit, names);
  if (kind === 'error') return errorOf(pass, unit, names);
  if (kind === 'delta' && layer === pass.layers) {
    const t = a(layer, unit);
    const y = entry(names.y(unit), pass.trace.y[unit - 1]);
    const difference = [t, '−', y];
    const parts = pass.network.output === 'identity' ? ['2 · (', ...difference, ')'] : difference;
    const scale = Math.max(Math.abs(t.value), Math.abs(y.value));
    return { parts, result: { ...delta(layer, unit), scale } };
  }
  if (kind === 'delta') {
    const terms = Array.from({ length: sizes[layer + 1] }, (_, k) => [
      delta(layer + 1, k + 1),
      theta(layer + 1, k + 1, unit),
    ]);
    const { parts, result } = sumOf(terms, delta(layer, unit));
    const slope = entry(`σ′(${names.z(layer, unit)})`, pass.slope(layer, unit));
    const inner = terms.length > 1 ? ['(', ...parts, ')'] : parts;
    return { parts: [...inner, '·', slope], result: { ...result, scale: result.scale * slope.value } };
  }
  if (kind === 'theta') {
    const product = pass.delta(layer, unit) * pass.a(layer - 1, from);
    const name = partial(names.theta(layer, unit, from));
    return { parts: [delta(layer, unit), '·', a(layer - 1, from)], result: entry(name, product) };
  }
  if (kind === 'update') {
    const [before, slope] = [pass.theta(layer, unit, from), pass.gradient(layer, unit, from)];
    const name = names.theta(layer, unit, from);
    const parts = [entry(name, before), '−', entry('η', rate), '·', entry(partial(name), slope)];
    return { parts, result: { name, value: before - rate * slope, scale: Math.abs(before) } };
  }
  return null;
}

/** @param {Pass} pass @param {number} layer @param {number} unit @param {Names} names @returns {Numbers} */
function activated(pass, layer, unit, names) {
  const z = entry(names.z(layer, unit), pass.z(layer, unit));
  const result = entry(names.a(layer, unit), pass.a(layer, unit));
  const { activation, output, leak, sizes } = pass.network;
  const kind = layer === pass.layers ? output : activation;
  if (kind === 'identity') return { parts: [z], result };
  if (kind === 'sigmoid') return { parts: ['σ(', z, ')'], result };
  if (kind === 'tanh') return { parts: ['tanh(', z, ')'], result };
  if (kind === 'relu') return { parts: ['max{0, ', z, '}'], result };
  if (kind === 'leakyRelu') return { parts: ['max{', entry('α', leak), '·', z, ', ', z, '}'], result };
  const exponents = Array.from({ length: sizes[layer] }, (_, k) =>
    entry(names.z(layer, k + 1), pass.z(layer, k + 1)),
  );
  const shown = exponents.slice(0, MOST_TERMS).flatMap((one, k) => [k > 0 ? '+ exp(' : 'exp(', one, ')']);
  const more = exponents.length > MOST_TERMS ? ['+', { more: exponents.length - MOST_TERMS }] : [];
  return { parts: ['exp(', z, ')', '/ (', ...shown, ...more, ')'], result };
}

/** D of the point. @param {Pass} pass @param {number} unit @param {Names} names @returns {Numbers} */
function errorOf(pass, unit, names) {
  const { trace, network, layers } = pass;
  const result = entry('D', trace.error);
  const t = (/** @type {number} */ k) => entry(names.a(layers, k), trace.t[k - 1]);
  if (network.output === 'identity') {
    const squares = Array.from(trace.y, (y, k) => [t(k + 1), entry(names.y(k + 1), y)]);
    const parts = squares.flatMap(([out, y], k) => [k > 0 ? '+ (' : '(', out, '−', y, ')²']);
    return { parts, result };
  }
  if (network.output === 'softmax') return { parts: ['−ln(', t(trace.y.indexOf(1) + 1), ')'], result };
  // One output: of y = 1 the term with y is left, of y = 0 the other.
  return { parts: trace.y[0] === 1 ? ['−ln(', t(1), ')'] : ['−ln(1 −', t(1), ')'], result };
}

/** How much of a formula is left to be typed: none, its last number, the last two, or all and the result. */
export const HIDES = /** @type {const} */ (['none', 'last', 'two', 'all']);

/** @typedef {(typeof HIDES)[number]} Hide */

/**
 * Which entries of a formula are hidden, counted through its parts; the result comes last.
 *
 * @param {Numbers} numbers
 * @param {Hide} hide
 * @returns {ReadonlySet<Entry>}
 */
export function hiddenIn({ parts, result }, hide) {
  const entries = parts.filter((part) => typeof part === 'object' && 'value' in part);
  if (hide === 'all') return new Set([.../** @type {Entry[]} */ (entries), result]);
  const count = hide === 'none' ? 0 : hide === 'last' ? 1 : 2;
  return new Set(/** @type {Entry[]} */ (entries.slice(Math.max(0, entries.length - count))));
}

/** A typed number may be off by so much of itself, and of the largest number that it is summed of. */
const OF_ITSELF = 0.02;
const OF_TERMS = 5e-4;

/**
 * Whether a typed number is the one that is asked for, as far as anybody gets by the digits that are shown.
 *
 * @param {number} typed
 * @param {Entry} asked
 */
export const isRight = (typed, { value, scale }) =>
  Math.abs(typed - value) <=
  Math.max(OF_ITSELF * Math.abs(value), scale > Math.abs(value) ? OF_TERMS * scale : 0);

/**
 * How far a derivative is from its difference quotient, measured by the larger one; 0 where both are 0.
 *
 * @param {number} derivative
 * @param {number} quotient
 */
export function relativeError(derivative, quotient) {
  const size = Math.max(Math.abs(derivative), Math.abs(quotient));
  return size === 0 ? 0 : Math.abs(derivative - quotient) / size;
}

/** A quotient is off by about so much of D, by rounding alone: 2⁻⁵³ D/h with h = 2⁻¹⁷ (src/analysis/trace.rs). */
const ROUNDED = 2 ** -36;

/**
 * Whether a derivative is too small for its quotient to have two of its digits.
 *
 * @param {number} derivative
 * @param {number} quotient
 * @param {number} d  D
 */
export const isRoundedAway = (derivative, quotient, d) =>
  Math.max(Math.abs(derivative), Math.abs(quotient)) < 100 * ROUNDED * Math.abs(d);

/**
 * The number of the point that is nearest to a place; of points on a curve first by x alone.
 *
 * @param {{ x: Float64Array, n: number }} points
 * @param {readonly [number, number]} place
 * @returns {number} −1 where there are none
 */
export function nearestPoint({ x, n }, [x1, x2]) {
  let [best, least] = [-1, Infinity];
  for (let i = 0; i < x.length / n; i++) {
    const distance = Math.hypot(x[i * n] - x1, n === 2 ? x[i * n + 1] - x2 : 0);
    if (distance < least) [best, least] = [i, distance];
  }
  return best;
}
