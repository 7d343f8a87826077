/**
 * What stands in saved pictures, and why a file cannot be made or read.
 *
 * @import { WeightsFault } from '../../export/weights.js'
 */
import { formatCount } from '../numbers.js';
import { superscript } from '../digits.js';
import { listed, part } from '../language.js';

/** @type {{ [Code in WeightsFault['code']]: (values: Extract<WeightsFault, { code: Code }>) => string }} */
const weightsFaults = {
  tooLarge: () => 'The file is too large to hold the weights of a network.',
  noJson: ({ reason }) => `The file is not JSON: ${reason}.`,
  otherFormat: ({ format }) => `This is no file of weights: its “format” is not “${format}”.`,
  otherVersion: ({ version, known }) =>
    `The file is of version ${version}; this page reads version ${known}.`,
  noSizes: () => '“layerSizes” is not a list of sizes such as [2, 20, 20, 1].',
  hiddenSizes: ({ most, from, to }) =>
    `“layerSizes”: the hidden layers are not up to ${most} sizes from ${from} to ${to}.`,
  setting: ({ name, value }) => `“${name}”: ${value} is not what the page knows there.`,
  layers: ({ layers }) => `“theta” does not hold ${layers} matri${layers === 1 ? 'x' : 'ces'}.`,
  rows: ({ layer, units }) =>
    `Θ${superscript(layer)} does not have ${units} row${units === 1 ? '' : 's'}, one for each unit.`,
  row: ({ layer, row, width }) =>
    `Θ${superscript(layer)}, row ${row}: not ${width} numbers, the bias and ${width - 1} weights.`,
  noNumber: ({ layer, row, entry, value }) =>
    `Θ${superscript(layer)}, row ${row}, entry ${entry}: ${value} is not a number.`,
  beyond: ({ layer, row, entry, value }) =>
    `Θ${superscript(layer)}, row ${row}, entry ${entry}: ${value} is beyond single precision, ±3.4e38.`,
  noEngine: () => 'The engine is not there yet.',
  otherNetwork: ({ sizes, inputs, outputs }) =>
    `The file’s network is ${sizes}, and the data of this board take one of ${inputs} inputs and ${outputs} output${outputs === 1 ? '' : 's'}.`,
  otherOutput: ({ output, wanted }) =>
    `The file’s network has the output “${output}”, and the data of this board take “${wanted}”.`,
};

export const english = {
  key: {
    point: 'point (x, y)',
    noise: '± noise',
  },
  note: {
    /** @param {string} value */
    noise: (value) => `Variance of the noise ${value}`,
    /** @param {string} error @param {string} crossEntropy */
    bayes: (error, crossEntropy) => `Bayes error ${error}, Bayes cross-entropy ${crossEntropy}`,
    edited: 'edited or changed on the way',
    /** @param {number} updates */
    updates: (updates) => `${formatCount(updates)} update${updates === 1 ? '' : 's'}`,
  },
  board: {
    /** @param {string} data @param {string} training */
    line: (data, training) => `Data: ${data}. Training: ${training}.`,
    optimizers: { sgd: 'gradient descent', momentum: 'momentum', adam: 'Adam', lbfgs: 'L-BFGS' },
    /** @param {string} rate */
    rate: (rate) => `learning rate ${rate}`,
    /** @param {number} size */
    batches: (size) => `batches of ${size}`,
    /** @param {number} count */
    points: (count) => `${formatCount(count)} points`,
    /** @param {number} classes */
    classes: (classes) => `${classes} classes`,
    /** @param {string} noise */
    noise: (noise) => `noise ${noise}`,
    /** @param {string} share  of the second of two classes, drawn as crosses */
    balance: (share) => `share of crosses ${share}`,
    /** @param {number} seed */
    seed: (seed) => `seed ${seed}`,
    /** @param {number} count @param {readonly string[]} kinds */
    own: (count, kinds) =>
      `${formatCount(count)} own points${kinds.length > 0 ? ` of ${listed(kinds)}` : ''}`,
    /** @param {string} share @param {number} seed */
    tested: (share, seed) => `another ${share} for testing, seed ${seed}`,
  },
  faults: {
    noPicture: 'There is no picture yet.',
    noOptimum: 'Own points have no known optimum, so there is nothing to draw.',
    pointsChanged: 'The points changed meanwhile; try again.',
    boardChanged: 'The board changed meanwhile; try again.',
    pictureMissing: 'The figure came without its picture.',
    noNetwork: 'There is no network yet.',
    noWeights: 'The figure has no weights.',
    noPoints: 'A program needs points, and there are none.',
    noCanvas: 'The browser does not give the page a canvas.',
    falsified:
      'This browser changes the pixels that a page reads from a canvas, as a protection against being recognised, and the picture would be full of noise; save it as SVG or PDF, which need none.',
    tooManyPixels: 'The picture is larger than the browser can make it; choose a smaller scale.',
  },
  weightsFaults,
};

export const exportWords = part('export', english);

/** @param {WeightsFault} fault */
export const weightsFaultText = (fault) =>
  /** @type {(values: WeightsFault) => string} */ (exportWords().weightsFaults[fault.code])(fault);
