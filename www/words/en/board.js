/** The board: the controls and numbers of its figures. */
import { part } from '../language.js';

export const english = {
  unknownOptimum: 'Own points have no known optimum.',
  /** @param {string} caption */
  move: (caption) => `Move: ${caption}`,
  moveHint: 'Drag it to another place, or press the arrow keys',
  name: 'Name of the figure',
  menu: {
    /** @param {string} caption */
    actions: (caption) => `Actions for: ${caption}`,
    rename: 'Name…',
    restart: 'Start anew',
    left: 'Move left',
    right: 'Move right',
    duplicate: 'Duplicate',
    seeds: 'Four seeds…',
    save: 'Save…',
    remove: 'Remove',
  },
  lambda: 'Weight λ of the penalty in E = D + λR',
  layers: {
    title: 'Hidden layers',
    less: 'One hidden layer less',
    more: 'One hidden layer more',
    count: 'Number of hidden layers',
    ofSize: 'of size',
    ofSizes: 'of sizes',
    sameSize: 'same size',
    only: 'Size of the hidden layer',
    every: 'Size of every hidden layer',
    /** @param {number} layer  from 1 */
    one: (layer) => `Size of hidden layer ${layer}`,
  },
  inspect: {
    text: 'Inspect',
    /** @param {string} caption */
    name: (caption) => `Inspect: ${caption}`,
    hint: 'Look into the network (I)',
  },
  settings: {
    /** What unfolds, for those who do not see that it is a summary of it. */
    more: 'Further settings:',
    moreHint: 'Activation, initial weights, inputs and outputs',
    activation: 'Activation',
    slope: 'Slope',
    slopeName: 'Slope α of leaky ReLU',
    noHidden: 'no hidden layer',
    start: 'Initial weights',
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
  optimumNotes: {
    unknown: 'Nobody knows which distribution these points came from, so there is nothing to compare with.',
    classification:
      'Not trained: computed from the source itself. No classifier that sees only x₁ and x₂ errs less often.',
    regression:
      'Not trained: computed from the source itself. No function of x has a smaller squared error on average over new points.',
  },
  numbers: {
    training: 'training',
    test: 'test',
    optimum: 'optimum',
    trainingHint: 'D: mean error of the training points',
    testHint: 'D: mean error of the test points, which it was not trained on',
    optimumHint: {
      classification: 'The smallest D to be expected on new points: the Bayes cross-entropy',
      regression: 'The smallest D to be expected on new points: the variance of the noise',
    },
    /** @param {string} value */
    excess: (value) => `${value} more than the optimum`,
    /** Where bars end. */
    ends: {
      /** @param {number} classes */
      guess: (classes) => `ln ${classes}: guessing`,
      noise: '4 × noise',
      spread: 'variance of y',
    },
    endsHint: {
      /** @param {string} limit */
      guess: (limit) =>
        `Bars end at ${limit}, the D of who gives all classes the same probability; longer ones are cut`,
      /** @param {string} limit */
      noise: (limit) => `Bars end at ${limit}, four times the variance of the noise; longer ones are cut`,
      /** @param {string} limit */
      spread: (limit) => `Bars end at ${limit}, the variance of y; longer ones are cut`,
    },
    accuracy: 'accuracy',
    bayesError: 'Bayes error',
    bestAccuracy: 'best accuracy',
    /** @param {string} count @param {string} all */
    outside: (count, all) => `${count} of ${all} points outside`,
    outsideHint: 'Training points that lie outside the picture; they count all the same',
    /** @param {string} updates @param {string} all */
    returning: (updates, all) => `update ${updates} of ${all}`,
    /** @param {number} count @param {string} told */
    updates: (count, told) => `${told} update${count === 1 ? '' : 's'}`,
    /** @param {number} count @param {string} told */
    epochs: (count, told) => `${told} epoch${count === 1 ? '' : 's'}`,
  },
};

export const boardWords = part('board', english);
