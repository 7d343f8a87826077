/**
 * An activation with its derivative over the histogram of z, and σ on its way to tanh.
 *
 * @import { Chart, Size } from '../chart.js'
 * @import { PlotStyle } from '../palette.js'
 */
import { tickStep } from '../../points/ticks.js';
import { drawChart, layoutChart, namesWidth } from '../chart.js';

/** The z around 0 in which σ and tanh have nearly all of their shape. */
export const SHAPE = 6;

/** Share of the chart's height that the highest bar takes. */
const BARS = 0.45;

const SAMPLES = 400;

/** Derivative and function, so that they are told apart without colours. */
const SLOPE_DASH = [7, 4];

/** What is left of a curve that another one is to come to. */
const GOAL_DASH = [2, 4];

/** @typedef {{ low: number, high: number, counts: ArrayLike<number> }} Histogram  bins of equal width */

/** @typedef {(z: number) => number} Fn */

/**
 * The half of the z axis: round, and wide enough for all z that there are, but never narrower than the shape.
 *
 * @param {Histogram | null} histogram
 */
export function halfOf(histogram) {
  const most = histogram ? Math.max(Math.abs(histogram.low), Math.abs(histogram.high)) : 0;
  if (!(most > SHAPE)) return SHAPE;
  const step = tickStep(0, most, 4);
  return step * Math.ceil(most / step - 1e-9);
}

/**
 * Of the values that were counted the share beyond ±half, as bins tell it.
 *
 * @param {Histogram} histogram
 * @param {number} half
 */
export function shareBeyond({ low, high, counts }, half) {
  let [beyond, all] = [0, 0];
  for (let i = 0; i < counts.length; i++) {
    const middle = low + ((i + 0.5) * (high - low)) / counts.length;
    all += counts[i];
    if (Math.abs(middle) > half) beyond += counts[i];
  }
  return all > 0 ? beyond / all : 0;
}

/** @param {number} half @returns {Float64Array} evenly from −half to half, and both sides of 0, where rectifiers jump */
function samplesOf(half) {
  const even = Array.from({ length: SAMPLES + 1 }, (_, i) => half * ((2 * i) / SAMPLES - 1));
  return Float64Array.from([...even, -half * 1e-9].sort((a, b) => a - b));
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
  if (shown.histogram)
    {drawBars(ctx, layoutChart(chart, size, namesWidth(ctx, chart)), style, shown.histogram);}
  return drawChart(ctx, size, style, chart);
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {ReturnType<typeof layoutChart>} layout
 * @param {PlotStyle} style
 * @param {Histogram} histogram
 */
function drawBars(ctx, { box, x }, style, { low, high, counts }) {
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
