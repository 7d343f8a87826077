/**
 * Which minimum?: the starts of a plane of θ, coloured by the solution that each has reached.
 *
 * @import { Reached } from '../../worker/jobs/kinds/minima.js'
 * @import { Pictured } from '../../worker/jobs/kinds/pictures.js'
 * @import { Solutions } from '../../worker/jobs/kinds/solutions.js'
 * @import { PlotStyle } from '../palette.js'
 * @import { Setting } from '../plot/plot.js'
 */
import { formatError, formatPercent } from '../../words/numbers.js';
import { minimaWords } from '../../words/en/tool-minima.js';
import { drawChart, layoutChart } from '../chart.js';
import { SANS } from '../fonts.js';
import { palettes, plotStyle } from '../palette.js';
import { drawMap, frameOf } from './map.js';
import { drawCells } from './cells.js';

/** Solutions with a colour of their own; the others share one. */
export const MOST_COLOURS = 7;

/** In place of a solution's number. */
const NOT_YET = -3;

/** The chart around the map: what its axes take. */
const AXES = { width: 64, height: 56 };
const MOST_SIDE = 440;
/** Below this width the key is below the map. */
const SIDE_BY_SIDE = 560;
const KEY = { width: 200, row: 58, map: 76, narrowMap: 54, line: 22 };

/**
 * @typedef {object} Solution
 * @property {number} e
 * @property {number} count  of starts
 * @property {Float64Array} theta
 */

/**
 * @typedef {object} StartMap
 * @property {number} size
 * @property {Int32Array} cells  row by row from the bottom: the solution's number in `solutions`, or why there is none
 * @property {readonly Solution[]} solutions  the most frequent first
 * @property {number} starts  that have been trained
 * @property {number} creeping  that have reached no minimum
 * @property {number} diverged
 * @property {number} rested  that were at rest before L-BFGS went on
 */

/** All solutions of the parts, one after the other. @param {readonly Reached[]} parts */
export function thetasOf(parts) {
  const all = new Float64Array(parts.reduce((sum, { thetas }) => sum + thetas.length, 0));
  let at = 0;
  for (const { thetas } of parts) {
    all.set(thetas, at);
    at += thetas.length;
  }
  return all;
}

/**
 * The map of what has come, a coarse one where there is nothing finer.
 *
 * @param {readonly Reached[]} parts
 * @param {Solutions} solved  of `thetasOf(parts)`
 * @returns {StartMap}
 */
export function mapOf(parts, { classes, representatives }) {
  const size = Math.max(...parts.map((part) => part.size));
  const sorted = parts.toSorted((a, b) => a.size - b.size);
  const firstOf = new Map();
  let next = 0;
  for (const part of parts) {
    firstOf.set(part, next);
    next += part.e.length;
  }
  const classOf = (/** @type {Reached} */ part, /** @type {number} */ local) =>
    local < 0 ? local : classes[firstOf.get(part) + local];
  const counts = new Map();
  for (const part of parts) {
    for (const local of part.solution) {
      const found = classOf(part, local);
      counts.set(found, (counts.get(found) ?? 0) + 1);
    }
  }
  const every = thetasOf(parts);
  const errors = parts.flatMap(({ e }) => [...e]);
  const length = every.length / Math.max(1, errors.length);
  const order = Array.from(representatives, (at, number) => ({
    ...{ number, e: errors[at], count: counts.get(number) ?? 0 },
    theta: every.slice(at * length, (at + 1) * length),
  })).sort((a, b) => b.count - a.count || a.e - b.e);
  const rankOf = new Map(order.map(({ number }, rank) => [number, rank]));

  const cells = new Int32Array(size * size).fill(NOT_YET);
  for (const part of sorted) {
    const grain = size / part.size;
    part.index.forEach((index, i) => {
      const found = classOf(part, part.solution[i]);
      const shown = rankOf.get(found) ?? found;
      const [column, row] = [(index % part.size) * grain, Math.floor(index / part.size) * grain];
      for (let y = row; y < row + grain; y += 1) {
        cells.fill(shown, y * size + column, y * size + column + grain);
      }
    });
  }
  return {
    ...{ size, cells, solutions: order.map(({ e, count, theta }) => ({ e, count, theta })) },
    starts: parts.reduce((sum, { index }) => sum + index.length, 0),
    creeping: counts.get(-1) ?? 0,
    diverged: counts.get(-2) ?? 0,
    rested: parts.reduce((sum, { rested }) => sum + rested, 0),
  };
}

