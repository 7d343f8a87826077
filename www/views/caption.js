/**
 * What is written under and said about a figure, in the lecture's words.
 *
 * @import { Feature, Figure, Look, NetworkFigure } from '../scene/scene.d.ts'
 * @import { Progress } from '../training/training.d.ts'
 */
import { superscript } from '../words/digits.js';
import { gradientBound } from '../words/gradients.js';
import { figureWords } from '../words/en/figures.js';
import { inRow } from '../words/language.js';
import { formatPower, formatSetting } from '../words/numbers.js';

/** @type {Record<Feature, string>} */
export const FEATURE_NAMES = {
  x1: 'x₁',
  x2: 'x₂',
  x1x1: 'x₁²',
  x2x2: 'x₂²',
  x1x2: 'x₁x₂',
  sinx1: 'sin x₁',
  sinx2: 'sin x₂',
};

/** @param {Look | null} look @returns {boolean} */
export const isRegression = (look) => look?.kind === 'curve' || look?.kind === 'surface';

/**
 * What a network without hidden layers is called.
 *
 * @param {Look | null} look
 * @returns {string}
 */
export function linearName(look) {
  const { linear } = figureWords();
  if (isRegression(look)) return linear.regression;
  return look?.kind === 'regions' || look?.kind === 'class' ? linear.softmax : linear.logistic;
}

/**
 * "1 hidden layer of size 5", "2 hidden layers of size 20 each", "3 hidden layers of sizes 20, 10 and 5".
 *
 * @param {readonly number[]} hidden
 * @param {Look | null} look
 * @returns {string}
 */
export function architectureText(hidden, look) {
  const { noHidden, architecture } = figureWords();
  return hidden.length === 0 ? noHidden(linearName(look)) : architecture(hidden.map(String));
}

/**
 * The whole caption as one text, after the figure's name where it has one.
 *
 * @param {Figure} figure
 * @param {Look | null} look
 * @returns {string}
 */
export function captionText(figure, look) {
  const { optimum, named } = figureWords();
  const caption =
    figure.kind === 'optimum'
      ? optimum
      : `${architectureText(figure.hidden, look)}, λ = ${formatSetting(figure.lambda)}`;
  return figure.name ? named(figure.name, caption) : caption;
}

/**
 * The captions of a board's figures, told apart by their places where they are equal.
 *
 * @param {readonly Figure[]} figures  all of the board
 * @param {Look | null} look
 * @returns {string[]} in their order
 */
export function distinctCaptions(figures, look) {
  const captions = figures.map((figure) => captionText(figure, look));
  return captions.map((caption, i) =>
    captions.indexOf(caption) === captions.lastIndexOf(caption)
      ? caption
      : figureWords().atPlace(caption, i + 1),
  );
}

/**
 * The smaller line under the caption: what else made the figure.
 *
 * @param {Figure} figure
 * @param {Look | null} look
 * @returns {string}
 */
export function detailText(figure, look) {
  const words = figureWords();
  if (figure.kind === 'optimum') {
    return isRegression(look) ? words.optimumDetail.regression : words.optimumDetail.classification;
  }
  const leak = figure.activation === 'leakyRelu' ? formatSetting(figure.leak) : '';
  return [
    ...(look?.kind === 'curve' || figure.features.join() === 'x1,x2'
      ? []
      : [words.inputs(figure.features.map((feature) => FEATURE_NAMES[feature]))]),
    ...(figure.hidden.length === 0 ? [] : [words.units(words.activations[figure.activation], leak)]),
    ...(look?.kind === 'probability' && figure.output === 'softmax' ? [words.twoSoftmax] : []),
    words.starts[figure.init],
    ...(figure.init === 'zero' ? [] : [words.seed(figure.seed)]),
  ].join(', ');
}

/** The sign before a state. @type {Record<Progress['code'], string>} */
export const PROGRESS_SHAPES = {
  waiting: '…',
  refused: '▲',
  empty: '○',
  ready: '○',
  training: '▶',
  returning: '▶',
  resting: '‖',
  paused: '‖',
  converged: '✓',
  collapsed: '▲',
  vanished: '▲',
  diverged: '▲',
};

/**
 * What there is to know or to do about a state, beside its word: in a few words, and in full.
 *
 * @param {Progress} progress
 * @returns {{ brief: string, full: string } | null} null where the word says all
 */
export function progressHint({ code, gradients = [] }) {
  const { hints } = figureWords();
  switch (code) {
    case 'resting':
    case 'collapsed':
    case 'diverged':
    case 'refused':
      return hints[code];
    case 'vanished': {
      const largest = gradients.map((size, layer) => `Θ⁽${superscript(layer)}⁾ ${formatPower(size)}`);
      return {
        brief: gradientBound(gradients, 0),
        full: hints.vanished(inRow(largest)),
      };
    }
    default:
      return null;
  }
}
