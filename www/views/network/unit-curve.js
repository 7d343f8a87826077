/**
 * Units of a network with one input: each is a function of x, and so a curve.
 *
 * @import { PlotStyle } from '../palette.js'
 * @import { Box } from '../plot/transform.js'
 * @import { Scale } from './unit-colours.js'
 */
import { tickStep } from 'd3-array';

/** Room above and below a curve, as a share of its range. */
const ROOM = 0.06;

/**
 * The values that a picture of a unit runs over: all that it can have, else round numbers around those that it has, which
 * stay while they change a little.
 *
 * @param {ArrayLike<number>} values  finite
 * @param {Scale} scale
 * @returns {readonly [low: number, high: number]}
 */
export function rangeOf(values, scale) {
  if (scale === 'sigmoid' || scale === 'share') return [-ROOM, 1 + ROOM];
  if (scale === 'tanh') return [-1 - 2 * ROOM, 1 + 2 * ROOM];
  let [low, high] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i]);
    high = Math.max(high, values[i]);
  }
  if (!(high > low)) return [-1, 1];
  const step = tickStep(low, high, 4);
  const room = ROOM * (high - low);
  return [step * Math.floor((low - room) / step), step * Math.ceil((high + room) / step)];
}

/**
 * A small picture: the curve over the whole range of x, and where it is 0.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ values: ArrayLike<number>, range: readonly [number, number] }} curve
 * @param {Box} box
 * @param {PlotStyle} style
 */
export function drawUnitCurve(ctx, { values, range: [low, high] }, { left, top, width, height }, style) {
  const y = (/** @type {number} */ value) =>
    top + height * (1 - Math.min(1, Math.max(0, (value - low) / (high - low))));
  ctx.save();
  ctx.lineWidth = 1;
  ctx.strokeStyle = style.axis;
  ctx.globalAlpha = 0.5;
  ctx.beginPath();
  ctx.moveTo(left, y(0));
  ctx.lineTo(left + width, y(0));
  ctx.stroke();
  ctx.globalAlpha = 1;
  ctx.lineWidth = Math.min(2, Math.max(1, height / 20));
  ctx.lineJoin = 'round';
  ctx.strokeStyle = style.classes[1];
  ctx.beginPath();
  for (let i = 0; i < values.length; i++) {
    ctx.lineTo(left + (width * i) / (values.length - 1), y(values[i]));
  }
  ctx.stroke();
  ctx.restore();
}
