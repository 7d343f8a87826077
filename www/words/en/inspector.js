/**
 * What is said inside the inspector: of a network's units and weights, its errors over time, what is wrong with it, and
 * how far it is from the truth.
 *
 * @import { Finding, Where } from '../../views/diagnosis.js'
 */
import { gradientBound } from '../gradients.js';
import { listed, part } from '../language.js';
import { formatFactor, formatSetting } from '../numbers.js';

/** The first layer and the last. @param {readonly number[]} gradients  the largest |∂E/∂θ| of each layer */
export const endsOf = (gradients) =>
  [...new Set([0, gradients.length - 1])].map((layer) => gradientBound(gradients, layer));

/** @param {readonly number[]} layers  ascending */
function layersText(layers) {
  const [first, last] = [layers[0], layers[layers.length - 1]];
  if (layers.length === 1) return `layer ${first}`;
  if (layers.length > 2 && last - first === layers.length - 1) return `layers ${first} to ${last}`;
  return `layers ${listed(layers.map(String))}`;
}

/** @param {Where} where */
function placeText({ layers, units, count, size }) {
  if (size === 1) return `the only unit of ${layersText(layers)}`;
  if (units === 'all') return `all units of ${layersText(layers)}`;
  if (units === 'some') return `${count} of ${size} units of ${layersText(layers)}`;
  return `${count === 1 ? 'unit' : 'units'} ${listed(units.map(String))} of ${layersText(layers)}`;
}

/** "Units 3, 5 and 7 of layer 1 and all units of layers 2 to 10 are". @param {readonly Where[]} places */
function unitsAre(places) {
  const text = listed(places.map(placeText));
  const isOne = places.length === 1 && places[0].count === 1;
  return `${text[0].toUpperCase()}${text.slice(1)} ${isOne ? 'is' : 'are'}`;
}

