/**
 * What is written under and said about a figure, in the lecture's words.
 *
 * @import { Feature, Figure, Look, NetworkFigure } from '../scene/scene.d.ts'
 * @import { Frame, Progress } from '../training/training.d.ts'
 */
import { superscript } from './digits.js';
import { toldEnds, toldLevels } from './told.js';
import { formatCount, formatError, formatPercent, formatPower, formatSetting } from './format.js';

/** @type {Record<NetworkFigure['activation'], string>} */
export const ACTIVATION_NAMES = { sigmoid: 'sigmoid', tanh: 'tanh', relu: 'ReLU', leakyRelu: 'leaky ReLU' };

/** @type {Record<NetworkFigure['init'], string>} */
export const INIT_NAMES = {
  xavier: 'Xavier',
  xavierPlain: 'Xavier, no gain',
  he: 'He',
  uniform: 'uniform',
  zero: 'zero',
};

/** @type {Record<NetworkFigure['init'], string>} */
export const INIT_NOTES = {
  xavier:
    'The more units, the smaller the weights. Sigmoid units, with slope ¼ at 0, get four times as large ones as tanh units; ReLU units start as with He.',
  xavierPlain:
    'As if every activation had slope 1 at 0, like tanh. The sigmoid’s is ¼: layer by layer, signals and gradients vanish.',
  he: 'Normal with variance 2 / number of inputs, which is made for ReLU units.',
  uniform: 'Anything between −½ and ½ alike, whatever the sizes of the layers.',
  zero: 'All units of a layer start alike, and so they stay.',
};

/** @type {Record<NetworkFigure['init'], string>} */
const STARTS = {
  xavier: 'Xavier start',
  xavierPlain: 'Xavier start without gain',
  he: 'He start',
  uniform: 'uniform start',
  zero: 'all weights start at zero',
};

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
  if (isRegression(look)) return 'linear regression';
  return look?.kind === 'regions' || look?.kind === 'class' ? 'softmax regression' : 'logistic regression';
}

/**
 * "1 hidden layer of size 5", "2 hidden layers of size 20 each", "3 hidden layers of sizes 20, 10 and 5".
 *
 * @param {readonly number[]} hidden
 * @param {Look | null} look
 * @returns {string}
 */
export function architectureText(hidden, look) {
  const count = hidden.length;
  if (count === 0) return `no hidden layer: ${linearName(look)}`;
  if (count === 1) return `1 hidden layer of size ${hidden[0]}`;
  if (hidden.every((size) => size === hidden[0])) return `${count} hidden layers of size ${hidden[0]} each`;
  return `${count} hidden layers of sizes ${hidden.slice(0, -1).join(', ')} and ${hidden[count - 1]}`;
}

/**
 * The whole caption as one text.
 *
 * @param {Figure} figure
 * @param {Look | null} look
 * @returns {string}
 */
export function captionText(figure, look) {
  if (figure.kind === 'optimum') return 'Theoretical optimum';
  return `${architectureText(figure.hidden, look)}, λ = ${formatSetting(figure.lambda)}`;
}

/**
 * The smaller line under the caption: what else made the figure.
 *
 * @param {Figure} figure
 * @param {Look | null} look
 * @returns {string}
 */
export function detailText(figure, look) {
  if (figure.kind === 'optimum') {
    return isRegression(look)
      ? 'E[y|x], the mean of y at x under the distribution the points were drawn from'
      : 'posterior probability under the distribution the points were drawn from';
  }
  const leak = figure.activation === 'leakyRelu' ? ` (α = ${formatSetting(figure.leak)})` : '';
  return [
    ...(look?.kind === 'curve' ? [] : inputsText(figure.features)),
    ...(figure.hidden.length === 0 ? [] : [`${ACTIVATION_NAMES[figure.activation]}${leak} units`]),
    ...(look?.kind === 'probability' && figure.output === 'softmax' ? ['two softmax outputs'] : []),
    STARTS[figure.init],
    ...(figure.init === 'zero' ? [] : [`seed ${figure.seed}`]),
  ].join(', ');
}

/**
 * Where they are not x₁ and x₂ alone.
 *
 * @param {readonly Feature[]} features
 * @returns {string[]}
 */
function inputsText(features) {
  if (features.join() === 'x1,x2') return [];
  const names = features.map((feature) => FEATURE_NAMES[feature]);
  if (names.length === 1) return [`input ${names[0]}`];
  return [`inputs ${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`];
}

/** @type {Record<Progress['code'], { word: string, shape: string }>} */
export const PROGRESS = {
  waiting: { word: 'preparing', shape: '…' },
  refused: { word: 'cannot be trained', shape: '▲' },
  empty: { word: 'no points to train on', shape: '○' },
  ready: { word: 'not trained yet', shape: '○' },
  training: { word: 'training', shape: '▶' },
  returning: { word: 'coming back', shape: '▶' },
  resting: { word: 'resting', shape: '‖' },
  paused: { word: 'paused', shape: '‖' },
  converged: { word: 'converged', shape: '✓' },
  collapsed: { word: 'all weights shrunk to 0', shape: '▲' },
  vanished: { word: 'gradients vanished', shape: '▲' },
  diverged: { word: 'diverged', shape: '▲' },
};

