/**
 * t of a network written out, as plain text for those who hear it and as LaTeX: of what a formula is made, in either.
 *
 * @import { Feature } from '../../scene/scene.d.ts'
 * @import { Activation } from '../../scene/scene.d.ts'
 * @import { Unit } from '../network/layout.js'
 */
import { weightsInto } from '../network/layout.js';
import { thetaName, unitName, zName } from '../network/notation.js';

/**
 * @typedef {object} Network
 * @property {readonly number[]} sizes  s_0 … s_L
 * @property {Activation} activation
 * @property {'identity' | 'sigmoid' | 'softmax'} output
 * @property {readonly Feature[] | null} [features]  null where there is one coordinate
 */

/**
 * How the parts of a formula are written.
 *
 * @typedef {object} Notation
 * @property {(layer: number, row: number, column: number) => string} theta  θ_ji⁽ˡ⁾
 * @property {(unit: Unit) => string} unit  x_i, a_j or t_k
 * @property {(k: number) => string} z  z_k⁽ᴸ⁾
 * @property {string} times  between a weight and its factor
 * @property {(name: string, inner: string) => string} applied  a function, named as in `FUNCTIONS`
 * @property {(k: number, outputs: number) => string} share  e^(z_k) over the sum of all of them
 */

/** The lecture's names of the functions; the identity leaves what it is applied to. */
export const FUNCTIONS = /** @type {const} */ ({
  sigmoid: 'σ',
  tanh: 'tanh',
  relu: 'relu',
  leakyRelu: 'lrelu',
  identity: '',
});

/** Whether the whole of it is short enough to be read: one layer, or one hidden layer of two. @param {readonly number[]} sizes */
export const isWrittenOut = (sizes) => sizes.length === 2 || (sizes.length === 3 && sizes[1] <= 2);

/**
 * z of a unit: its bias, and every weight times what it is the weight of.
 *
 * @param {Network} network
 * @param {Unit} unit
 * @param {Notation} notation
 * @param {boolean} isWhole  whether hidden units are written out down to the inputs
 * @returns {string}
 */
export function sumOf(network, unit, notation, isWhole) {
  const terms = weightsInto(network.sizes, unit).map(({ layer, row, column }) => {
    const theta = notation.theta(layer, row, column);
    if (column === 0) return theta;
    const from = { layer, index: column };
    const factor =
      layer === 0 || !isWhole
        ? notation.unit(from)
        : notation.applied(FUNCTIONS[network.activation], sumOf(network, from, notation, true));
    return `${theta}${notation.times}${factor}`;
  });
  return terms.join(' + ');
}

/**
 * What a unit of layers 1 to L is: of a softmax, whose outputs share one sum, its z and then t.
 *
 * @param {Network} network
 * @param {Unit} unit
 * @param {Notation} notation
 * @param {boolean} isWhole
 * @returns {string[]} equations
 */
export function equationsOf(network, unit, notation, isWhole) {
  const { sizes, activation, output } = network;
  const layers = sizes.length - 1;
  const name = notation.unit(unit);
  const sum = sumOf(network, unit, notation, isWhole);
  if (unit.layer < layers) return [`${name} = ${notation.applied(FUNCTIONS[activation], sum)}`];
  if (output === 'softmax') {
    return [
      `${notation.z(unit.index)} = ${sum}`,
      `${name} = ${notation.share(unit.index, /** @type {number} */ (sizes.at(-1)))}`,
    ];
  }
  return [`${name} = ${notation.applied(FUNCTIONS[output], sum)}`];
}

/** @param {Network} network @returns {Notation} */
export const plainNotation = ({ sizes, features }) => ({
  theta: thetaName,
  unit: ({ layer, index }) => unitName(layer, index, sizes.length - 1, features),
  z: (k) => zName(sizes.length - 1, k),
  times: '·',
  applied: (name, inner) => (name ? `${name}(${inner})` : inner),
  share: (k, outputs) => {
    const all = Array.from({ length: outputs }, (_, i) => `exp(${zName(sizes.length - 1, i + 1)})`);
    return `exp(${zName(sizes.length - 1, k)}) / (${all.join(' + ')})`;
  },
});

/** @type {Readonly<Record<Feature, string>>} */
const TEX_FEATURES = {
  x1: 'x_1',
  x2: 'x_2',
  x1x1: 'x_1^2',
  x2x2: 'x_2^2',
  x1x2: 'x_1 x_2',
  sinx1: '\\sin x_1',
  sinx2: '\\sin x_2',
};

/** @type {Readonly<Record<string, string>>} */
const TEX_FUNCTIONS = {
  σ: '\\sigma',
  tanh: '\\tanh',
  relu: '\\operatorname{relu}',
  lrelu: '\\operatorname{lrelu}',
};

/** @param {Network} network @returns {Notation} */
export const texNotation = ({ sizes, features }) => {
  const layers = sizes.length - 1;
  const z = (/** @type {number} */ k) => `z_{${k}}^{(${layers})}`;
  return {
    theta: (layer, row, column) => {
      const comma = row > 9 || column > 9 ? ',' : '';
      return `\\theta_{${row}${comma}${column}}^{(${layer})}`;
    },
    unit: ({ layer, index }) => {
      if (layer === layers) return `t_{${index}}`;
      if (layer > 0) return `a_{${index}}^{(${layer})}`;
      if (features === null) return 'x';
      return features ? TEX_FEATURES[features[index - 1]] : `x_{${index}}`;
    },
    z,
    times: ' ',
    applied: (name, inner) => (name ? `${TEX_FUNCTIONS[name]}\\left(${inner}\\right)` : inner),
    share: (k, outputs) => `\\frac{e^{${z(k)}}}{\\sum_{r=1}^{${outputs}} e^{z_{r}^{(${layers})}}}`,
  };
};

/**
 * The network in LaTeX: t written out where that can be read, else every unit of every layer, from t down.
 *
 * @param {Network} network
 * @returns {string} lines of `aligned`
 */
export function texOf(network) {
  const { sizes } = network;
  const notation = texNotation(network);
  const isWhole = isWrittenOut(sizes);
  /** @type {string[]} */
  const lines = [];
  for (let layer = sizes.length - 1; layer >= (isWhole ? sizes.length - 1 : 1); layer--) {
    for (let index = 1; index <= sizes[layer]; index++) {
      lines.push(...equationsOf(network, { layer, index }, notation, isWhole));
    }
  }
  const aligned = lines.map((line) => line.replace(' = ', ' &= ')).join(' \\\\\n');
  return `\\begin{aligned}\n${aligned}\n\\end{aligned}`;
}
