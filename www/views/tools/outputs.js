/**
 * Pictures of outputs and their errors, drawn with the calls of a canvas.
 *
 * @import { PlotStyle } from '../palette.js'
 * @import { Axis, Series, Size } from '../chart.js'
 */
import { formatWeight } from '../../words/numbers.js';
import { drawChart } from '../chart.js';
import { SANS } from '../fonts.js';
import { pairings, sigmoid } from './output-functions.js';

const FONT_SIZE = 13;
const ROW = 30;
const EDGE = 6;

/** Of so many bars, in CSS pixels. @param {number} bars */
export const barsHeight = (bars) => bars * ROW + 2 * EDGE;

/**
 * Shares as bars from 0 to 1, each with its name and its number.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {Size} size
 * @param {PlotStyle} style
 * @param {{ shares: readonly number[], names: readonly string[], marked: number }} bars  marked: the one that counts
 */
export function drawBars(ctx, { width, height }, style, { shares, names, marked }) {
  ctx.save();
  ctx.clearRect(0, 0, width, height);
  ctx.font = `${FONT_SIZE}px ${SANS}`;
  ctx.textBaseline = 'middle';
  const left = EDGE + Math.max(...names.map((name) => ctx.measureText(name).width)) + 8;
  const right = width - EDGE - ctx.measureText('0.0000').width - 8;
  const row = (height - 2 * EDGE) / shares.length;
  shares.forEach((share, k) => {
    const middle = EDGE + (k + 0.5) * row;
    const thick = Math.min(20, 0.7 * row);
    ctx.fillStyle = style.text;
    ctx.textAlign = 'right';
    ctx.fillText(names[k], left - 8, middle);
    ctx.fillStyle = style.classes[k];
    ctx.fillRect(left, middle - thick / 2, Math.max(0, right - left) * share, thick);
    ctx.strokeStyle = k === marked ? style.ink : style.axis;
    ctx.lineWidth = k === marked ? 2 : 1;
    ctx.strokeRect(left, middle - thick / 2, Math.max(1, right - left), thick);
    ctx.fillStyle = style.ink;
    ctx.textAlign = 'left';
    ctx.fillText(formatWeight(share), right + 8, middle);
  });
  ctx.restore();
}

/**
 * A function at evenly spaced places.
 *
 * @param {number} from
 * @param {number} to
 * @param {(x: number) => number} f
 * @param {number} [count]
 */
export function sampled(from, to, f, count = 161) {
  const x = Float64Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
  return { x, y: x.map(f) };
}

/** One dot. @param {number} x @param {number} y @param {string} colour @returns {Series} */
const dot = (x, y, colour) => ({ name: '', x: [x], y: [y], colour, width: 0, dots: 5 });

/** −ln t over t; near 0 it grows beyond every axis. */
export const logLossCurve = () => sampled(0.002, 1, (t) => -Math.log(t), 250);

/**
 * −ln t, with the point of one example.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {Size} size
 * @param {PlotStyle} style
 * @param {{ t: number, d: number, names: { x: string, y: string } }} at
 */
export function drawLogLoss(ctx, size, style, { t, d, names }) {
  ctx.clearRect(0, 0, size.width, size.height);
  const to = Math.min(40, Math.max(6, 1.1 * d));
  return drawChart(ctx, size, style, {
    x: { from: 0, to: 1, name: names.x },
    y: { from: 0, to, name: names.y },
    series: [
      { name: '', ...logLossCurve(), colour: style.line },
      { name: '', x: [t, t], y: [0, d], colour: style.ink, dash: [3, 3], width: 1 },
      dot(t, d, style.ink),
    ],
  });
}

/** Of z on both sides of 0. */
export const LOGITS = 10;

/**
 * σ over z₁ − z₂, with where it is.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {Size} size
 * @param {PlotStyle} style
 * @param {{ z: number, names: { x: string, y: string } }} at
 */
