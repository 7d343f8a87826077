/**
 * What one would see in a figure, in words.
 *
 * @import { Look } from '../scene/scene.d.ts'
 * @import { Frame, Progress } from '../training/training.d.ts'
 */
import { figureWords } from '../words/en/figures.js';
import { summaryWords } from '../words/en/summary.js';
import { formatCount, formatError, formatPercent, formatSetting } from '../words/numbers.js';
import { isRegression } from './caption.js';
import { toldEnds, toldLevels } from './told.js';

/**
 * The text alternative of a figure's picture: what one would see in it.
 *
 * @param {string} caption  of the figure
 * @param {Frame | null} frame
 * @param {Progress} progress
 * @returns {string}
 */
export function summaryText(caption, frame, progress) {
  const summary = summaryWords();
  if (!frame) return `${caption}. ${summary.preparing}`;
  const parts = partsOf(caption, frame);
  if (frame.error) {
    parts.push(summary.state(figureWords().states[progress.code], formatCount(frame.updates)));
  }
  return parts.join(' ');
}

/**
 * The same for a picture that stands still, as in a file.
 *
 * @param {string} caption
 * @param {Frame} frame
 */
export const stillText = (caption, frame) => partsOf(caption, frame).join(' ');

/**
 * @param {string} caption
 * @param {Frame} frame
 */
function partsOf(caption, frame) {
  const summary = summaryWords();
  const parts = [`${caption}.`, `${pictureText(frame)}.`];
  if (frame.bayes && isRegression(frame.look)) {
    parts.push(summary.noise(formatError(frame.bayes.noiseVariance)));
  } else if (frame.bayes) {
    parts.push(summary.bayes(formatPercent(frame.bayes.error), formatError(frame.bayes.crossEntropy)));
  }
  if (frame.error) {
    const { e, accuracy, testAccuracy } = frame.error;
    parts.push(summary.e(formatError(e)));
    if (accuracy !== null) parts.push(summary.accuracy(formatPercent(accuracy)));
    if (testAccuracy !== null) parts.push(summary.testAccuracy(formatPercent(testAccuracy)));
  }
  return parts;
}

/**
 * What is drawn, as a sentence without its full stop.
 *
 * @param {Frame} frame
 * @returns {string}
 */
function pictureText(frame) {
  const { className } = figureWords();
  const summary = summaryWords();
  const { look } = frame;
  switch (look.kind) {
    case 'regions':
      return summary.regions(frame.contours.level.length);
    case 'class':
      return summary.probability(className(look.class + 1), contourText(frame));
    case 'surface': {
      const [low, high] = toldEnds(look).map(formatSetting);
      return summary.surface(low, high, contourText(frame));
    }
    case 'curve':
      return summary.curve(curvePlaces(frame, look));
    default:
      return summary.cross(contourText(frame));
  }
}

/**
 * t at five places from one end to the other, in the units of the axes.
 *
 * @param {Frame} frame
 * @param {Extract<Look, { kind: 'curve' }>} look
 * @returns {(readonly [x: string, t: string])[]}
 */
function curvePlaces({ curve, domain }, look) {
  const t = curve?.t ?? new Float64Array();
  const [across, upwards] = look.axes ?? [
    { from: domain[0], to: domain[1] },
    { from: domain[2], to: domain[3] },
  ];
  const unit = (upwards.to - upwards.from) / (domain[3] - domain[2]);
  return [0, 0.25, 0.5, 0.75, 1].map((share) => [
    formatSetting(across.from + share * (across.to - across.from)),
    formatError(upwards.from + (t[Math.round(share * (t.length - 1))] - domain[2]) * unit),
  ]);
}

/**
 * "no contour line", "contour lines at 0.1 (2 pieces) and 0.5".
 *
 * @param {Frame} frame
 * @returns {string}
 */
function contourText({ contours, look }) {
  const found = toldLevels(look).map((level, index) => {
    const pieces = contours.level.reduce((sum, of) => sum + (of === index ? 1 : 0), 0);
    return /** @type {const} */ ([formatSetting(level), pieces]);
  });
  return summaryWords().lines(found.filter(([, pieces]) => pieces > 0));
}
