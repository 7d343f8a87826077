/**
 * The landscape: E over a plane of θ, as colours and contours, with the path of the training.
 *
 * @import { Contours } from '../../training/training.d.ts'
 * @import { Path } from '../../worker/inspect/parts/path.js'
 * @import { Plane, Rows } from '../../worker/jobs/kinds/landscape.js'
 * @import { PlotStyle } from '../palette.js'
 */
import { formatError, formatWeight } from '../../words/numbers.js';
import { landscapeWords } from '../../words/en/tool-landscape.js';
import { drawChart, layoutChart } from '../chart.js';
import { SANS } from '../fonts.js';
import { drawCells } from './cells.js';
import { drawCursor } from './minima.js';

const LEVELS = 12;
/** Where E comes nearer to 0, a logarithm would show nothing but that. */
const LEAST = 1e-9;

/** E is known in single precision. */
const MOST_DECIMALS = 8;

const MOST_SIDE = 600;
/** What the chart's axes take, and the key beside it. */
const AXES = { width: 64, height: 56 };
const KEY = { width: 84, bar: 14, gap: 10, below: 44 };
const NARROW = 440;

/**
 * @typedef {object} Grid
 * @property {number} size
 * @property {Float32Array} e  row by row from the bottom; NaN where nothing has come yet
 * @property {Plane} plane
 */

/** @param {readonly Rows[]} parts @param {number} size @returns {Grid | null} null before anything has come */
export function gridOf(parts, size) {
  if (parts.length === 0) return null;
  const e = new Float32Array(size * size).fill(NaN);
  for (const { rows, e: part } of parts) e.set(part, rows[0] * size);
  return { size, e, plane: parts[0].plane };
}

/** The smallest E and the largest. @param {Float32Array} e */
export function rangeOf(e) {
  let [low, high] = [Infinity, -Infinity];
  for (const value of e) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? { low: Math.max(low, LEAST), high: Math.max(high, LEAST) } : { low: 0.01, high: 1 };
}

/**
 * E of contours, evenly spaced on a logarithmic scale, as one would write them; none where all is flat.
 *
 * @param {Float32Array} e
 */
export function levelsOf(e) {
  const { low, high } = rangeOf(e);
  if (!(high > low * (1 + 1e-4)) || !e.some(Number.isFinite)) return [];
  const digits = high / low > 1.5 ? 2 : 4;
  const levels = Array.from({ length: LEVELS }, (_, i) =>
    Number((low * (high / low) ** ((i + 1) / (LEVELS + 1))).toPrecision(digits)),
  );
  return [...new Set(levels)].filter((level) => level > low && level < high);
}

/** θ at a place of the plane. @param {Plane} plane @param {{ a: number, b: number }} place */
export const thetaAt = ({ origin, u, v }, { a, b }) => origin.map((value, i) => value + a * u[i] + b * v[i]);

/** E at the node nearest to a place; NaN outside. @param {Grid} grid @param {{ a: number, b: number }} place */
export function errorNear({ size, e, plane: { domain } }, { a, b }) {
  const column = Math.round(((a - domain[0]) / (domain[1] - domain[0])) * (size - 1));
  const row = Math.round(((b - domain[2]) / (domain[3] - domain[2])) * (size - 1));
  const isInside = column >= 0 && row >= 0 && column < size && row < size;
  return isInside ? e[row * size + column] : NaN;
}

/** On a phone the key is below the plane. @param {number} width  of the picture */
const isNarrow = (width) => width < NARROW;

/** @param {number} width  of the picture */
const chartOf = (width) => {
  const side = Math.max(60, Math.min(MOST_SIDE, width - AXES.width - (isNarrow(width) ? 0 : KEY.width)));
  return { width: side + AXES.width, height: side + AXES.height };
};

/** @param {number} width */
export const landscapeHeight = (width) => chartOf(width).height + (isNarrow(width) ? KEY.below : 0);

/** @param {Plane['domain']} domain */
const axesOf = ([a0, a1, b0, b1]) => ({
  x: { from: a0, to: a1, name: 'a' },
  y: { from: b0, to: b1, name: 'b' },
  series: [],
});

/**
 * The place of the plane where somebody points; null outside of it.
 *
 * @param {Plane['domain']} domain
 * @param {number} width  of the picture
 * @param {{ x: number, y: number }} at
 */
