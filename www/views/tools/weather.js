/**
 * The weather map: a network in every cell, coloured by its expected error, hatched where training diverged.
 *
 * @import { PlotStyle } from '../palette.js'
 * @import { Axis, Layout } from '../chart.js'
 */
import { formatError } from '../../words/numbers.js';
import { weatherWords } from '../../words/en/tool-weather.js';
import { drawChart, layoutChart } from '../chart.js';
import { SANS } from '../fonts.js';
import { cellPixels, drawKey, drawPixels, KEY_HEIGHT } from './ramp.js';

/** A cell as it is drawn: its expected error, or null where training diverged. @typedef {{ value: number | null }} Shown */

/**
 * An axis whose values are the middles of the cells.
 * @typedef {{ values: readonly number[], isLog: boolean, name: string }} Scale
 */

/**
 * `scale`: of the errors, from the smallest possible one to that of a constant answer.
 *
 * @typedef {object} Weather
 * @property {Scale} x
 * @property {Scale} y
 * @property {(column: number, row: number) => Shown | null} at  null where nothing has come yet
 * @property {{ name: string, low: number, high: number }} scale
 * @property {{ column: number, row: number } | null} cursor
 */

const GAP = 12;
/** Between two lines of the hatching, in CSS pixels. */
const HATCH = 6;
const SWATCH = 16;

/** @param {number} width  CSS pixels */
export const weatherHeight = (width) => Math.min(460, Math.max(260, 0.72 * width)) + GAP + KEY_HEIGHT;

/**
 * The ends of an axis: half a cell beyond its first and its last value.
 *
 * @param {Scale} scale
 * @returns {Axis}
 */
function axisOf({ values, isLog, name }) {
  const [first, last] = [values[0], values[values.length - 1]];
  if (values.length === 1) {
    return { from: isLog ? first / 2 : first - 0.5, to: isLog ? first * 2 : first + 0.5, isLog, name };
  }
  const half = 0.5 / (values.length - 1);
  if (isLog) return { from: first * (first / last) ** half, to: last * (last / first) ** half, isLog, name };
  return { from: first - half * (last - first), to: last + half * (last - first), isLog, name };
}

/** @param {Pick<Weather, 'x' | 'y'>} weather */
const chartOf = ({ x, y }) => ({ x: axisOf(x), y: axisOf(y), series: [] });

/** @param {{ width: number, height: number }} size */
const mapSize = ({ width, height }) => ({ width, height: height - GAP - KEY_HEIGHT });

/**
 * The cell at a place of the picture.
 *
 * @param {{ width: number, height: number, x: number, y: number }} place  in CSS pixels
 * @param {Pick<Weather, 'x' | 'y'>} weather
 * @returns {{ column: number, row: number } | null} null beside the map
 */
export function cellAt({ x, y, ...size }, weather) {
  const { box } = layoutChart(chartOf(weather), mapSize(size));
  const [across, up] = [(x - box.left) / box.width, (box.top + box.height - y) / box.height];
  if (across < 0 || across >= 1 || up < 0 || up >= 1) return null;
  return {
    column: Math.floor(across * weather.x.values.length),
    row: Math.floor(up * weather.y.values.length),
  };
}

/**
 * How near to the best an error is, from 0, a constant answer or worse, to 1, the optimum. The square root tells apart
 * what is near to the optimum.
 *
 * @param {number} value
 * @param {{ low: number, high: number }} scale
 */
export const nearness = (value, { low, high }) =>
  1 - Math.sqrt(Math.min(1, Math.max(0, (value - low) / (high - low))));

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ width: number, height: number }} size
 * @param {PlotStyle} style
 * @param {Weather} weather
 */
