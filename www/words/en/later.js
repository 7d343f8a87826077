/**
 * The words of what comes with the first touch (`page/later.js`).
 *
 * @import { Init } from '../../scene/scene.d.ts'
 */
import { part } from '../language.js';

export const english = {
  /** Before the title of a page that nobody sees, and that trains on when it is seen. */
  waits: 'Waits – ',
  menu: {
    rename: 'Name…',
    restart: 'Start anew',
    left: 'Move left',
    right: 'Move right',
    duplicate: 'Duplicate',
    seeds: 'Four seeds…',
    save: 'Save…',
    remove: 'Remove',
  },
  /** Of a network. */
  settings: {
    /** What unfolds, for those who do not see that it is a summary of it. */
    more: 'Further settings:',
    moreHint: 'Activation, initial weights, inputs and outputs',
    activation: 'Activation',
    slope: 'Slope',
    slopeName: 'Slope α of leaky ReLU',
    noHidden: 'no hidden layer',
    start: 'Initial weights',
    /** @type {Record<Init, string>} */
    inits: {
      xavier: 'Xavier',
      xavierPlain: 'Xavier, no gain',
      he: 'He',
      uniform: 'uniform',
      zero: 'zero',
    },
    /** @type {Record<Init, string>} */
    initNotes: {
      xavier:
        'The more units, the smaller the weights. Sigmoid units, with slope ¼ at 0, get four times as large ones as tanh units; ReLU units start as with He.',
      xavierPlain:
        'As if every activation had slope 1 at 0, like tanh. The sigmoid’s is ¼: layer by layer, signals and gradients vanish.',
      he: 'Normal with variance 2 / number of inputs, which is made for ReLU units.',
      uniform: 'Anything between −½ and ½ alike, whatever the sizes of the layers.',
      zero: 'All units of a layer start alike, and so they stay.',
    },
    seed: 'Seed',
    newSeedName: 'New initial weights from a random seed',
    newSeed: 'New seed',
    inputs: 'Inputs',
    outputs: 'Outputs',
    oneOutput: 'one, sigmoid',
    twoOutputs: 'two, softmax',
    /** Of two softmax outputs. */
    outputsNote:
      'Equivalent: two softmax outputs give class 1 the sigmoid of z₂ − z₁. But they have more weights to start from and to penalise.',
  },
  /** Said to those who do not see it. */
  announced: {
    reset: 'Every network starts anew from its seed.',
    /** @param {string} epoch */
    paused: (epoch) => `Paused at epoch ${epoch}.`,
    /** @param {readonly (readonly [count: number, state: string])[]} states @param {number} all */
    ended: (states, all) =>
      `Training has ended: ${states
        .map(([count, state], i) => `${count} of ${all}${i === 0 ? ' networks' : ''} ${state}`)
        .join(', ')}.`,
  },
  /** Settings of the data and the training. */
  more: {
    classes: 'Classes',
    balance: 'Share of crosses',
    testPoints: 'Test points',
    seed: 'Seed',
    seedName: 'Seed of the points',
    testSeedName: 'Seed of the choice of points for testing',
    learningRate: 'Learning rate',
    batchSize: 'Batch size',
    batchHint: '0 = all',
  },
  /** How pictures are drawn. */
  picture: {
    fill: 'Colour',
    fillHint: 'Without it, pictures are lines on white, as in the lecture',
    lines: 'Lines at P =',
    linesHint: 'The probabilities whose contour lines are drawn',
    usual: (/** @type {string} */ levels) => `${levels} (lecture)`,
    half: (/** @type {string} */ level) => `${level} alone`,
    none: 'no lines',
    own: 'others…',
    ownLabel: 'Probabilities of the contour lines',
    ownHint: (/** @type {string} */ low, /** @type {string} */ high, /** @type {number} */ most) =>
      `Up to ${most} numbers from ${low} to ${high}, with spaces between them`,
    problem: (/** @type {string} */ low, /** @type {string} */ high, /** @type {number} */ most) =>
      `Not a list of up to ${most} numbers from ${low} to ${high}.`,
  },
  crosshair: {
    /** @param {string} place @param {readonly string[]} figures */
    told: (place, figures) => `At ${place}: ${figures.join('; ')}.`,
    /** @param {number} number @param {string} value */
    figure: (number, value) => `figure ${number}: ${value}`,
    pending: 'being computed',
    unknown: 'not known',
    ended: 'The crosshair is gone.',
  },
};

export const laterWords = part('later', english);
