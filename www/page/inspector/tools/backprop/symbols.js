/**
 * The formulas of a walk in the lecture's symbols, as MathML.
 *
 * @import { TemplateResult } from 'lit'
 * @import { Network, Step } from '../../../../views/tools/backprop-walk.js'
 */
import { html, mathml } from 'lit';

/** @typedef {TemplateResult | TemplateResult<3>} Math */

/** @param {string} sign */
const sign = (sign) => mathml`<mo>${sign}</mo>`;
/** @param {string | number} number */
const number = (number) => mathml`<mn>${number}</mn>`;
/** @param {string} name */
const letter = (name) => mathml`<mi>${name}</mi>`;
const D = letter('D');

/** @param {...unknown} parts */
const row = (...parts) => mathml`<mrow>${parts}</mrow>`;

/**
 * A letter with an index below, and its layer in brackets above.
 *
 * @param {string} name
 * @param {unknown} index
 * @param {number} layer
 */
const indexed = (name, index, layer) =>
  mathml`<msubsup>${letter(name)}<mrow>${index}</mrow><mrow><mo stretchy="false" form="prefix" lspace="0" rspace="0">(</mo><mn>${layer}</mn><mo stretchy="false" form="postfix" lspace="0" rspace="0">)</mo></mrow></msubsup>`;

/** ∂D by something. @param {unknown} by @param {unknown} [of] */
const partial = (by, of = D) =>
  mathml`<mfrac><mrow><mo>∂</mo>${of}</mrow><mrow><mo>∂</mo>${by}</mrow></mfrac>`;

/** @param {string} index @param {string | number} from @param {string | number} to */
const sum = (index, from, to) =>
  mathml`<munderover><mo>∑</mo><mrow>${letter(index)}<mo>=</mo>${number(from)}</mrow>${typeof to === 'number' ? number(to) : letter(to)}</munderover>`;

/** @param {unknown} inner */
const bracketed = (inner) => row(sign('('), inner, sign(')'));

/** The indices of a weight: apart where one has two digits. @param {unknown} j @param {unknown} i @param {boolean} isApart */
const pair = (j, i, isApart) => row(j, isApart ? sign(',') : '', i);

/**
 * The formula of a step for one unit, or one weight.
 *
 * @param {Network} network
 * @param {Step} step
 * @param {{ unit: number, from: number, examples: number }} place  examples: over how many the mean is
 * @returns {TemplateResult}
 */
export function formulaOf(network, step, place) {
  const lines = linesOf(network, step, place);
  return html`${lines.map((line) => html`<math display="block">${line}</math>`)}`;
}

/** @param {Network} network @param {Step} step @param {{ unit: number, from: number, examples: number }} place */
function linesOf(network, { kind, layer }, { unit, from, examples }) {
  const { sizes } = network;
  const j = number(unit);
  const z = (/** @type {number} */ l, /** @type {unknown} */ index) => indexed('z', index, l);
  const a = (/** @type {number} */ l, /** @type {unknown} */ index) => indexed('a', index, l);
  const before = sizes[layer - 1];
  const out = mathml`<msub>${letter('t')}<mrow>${j}</mrow></msub>`;
  const isLast = layer === sizes.length - 1;
  const theta = (
    /** @type {unknown} */ row,
    /** @type {unknown} */ column,
    /** @type {number} */ l,
    isApart = false,
  ) => indexed('θ', pair(row, column, isApart), l);
  const equals = sign('=');
  switch (kind) {
    case 'input':
      return [
        row(
          mathml`<msup>${letter('a')}<mrow><mo stretchy="false">(</mo><mn>0</mn><mo stretchy="false">)</mo></mrow></msup>`,
          equals,
          bracketed(inputsOf(sizes[0])),
        ),
      ];
    case 'z':
      return [
        row(
          z(layer, j),
          equals,
          sum('i', 0, before),
          theta(j, letter('i'), layer - 1),
          a(layer - 1, letter('i')),
        ),
      ];
    case 'a':
      return [
        isLast
          ? row(out, equals, outputOf(network, unit))
          : row(a(layer, j), equals, activated(network, z(layer, j))),
      ];
    case 'error':
      return errorOf(network, examples);
    case 'delta': {
      if (isLast) {
        const y = mathml`<msub>${letter('y')}<mrow>${j}</mrow></msub>`;
        const difference = row(out, sign('−'), y);
        const right = network.output === 'identity' ? row(number(2), bracketed(difference)) : difference;
        return [row(partial(z(layer, j)), equals, right)];
      }
      const k = letter('k');
      const slope = row(mathml`<msup>${letter('σ')}<mo>′</mo></msup>`, bracketed(z(layer, j)));
      const inner = partial(z(layer, j), z(layer + 1, k));
      return [
        row(partial(z(layer, j)), equals, sum('k', 1, sizes[layer + 1]), partial(z(layer + 1, k)), inner),
        row(inner, equals, theta(k, j, layer, unit > 9), slope),
      ];
    }
    case 'theta': {
      const weight = theta(j, number(from), layer - 1, unit > 9 || from > 9);
      const product = row(partial(z(layer, j)), sign('·'), a(layer - 1, number(from)));
      return [row(partial(weight), equals, product)];
    }
    default: {
      const weight = theta(j, number(from), layer - 1, unit > 9 || from > 9);
      return [row(weight, sign('←'), weight, sign('−'), letter('η'), partial(weight))];
    }
  }
}

