/**
 * An activation with its derivative over the histogram of z, and σ on its way to tanh.
 *
 * @import { Chart, Size } from '../chart.js'
 * @import { PlotStyle } from '../palette.js'
 */
import { tickStep } from '../../points/ticks.js';
import { formatPercent } from '../../words/numbers.js';
import { drawChart, layoutChart, namesWidth } from '../chart.js';
import { SANS } from '../fonts.js';

/** The z around 0 in which σ and tanh have nearly all of their shape. */
export const SHAPE = 6;

/** Share of the chart's height that the highest bar takes. */
const BARS = 0.45;

const SAMPLES = 400;

const FONT = `12px ${SANS}`;

/** Derivative and function, so that they are told apart without colours. */
const SLOPE_DASH = [7, 4];

/** What is left of a curve that another one is to come to. */
const GOAL_DASH = [2, 4];

/**
 * @typedef {object} Histogram
 * @property {number} low
 * @property {number} high
 * @property {ArrayLike<number>} counts  of bins of equal width from `low` to `high`
 * @property {number} below  how many are below the first bin
 * @property {number} above  how many are above the last bin
 */

/** @typedef {(z: number) => number} Fn */

/**
 * Half of a z axis that goes from −half to half: round, and wide enough for all z that there are, but never narrower than
 * the shape.
 *
 * @param {number} most  the largest |z|
 */
export function halfOf(most) {
  if (!(most > SHAPE)) return SHAPE;
  const step = tickStep(0, most, 4);
  return step * Math.ceil(most / step - 1e-9);
}

/** How many were counted, within the bins and beyond. @param {Histogram} histogram */
export const totalOf = ({ counts, below, above }) =>
  Array.from(counts).reduce((sum, n) => sum + n, below + above);

/**
 * Evenly from −half to half, closer within the shape, and on both sides of 0, where the slopes of rectifiers jump.
 *
 * @param {number} half
 * @returns {Float64Array}
 */
function samplesOf(half) {
  const even = (/** @type {number} */ bound) =>
    Array.from({ length: SAMPLES + 1 }, (_, i) => bound * ((2 * i) / SAMPLES - 1));
  const close = half > SHAPE ? even(SHAPE) : [];
  return Float64Array.from(new Set([...even(half), ...close, -half * 1e-9])).sort();
}

/** Around what the curves take, but rectifiers leave the chart above. @param {Fn[]} curves @param {number} half */
function heightOf(curves, half) {
  const values = [...samplesOf(half)].flatMap((z) => curves.map((f) => f(z)));
  const [low, high] = [Math.max(Math.min(...values, 0), -1.5), Math.min(Math.max(...values, 1), 4)];
  const room = 0.08 * (high - low);
  return { from: low - room, to: high + room };
}

/**
 * @typedef {object} Shown
 * @property {Fn} value  σ
 * @property {Fn} slope  σ′
 * @property {number} half  of the z axis
 * @property {number} at  z of the crosshair
 * @property {Histogram | null} histogram
 */

/**
 * @param {Shown} shown
 * @param {PlotStyle} style
 * @returns {Chart}
 */
export function activationChart({ value, slope, half, at }, style) {
  const x = samplesOf(half);
  const curve = (/** @type {Fn} */ f) => x.map(f);
  const dot = (/** @type {Fn} */ f, /** @type {string} */ colour) => ({
    ...{ name: '', x: [at], y: [f(at)], colour, width: 0, dots: 4.5 },
  });
  const [first, second] = [style.classes[1], style.classes[0]];
  return {
    x: { from: -half, to: half, name: 'z' },
    y: { ...heightOf([value, slope], half), name: '' },
    verticals: [{ at, name: '', colour: style.axis }],
    horizontals: [{ at: 0, name: '', colour: style.axis, dash: [1, 3] }],
    series: [
      { name: 'σ(z)', x, y: curve(value), colour: first, width: 2.5 },
      { name: 'σ′(z)', x, y: curve(slope), colour: second, dash: SLOPE_DASH },
      dot(value, first),
      dot(slope, second),
    ],
  };
}

