/** The gradient of every layer over a training, and how the hidden units fare. */
import { part } from '../language.js';

export const english = {
  activation: 'Activation of this network',
  beside: 'Beside it, in grey',
  none: 'nothing',
  ten: 'Ten sigmoid layers',
  tenHint:
    'Gives this network ten hidden layers of 5 sigmoid units, with Xavier’s initial weights without the gain of 4, and λ = 0.',
  switchHint: 'The network is trained anew with another activation; the former curves stay, in grey.',
  updates: 'update',
  error: 'Gradient of',
  errors: { e: 'E = D + λR', d: 'D alone' },
  penaltyNote:
    'With λ > 0, λR has a gradient of its own in every layer, which no layer lets vanish; that of D alone shows what comes back.',
  axis: 'Axis of updates',
  axes: { log: 'logarithmic', linear: 'linear' },
  share: 'Share',
  shares: {
    saturated: 'saturated pairs',
    dead: 'dead units',
    zero: 'zero derivatives',
  },
  shareNotes: {
    saturated:
      'Pairs of a unit and a training point at which σ′(z) is below 5 % of the largest σ′: what comes back is nearly lost there.',
    dead: 'Units at which σ′(z) is below 0.1 % of the largest σ′ at every training point: they hardly learn any more.',
    zero: 'Pairs of a unit and a training point with ∂D/∂z = 0 exactly. The unit’s row of ∂D/∂Θ is zero for this point: gradients are sparse.',
  },
  noHidden:
    'This network has no hidden layers: its only gradient is ∂E/∂Θ⁽⁰⁾, and nothing can vanish on the way.',
  noPoints: 'There are no training points, and so no gradient.',
  comes: 'The gradients are being computed.',
  /** @param {number} layer  from 1 */
  layer: (layer) => `layer ${layer}`,
  norms: {
    /** @param {string} norm */
    title: (norm) => `${norm} of every layer over the training`,
    /** @param {string} norm @param {string} activation @param {string} former */
    titleBeside: (norm, activation, former) =>
      `${norm} of every layer over the training: ${activation}, in grey ${former}`,
    /** What is seen. @param {string} title @param {string} update @param {string} first @param {string} last @param {string} ratio */
    label: (title, update, first, last, ratio) =>
      `${title}. At update ${update}: ${first} in the first layer, ${last} in the last, ${ratio} times as large in the first as in the last.`,
  },
  /** @param {string} share */
  shareTitle: (share) => `Share of ${share} in every hidden layer over the training`,
  /** @param {string} title @param {string} update @param {string} values */
  shareLabel: (title, update, values) => `${title}. At update ${update}, from the first layer on: ${values}.`,
  moment: 'Read at update',
  /** @param {string} update @param {string} last */
  updateOf: (update, last) => `update ${update} of ${last}`,
  go: 'Bring the network to this update',
  table: {
    /** @param {string} update */
    caption: (update) => `At update ${update}`,
    layer: 'Θ',
    /** @param {string} former */
    former: (former) => `with ${former}`,
    saturated: 'saturated',
    dead: 'dead',
    zero: 'zero',
  },
  /** @param {string} ratio @param {string} first @param {string} last  names of the two layers */
  ratio: (ratio, first, last) => `The gradient of ${first} is ${ratio} times as large as that of ${last}.`,
  /** @param {string} ratio @param {string} former */
  formerRatio: (ratio, former) => `With ${former} it is ${ratio} times.`,
  numbers: 'Every kept moment of the training',
};

export const gradientsWords = part('tool-gradients', english);
