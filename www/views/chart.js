/**
 * Lines and dots over two axes, linear or logarithmic, drawn with the calls of a canvas, so that the same picture goes to
 * the screen and into files; uPlot, which draws the curves that are read while a network trains, knows a canvas alone.
 * Lines have their names at their ends, where nobody has to look for them in a key.
 *
 * @import { PlotStyle } from './palette.js'
 */
import { scaleLinear, scaleLog } from 'd3-scale';
import { asWritten, formatPower } from '../words/numbers.js';
import { SANS } from './fonts.js';

/**
 * @typedef {object} Axis
 * @property {number} from
 * @property {number} to  above `from`; both above 0 where it is logarithmic
 * @property {boolean} [isLog]
 * @property {string} name
 * @property {readonly { at: number, text: string }[]} [ticks]  in place of round numbers
 */

/**
 * @typedef {object} Series
 * @property {string} name  at its end; empty for none
 * @property {ArrayLike<number>} x
 * @property {ArrayLike<number>} y  what an axis cannot show leaves a gap
 * @property {string} colour
 * @property {readonly number[]} [dash]  tells it apart without its colour
 * @property {number} [width]  of the line, in CSS pixels; 0 for none
 * @property {number} [dots]  their radius; none where it is missing
 */

/** @typedef {{ at: number, name: string, colour: string, dash?: readonly number[] }} Mark  a line across the whole chart */

/**
 * @typedef {object} Chart
 * @property {Axis} x
 * @property {Axis} y
 * @property {readonly Series[]} series
 * @property {readonly Mark[]} [verticals]
 * @property {readonly Mark[]} [horizontals]
 */

/** @typedef {{ width: number, height: number }} Size  CSS pixels */

const FONT_SIZE = 12;
const FONT = `${FONT_SIZE}px ${SANS}`;
const TICK = 4;
const MARGIN = { left: 52, right: 12, top: 20, bottom: 36 };
/** Between the names of two lines. */
const LINE = 15;
/** Names of lines take no more of the width beside them; longer ones stand below, each with a piece of its line. */
const MOST_NAMES = 0.25;
const ROW = 18;
const PIECE = 24;
/** Pixels between two numbers of an axis. */
const BETWEEN = 8;

/** Pixels to a tick. */
const SPACING = { x: 70, y: 36 };

/** @param {Axis} axis @param {readonly [number, number]} range */
const scaleOf = ({ from, to, isLog }, range) =>
  (isLog ? scaleLog() : scaleLinear()).domain([from, to]).range(range);

/**
 * Where things are.
 *
 * @param {Chart} chart
 * @param {Size} size
 * @param {number} [names]  room for names of lines at the right, in CSS pixels
 */
export function layoutChart({ x, y }, { width, height }, names = 0) {
  const box = {
    left: MARGIN.left,
    top: MARGIN.top,
    width: Math.max(1, width - MARGIN.left - MARGIN.right - names),
    height: Math.max(1, height - MARGIN.top - MARGIN.bottom),
  };
  return {
    box,
    x: scaleOf(x, [box.left, box.left + box.width]),
    y: scaleOf(y, [box.top + box.height, box.top]),
  };
}

/**
 * @param {CanvasRenderingContext2D} ctx  in CSS pixels
 * @param {Size} size
 * @param {PlotStyle} style
 * @param {Chart} chart
 */
export function drawChart(ctx, size, style, chart) {
  ctx.save();
  ctx.font = FONT;
  const names = namesWidth(ctx, chart);
  const rows = names > MOST_NAMES * size.width ? namesInRows(ctx, chart, size.width) : [];
  const room = { width: size.width, height: size.height - rows.length * ROW };
  const layout = layoutChart(chart, room, rows.length > 0 ? 0 : names);
  drawAxes(ctx, layout, style, chart, size.width);
  for (const mark of chart.verticals ?? []) drawMark(ctx, layout, style, mark, 'x');
  for (const mark of chart.horizontals ?? []) drawMark(ctx, layout, style, mark, 'y');
  for (const series of chart.series) drawSeries(ctx, layout, chart, series);
  if (rows.length === 0) drawNames(ctx, layout, style, chart);
  rows.forEach((row, i) => drawRow(ctx, row, room.height + (i + 0.5) * ROW));
  ctx.restore();
  return layout;
}

/** @typedef {ReturnType<typeof layoutChart>} Layout */

/** @param {Axis} axis @param {number} value */
const isShown = (axis, value) => Number.isFinite(value) && (!axis.isLog || value > 0);