/**
 * @param {CanvasRenderingContext2D} ctx  in CSS pixels
 * @param {Size} size
 * @param {PlotStyle} style
 * @param {Shown} shown
 */
export function drawActivation(ctx, size, style, shown) {
  const chart = activationChart(shown, style);
  if (shown.histogram) {
    drawBars(ctx, layoutChart(chart, size, namesWidth(ctx, chart)), style, shown.histogram);
  }
  return drawChart(ctx, size, style, chart);
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {ReturnType<typeof layoutChart>} layout
 * @param {PlotStyle} style
 * @param {Histogram} histogram
 */
function drawBars(ctx, { box, x }, style, histogram) {
  const { low, high, counts, below, above } = histogram;
  const most = Math.max(...Array.from(counts), 1);
  const bin = (high - low) / counts.length;
  const within = (/** @type {number} */ place) => Math.min(Math.max(place, box.left), box.left + box.width);
  ctx.save();
  ctx.fillStyle = style.axis;
  ctx.globalAlpha = 0.35;
  for (let i = 0; i < counts.length; i++) {
    const [from, to] = [within(x(low + i * bin)), within(x(low + (i + 1) * bin))];
    const height = (BARS * box.height * counts[i]) / most;
    if (to > from && height > 0) ctx.fillRect(from, box.top + box.height - height, to - from, height);
  }
  ctx.globalAlpha = 1;
  ctx.fillStyle = style.text;
  ctx.font = FONT;
  ctx.textBaseline = 'alphabetic';
  const share = (/** @type {number} */ count) => formatPercent(count / totalOf(histogram));
  const line = box.top + box.height - 6;
  ctx.textAlign = 'left';
  if (below > 0) ctx.fillText(`← ${share(below)}`, box.left + 6, line);
  ctx.textAlign = 'right';
  if (above > 0) ctx.fillText(`${share(above)} →`, box.left + box.width - 6, line);
  ctx.restore();
}

/** Steps from σ to tanh. */
export const MOVE_STEPS = 3;

/**
 * a·σ(b·x) + c on the way from σ(x) to 2σ(2x) − 1: first narrower, then higher, then down.
 *
 * @param {number} t  from 0 to 3, a step each
 * @returns {{ a: number, b: number, c: number }}
 */
export function moveAt(t) {
  const part = (/** @type {number} */ step) => Math.min(1, Math.max(0, t - step));
  return { b: 1 + part(0), a: 1 + part(1), c: 0 - part(2) };
}

/** Of x, on both sides of 0, in the picture. */
const MOVE_HALF = 4;

/**
 * @param {Fn} sigma
 * @param {Fn} tanh
 * @param {number} t  of `moveAt`
 */
export function moveCurves(sigma, tanh, t) {
  const { a, b, c } = moveAt(t);
  const x = samplesOf(MOVE_HALF);
  const moved = x.map((value) => a * sigma(b * value) + c);
  const goal = x.map(tanh);
  const distance = moved.reduce((most, value, i) => Math.max(most, Math.abs(value - goal[i])), 0);
  return { x, moved, goal, distance };
}

/**
 * @param {CanvasRenderingContext2D} ctx  in CSS pixels
 * @param {Size} size
 * @param {PlotStyle} style
 * @param {ReturnType<typeof moveCurves> & { name: string }} curves
 */
export function drawMove(ctx, size, style, { x, moved, goal, name }) {
  return drawChart(ctx, size, style, {
    x: { from: -MOVE_HALF, to: MOVE_HALF, name: 'x' },
    y: { from: -1.15, to: 2.15, name: '' },
    horizontals: [{ at: 0, name: '', colour: style.axis, dash: [1, 3] }],
    verticals: [{ at: 0, name: '', colour: style.axis, dash: [1, 3] }],
    series: [
      { name, x, y: moved, colour: style.classes[1], width: 2.5 },
      { name: 'tanh(x)', x, y: goal, colour: style.classes[0], dash: GOAL_DASH, width: 2.5 },
    ],
  });
}
