/**
 * A regression over one input: the curve t(x), the true E[y|x] with the spread of the noise, and the residuals.
 *
 * @import { Points } from '../../points/points.d.ts'
 * @import { Look } from '../../scene/scene.d.ts'
 * @import { Curve } from '../../training/training.d.ts'
 * @import { PlotStyle } from '../palette.js'
 * @import { Box, Transform } from './transform.js'
 */
import { newPath } from '../backend.js';

const CURVE_WIDTH = 2.4;
const TRUTH_WIDTH = 1.75;
const DASH = [6, 4];
/** More residuals than this would paint the plot over; then each is as much fainter. */
const CLEAR_RESIDUALS = 150;

/**
 * What lies under the curves: the band and the residuals.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {Curve} curve
 * @param {Transform} transform
 * @param {PlotStyle} style
 * @param {object} look
 * @param {Points | null} look.points Whose residuals are shown; null for none.
 * @param {number} look.spread Standard deviation of y around E[y|x], drawn as a band; 0 for none.
 */
export function drawUnderCurves(ctx, { t, truth }, transform, style, { points, spread }) {
  clipped(ctx, transform, () => {
    if (truth && spread > 0) {
      ctx.fillStyle = style.band;
      ctx.fill(band(ctx, truth, spread, transform));
    }
    if (points) {
      ctx.strokeStyle = style.ink;
      ctx.globalAlpha = 0.45 * Math.min(1, CLEAR_RESIDUALS / points.y.length);
      ctx.lineWidth = 1;
      ctx.stroke(residuals(ctx, points, t, transform));
    }
  });
}

/**
 * t(x) and, dashed, E[y|x].
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {Curve} curve
 * @param {Transform} transform
 * @param {PlotStyle} style
 * @param {object} look
 * @param {boolean} look.isOptimum It is its own truth, and dashed as in all other figures.
 * @param {number} look.scale Of the lines' widths.
 */
export function drawCurves(ctx, { t, truth }, transform, style, { isOptimum, scale }) {
  clipped(ctx, transform, () => {
    ctx.lineJoin = 'round';
    if (!isOptimum) {
      const path = line(ctx, t, transform);
      ctx.strokeStyle = style.halo;
      ctx.lineWidth = scale * CURVE_WIDTH + 2;
      ctx.stroke(path);
      ctx.strokeStyle = style.classes[1];
      ctx.lineWidth = scale * CURVE_WIDTH;
      ctx.stroke(path);
    }
    if (truth) {
      ctx.setLineDash(DASH.map((length) => scale * length));
      ctx.strokeStyle = style.ink;
      ctx.lineWidth = scale * TRUTH_WIDTH;
      ctx.stroke(line(ctx, truth, transform));
    }
  });
}

/**
 * A piece of what is drawn, for a legend.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {'curve' | 'truth' | 'band'} what
 * @param {Box} box
 * @param {PlotStyle} style
 */
export function drawSample(ctx, what, { left, top, width, height }, style) {
  if (what === 'band') {
    ctx.fillStyle = style.band;
    ctx.fillRect(left, top, width, height);
    return;
  }
  const isTruth = what === 'truth';
  ctx.setLineDash(isTruth ? DASH : []);
  ctx.strokeStyle = isTruth ? style.ink : style.classes[1];
  ctx.lineWidth = isTruth ? TRUTH_WIDTH : CURVE_WIDTH;
  ctx.beginPath();
  ctx.moveTo(left, top + height / 2);
  ctx.lineTo(left + width, top + height / 2);
  ctx.stroke();
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Transform} transform
 * @param {() => void} draw
 */
function clipped(ctx, { box }, draw) {
  ctx.save();
  ctx.beginPath();
  ctx.rect(box.left, box.top, box.width, box.height);
  ctx.clip();
  draw();
  ctx.restore();
}

/**
 * Far outside the box, canvases lose their precision; a curve that leaves it needs not go farther than this.
 *
 * @param {Transform} transform
 */
function placedIn({ domain, box, pxFromX1, pxFromX2 }) {
  const [left, right] = domain;
  return {
    /** @param {number} i @param {number} count */
    px: (i, count) => pxFromX1(left + ((right - left) * i) / (count - 1)),
    /** @param {number} value */
    py: (value) => Math.min(box.top + 9 * box.height, Math.max(box.top - 9 * box.height, pxFromX2(value))),
  };
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Float64Array} values At evenly spaced x.
 * @param {Transform} transform
 * @returns {Path2D}
 */
function line(ctx, values, transform) {
  const { px, py } = placedIn(transform);
  const path = newPath(ctx);
  values.forEach((value, i) => path.lineTo(px(i, values.length), py(value)));
  return path;
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Float64Array} values
 * @param {number} spread
 * @param {Transform} transform
 * @returns {Path2D}
 */
function band(ctx, values, spread, transform) {
  const { px, py } = placedIn(transform);
  const count = values.length;
  const path = newPath(ctx);
  for (let i = 0; i < count; i++) path.lineTo(px(i, count), py(values[i] + spread));
  for (let i = count - 1; i >= 0; i--) path.lineTo(px(i, count), py(values[i] - spread));
  path.closePath();
  return path;
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Points} points
 * @param {Float64Array} t At evenly spaced x.
 * @param {Transform} transform
 * @returns {Path2D}
 */
function residuals(ctx, { x, y }, t, transform) {
  const { py } = placedIn(transform);
  const { domain, pxFromX1 } = transform;
  const [left, right] = domain;
  const path = newPath(ctx);
  for (let i = 0; i < x.length; i++) {
    if (!(x[i] >= left && x[i] <= right)) continue;
    const at = pxFromX1(x[i]);
    path.moveTo(at, py(y[i]));
    path.lineTo(at, py(valueAt(t, (x[i] - left) / (right - left))));
  }
  return path;
}

/**
 * Between two neighbours in proportion.
 *
 * @param {Float64Array} values
 * @param {number} share Of the way from the first to the last, 0 … 1.
 * @returns {number}
 */
export function valueAt(values, share) {
  const at = share * (values.length - 1);
  const before = Math.min(Math.floor(at), values.length - 2);
  return values[before] + (at - before) * (values[before + 1] - values[before]);
}