/**
 * The room that the names of lines take at the right.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {Chart} chart
 */
export function namesWidth(ctx, { series }) {
  ctx.font = FONT;
  const widest = Math.max(0, ...series.map(({ name }) => (name ? ctx.measureText(name).width + 8 : 0)));
  return Math.ceil(widest);
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Layout} layout
 * @param {PlotStyle} style
 * @param {Chart} chart
 * @param {number} edge  at the right, beyond which nothing is seen
 */
function drawAxes(ctx, { box, x, y }, style, chart, edge) {
  const bottom = box.top + box.height;
  ctx.strokeStyle = style.axis;
  ctx.fillStyle = style.text;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(box.left - 0.5, box.top);
  ctx.lineTo(box.left - 0.5, bottom + 0.5);
  ctx.lineTo(box.left + box.width, bottom + 0.5);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'top';
  let last = -Infinity;
  for (const { at, text } of ticksOf(chart.x, box.width / SPACING.x)) {
    const [place, half] = [x(at), ctx.measureText(text).width / 2];
    ctx.moveTo(place, bottom + 0.5);
    ctx.lineTo(place, bottom + TICK);
    if (place - half < last + BETWEEN || place + half > edge) continue;
    last = place + half;
    ctx.fillText(text, place, bottom + TICK + 2);
  }
  ctx.textAlign = 'right';
  ctx.textBaseline = 'middle';
  for (const { at, text } of ticksOf(chart.y, box.height / SPACING.y)) {
    ctx.moveTo(box.left - TICK, y(at));
    ctx.lineTo(box.left - 0.5, y(at));
    ctx.fillText(text, box.left - TICK - 3, y(at));
  }
  ctx.stroke();
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.fillText(chart.y.name, 2, box.top - 8);
  ctx.textAlign = 'right';
  ctx.fillText(chart.x.name, box.left + box.width, bottom + MARGIN.bottom - 4);
}

/**
 * Round numbers: of a logarithmic axis the powers of ten, and where there are few of them, their halves and fifths.
 *
 * @param {Axis} axis
 * @param {number} most
 * @returns {readonly { at: number, text: string }[]}
 */
export function ticksOf(axis, most) {
  if (axis.ticks) return axis.ticks;
  const { from, to, isLog } = axis;
  const count = Math.max(2, Math.floor(most));
  if (!isLog) {
    const scale = scaleLinear().domain([from, to]);
    const write = scale.tickFormat(count);
    return scale
      .ticks(count)
      .map((at) => ({ at, text: asWritten(write(at).replace('\u2212', '-').replaceAll(',', '\u202f')) }));
  }
  const [low, high] = [Math.ceil(Math.log10(from) - 1e-9), Math.floor(Math.log10(to) + 1e-9)];
  const step = Math.max(1, Math.ceil((high - low) / count));
  const powers = [];
  for (let power = low; power <= high; power += 1) if (power % step === 0) powers.push(10 ** power);
  const between =
    high - low <= 1 ? [2, 5].flatMap((by) => [by * 10 ** (low - 1), by * 10 ** low, by * 10 ** high]) : [];
  return [...powers, ...between.filter((at) => at >= from && at <= to)]
    .sort((a, b) => a - b)
    .map((at) => ({ at, text: logText(at) }));
}

/** Numbers that are short are written out. @param {number} value */
const logText = (value) =>
  value >= 0.001 && value < 10_000
    ? asWritten(String(Number(value.toPrecision(6))))
    : formatPower(value).replace(/^1·/, '');

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Layout} layout
 * @param {PlotStyle} style
 * @param {Mark} mark
 * @param {'x' | 'y'} along  the axis on which its place is
 */
function drawMark(ctx, { box, x, y }, style, { at, name, colour, dash = [4, 4] }, along) {
  const place = along === 'x' ? x(at) : y(at);
  if (!Number.isFinite(place)) return;
  const bottom = box.top + box.height;
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1;
  ctx.setLineDash([...dash]);
  ctx.beginPath();
  ctx.moveTo(along === 'x' ? place : box.left, along === 'x' ? box.top : place);
  ctx.lineTo(along === 'x' ? place : box.left + box.width, along === 'x' ? bottom : place);
  ctx.stroke();
  ctx.setLineDash([]);
  if (!name) return;
  ctx.fillStyle = style.text;
  const width = ctx.measureText(name).width;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  const right = box.left + box.width;
  if (along === 'x') ctx.fillText(name, Math.min(place + 4, right - width), box.top + FONT_SIZE);
  else ctx.fillText(name, box.left + 4, place - 4);
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Layout} layout
 * @param {Chart} chart
 * @param {Series} series
 */