export function drawSigmoid(ctx, size, style, { z, names }) {
  ctx.clearRect(0, 0, size.width, size.height);
  return drawChart(ctx, size, style, {
    x: { from: -LOGITS, to: LOGITS, name: names.x },
    y: { from: 0, to: 1.08, name: names.y },
    series: [
      { name: '', ...sampled(-LOGITS, LOGITS, sigmoid), colour: style.line },
      dot(z, sigmoid(z), style.ink),
    ],
    horizontals: [{ at: 0.5, name: '', colour: style.axis }],
  });
}

/**
 * (t − y)² over t, with its slope at one place.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {Size} size
 * @param {PlotStyle} style
 * @param {{ t: number, y: number, names: { x: string, y: string } }} at
 */
export function drawSquared(ctx, size, style, { t, y, names }) {
  ctx.clearRect(0, 0, size.width, size.height);
  const half = Math.max(2, 1.3 * Math.abs(t - y));
  const [from, to] = [y - half, y + half];
  const d = (t - y) ** 2;
  return drawChart(ctx, size, style, {
    x: { from, to, name: names.x },
    y: { from: 0, to: 1.02 * half * half, name: names.y },
    series: [
      { name: '', ...sampled(from, to, (x) => (x - y) ** 2), colour: style.line },
      {
        name: '',
        ...sampled(from, to, (x) => d + 2 * (t - y) * (x - t), 2),
        colour: style.classes[1],
        dash: [6, 4],
      },
      dot(t, d, style.ink),
    ],
    verticals: [{ at: y, name: 'y', colour: style.axis }],
  });
}

/**
 * ∂D/∂z over z of a sigmoid output with either error.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {Size} size
 * @param {PlotStyle} style
 * @param {{ z: number, y: number, names: { x: string, y: string, right: string, wrong: string } }} at
 */
export function drawPairings(ctx, size, style, { z, y, names }) {
  ctx.clearRect(0, 0, size.width, size.height);
  const here = pairings(z, y);
  const curve = (/** @type {'right' | 'wrong'} */ which) =>
    sampled(-LOGITS, LOGITS, (x) => pairings(x, y)[which].gradient);
  return drawChart(ctx, size, style, {
    x: { from: -LOGITS, to: LOGITS, name: names.x },
    y: y === 1 ? { from: -1.15, to: 0.15, name: names.y } : { from: -0.15, to: 1.15, name: names.y },
    series: [
      { name: names.right, ...curve('right'), colour: style.classes[0] },
      { name: names.wrong, ...curve('wrong'), colour: style.classes[1], dash: [7, 4] },
      dot(z, here.right.gradient, style.classes[0]),
      dot(z, here.wrong.gradient, style.classes[1]),
    ],
    verticals: [{ at: z, name: '', colour: style.ink }],
    horizontals: [{ at: 0, name: '', colour: style.axis, dash: [] }],
  });
}

/** Smaller differences are of rounding alone. */
const LEAST_DIFFERENCE = 1e-12;

/**
 * The largest difference of two networks' probabilities over λ′/λ.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {Size} size
 * @param {PlotStyle} style
 * @param {object} picture
 * @param {readonly { ratio: number, difference: number }[]} picture.compared
 * @param {{ at: number, name: string }} picture.expected  where they should be the same
 * @param {{ x: string, y: string }} picture.names
 */
export function drawDifferences(ctx, size, style, { compared, expected, names }) {
  ctx.clearRect(0, 0, size.width, size.height);
  const y = compared.map(({ difference }) => Math.max(LEAST_DIFFERENCE, difference));
  /** @type {Axis} */
  const vertical = {
    from: Math.min(1e-7, ...y) / 2,
    to: 3,
    isLog: true,
    name: names.y,
  };
  return drawChart(ctx, size, style, {
    x: { from: 0.45, to: 4.4, isLog: true, name: names.x, ticks: RATIO_TICKS },
    y: vertical,
    series: [{ name: '', x: compared.map(({ ratio }) => ratio), y, colour: style.line, dots: 3.5 }],
    verticals: [{ ...expected, colour: style.ink }],
    horizontals: [{ at: 1e-6, name: '', colour: style.axis }],
  });
}

const RATIO_TICKS = [
  { at: 0.5, text: '½' },
  { at: 1, text: '1' },
  { at: 2, text: '2' },
  { at: 4, text: '4' },
];