export function placeAt(domain, width, at) {
  const { x, y } = layoutChart(axesOf(domain), chartOf(width));
  const place = { a: x.invert(at.x), b: y.invert(at.y) };
  const [a0, a1, b0, b1] = domain;
  return place.a >= a0 && place.a <= a1 && place.b >= b0 && place.b <= b1 ? place : null;
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ width: number, height: number }} size
 * @param {PlotStyle} style
 * @param {object} subject
 * @param {Grid | null} subject.grid
 * @param {Contours | null} subject.contours  in cells
 * @param {Path | null} subject.path
 * @param {readonly string[]} subject.names  of the networks that the plane goes through
 * @param {{ a: number, b: number } | null} subject.cursor
 */
export function drawLandscape(ctx, size, style, { grid, contours, path, names, cursor }) {
  const domain = grid?.plane.domain ?? /** @type {const} */ ([-1, 1, -1, 1]);
  const chart = chartOf(size.width);
  const layout = layoutChart(axesOf(domain), chart);
  const { box } = layout;
  ctx.fillStyle = style.surface;
  ctx.fillRect(box.left, box.top, box.width, box.height);
  if (grid) {
    const { low, high } = rangeOf(grid.e);
    const colourAt = (/** @type {number} */ value) => colourOf(style, shareOf(value, low, high));
    // Nodes lie on the edges, cells around them: half of the outer ones is outside.
    const half = { x: box.width / (grid.size - 1) / 2, y: box.height / (grid.size - 1) / 2 };
    const cells = {
      ...{ left: box.left - half.x, top: box.top - half.y },
      ...{ width: box.width + 2 * half.x, height: box.height + 2 * half.y },
    };
    ctx.save();
    clipTo(ctx, box);
    drawCells(ctx, cells, grid.size, grid.size, (i) => colourAt(grid.e[i]), { isSmooth: true });
    if (contours) drawLines(ctx, box, grid.size, contours, style);
    if (path) drawPath(ctx, layout, path, style);
    ctx.restore();
    if (isNarrow(size.width)) {
      const place = { left: box.left, top: chart.height + 12, width: box.width };
      drawKeyBelow(ctx, place, style, low, high);
    } else {
      drawKey(ctx, { left: chart.width + KEY.gap, top: box.top, height: box.height }, style, low, high);
    }
  }
  drawChart(ctx, chart, style, axesOf(domain));
  if (!grid) return;
  drawNetworks(ctx, layout, grid.plane, style, names);
  if (!cursor) return;
  const [a0, a1, b0, b1] = domain;
  drawCursor(ctx, box, style, { x: (cursor.a - a0) / (a1 - a0), y: (cursor.b - b0) / (b1 - b0) });
}

/** @typedef {ReturnType<typeof layoutChart>} Layout */

/** @param {CanvasRenderingContext2D} ctx @param {Layout['box']} box */
function clipTo(ctx, box) {
  ctx.beginPath();
  ctx.rect(box.left, box.top, box.width, box.height);
  ctx.clip();
}

/** From 0 at the smallest E to 1, on a logarithmic scale. @param {number} value @param {number} low @param {number} high */
const shareOf = (value, low, high) =>
  high > low ? Math.log(Math.max(value, low) / low) / Math.log(high / low) : 0;

/** @param {PlotStyle} style @param {number} share  NaN where there is none */
function colourOf({ values }, share) {
  if (Number.isNaN(share)) return [128, 128, 128];
  const at = 4 * Math.round(255 * Math.min(1, Math.max(0, share)));
  return values.subarray(at, at + 3);
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Layout['box']} box
 * @param {number} size  nodes across
 * @param {Contours} contours
 * @param {PlotStyle} style
 */
function drawLines(ctx, box, size, { points, starts }, style) {
  ctx.strokeStyle = style.ink;
  ctx.globalAlpha = 0.55;
  ctx.lineWidth = 1;
  ctx.lineJoin = 'round';
  ctx.beginPath();
  for (let line = 0; line + 1 < starts.length; line += 1) {
    for (let i = starts[line]; i < starts[line + 1]; i += 1) {
      const x = box.left + (points[2 * i] / (size - 1)) * box.width;
      const y = box.top + (1 - points[2 * i + 1] / (size - 1)) * box.height;
      if (i === starts[line]) ctx.moveTo(x, y);
      else ctx.lineTo(x, y);
    }
  }
  ctx.stroke();
  ctx.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Layout} layout
 * @param {Path} path
 * @param {PlotStyle} style
 */
