/** The figures alone: presented in a hall, or embedded in a slide; and the code that brings them to a phone. */
import { formatCount } from '../numbers.js';
import { part } from '../language.js';

export const english = {
  name: 'The figures alone',
  leave: 'Leave',
  leaveTitle: 'Back to the whole page (P or Esc)',
  fullScreen: 'Full screen',
  train: 'Train',
  trainAgain: 'Train again',
  pause: 'Pause',
  trainTitle: 'Train every network, or pause (space bar)',
  reset: 'Reset',
  resetTitle: 'Start every network anew from its seed (R)',
  numbers: 'Numbers',
  numbersTitle: 'E = D + λR below each figure (N)',
  code: 'QR code',
  codeTitle: 'A code that opens this board on a phone (Q)',
  previous: 'Previous figures',
  next: 'Next figures',
  /** @param {number} page @param {number} pages */
  page: (page, pages) => `${page} of ${pages}`,
  /** @param {number} place */
  figure: (place) => `Figure ${place}`,
  enlarge: 'Enlarge this figure',
  shrink: 'All figures',
  black: 'The picture is black. Any key brings it back.',
  empty: 'The board is empty.',
  optimum: 'Optimum',
  unknownOptimum: 'Own points have no known optimum.',
  which: 'Network that the controls are of',
  lambda: 'λ, weight of the penalty',
  layers: 'Hidden layers',
  layersHint: 'Sizes of the hidden layers, as in 20-20; 0 for none',
  fewerLayers: 'One hidden layer less',
  moreLayers: 'One hidden layer more',
  /** @param {number} most @param {number} from @param {number} to */
  layersRule: (most, from, to) => `up to ${most} sizes from ${from} to ${to}, as in 20-20; 0 for none`,
  /** @param {number} updates */
  updates: (updates) => `${formatCount(updates)} update${updates === 1 ? '' : 's'}`,
  bayesError: 'Bayes error',
  noise: 'variance of the noise',
  open: 'open in the playground',
  /** @param {readonly string[]} names */
  unknownControls: (names) => `No such control: ${names.join(', ')}`,
  qr: {
    title: 'Open this board on a phone',
    link: 'Link in the code',
    settings: 'settings only',
    moment: 'this very moment',
    /** @param {number} length @param {number} most */
    tooLong: (length, most) =>
      `The link of this very moment has ${formatCount(length)} characters; a QR code holds at most ${formatCount(most)}.`,
    /** @param {number} length @param {number} most */
    settingsTooLong: (length, most) =>
      `The link has ${formatCount(length)} characters; a QR code holds at most ${formatCount(most)}.`,
    /** @param {number} length @param {number} modules */
    dense: (length, modules) =>
      `${formatCount(length)} characters make ${modules} × ${modules} modules: from the last rows, phones may not read them.`,
    sameLink: 'No network is in the middle of a training: both links are the same.',
  },
};

export const presentWords = part('present', english);
