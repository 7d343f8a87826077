/**
 * What is written under and said about a figure, in the lecture's words.
 *
 * @import { Figure, Frame, NetworkFigure } from '../types.d.ts'
 */
import { formatCount, formatError, formatPercent, formatSetting } from './format.js';

/** @type {Record<NetworkFigure['activation'], string>} */
export const ACTIVATION_NAMES = { sigmoid: 'sigmoid', tanh: 'tanh', relu: 'ReLU', leakyRelu: 'leaky ReLU' };

/** @type {Record<NetworkFigure['init'], string>} */
export const INIT_NAMES = { xavier: 'Xavier', he: 'He', uniform: 'uniform', zero: 'zero' };

/**
 * "1 hidden layer of size 5", "2 hidden layers of size 20 each", "3 hidden layers of sizes 20, 10 and 5".
 *
 * @param {readonly number[]} hidden
 * @returns {string}
 */
export function architectureText(hidden) {
  const count = hidden.length;
  if (count === 0) return 'no hidden layer: logistic regression';
  if (count === 1) return `1 hidden layer of size ${hidden[0]}`;
  if (hidden.every((size) => size === hidden[0])) return `${count} hidden layers of size ${hidden[0]} each`;
  return `${count} hidden layers of sizes ${hidden.slice(0, -1).join(', ')} and ${hidden[count - 1]}`;
}

/**
 * The whole caption as one text.
 *
 * @param {Figure} figure
 * @returns {string}
 */
export function captionText(figure) {
  if (figure.kind === 'optimum') return 'Theoretical optimum';
  return `${architectureText(figure.hidden)}, λ = ${formatSetting(figure.lambda)}`;
}

/**
 * The smaller line under the caption: what else made the figure.
 *
 * @param {Figure} figure
 * @returns {string}
 */
export function detailText(figure) {
  if (figure.kind === 'optimum') {
    return 'posterior probability under the distribution the points were drawn from';
  }
  const start =
    figure.init === 'zero'
      ? 'all weights start at zero'
      : `${INIT_NAMES[figure.init]} start, seed ${figure.seed}`;
  if (figure.hidden.length === 0) return start;
  const leak = figure.activation === 'leakyRelu' ? ` (α = ${formatSetting(figure.leak)})` : '';
  return `${ACTIVATION_NAMES[figure.activation]}${leak} units, ${start}`;
}

/** @typedef {'waiting' | 'ready' | 'training' | 'paused' | 'converged' | 'diverged'} Progress */

/**
 * Where the training of a network stands, as the page says it.
 *
 * @param {Frame | null} frame
 * @param {boolean} playing
 * @returns {Progress}
 */
export function progressOf(frame, playing) {
  if (!frame) return 'waiting';
  if (frame.status !== 'training') return frame.status;
  if (playing) return 'training';
  return frame.updates === 0 ? 'ready' : 'paused';
}

/** @type {Record<Progress, { word: string, shape: string }>} */
export const PROGRESS = {
  waiting: { word: 'preparing', shape: '…' },
  ready: { word: 'not trained yet', shape: '○' },
  training: { word: 'training', shape: '▶' },
  paused: { word: 'paused', shape: '‖' },
  converged: { word: 'converged', shape: '✓' },
  diverged: { word: 'diverged', shape: '▲' },
};

/**
 * The text alternative of a figure's picture: what one would see in it.
 *
 * @param {Figure} figure
 * @param {Frame | null} frame
 * @param {Progress} progress
 * @param {readonly number[]} levels Probabilities of the iso-lines, in the order of `frame.contours.level`.
 * @returns {string}
 */
export function summaryText(figure, frame, progress, levels) {
  const parts = [`${captionText(figure)}.`];
  if (!frame) return `${parts[0]} The picture is being prepared.`;
  parts.push(`Probability of a cross as colour, with ${contourText(frame, levels)}.`);
  if (frame.bayes) {
    parts.push(`Bayes error ${formatPercent(frame.bayes.error)}.`);
    parts.push(`Bayes cross-entropy ${formatError(frame.bayes.crossEntropy)}.`);
  }
  if (frame.error) {
    const { e, accuracy, testAccuracy } = frame.error;
    parts.push(`E = ${formatError(e)}.`);
    if (accuracy !== null) parts.push(`Training accuracy ${formatPercent(accuracy)}.`);
    if (testAccuracy !== null) parts.push(`Test accuracy ${formatPercent(testAccuracy)}.`);
    parts.push(`${PROGRESS[progress].word}, ${formatCount(frame.updates)} updates.`);
  }
  return parts.join(' ');
}

/**
 * "no contour line", "contour lines at 0.1 (2 pieces) and 0.5".
 *
 * @param {Frame} frame
 * @param {readonly number[]} levels
 * @returns {string}
 */
function contourText({ contours }, levels) {
  const pieces = levels.map((_, index) =>
    contours.level.reduce((sum, level) => sum + (level === index ? 1 : 0), 0),
  );
  const named = levels.flatMap((level, index) => {
    if (pieces[index] === 0) return [];
    return pieces[index] === 1 ? `${level}` : `${level} (${pieces[index]} pieces)`;
  });
  if (named.length === 0) return 'no contour line';
  if (named.length === 1) return `a contour line at ${named[0]}`;
  return `contour lines at ${named.slice(0, -1).join(', ')} and ${named[named.length - 1]}`;
}
