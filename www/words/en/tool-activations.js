/** Activations with their derivatives, over the z that a network has. */
import { superscript } from '../digits.js';
import { part } from '../language.js';

export const english = {
  shown: 'Activation',
  /** @param {string} name */
  own: (name) => `the network’s own: ${name}`,
  slope: 'Slope α below 0',
  layer: 'Histogram of z in',
  /** @param {number} layer @param {boolean} isOutput */
  layerName: (layer, isOutput) =>
    isOutput ? `the output, z⁽${superscript(layer)}⁾` : `hidden layer ${layer}`,
  axis: 'Axis of z',
  axes: { shape: 'from −6 to 6', all: 'all z of the layer' },
  at: 'Read at z',
  use: 'Use in this network',
  used: 'This network has it.',
  noHidden: 'This network has no hidden units, so it has no use for an activation.',
  /** @param {string} name */
  title: (name) => `σ and σ′ of ${name}`,
  /** @param {string} name @param {string} layer */
  titleOver: (name, layer) => `σ and σ′ of ${name}, over the histogram of z in ${layer}`,
  /** What is seen. @param {string} title @param {string} z @param {string} value @param {string} slope */
  label: (title, z, value, slope) => `${title}. At z = ${z}: σ(z) = ${value}, σ′(z) = ${slope}.`,
  range: {
    /** @param {string} layer @param {string} low @param {string} high */
    text: (layer, low, high) =>
      `z in ${layer} goes from ${low} to ${high}, over all units and training points.`,
    output: 'There g takes the place of σ.',
    /** @param {string} share */
    beyond: (share) => `${share} of it lies beyond the axis.`,
    /** @param {string} saturated @param {string} dead */
    state: (saturated, dead) =>
      `At ${saturated} of all pairs of a unit and a point, σ′ is below 5 % of its largest value: saturated. ${dead} of the units are dead: below 0.1 % at every point.`,
    later: 'The histogram comes when training pauses.',
    none: 'There are no training points, and so no z.',
  },
  table: {
    caption: 'σ and σ′ at 0 and at the z that is read',
    name: 'activation',
    formula: {
      sigmoid: '1 / (1 + e⁻ᶻ)',
      tanh: '(eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ)',
      relu: 'max(0, z)',
      leakyRelu: 'max(αz, z)',
    },
    derivative: {
      sigmoid: 'σ(z)(1 − σ(z))',
      tanh: '1 − σ(z)²',
      relu: '0 if z < 0, else 1',
      leakyRelu: 'α if z < 0, else 1',
    },
    note: '* Rectifiers have no derivative at 0: from the left it would be 0 (α), from the right 1. σ′(0) := 1 is set, arbitrarily.',
  },
  numbers: {
    caption: 'σ, σ′ and how often z occurs',
    from: 'z from',
    to: 'to',
    count: 'count',
  },
  move: {
    title: 'tanh(x) = 2σ(2x) − 1',
    about: 'tanh is the sigmoid, narrower, higher and moved down.',
    steps: ['σ(x)', 'σ(2x): half as wide', '2σ(2x): twice as high', '2σ(2x) − 1: one down'],
    slider: 'From σ(x) to 2σ(2x) − 1',
    next: 'Next step',
    back: 'Back to σ(x)',
    /** @param {string} formula @param {string} distance */
    label: (formula, distance) =>
      `${formula} beside tanh(x), for x from −4 to 4; they are at most ${distance} apart.`,
    /** @param {string} distance */
    apart: (distance) => `Largest distance from tanh(x): ${distance}`,
  },
};

export const activationsWords = part('tool-activations', english);