export const english = {
  /** @param {string} caption @param {number | null} place  on the board, from 1; null where it has no other figure */
  heading: (caption, place) => (place === null ? `Inside: ${caption}` : `Inside figure ${place}: ${caption}`),
  close: 'Close the inspector',
  closeHint: 'Close (Esc)',
  tabs: 'What is looked at',
  tab: { network: 'Network', curves: 'Curves', truth: 'Against the truth' },
  tools: {
    label: 'Tools',
    choose: 'Tools…',
    groups: { inside: 'Inside this network', many: 'Many networks' },
    names: {
      formula: 'Formula',
      backprop: 'Backpropagation',
      outputs: 'Outputs and errors',
      activations: 'Activations',
      gradients: 'Gradients by layer',
      landscape: 'Landscape of E',
      sweep: 'λ sweep',
      cloud: 'Cloud of boundaries',
      starts: 'Many starts',
      minima: 'Which minimum?',
      weather: 'Weather map',
    },
  },
  /** @param {string} what @param {string} reason */
  problem: (what, reason) => `Not everything could be computed: ${what}, ${reason}`,
  /** What the worker is asked for, by its name there. */
  parts: {
    theta: 'the weights',
    maps: 'the pictures of the units',
    picture: 'the large picture',
    probe: 'the values at the point',
    curve: 'the errors over the updates',
    bayes: 'the Bayes error',
    excess: 'the distance from the optimum',
    confusion: 'the table of classes',
    gradients: 'the gradients of the layers',
    histogram: 'the histogram of z',
    trace: 'the forward and backward pass',
    differences: 'the difference quotients',
    path: 'the way of the training',
  },
  /** By their kinds. */
  findings: {
    /** @param {{ learningRate: number }} values */
    diverged: ({ learningRate }) =>
      `E grew beyond all numbers: η = ${formatSetting(learningRate)} is too large. Try a tenth of it, then reset.`,
    /** @param {{ factor: number, learningRate: number }} values  how many times its lowest value */
    rising: ({ factor, learningRate }) =>
      `E rose to ${formatFactor(factor)} times its lowest value: η = ${formatSetting(learningRate)} is too large.`,
    /** @param {{ layers: readonly number[] }} values */
    symmetric: ({ layers }) =>
      `${layers.length === 1 ? `All units of ${layersText(layers)} are alike` : `In ${layersText(layers)}, all units of a layer are alike`}: they started alike, so every update moves them alike. Another start than zero tells them apart.`,
    /** @param {{ lambda: number, bound: number }} values */
    shrunk: ({ lambda, bound }) =>
      `λ = ${formatSetting(lambda)} has shrunk all weights below ${formatSetting(bound)}: only the biases are left, which nothing penalises.`,
    /** @param {{ places: readonly Where[] }} values */
    dead: ({ places }) =>
      `${unitsAre(places)} dead: z is nowhere positive on the plane, so nothing passes and no gradient comes back.`,
    /** @param {{ places: readonly Where[] }} values */
    saturated: ({ places }) =>
      `${unitsAre(places)} saturated all over the plane: constant, so no more than another bias.`,
    /** @param {{ lambda: number }} values */
    collapsed: ({ lambda }) =>
      `λ = ${formatSetting(lambda)} has shrunk weights to 0: the network gives the same answer everywhere, and going on does not change it. With a smaller λ it starts anew.`,
    /** @param {{ gradients: readonly number[] }} values  the largest |∂E/∂θ| of each layer */
    vanished: ({ gradients }) =>
      `Gradients vanished: ${listed(endsOf(gradients))}. The network gives the same answer everywhere, and descent hardly moves; this is no minimum of E.`,
    converged: () => 'Converged: no further update would lower E noticeably.',
  },
  elsewhere: {
    title: 'The same λ in other tools',
    biases: 'weight_decay, of the weights without the biases',
    copy: 'Copy',
    /** @param {string} tool */
    copyFor: (tool) => `Copy the value for ${tool}`,
  },
  diagram: {
    label: 'Units of the network; arrow keys go from one to the next',
    positive: 'positive',
    negative: 'negative',
    width: 'width: size',
    smaller: 'Smaller diagram',
    larger: 'Larger diagram',
    /** @param {number} most */
    thinned: (most) => `Of every layer the ${most} largest weights are drawn, and all of the chosen unit.`,
    /** @param {string} name @param {number} index @param {number} size @param {number | null} layer  null for an output */
    unit: (name, index, size, layer) =>
      `${name}, unit ${index} of ${size}, ${layer === null ? 'output' : `hidden layer ${layer}`}`,
    /** @param {number} from @param {number} to @param {number} layer */
    group: (from, to, layer) => `Units ${from} to ${to} of hidden layer ${layer}`,
  },
  weights: {
    table: {
      caption: 'All weights: the diagram in numbers',
      columns: ['weight', 'from', 'to', 'value'],
    },
    /** @param {string} unit */
    into: (unit) => `Weights into ${unit}`,
    bias: 'the bias',
    /** @param {string} unit */
    from: (unit) => `from ${unit}`,
    choose: 'Choose a weight to change it.',
    undo: 'Undo',
    redo: 'Redo',
  },
  map: {
    /** @param {string} name */
    label: (name) =>
      `Map of ${name}. Arrow keys move the point at which values are read, Shift in small steps.`,
    /** @param {string} name */
    curveLabel: (name) =>
      `${name} over x. Arrow keys move the x at which values are read, Shift in small steps.`,
    distance: '|t − optimum|',
    hint: 'Point at the picture, or use its arrow keys, to read values.',
    /** @param {string} x @param {string} t @param {string | null} truth @param {boolean} isRegression */
    read: (x, t, truth, isRegression) =>
      `x = ${x}: t = ${t}${truth === null ? '' : `, ${isRegression ? 'E[y|x]' : 'true posterior'} ${truth}`}`,
    values: 'Every z and a at this point',
    unit: 'unit',
  },
  curves: {
    table: 'Errors at the moments that are kept',
    subject: 'What the curves show',
    errors: 'errors',
    accuracy: 'accuracy',
    logUpdates: 'log updates',
    logErrors: 'log errors',
    lines: {
      e: 'E',
      d: 'D',
      penalty: 'λR',
      testD: 'D of the test points',
      accuracy: 'training accuracy',
      testAccuracy: 'test accuracy',
    },
    update: 'update',
    floors: {
      errors: 'Bayes cross-entropy',
      noise: 'variance of the noise',
      accuracy: 'best accuracy to be expected',
    },
    moment: 'Moment in training',
    /** @param {string} update @param {string} last */
    updateOf: (update, last) => `update ${update} of ${last}`,
    goOn: 'Continue from here',
    /** @param {string} count */
    kept: (count) =>
      `${count} moments are kept, every one to the last bit; between them one cannot stop. Training goes on from the weights, while momentum, Adam and L-BFGS begin their memory anew.`,
  },
  truth: {
    unknown:
      'Nobody knows the distribution that these points come from, so there is no optimum to compare with.',
    classMap:
      '|t − optimum|: no colour where the two agree, the more colour, the further apart; the line is where the network’s decision changes.',
    valueMap: '|t − optimum|: no colour where the two agree, the more colour, the further apart.',
    curve: '|t − optimum| over x.',
    divergence: 'expected Kullback–Leibler divergence',
    squared: 'expected (t − E[y|x])²',
    error: 'expected error beyond the Bayes error',
    later: 'when training pauses',
    classNote:
      'Under the distribution of the points, by quadrature. The divergence is what the expected D has beyond the Bayes cross-entropy.',
    valueNote:
      'Under the distribution of the points, by quadrature. The squared distance is what the expected D has beyond the variance of the noise.',
    training: 'Training points',
    test: 'Test points',
    takenFor: 'taken for',
    /** @param {string} percent @param {string} count */
    right: (percent, count) => `${percent} of ${count} right`,
  },
};

export const inspectorWords = part('inspector', english);

/** @param {Finding} finding */
export const findingText = (finding) =>
  /** @type {(values: Finding) => string} */ (inspectorWords().findings[finding.kind])(finding);
