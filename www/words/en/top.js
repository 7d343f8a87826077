/** The words of the page's head and foot: what it is, training, settings, legend, actions. */
import { part } from '../language.js';

const NUMBERS = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** @param {number} count */
const networks = (count) => `${NUMBERS[count] ?? count} network${count === 1 ? '' : 's'}`;

export const english = {
  name: 'MLP playground',
  skip: 'Skip to the figures',
  empty: 'The board is empty. Add a network or the optimum.',
  /** What the board shows, in one sentence. */
  tagline: {
    /** @param {number} count  of networks, at least one */
    withOptimum: (count) => `The same points, ${networks(count)}, and the best that anyone could do. Drag λ.`,
    /** @param {number} count */
    networks: (count) =>
      count === 1
        ? 'Points, and one network that learns them. Drag λ.'
        : `The same points, ${networks(count)}. Drag λ.`,
    /** @param {number} count */
    own: (count) =>
      count === 1
        ? 'Your own points, and one network that learns them. Drag λ.'
        : `Your own points, ${networks(count)}. Drag λ.`,
    optimum: 'Points, and the best that anyone could do with them.',
    nothing: 'Points, and nothing yet that learns them.',
  },
  transport: {
    group: 'Training',
    train: 'Train',
    trainAgain: 'Train again',
    pause: 'Pause',
    update: 'Update',
    epoch: 'Epoch',
    converge: 'Converge',
    reset: 'Reset',
    titles: {
      pause: 'Stop every network where it is',
      on: 'Train every network on',
      anew: 'Every network has come to its end; train them once more from their seeds',
      update: 'One update of every network',
      epoch: 'One epoch: every training point once',
      converge: 'Train until every network has converged',
      reset: 'Start every network anew from its seed',
      atStart: 'Every network is at its start',
      allRest: 'Every network has come to rest; Update and Epoch go on',
    },
    /** Why a button does nothing, by the code of the reason. */
    reasons: {
      'no engine': 'The engine could not be loaded; Reset tries again',
      'no networks': 'There is no network on the board',
      'no points': 'There are no points to train on',
      waiting: 'The networks are being prepared',
      settling: 'A network is being trained from its seed, with the settings as they are now',
      ended: 'Every network has come to its end: another update would change nothing',
    },
  },
  settings: {
    all: 'Data and training',
    source: 'Source',
    yours: 'Yours',
    /** Of sources, by what is to be learned from their points. */
    tasks: {
      curve: 'A value from x',
      surface: 'A value from x₁ and x₂',
      two: 'Two classes',
      /** @param {number} most */
      several: (most) => `2 to ${most} classes`,
    },
    noise: 'Noise',
    points: 'Points',
    pointsName: 'Training points',
    newPoints: 'New points',
    newPointsTitle: 'The same source with a new random seed',
    optimizer: 'Optimizer',
    /** @type {Record<string, string>} */
    optimizers: { lbfgs: 'L-BFGS', adam: 'Adam', momentum: 'Momentum', sgd: 'SGD' },
    more: 'More',
    moreTitle: 'Further settings of the data and the training',
    testShare: 'For testing',
    testShareName: 'Share of points for testing',
  },
  legend: {
    testPoints: 'test points',
    ownPoints: 'Own points…',
    ownPointsTitle: 'Draw points, open a table, save the points shown',
    network: 'Network',
    networkTitle: 'Add a network, set as the last one',
    optimum: 'Optimum',
    optimumTitle: 'Add what could be known at best',
    paler: 'the paler, the less sure',
    show: 'Show',
    all: 'all',
    allTitle: 'The most probable class everywhere',
    /** @param {string} name  of the class @param {string} mark */
    oneTitle: (name, mark) => `The probability of ${name}, ${mark}`,
    /** Before the number or the name of a class, for those who do not see its mark. @param {string} mark */
    markOfClass: (mark) => `${mark}, class`,
    point: 'point',
    noise: '± noise',
  },
  actions: {
    group: 'This page',
    scenes: 'Scenes',
    scenesTitle: 'The slides of the lecture, each as a board to play with',
    undo: 'Undo',
    redo: 'Redo',
    /** @param {string} name @param {string} keys */
    withKeys: (name, keys) => `${name} (${keys})`,
    control: 'Ctrl',
    shift: 'Shift',
    copyLink: 'Copy link',
    copied: 'Copied',
    linkCopied: 'The link has been copied.',
    share: 'Share & save',
    /** @type {Record<'auto' | 'light' | 'dark', string>} */
    themes: { auto: 'auto', light: 'light', dark: 'dark' },
    colours: 'Colours:',
    coloursTitle: 'Colours: automatic, light or dark',
    more: 'More actions',
    help: 'Help',
    helpTitle: 'The keys, and what everything means',
  },
  footer: {
    /** @param {boolean} isRegression @param {string} points */
    formula: (isRegression, points) =>
      `E = D + λR: D is the mean ${isRegression ? 'squared error' : 'cross-entropy'} of the m = ${points} training points, R the sum of all squared weights without the biases, divided by m.`,
    help: 'Keys and meanings',
  },
  title: {
    optimum: 'optimum',
    noHidden: 'no hidden layer',
    /** @param {number} count */
    more: (count) => `${count} more`,
  },
};

export const topWords = part('top', english);