/**
 * Red, green and blue of a cell.
 *
 * @param {number} cell
 * @param {boolean} isDark
 * @returns {readonly number[]}
 */
export function colourOf(cell, isDark) {
  if (cell === -2) return isDark ? [238, 238, 232] : [32, 34, 38];
  if (cell === -1) return isDark ? [29, 31, 34] : [246, 246, 243];
  if (cell === NOT_YET) return isDark ? [16, 17, 19] : [255, 255, 255];
  const at = Math.min(cell, MOST_COLOURS) * 1024 + 255 * 4;
  return [...palettes(isDark).classes.subarray(at, at + 3)];
}

/** @param {number} width  of the picture */
function layoutOf(width) {
  const isWide = width >= SIDE_BY_SIDE;
  const side = Math.max(
    60,
    Math.min(MOST_SIDE, isWide ? width - KEY.width - AXES.width - 16 : width - AXES.width),
  );
  const chart = { width: side + AXES.width, height: side + AXES.height };
  return {
    ...{ isWide, side, chart },
    key: isWide ? { left: chart.width + 16, top: 20 } : { left: 8, top: chart.height + 10 },
  };
}

/** Rows of the key. @param {StartMap | null} map */
function keyOf(map) {
  const shown = map?.solutions.slice(0, MOST_COLOURS) ?? [];
  const others = map?.solutions.slice(MOST_COLOURS) ?? [];
  const words = minimaWords();
  const share = (/** @type {number} */ count) => formatPercent(count / Math.max(1, map?.starts ?? 1));
  const more = [
    {
      cell: MOST_COLOURS,
      count: others.reduce((sum, { count }) => sum + count, 0),
      name: words.others(others.length),
    },
    { cell: -1, count: map?.creeping ?? 0, name: words.creeping },
    { cell: -2, count: map?.diverged ?? 0, name: words.diverged },
  ].filter(({ count }) => count > 0);
  return { shown, more, share };
}

/** @param {StartMap | null} map @param {number} width */
export function minimaHeight(map, width) {
  const { isWide, chart, key } = layoutOf(width);
  const { shown, more } = keyOf(map);
  const columns = isWide ? 1 : 2;
  const keyHeight = Math.ceil(shown.length / columns) * KEY.row + more.length * KEY.line;
  return isWide ? Math.max(chart.height, key.top + keyHeight + 4) : key.top + keyHeight + 4;
}

/**
 * The place in the map, as shares of its width from the left and of its height from the bottom; null outside of it.
 *
 * @param {number} width  of the picture
 * @param {{ x: number, y: number }} place
 */
export function shareAt(width, { x, y }) {
  const { chart } = layoutOf(width);
  const { box } = layoutChart(axesOf([0, 0], 1), chart);
  const at = { x: (x - box.left) / box.width, y: 1 - (y - box.top) / box.height };
  return at.x >= 0 && at.x < 1 && at.y >= 0 && at.y < 1 ? at : null;
}

/**
 * How often two neighbours in a row or a column have reached different ends: small where borders are smooth.
 *
 * @param {StartMap} map
 */
export function roughnessOf({ size, cells }) {
  let different = 0;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const at = row * size + column;
      if (column + 1 < size && cells[at] !== cells[at + 1]) different += 1;
      if (row + 1 < size && cells[at] !== cells[at + size]) different += 1;
    }
  }
  return different / (2 * size * (size - 1));
}

/** FNV-1a of the cells (Fowler, Noll and Vo, 32 bits), for whoever compares the maps of two machines. @param {StartMap} map */
export function printOf({ cells }) {
  let hash = 0x811c9dc5;
  for (const cell of cells) hash = Math.imul(hash ^ (cell & 0xff), 0x01000193) >>> 0;
  return hash.toString(16);
}

/** The cell at shares of the map. @param {StartMap} map @param {{ x: number, y: number }} at */
export const cellAt = ({ size, cells }, { x, y }) =>
  cells[Math.floor(y * size) * size + Math.floor(x * size)];