/** 1, x₁, …, x_n. @param {number} count */
function inputsOf(count) {
  const input = (/** @type {number} */ i) =>
    mathml`<msubsup>${letter('a')}<mn>${i}</mn><mrow><mo stretchy="false">(</mo><mn>0</mn><mo stretchy="false">)</mo></mrow></msubsup>`;
  if (count > 3) return row(number(1), sign(','), input(1), sign(','), sign('…'), sign(','), input(count));
  return row(
    number(1),
    Array.from({ length: count }, (_, i) => row(sign(','), input(i + 1))),
  );
}

/** @param {Network} network @param {unknown} z */
function activated({ activation, leak }, z) {
  if (activation === 'sigmoid') return row(letter('σ'), bracketed(z));
  if (activation === 'tanh') return row(letter('tanh'), bracketed(z));
  const low = activation === 'relu' ? number(0) : row(leak === 0 ? number(0) : letter('α'), z);
  return row(letter('max'), sign('{'), low, sign(','), z, sign('}'));
}

/** @param {Network} network @param {number} unit */
function outputOf({ output, sizes }, unit) {
  const layers = sizes.length - 1;
  const z = indexed('z', number(unit), layers);
  if (output === 'identity') return z;
  if (output === 'sigmoid') return row(letter('σ'), bracketed(z));
  const power = (/** @type {unknown} */ exponent) => mathml`<msup>${letter('e')}${exponent}</msup>`;
  const all = row(sum('k', 1, sizes[layers]), power(indexed('z', letter('k'), layers)));
  return mathml`<mfrac>${power(z)}${all}</mfrac>`;
}

/** @param {Network} network @param {number} examples */
function errorOf({ output, sizes }, examples) {
  const k = letter('k');
  const [t, y] = ['t', 'y'].map((name) => mathml`<msub>${letter(name)}<mrow>${k}</mrow></msub>`);
  const ln = row(letter('ln'), mathml`<mspace width="0.17em"></mspace>`);
  const count = sizes[sizes.length - 1];
  const [t1, y1] = ['t', 'y'].map((name) => mathml`<msub>${letter(name)}<mn>1</mn></msub>`);
  const right = {
    identity: row(sum('k', 1, count), mathml`<msup>${bracketed(row(t, sign('−'), y))}<mn>2</mn></msup>`),
    softmax: row(sign('−'), sum('k', 1, count), y, ln, t),
    sigmoid: row(
      ...[sign('−'), y1, ln, t1, sign('−')],
      bracketed(row(number(1), sign('−'), y1)),
      ln,
      bracketed(row(number(1), sign('−'), t1)),
    ),
  }[output];
  const p = letter('p');
  const ofPoint = mathml`<msup>${D}<mrow><mo stretchy="false">(</mo>${p}<mo stretchy="false">)</mo></mrow></msup>`;
  const lines = [row(examples > 1 ? ofPoint : D, sign('='), right)];
  const mean = row(
    mathml`<mfrac>${number(1)}${number(examples)}</mfrac>`,
    mathml`<munder><mo>∑</mo>${p}</munder>`,
    ofPoint,
  );
  return examples > 1 ? [...lines, row(D, sign('='), mean)] : lines;
}