function drawSeries(ctx, layout, chart, { x, y, colour, dash = [], width = 1.75, dots = 0 }) {
  const { box } = layout;
  ctx.save();
  ctx.beginPath();
  ctx.rect(box.left - 6, box.top - 6, box.width + 12, box.height + 12);
  ctx.clip();
  ctx.strokeStyle = colour;
  ctx.fillStyle = colour;
  ctx.lineJoin = 'round';
  const places = Array.from({ length: x.length }, (_, i) =>
    isShown(chart.x, x[i]) && isShown(chart.y, y[i]) ? { x: layout.x(x[i]), y: layout.y(y[i]) } : null,
  );
  if (width > 0) {
    ctx.lineWidth = width;
    ctx.setLineDash([...dash]);
    ctx.beginPath();
    places.forEach((place, i) => {
      if (!place) return;
      if (i > 0 && places[i - 1]) ctx.lineTo(place.x, place.y);
      else ctx.moveTo(place.x, place.y);
    });
    ctx.stroke();
    ctx.setLineDash([]);
  }
  if (dots > 0) {
    for (const place of places) {
      if (!place) continue;
      ctx.beginPath();
      ctx.arc(place.x, place.y, dots, 0, 2 * Math.PI);
      ctx.fill();
    }
  }
  ctx.restore();
}

/**
 * At the end of each line its name, moved apart where they would lie on each other.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {Layout} layout
 * @param {PlotStyle} style
 * @param {Chart} chart
 */
function drawNames(ctx, { box, y }, style, chart) {
  const [top, bottom] = [box.top, box.top + box.height];
  const named = chart.series
    .filter(({ name }) => name !== '')
    .map((series) => ({ ...series, at: endOf(series, chart.y, y, bottom) }))
    .sort((a, b) => a.at - b.at);
  spread(named, top, bottom);
  ctx.font = FONT;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  for (const { name, colour, at } of named) {
    ctx.fillStyle = colour;
    ctx.fillText(name, box.left + box.width + 8, at);
  }
  ctx.fillStyle = style.text;
}

/**
 * Series that have a name, as many in a row as there is room for, with where each begins.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {Chart} chart
 * @param {number} width
 * @returns {{ series: Series, left: number }[][]}
 */
function namesInRows(ctx, { series }, width) {
  /** @type {{ series: Series, left: number }[][]} */
  const rows = [];
  let free = Infinity;
  for (const each of series.filter(({ name }) => name !== '')) {
    const wide = PIECE + 4 + ctx.measureText(each.name).width;
    if (free + wide > width) {
      rows.push([]);
      free = 2;
    }
    rows[rows.length - 1].push({ series: each, left: free });
    free += wide + 14;
  }
  return rows;
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {ReturnType<typeof namesInRows>[number]} row
 * @param {number} middle
 */
function drawRow(ctx, row, middle) {
  ctx.font = FONT;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  for (const {
    series: { name, colour, dash = [], width = 1.75 },
    left,
  } of row) {
    ctx.strokeStyle = colour;
    ctx.fillStyle = colour;
    ctx.lineWidth = width;
    ctx.setLineDash([...dash]);
    ctx.beginPath();
    ctx.moveTo(left, middle);
    ctx.lineTo(left + PIECE, middle);
    ctx.stroke();
    ctx.fillText(name, left + PIECE + 4, middle);
  }
  ctx.setLineDash([]);
}

/** @param {Series} series @param {Axis} axis @param {(value: number) => number} scale @param {number} bottom */
function endOf({ y }, axis, scale, bottom) {
  for (let i = y.length - 1; i >= 0; i -= 1) if (isShown(axis, y[i])) return scale(y[i]);
  return bottom;
}

/**
 * Moves places that are in order apart, as little as can be, first downwards and then back into the chart.
 *
 * @param {{ at: number }[]} named
 * @param {number} top
 * @param {number} bottom
 */
function spread(named, top, bottom) {
  let free = top;
  for (const each of named) {
    each.at = Math.max(each.at, free);
    free = each.at + LINE;
  }
  let limit = bottom;
  for (const each of named.toReversed()) {
    each.at = Math.min(each.at, limit);
    limit = each.at - LINE;
  }
}
