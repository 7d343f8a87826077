/**
 * What is said of a figure: its caption and its state. Texts come into captions, titles and files, so
 * they are plain strings.
 *
 * @import { Activation, Init } from '../../scene/scene.d.ts'
 * @import { Progress } from '../../training/training.d.ts'
 */
import { listed, part } from '../language.js';

export const english = {
  /** @param {string} name  that a person has given @param {string} caption */
  named: (name, caption) => `${name} – ${caption}`,
  /** One of several with the same caption. @param {string} caption @param {number} place  on the board, from 1 */
  atPlace: (caption, place) => `${caption} (figure ${place})`,
  optimum: 'Theoretical optimum',
  /** @param {readonly string[]} sizes of the hidden layers; none of them: see `linear` */
  architecture: (sizes) => {
    const count = sizes.length;
    if (count === 1) return `1 hidden layer of size ${sizes[0]}`;
    if (sizes.every((size) => size === sizes[0])) return `${count} hidden layers of size ${sizes[0]} each`;
    return `${count} hidden layers of sizes ${listed(sizes)}`;
  },
  /** @param {string} name  of what a network without hidden layers is */
  noHidden: (name) => `No hidden layer: ${name}`,
  linear: {
    regression: 'linear regression',
    softmax: 'softmax regression',
    logistic: 'logistic regression',
  },
  optimumDetail: {
    regression: 'E[y|x], the mean of y at x under the distribution the points were drawn from',
    classification: 'posterior probability under the distribution the points were drawn from',
  },
  /** @type {Record<Activation, string>} */
  activations: { sigmoid: 'sigmoid', tanh: 'tanh', relu: 'ReLU', leakyRelu: 'leaky ReLU' },
  /** @param {string} activation @param {string} leak  its slope, or empty */
  units: (activation, leak) => `${activation}${leak && ` (α = ${leak})`} units`,
  twoSoftmax: 'two softmax outputs',
  /** @type {Record<Init, string>} */
  starts: {
    xavier: 'Xavier start',
    xavierPlain: 'Xavier start without gain',
    he: 'He start',
    uniform: 'uniform start',
    zero: 'all weights start at zero',
  },
  /** @param {number} seed */
  seed: (seed) => `seed ${seed}`,
  /** @param {readonly string[]} names */
  inputs: (names) => `${names.length === 1 ? 'input' : 'inputs'} ${listed(names)}`,
  /** @type {Record<Progress['code'], string>} */
  states: {
    waiting: 'preparing',
    refused: 'cannot be trained',
    empty: 'no points to train on',
    ready: 'not trained yet',
    training: 'training',
    returning: 'coming back',
    resting: 'resting',
    paused: 'paused',
    converged: 'converged',
    collapsed: 'all weights shrunk to 0',
    vanished: 'gradients vanished',
    diverged: 'diverged',
  },
  hints: {
    resting: { brief: 'Update goes on', full: 'It rests without having converged; Update and Epoch go on.' },
    collapsed: {
      brief: 'a smaller λ starts it anew',
      full: 'It no longer sees its inputs; λ has to fall, then it starts anew.',
    },
    /** @param {string} largest  |∂E/∂Θ⁽ˡ⁾| by layer */
    vanished: (largest) => `It gives the same answer everywhere. Largest |∂E/∂θ| by layer: ${largest}.`,
    diverged: { brief: 'try a smaller learning rate', full: 'Try a smaller learning rate, then reset.' },
    refused: { brief: 'Reset tries again', full: 'Other settings, or Reset, try again.' },
  },
  /** The classes' marks. */
  marks: ['circle', 'cross', 'triangle', 'square', 'plus', 'diamond', 'wedge', 'star'],
  /** @param {number} number  from 1 */
  className: (number) => `class ${number}`,
  /** @type {Record<string, string>} */
  sources: {
    lecture: 'Lecture',
    gaussians: 'Two Gaussians',
    xor: 'XOR',
    circle: 'Circle',
    spirals: 'Two spirals',
    moons: 'Moons',
    checkerboard: 'Checkerboard',
    blobs: 'Blobs',
    pinwheel: 'Pinwheel',
    line: 'Line',
    sine: 'Sine',
    step: 'Step',
    plane: 'Plane',
    bumps: 'Hills',
    own: 'Own points',
  },
};

export const figureWords = part('figures', english);
