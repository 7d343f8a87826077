/** Backpropagation, walked through step by step. */
import { listed, part } from '../language.js';
import { formatCount } from '../numbers.js';

export const english = {
  waiting: {
    points: 'Backpropagation needs a training point; the board has none.',
    rest: 'The walk begins as soon as training pauses: all its numbers are of the same weights.',
    loading: 'The numbers are on their way.',
  },
  point: 'training point',
  /** @param {string} count */
  ofPoints: (count) => `of ${count}`,
  previousPoint: 'Previous point',
  nextPoint: 'Next point',
  examples: 'D over',
  /** @param {string} count */
  examplesOf: (count) => ({ one: 'this point alone', batch: 'a batch', all: `all ${count} points` }),
  batch: 'points in it',
  /** @param {string} from @param {string} to @param {boolean} goesOn  from the last point to the first */
  batchIs: (from, to, goesOn) =>
    `Points ${from} to ${to}${goesOn ? ', on from the first after the last' : ''}. Training puts its batches together anew in every epoch, at random.`,
  /** @param {number} point @param {string} count */
  whose: (point, count) =>
    `At the units stand the numbers of point ${point}; D and the derivatives by weights are means over ${count} points.`,
  hide: 'to be typed',
  hides: { none: 'nothing', last: 'the last number', two: 'the last two', all: 'all, and the result' },
  step: 'step',
  first: 'First step (Home)',
  previous: 'Step back (←)',
  next: 'Next step (→)',
  last: 'Last step (End)',
  /** @param {number} number @param {number} count @param {string} name */
  stepOf: (number, count, name) => `Step ${number} of ${count}: ${name}`,
  keys: 'Arrow keys: left and right go from step to step, up and down from unit to unit, or from weight to weight; Home and End to the ends.',
  steps: { input: 'the point', error: 'D', update: 'update' },
  /** What is done at a step. */
  says: {
    input:
      'The coordinates of the point, or what is made of them, are the activations of layer 0. The 1 belongs to the bias.',
    /** @param {number} layer */
    z: (layer) =>
      `Forward: every unit of layer ${layer} sums up its bias and its inputs times their weights.`,
    a: 'Every sum goes through the activation function.',
    t: 'Every sum of the last layer goes through the output activation function, and gives an output t.',
    error:
      'D compares t with y. It depends on θ only through t; from here on everything goes from right to left.',
    deltaOfOutput:
      'Back: how D changes with z of the outputs. Output activation and error function together leave a difference.',
    /** @param {number} layer */
    delta: (layer) =>
      `Back: what is known of layer ${layer + 1} comes through every edge times its weight, and is multiplied by the slope of the activation function.`,
    theta:
      'The derivative by a weight is that by z where it ends, times a where it begins. No weight changes.',
    update: 'Only now do weights change, and all at once. The walk has changed none.',
  },
  /** @param {string} a  the slope @param {string} b */
  where: (a, b) => `with ${a} = ${b}`,
  /** Of this point the result above. @param {string} name @param {string} value @param {string} count */
  mean: (name, value, count) =>
    `That is of this point alone. The mean over the ${count} points: ${name} = ${value}`,
  moreTerms: (/** @type {number} */ count) => `${count} more`,
  answer: {
    /** @param {string} name */
    label: (name) => `Type ${name}`,
    right: 'right',
    wrong: 'not yet',
    /** @param {string} name */
    isWrong: (name) => `${name} is another number.`,
    /** @param {string} name */
    isNone: (name) => `${name}: that is no number.`,
    allRight: 'All right.',
    missing: (/** @type {number} */ count) =>
      `${count} to be found: in the diagram, or worked out. 2 % off is near enough.`,
    show: 'Show the numbers',
  },
  /** @param {number} units @param {number} weights */
  unseen(units, weights) {
    const parts = [
      ...(units > 0 ? [`${formatCount(units)} ${units === 1 ? 'unit' : 'units'}`] : []),
      ...(weights > 0
        ? [`${formatCount(weights)} ${weights === 1 ? 'weight' : 'weights'} of this layer`]
        : []),
    ];
    return `The diagram has no number of ${listed(parts)}; the tables have all.`;
  },
  update: {
    /** @param {string} rate */
    act: (rate) => `Update with η = ${rate}`,
    undo: 'Undo',
    redo: 'Redo',
    /** @param {string} before @param {string} after */
    done: (before, after) => `D went from ${before} to ${after}.`,
    rate: 'η is the board’s learning rate.',
    /** @param {string} lambda */
    lambda: (lambda) =>
      `This is a step down D. Training goes down E = D + λR, and so adds 2λ/m · θ to the derivative of each weight but the biases; λ = ${lambda}.`,
    none: 'Every derivative is 0: the update changes nothing.',
  },
  plot: 'A click in the picture takes the nearest training point; so does Enter.',
  table: {
    title: 'Every derivative beside its difference quotient',
    about:
      '(D(θ + h) − D(θ − h)) / 2h with everything else fixed: two passes for each weight, where backpropagation takes one pass back for all.',
    weight: 'weight',
    value: 'value',
    derivative: '∂D/∂θ',
    quotient: 'difference quotient',
    relative: 'relative error',
    kink: 'kink',
    kinkNote:
      'kink: between θ − h and θ + h a unit passes the kink of its rectifier, so that the quotient mixes two slopes.',
    rounding: 'rounding',
    roundingNote:
      'rounding: the derivative is so small beside D that D(θ + h) and D(θ − h) are rounded to nearly the same number.',
    pending: '…',
    previous: 'Previous weights',
    next: 'Next weights',
    /** @param {string} from @param {string} to @param {string} count */
    range: (from, to, count) => `${from} to ${to} of ${count}`,
    /** @param {string} weight */
    go: (weight) => `Go to ${weight} in the walk`,
  },
  picture: {
    /** @param {string} caption @param {number} point @param {string} step */
    title: (caption, point, step) => `${caption}: backpropagation of point ${point}, ${step}`,
    /** @param {string} step @param {string} numbers */
    label: (step, numbers) => `The network at this step, ${step}: ${numbers}.`,
    table: 'All numbers of the pass, and D’s derivatives by them',
    columns: ['quantity', 'value', 'derivative of D by it'],
  },
};

export const backpropWords = part('tool-backprop', english);
