/** The words of the help. */
import { part } from '../language.js';

export const english = {
  title: 'Keys, and what everything means',
  /** Names of the parts. */
  parts: {
    start: 'In short',
    keys: 'Keys',
    quantities: 'Quantities',
    picture: 'The picture',
    states: 'States of a network',
    links: 'Links and files',
    elsewhere: 'λ in other programs',
    about: 'About this page',
  },
  start: [
    'All figures show the same points. Every network is trained on them, live, in your browser; the optimum is what could be known if the distribution of the points were known.',
    'Drag λ under a figure: its picture follows at once, and 0.3 seconds later the network has been trained anew with this λ from its seed. So equal settings always give equal figures.',
    'Scenes has a board for every slide of the lecture. Inspect, on a figure, shows its units, weights and curves.',
  ],
  keys: {
    enabled: 'Single letters and the space bar are shortcuts',
    pageKeys: ['Page Down', 'Page Up'],
    space: 'Space',
    doubleClick: 'double click',
    /** What the keys do. */
    does: {
      train: 'train, or pause',
      step: 'one update of every network',
      reset: 'start every network anew from its seed',
      inspect: 'look into the network that has the focus, or the first',
      present: 'the figures alone, full screen and large',
      help: 'this help',
      escape: 'close the inspector, a menu or a dialog',
      undo: 'undo',
      redo: 'redo',
      back: 'the browser’s Back: to the scene before',
      beat: 'in a lesson: on, or back; what clickers send',
      hall: 'in a lesson: the figures alone, as P',
      lessons: 'in a lesson: all scenes',
      arrows: 'on a slider: the next value; with Page up and Page down, larger steps',
    },
    /** While the figures are shown alone. */
    stage: {
      title: 'While presenting',
      enlarge: 'one figure alone, or all again',
      next: 'the next figure, or the next page of them',
      black: 'a black screen; any key ends it',
      numbers: 'numbers below the figures',
      code: 'a QR code that opens the board on a phone',
      train: 'train or pause, one update, reset: as on the page',
      leave: 'back to the page',
    },
  },
  /** Symbols of the lecture with what they are. */
  quantities: [
    ['m', 'number of training points'],
    ['x₁, x₂', 'the inputs: where a point lies'],
    [
      'y',
      'the class of a point: of two, 1 for a cross and 0 for a circle, of more, as many numbers, of which that of its class is 1; or its value',
    ],
    ['t', 'the output of the network: the probability of a class, or the predicted value'],
    ['Θ⁽ˡ⁾', 'the weights from layer l to the next; those that belong to the constant 1 are biases'],
    [
      'D',
      'the error of the data: mean cross-entropy −Σ y ln t, or mean squared error Σ (t − y)²; on test points it tells how well a network does on points that it has never seen',
    ],
    ['R', '(1/m) times the sum of all squared weights, biases left out'],
    ['λ', 'how much R counts: 0 leaves the weights free, a large λ presses them to 0'],
    ['E', 'D + λR, which training makes as small as it can'],
  ],
  picture: [
    [
      'Colours',
      'the probability of a cross: blue is a circle for sure, orange a cross for sure, pale is undecided. Of more classes, the colour of the most probable one; of values, the value.',
    ],
    ['Contour lines', 'where the probability is 0.01, 0.1, 0.5 and 0.9; at 0.5 the decision changes.'],
    [
      'Points',
      'the training points, with a mark for every class; test points, if they are shown, are paler.',
    ],
    [
      'Optimum',
      'the posterior probability of the class under the distribution that the points were drawn from, or E[y|x]. Its share of wrong decisions is the Bayes error: nobody can do better on new points.',
    ],
  ],
  /** What the states mean. */
  states: {
    training: 'updates are being made.',
    paused: 'you have stopped it, or changed its weights; Train goes on.',
    converged: 'E can hardly fall any further: L-BFGS is at its minimum, or every derivative is tiny.',
    resting: 'it has made 2,000 epochs by itself without having converged; Update and Epoch go on.',
    collapsed: 'λ is so large that all weights went to 0, and the network gives the same answer everywhere.',
    vanished: 'layer by layer the gradient has become so small that descent no longer moves.',
    diverged: 'E has grown without bounds; the learning rate is too large.',
  },
  links: [
    'The address of this page is the board: it always holds all settings. Copy link copies it; whoever opens it sees the same figures, to the last bit.',
    'Where training was stopped at some update, the link holds that, too, with the weights if need be.',
    'Share & save makes SVG, PNG and PDF of the figures, files of their weights, programs in Python, and a frame for slides.',
    'Nothing leaves your computer: the page has no server.',
  ],
  elsewhere: [
    ['scikit-learn', 'alpha = 2λ'],
    ['PyTorch', 'weight_decay = 2λ/m'],
    ['TensorFlow Playground', 'regularization rate = 2λ/m'],
  ],
  about: {
    text: 'This page is free software, by the MIT licence or by Apache-2.0, at your choice.',
    licences: 'The licences of all that it is made of',
  },
};

export const helpWords = part('help', english);