/**
 * What there is to know or to do about a state, beside its word: in a few words, and in full.
 *
 * @param {Progress} progress
 * @returns {{ brief: string, full: string } | null} null where the word says all
 */
export function progressHint({ code, gradients = [] }) {
  switch (code) {
    case 'resting':
      return { brief: 'Train goes on', full: 'It rests without having converged; Train goes on.' };
    case 'collapsed':
      return {
        brief: 'a smaller λ starts it anew',
        full: 'It no longer sees its inputs; λ has to fall, then it starts anew.',
      };
    case 'vanished': {
      const largest = gradients.map((size, layer) => `Θ⁽${superscript(layer)}⁾ ${formatPower(size)}`);
      return {
        brief: `|∂E/∂Θ⁽⁰⁾| ≤ ${formatPower(gradients[0] ?? 0)}`,
        full: `It gives the same answer everywhere. Largest |∂E/∂θ| by layer: ${largest.join(', ')}.`,
      };
    }
    case 'diverged':
      return { brief: 'try a smaller learning rate', full: 'Try a smaller learning rate, then reset.' };
    case 'refused':
      return { brief: 'Reset tries again', full: 'Other settings, or Reset, try again.' };
    default:
      return null;
  }
}

/**
 * The text alternative of a figure's picture: what one would see in it.
 *
 * @param {Figure} figure
 * @param {Frame | null} frame
 * @param {Progress} progress
 * @returns {string}
 */
export function summaryText(figure, frame, progress) {
  const parts = [`${captionText(figure, frame?.look ?? null)}.`];
  if (!frame) return `${parts[0]} The picture is being prepared.`;
  parts.push(`${pictureText(frame)}.`);
  if (frame.bayes && isRegression(frame.look)) {
    parts.push(`Variance of the noise ${formatError(frame.bayes.noiseVariance)}.`);
  } else if (frame.bayes) {
    parts.push(`Bayes error ${formatPercent(frame.bayes.error)}.`);
    parts.push(`Bayes cross-entropy ${formatError(frame.bayes.crossEntropy)}.`);
  }
  if (frame.error) {
    const { e, accuracy, testAccuracy } = frame.error;
    parts.push(`E = ${formatError(e)}.`);
    if (accuracy !== null) parts.push(`Training accuracy ${formatPercent(accuracy)}.`);
    if (testAccuracy !== null) parts.push(`Test accuracy ${formatPercent(testAccuracy)}.`);
    parts.push(`${PROGRESS[progress.code].word}, ${formatCount(frame.updates)} updates.`);
  }
  return parts.join(' ');
}

/**
 * What is drawn, as a sentence without its full stop.
 *
 * @param {Frame} frame
 * @returns {string}
 */
function pictureText(frame) {
  const { look, curve, domain } = frame;
  switch (look.kind) {
    case 'regions':
      return `Regions of the most probable class as colour, with ${frame.contours.level.length} pieces of boundary between them`;
    case 'class':
      return `Probability of class ${look.class} as colour, with ${contourText(frame)}`;
    case 'surface':
      return `Value from ${toldEnds(look).map(formatSetting).join(' to ')} as colour, with ${contourText(frame)}`;
    case 'curve': {
      const t = curve?.t ?? new Float64Array();
      const [across, upwards] = look.axes ?? [
        { from: domain[0], to: domain[1] },
        { from: domain[2], to: domain[3] },
      ];
      const unit = (upwards.to - upwards.from) / (domain[3] - domain[2]);
      const at = (/** @type {number} */ share) =>
        formatError(upwards.from + (t[Math.round(share * (t.length - 1))] - domain[2]) * unit);
      const x = (/** @type {number} */ share) =>
        formatSetting(across.from + share * (across.to - across.from));
      const places = [0, 0.25, 0.5, 0.75, 1].map((share) => `${at(share)} at x = ${x(share)}`);
      return `The curve of t over x, ${places.join(', ')}`;
    }
    default:
      return `Probability of a cross as colour, with ${contourText(frame)}`;
  }
}

/**
 * "no contour line", "contour lines at 0.1 (2 pieces) and 0.5".
 *
 * @param {Frame} frame
 * @returns {string}
 */
function contourText({ contours, look }) {
  const levels = toldLevels(look);
  const pieces = levels.map((_, index) =>
    contours.level.reduce((sum, level) => sum + (level === index ? 1 : 0), 0),
  );
  const named = levels.flatMap((level, index) => {
    if (pieces[index] === 0) return [];
    return pieces[index] === 1 ? formatSetting(level) : `${formatSetting(level)} (${pieces[index]} pieces)`;
  });
  if (named.length === 0) return 'no contour line';
  if (named.length === 1) return `a contour line at ${named[0]}`;
  return `contour lines at ${named.slice(0, -1).join(', ')} and ${named[named.length - 1]}`;
}