function drawPath(ctx, { x, y }, { a, b }, style) {
  for (const [colour, width] of /** @type {[string, number][]} */ ([
    [style.halo, 5],
    [style.line, 2],
  ])) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.lineJoin = 'round';
    ctx.beginPath();
    a.forEach((value, i) => {
      if (i === 0) ctx.moveTo(x(value), y(b[i]));
      else ctx.lineTo(x(value), y(b[i]));
    });
    ctx.stroke();
  }
  ctx.fillStyle = style.line;
  a.forEach((value, i) => {
    ctx.beginPath();
    ctx.arc(x(value), y(b[i]), i === 0 ? 4 : 1.75, 0, 2 * Math.PI);
    ctx.fill();
  });
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Layout} layout
 * @param {Plane} plane
 * @param {PlotStyle} style
 * @param {readonly string[]} names
 */
function drawNetworks(ctx, { x, y }, { positions }, style, names) {
  for (const [i, [a, b]] of positions.entries()) {
    const [left, top] = [x(a), y(b)];
    ctx.fillStyle = style.ink;
    ctx.strokeStyle = style.halo;
    ctx.lineWidth = 2;
    ctx.beginPath();
    ctx.arc(left, top, 5, 0, 2 * Math.PI);
    ctx.stroke();
    ctx.fill();
    if (!names[i]) continue;
    ctx.font = `bold 12px ${SANS}`;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'middle';
    ctx.lineWidth = 3;
    ctx.strokeText(names[i], left + 8, top - 8);
    ctx.fillText(names[i], left + 8, top - 8);
  }
}

/**
 * E with as many digits as tell the ends of its range apart.
 *
 * @param {number} value
 * @param {number} low
 * @param {number} high
 */
export function errorText(value, low, high) {
  const decimals = 2 + Math.ceil(-Math.log10(high - low));
  // Smaller ones are written with a power of ten.
  if (!(decimals > 4) || high === low || high < 1e-3) return formatError(value);
  return formatWeight(value, Math.min(MOST_DECIMALS, decimals));
}

/**
 * The key of the colours.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ left: number, top: number, height: number }} place
 * @param {PlotStyle} style
 * @param {number} low
 * @param {number} high
 */
function drawKey(ctx, { left, top, height }, style, low, high) {
  const bar = { left, top, width: KEY.bar, height };
  drawCells(ctx, bar, 1, 256, (i) => colourOf(style, i / 255), { isSmooth: true });
  ctx.strokeStyle = style.axis;
  ctx.lineWidth = 1;
  ctx.strokeRect(bar.left + 0.5, bar.top + 0.5, bar.width - 1, bar.height - 1);
  ctx.font = `12px ${SANS}`;
  ctx.fillStyle = style.text;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  for (const share of [0, 0.25, 0.5, 0.75, 1]) {
    const at = top + (1 - share) * height;
    ctx.fillText(errorText(low * (high / low) ** share, low, high), left + KEY.bar + 5, at);
  }
  ctx.textBaseline = 'alphabetic';
  ctx.fillText(landscapeWords().e, left, top - 8);
}

/**
 * The same, lying.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ left: number, top: number, width: number }} place
 * @param {PlotStyle} style
 * @param {number} low
 * @param {number} high
 */
function drawKeyBelow(ctx, { left, top, width }, style, low, high) {
  const bar = { left, top, width, height: KEY.bar };
  drawCells(ctx, bar, 256, 1, (i) => colourOf(style, i / 255), { isSmooth: true });
  ctx.strokeStyle = style.axis;
  ctx.lineWidth = 1;
  ctx.strokeRect(bar.left + 0.5, bar.top + 0.5, bar.width - 1, bar.height - 1);
  ctx.font = `12px ${SANS}`;
  ctx.fillStyle = style.text;
  ctx.textBaseline = 'top';
  for (const [share, align] of /** @type {[number, CanvasTextAlign][]} */ ([
    [0, 'left'],
    [0.5, 'center'],
    [1, 'right'],
  ])) {
    ctx.textAlign = align;
    ctx.fillText(errorText(low * (high / low) ** share, low, high), left + share * width, top + KEY.bar + 4);
  }
  ctx.textAlign = 'right';
  ctx.textBaseline = 'middle';
  ctx.fillText(landscapeWords().e, left - 6, top + KEY.bar / 2);
}