export function drawWeather(ctx, size, style, weather) {
  const { x, y, at, scale, cursor } = weather;
  const layout = drawChart(ctx, mapSize(size), style, chartOf(weather));
  const { box } = layout;
  const [columns, rows] = [x.values.length, y.values.length];
  const cell = { width: box.width / columns, height: box.height / rows };
  ctx.fillStyle = style.surface;
  ctx.fillRect(box.left, box.top, box.width, box.height);
  const grain = Math.max(1, Math.ceil(2 * Math.max(cell.width, cell.height)));
  const shareOf = (/** @type {number} */ column, /** @type {number} */ row) => {
    const value = at(column, row)?.value ?? null;
    return value === null ? null : nearness(value, scale);
  };
  drawPixels(ctx, cellPixels(columns, rows, Math.min(grain, 24), shareOf, style), box);
  hatch(ctx, style, hatchedRuns(weather, layout));
  if (cursor) {
    const place = {
      left: box.left + cursor.column * cell.width,
      top: box.top + box.height - (cursor.row + 1) * cell.height,
    };
    ctx.lineWidth = 4;
    ctx.strokeStyle = style.halo;
    ctx.strokeRect(place.left, place.top, cell.width, cell.height);
    ctx.lineWidth = 2;
    ctx.strokeStyle = style.ink;
    ctx.strokeRect(place.left, place.top, cell.width, cell.height);
  }
  drawLegend(ctx, { left: box.left, top: size.height - KEY_HEIGHT, width: box.width }, style, scale);
}

/**
 * What has diverged, as boxes: in every row from one end to the other.
 *
 * @param {Weather} weather
 * @param {Layout} layout
 */
function hatchedRuns({ x, y, at }, { box }) {
  const [columns, rows] = [x.values.length, y.values.length];
  const runs = [];
  for (let row = 0; row < rows; row += 1) {
    let start = -1;
    for (let column = 0; column <= columns; column += 1) {
      const shown = column < columns ? at(column, row) : null;
      const isHatched = shown !== null && shown.value === null;
      if (isHatched && start < 0) start = column;
      if (isHatched || start < 0) continue;
      runs.push({
        left: box.left + (start * box.width) / columns,
        top: box.top + box.height - ((row + 1) * box.height) / rows,
        width: ((column - start) * box.width) / columns,
        height: box.height / rows,
      });
      start = -1;
    }
  }
  return runs;
}

/**
 * Lines that lean by 45°, the same over all boxes, so that boxes that touch have no seams.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {PlotStyle} style
 * @param {readonly { left: number, top: number, width: number, height: number }[]} boxes
 */
function hatch(ctx, style, boxes) {
  ctx.strokeStyle = style.axis;
  ctx.lineWidth = 1.25;
  ctx.beginPath();
  for (const { left, top, width, height } of boxes) {
    const [right, bottom] = [left + width, top + height];
    // On a line x + y is the same.
    for (let sum = Math.ceil((left + top) / HATCH) * HATCH; sum < right + bottom; sum += HATCH) {
      const x0 = Math.max(left, sum - bottom);
      const x1 = Math.min(right, sum - top);
      if (x1 <= x0) continue;
      ctx.moveTo(x0, sum - x0);
      ctx.lineTo(x1, sum - x1);
    }
  }
  ctx.stroke();
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ left: number, top: number, width: number }} place
 * @param {PlotStyle} style
 * @param {Weather['scale']} scale
 */
function drawLegend(ctx, { left, top, width }, style, scale) {
  const words = weatherWords();
  ctx.font = `11px ${SANS}`;
  const aside = SWATCH + 6 + ctx.measureText(words.diverged).width;
  const key = { left, top, width: Math.max(80, width - aside - 24) };
  const { name, low, high } = scale;
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const text = formatError(low + share * share * (high - low));
    return { share, text: share === 1 ? words.atLeast(text) : text };
  });
  drawKey(ctx, key, style, { name, ticks, room: width, isTurned: true });
  const swatch = { left: left + width - aside, top: top + KEY_HEIGHT - 30, width: SWATCH, height: 10 };
  ctx.fillStyle = style.surface;
  ctx.fillRect(swatch.left, swatch.top, swatch.width, swatch.height);
  hatch(ctx, style, [swatch]);
  ctx.strokeStyle = style.axis;
  ctx.lineWidth = 1;
  ctx.strokeRect(swatch.left - 0.5, swatch.top - 0.5, swatch.width + 1, swatch.height + 1);
  ctx.fillStyle = style.text;
  ctx.font = `11px ${SANS}`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ctx.fillText(words.diverged, swatch.left + SWATCH + 6, swatch.top + 5);
}