/** @param {readonly number[]} centre @param {number} width */
const axesOf = ([a, b], width) => ({
  x: { from: a - width / 2, to: a + width / 2, name: 'a' },
  y: { from: b - width / 2, to: b + width / 2, name: 'b' },
  series: [],
});

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ width: number, height: number }} size
 * @param {PlotStyle} style
 * @param {object} subject
 * @param {StartMap | null} subject.map
 * @param {readonly number[]} subject.centre
 * @param {number} subject.width  of the plane
 * @param {readonly (Pictured | undefined)[]} subject.pictures  of the solutions
 * @param {{ x: number, y: number } | null} subject.cursor
 * @param {Omit<Setting, 'width' | 'height' | 'pixelRatio'> | null} subject.setting
 * @param {number} subject.aspect
 */
export function drawMinima(ctx, size, style, { map, centre, width, pictures, cursor, setting, aspect }) {
  const isDark = style === plotStyle(true);
  const { isWide, chart, key } = layoutOf(size.width);
  const { box } = layoutChart(axesOf(centre, width), chart);
  ctx.fillStyle = style.surface;
  ctx.fillRect(box.left, box.top, box.width, box.height);
  if (map) {
    const colours = new Map();
    drawCells(ctx, box, map.size, map.size, (i) => {
      const cell = map.cells[i];
      if (!colours.has(cell)) colours.set(cell, colourOf(cell, isDark));
      return colours.get(cell);
    });
  }
  drawChart(ctx, chart, style, axesOf(centre, width));
  if (cursor) drawCursor(ctx, box, style, cursor);

  const { shown, more, share } = keyOf(map);
  const columns = isWide ? 1 : 2;
  const across = isWide ? KEY.width : (size.width - key.left) / 2;
  const words = minimaWords();
  for (const [i, { e, count }] of shown.entries()) {
    const [left, top] = [key.left + (i % columns) * across, key.top + Math.floor(i / columns) * KEY.row];
    const mapWidth = isWide ? KEY.map : KEY.narrowMap;
    const mapBox = {
      left: left + 20,
      top,
      width: mapWidth,
      height: Math.min(KEY.row - 6, mapWidth / aspect),
    };
    drawSwatch(ctx, style, { left, top, height: mapBox.height }, colourOf(i, isDark));
    if (setting) drawMap(ctx, mapBox, frameOf(pictures[i] ?? null), { ...setting, style });
    ctx.textAlign = 'left';
    ctx.textBaseline = 'top';
    ctx.font = `bold 12px ${SANS}`;
    ctx.fillStyle = style.ink;
    ctx.fillText(words.keyE(formatError(e)), mapBox.left + mapWidth + 8, top + 6);
    ctx.font = `12px ${SANS}`;
    ctx.fillStyle = style.text;
    ctx.fillText(share(count), mapBox.left + mapWidth + 8, top + 24);
  }
  const below = key.top + Math.ceil(shown.length / columns) * KEY.row;
  for (const [i, { cell, count, name }] of more.entries()) {
    const top = below + i * KEY.line;
    drawSwatch(ctx, style, { left: key.left, top, height: 14 }, colourOf(cell, isDark));
    ctx.textAlign = 'left';
    ctx.textBaseline = 'middle';
    ctx.font = `12px ${SANS}`;
    ctx.fillStyle = style.text;
    ctx.fillText(`${name}: ${share(count)}`, key.left + 22, top + 7);
  }
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {PlotStyle} style
 * @param {{ left: number, top: number, height: number }} place
 * @param {readonly number[]} colour
 */
function drawSwatch(ctx, style, { left, top, height }, colour) {
  ctx.fillStyle = `rgb(${colour.join(' ')})`;
  ctx.fillRect(left, top, 14, height);
  ctx.strokeStyle = style.axis;
  ctx.lineWidth = 1;
  ctx.strokeRect(left + 0.5, top + 0.5, 13, height - 1);
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ left: number, top: number, width: number, height: number }} box
 * @param {PlotStyle} style
 * @param {{ x: number, y: number }} at
 */
export function drawCursor(ctx, box, style, at) {
  const [x, y] = [box.left + at.x * box.width, box.top + (1 - at.y) * box.height];
  for (const [colour, width] of /** @type {[string, number][]} */ ([
    [style.halo, 4],
    [style.ink, 1.5],
  ])) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.beginPath();
    ctx.arc(x, y, 6, 0, 2 * Math.PI);
    ctx.stroke();
  }
}
