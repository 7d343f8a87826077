/** Outputs and their errors. */
import { listed, part } from '../language.js';

export const english = {
  sections: 'What is shown of outputs and errors',
  section: {
    softmax: 'Softmax and −ln t',
    two: 'Two softmax outputs or one sigmoid',
    squared: 'Squared error',
    pairing: 'The wrong pairing',
  },
  needsClasses:
    'This needs a network for classes, with softmax or sigmoid outputs. Choose points with classes; this network predicts a number, see “Squared error”.',
  comes: 'The values come from the network…',
  class: 'output, class',
  point: {
    label: 'Outputs at',
    training: 'a training point',
    probe: 'the point in the map',
    own: 'values by hand',
    number: 'Training point',
    before: 'Previous training point',
    after: 'Next training point',
  },
  softmax: {
    title: 'Outputs of the network as probabilities',
    /** @param {readonly string[]} shares */
    bars: (shares) => `Bars of the outputs. ${listed(shares)}.`,
    several:
      'tₖ = exp(zₖ) / Σ exp(zᵣ): all between 0 and 1, together 1. The same number added to every z changes nothing.',
    one: 'One sigmoid output: t₁ = σ(z₁), and 1 − t₁ for the other class; the same as a softmax of 0 and z₁.',
  },
  logLoss: {
    heading: 'The error of one point',
    trueClass: 'True class c of the point',
    chosenClass: 'True class c',
    about: 'Certain and right costs almost nothing; certain and wrong costs without limit.',
    title: 'Cross-entropy of one point, −ln t of its class',
    x: 't of the true class',
    /** @param {string} t @param {string} d */
    curve: (t, d) =>
      `The curve −ln t falls from infinity at t = 0 to 0 at t = 1; the point is at t = ${t}, −ln t = ${d}.`,
  },
  two: {
    title: 'Of two softmax outputs, t₁ over z₁ − z₂',
    shift: 'Add 1 to both',
    about:
      'Only the difference counts: as functions, two softmax outputs are one sigmoid output with z = z₁ − z₂.',
    /** @param {string} z @param {string} t */
    curve: (z, t) => `The logistic sigmoid over z₁ − z₂; the point is at ${z}, t₁ = ${t}.`,
    restHeading: 'And at rest, with λ?',
    /** @param {string} lambda */
    question: (lambda) =>
      `One sigmoid output is trained at λ = ${lambda}, two softmax outputs at λ′, a multiple of it. How far are their probabilities apart, at most, over the training points?`,
    lack: {
      classes: 'This needs a board of two classes.',
      lambda:
        'At λ = 0 nothing tells one multiple from the other, and weights may grow without end. Choose λ > 0 to compare.',
    },
    /** @param {string} lambda */
    restTitle: (lambda) =>
      `Largest difference between one sigmoid output at λ = ${lambda} and two softmax outputs at λ′`,
    /** @param {readonly string[]} pairs */
    restLabel: (pairs) => `Largest difference of P over λ′/λ. ${listed(pairs)}.`,
    difference: 'largest |P − P′|',
    /** @param {number} layers */
    root: (layers) => (layers === 2 ? '√2 λ' : `2^(1/${layers}) λ`),
    verdicts: {
      /** @param {string} difference */
      same: (difference) =>
        `At 2λ they are the same network: their probabilities differ by ${difference} at most. Two softmax outputs share one w as ∓w/2, whose squares add up to half of w².`,
      /** @param {string} difference */
      all: (difference) =>
        `Here every multiple of λ gives the same probabilities, within ${difference}: λ has shrunk all weights, and the biases are free.`,
      /** @param {string} doubled @param {string} least @param {string} ratio */
      none: (doubled, least, ratio) =>
        `With hidden layers no multiple fits. At 2λ probabilities differ by up to ${doubled}, and the least that was found is ${least}, at ${ratio} λ. Only the last layer’s penalty is halved; that of the others is not.`,
      /** @param {number} layers @param {string} root @param {string} doubled */
      scaled: (layers, root, doubled) =>
        `With rectifiers 2λ does not fit (${doubled}), but ${layers === 2 ? '√2 λ' : `2^(1/${layers}) λ`} does, to within ${root} as far as it was trained: a rectifier lets a factor pass, so the layers share out what the last one saves.`,
      /** @param {string} least */
      unsettled: (least) =>
        `Not all of these networks came to rest, so this says nothing for certain. The least difference found is ${least}.`,
    },
  },
  squared: {
    byHand:
      'This network is for classes, so that t and y are set by hand; with a curve or a surface they are those of a point.',
    about:
      'With the identity t = z is unbounded, and the slope grows with the distance: far off is pulled strongly.',
    title: 'Squared error of one output',
    /** @param {string} t @param {string} y @param {string} d @param {string} slope */
    curve: (t, y, d, slope) =>
      `The parabola (t − y)² with its lowest point at y = ${y}; at t = ${t} it is ${d} high, with slope ${slope}.`,
  },
  pairing: {
    target: 'Target',
    right: 'cross-entropy',
    wrong: 'squared error',
    rightShort: 'cross-entropy',
    wrongShort: 'squared',
    formula: '∂D/∂z is',
    /** @param {number} y */
    title: (y) => `∂D/∂z of a sigmoid output with either error, y = ${y}`,
    /** @param {number} y @param {string} z @param {string} right @param {string} wrong */
    curves: (y, z, right, wrong) =>
      `∂D/∂z over z for y = ${y}. With the cross-entropy it is t − y, and largest where the output is most wrong; with the squared error it goes to 0 on both sides. At z = ${z} they are ${right} and ${wrong}.`,
    verdict: {
      /** @param {string} factor */
      wrong: (factor) =>
        `Confidently wrong: the squared error hardly has a gradient left, and the cross-entropy’s is ${factor} times as large. A network with the wrong pairing would stay here.`,
      /** @param {string} factor */
      right: (factor) =>
        `Confidently right: both gradients are small, as they should be (${factor} times as large with the cross-entropy).`,
      /** @param {string} factor */
      undecided: (factor) =>
        `Undecided: both errors pull; the cross-entropy’s gradient is ${factor} times as large.`,
    },
  },
};

export const outputsWords = part('tool-outputs', english);
