/**
 * A figure's picture in a stamp's size: its colours and the line where the decision changes, or its curve, without axes and
 * labels.
 *
 * @import { Frame } from '../../training/training.d.ts'
 * @import { Setting } from './plot.js'
 */
import { recolouring } from '../palette.js';
import { drawContours } from './contours.js';
import { drawHeatmap, updatePicture } from './heatmap.js';
import { heavyLevel, isBareOf, isOf } from './plot.js';
import { drawPoints } from './points.js';
import { drawCurves } from './regression.js';
import { smoothLines } from './smooth.js';
import { createTransform, pxFromContours } from './transform.js';

/** Of the lines' widths. */
const SCALE = 0.6;
/** Of the points of a curve, without which it would be a line on nothing. */
const RADIUS = 1;

/**
 * @param {CanvasRenderingContext2D} ctx  its canvas has the setting's size in device pixels
 * @param {HTMLCanvasElement} picture  for the pixels, reused from frame to frame
 * @param {Frame | null} frame
 * @param {Setting} setting
 */
export function drawThumbnail(ctx, picture, frame, setting) {
  const { width, height, pixelRatio, style, domain, points, look } = setting;
  const box = { left: 0, top: 0, width, height };
  const transform = createTransform(domain, box);
  const isBare = isBareOf(frame, setting);
  ctx.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  ctx.fillStyle = isBare ? style.paper : style.surface;
  ctx.fillRect(0, 0, width, height);
  if (!frame || !isOf(frame, setting)) return;
  if (frame.curve) {
    if (points) drawPoints(ctx, points, transform, style, { look, pixelRatio, radius: RADIUS });
    drawCurves(ctx, frame.curve, transform, style, { isOptimum: frame.bayes !== null, scale: SCALE });
    return;
  }
  if (!isBare) {
    updatePicture(picture, { ...frame, pixels: recolouring.inStyle(frame.pixels, style) });
    drawHeatmap(ctx, picture, box);
  }
  const heavy = heavyLevel(frame.look);
  const lines = pxFromContours(frame.contours, transform).filter(
    ({ level }) => heavy < 0 || level === heavy, // more of them would be a smudge
  );
  smoothLines(lines, width / Math.max(1, frame.width - 1) / 2);
  drawContours(ctx, lines, [], box, style, { heavyLevel: heavy, scale: SCALE, isBare });
}
