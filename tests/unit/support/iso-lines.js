/**
 * Iso-lines of real networks in the pixels of a plot, for tests of their labels.
 *
 * @import { Line } from '../../../www/views/plot/transform.js'
 */
import { LEVELS, logit } from '../../../www/scene/levels.js';
import { defaultBoard, networkFigure } from '../../../www/scene/schema.js';
import { dataOf, trainerConfig, truthOf } from '../../../www/scene/task.js';
import { plotBox } from '../../../www/views/plot/axes.js';
import { smoothLines } from '../../../www/views/plot/smooth.js';
import { createTransform, pxFromContours } from '../../../www/views/plot/transform.js';
import { engine } from './engine.js';

/** Of one of four figures in a window of 1440 px. */
export const BOX = plotBox(328, 246);

/** As the lecture's levels come out at 11 px in the page's font, to half a pixel. */
export const TEXTS = { texts: ['0.01', '0.1', '0.5', '0.9'], widths: [22, 16, 16, 16], dash: 6, height: 11 };

const lecture = /** @type {any} */ (engine.sources().find(({ name }) => name === 'lecture'));
export const transform = createTransform(lecture.domain, BOX);

/** The training points of the default board. @param {number} [points] */
export function boardPoints(points = 200) {
  const { points: m, testPoints: _, seed, ...truth } = dataOf({ ...defaultBoard(), points });
  return engine.sampleSource({ ...truth, m, seed, part: 'train' });
}

/** [x, y, weight, …] of points in pixels. @param {{ x: Float64Array }} points */
export function pixelsOf({ x }) {
  const xyw = [];
  for (let i = 0; i < x.length; i += 2) xyw.push(transform.pxFromX1(x[i]), transform.pxFromX2(x[i + 1]), 1);
  return xyw;
}

/**
 * A network of the default board.
 *
 * @param {Partial<import('../../../www/scene/scene.d.ts').NetworkSettings>} settings
 * @param {{ x: Float64Array, y: Float64Array }} points
 */
export function networkOn(settings, { x, y }) {
  const trainer = new engine.Trainer(trainerConfig(defaultBoard(), networkFigure(1, settings), lecture));
  trainer.setTrainingSet(x, y);
  return trainer;
}

/** @param {(plane: InstanceType<typeof engine.Plane>) => void} fill @returns {Line[]} */
function linesOf(fill) {
  const columns = Math.round(BOX.width);
  const plane = new engine.Plane(Float64Array.from(lecture.domain), columns, Math.round(BOX.height));
  try {
    fill(plane);
    const lines = pxFromContours(plane.contours(Float32Array.from(LEVELS, logit)), transform);
    smoothLines(lines, BOX.width / (columns - 1) / 2);
    return lines;
  } finally {
    plane.free();
  }
}

/** @param {InstanceType<typeof engine.Trainer>} trainer */
export const linesOfNetwork = (trainer) => linesOf((plane) => plane.evaluateNetwork(trainer));

export const linesOfOptimum = () => linesOf((plane) => plane.evaluateOptimum(truthOf(defaultBoard())));
