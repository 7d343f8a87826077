/**
 * The cloud of boundaries: under each of two λ the lines of all networks over the optimum's, with maps of bias² and
 * variance below.
 *
 * @import { Domain } from '../../points/points.d.ts'
 * @import { Contours } from '../../training/training.d.ts'
 * @import { PlotStyle } from '../palette.js'
 * @import { Box } from '../plot/transform.js'
 */
import { formatError } from '../../words/numbers.js';
import { cloudWords } from '../../words/en/tool-cloud.js';
import { newPicture } from '../backend.js';
import { SANS } from '../fonts.js';
import { drawHeatmap, updatePicture } from '../plot/heatmap.js';
import { smoothLines } from '../plot/smooth.js';
import { createTransform, pxFromContours } from '../plot/transform.js';
import { cellPixels, drawKey, KEY_HEIGHT } from './ramp.js';

/**
 * @typedef {object} Side
 * @property {string} name
 * @property {readonly Contours[]} lines
 * @property {{ bias: number | null, variance: number } | null} numbers
 * @property {{ bias: Float64Array | null, variance: Float64Array } | null} maps
 */

/**
 * `count`: of the lines that there will be. `optimum`: its line, null where it is not known.
 *
 * @typedef {{ sides: readonly Side[], count: number, optimum: Contours | null, domain: Domain, size: { width: number, height: number }, aspect: number, hasTruth: boolean }} Cloud
 */

const GAP = 12;
/** A line of text above a picture. */
const LINE = 20;
/** From this width on, both maps stand side by side below the lines. */
const WIDE = 480;
/** The largest |bias| and the largest standard deviation that P can well have: colours go by these, not by their squares. */
const LARGEST = 0.5;

/** @param {number} width @param {number} aspect @param {boolean} hasTruth */
function layout(width, aspect, hasTruth) {
  const column = (width - GAP) / 2;
  const isWide = width >= WIDE;
  const map = isWide ? (column - GAP) / 2 : column;
  const maps = hasTruth ? 2 : 1;
  const rows = isWide ? 1 : maps;
  const first = LINE + column / aspect;
  return { column, map, isWide, first, height: first + rows * (LINE + map / aspect) + GAP + KEY_HEIGHT };
}

/** @param {number} width  CSS pixels @param {number} aspect @param {boolean} hasTruth */
export const cloudHeight = (width, aspect, hasTruth) => layout(width, aspect, hasTruth).height;

/** How strong one line of so many is: alone it is to be seen, and all together are to be no blot. @param {number} count */
export const inkOf = (count) => Math.min(0.5, Math.max(0.07, 14 / count));

/** @param {number} value  bias² or variance */
export const shareOf = (value) => Math.min(1, Math.sqrt(value) / LARGEST);

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ width: number, height: number }} size
 * @param {PlotStyle} style
 * @param {Cloud} cloud
 */
export function drawCloud(ctx, size, style, cloud) {
  const { aspect, hasTruth, sides } = cloud;
  const words = cloudWords();
  const { column, map, isWide, first, height } = layout(size.width, aspect, hasTruth);
  for (const [at, side] of sides.entries()) {
    const left = at * (column + GAP);
    drawTitle(ctx, side.name, left, 0, column, style, true);
    drawLines(ctx, { left, top: LINE, width: column, height: column / aspect }, style, side, cloud);
    const kinds = /** @type {('bias' | 'variance')[]} */ (hasTruth ? ['bias', 'variance'] : ['variance']);
    for (const [i, kind] of kinds.entries()) {
      const place = isWide
        ? { left: left + i * (map + GAP), top: first }
        : { left, top: first + i * (LINE + map / aspect) };
      const value = side.numbers?.[kind] ?? null;
      const text =
        value === null ? words.quantities[kind] : words.quantity(words.quantities[kind], formatError(value));
      drawTitle(ctx, text, place.left, place.top, map, style, false);
      const box = { left: place.left, top: place.top + LINE, width: map, height: map / aspect };
      drawValues(ctx, box, style, side.maps?.[kind] ?? null, cloud);
    }
  }
  const ticks = [0, 0.01, 0.04, 0.09, 0.16, 0.25].map((value) => ({
    share: shareOf(value),
    text: value === 0.25 ? words.atLeast(words.tick(value)) : words.tick(value),
  }));
  drawKey(ctx, { left: 1, top: height - KEY_HEIGHT, width: Math.min(size.width - 2, 420) }, style, {
    name: hasTruth ? words.key : words.quantities.variance,
    ticks,
  });
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {string} text
 * @param {number} left
 * @param {number} top
 * @param {number} width
 * @param {PlotStyle} style
 * @param {boolean} isBold
 */
function drawTitle(ctx, text, left, top, width, style, isBold) {
  ctx.font = `${isBold ? 'bold ' : ''}12px ${SANS}`;
  ctx.fillStyle = isBold ? style.ink : style.text;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.fillText(text, left, top + LINE - 6, width);
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Box} box
 * @param {PlotStyle} style
 * @param {Side} side
 * @param {Cloud} cloud
 */
function drawLines(ctx, box, style, { lines }, { count, optimum, domain, size }) {
  const transform = createTransform(domain, box);
  const pathsOf = (/** @type {Contours} */ contours) => {
    const paths = pxFromContours(contours, transform);
    smoothLines(paths, box.width / (size.width - 1) / 2);
    return paths;
  };
  ctx.fillStyle = style.paper;
  ctx.fillRect(box.left, box.top, box.width, box.height);
  ctx.save();
  ctx.beginPath();
  ctx.rect(box.left, box.top, box.width, box.height);
  ctx.clip();
  ctx.lineJoin = 'round';
  ctx.strokeStyle = style.ink;
  ctx.lineWidth = 1.25;
  ctx.globalAlpha = inkOf(count);
  for (const line of lines) trace(ctx, pathsOf(line));
  ctx.globalAlpha = 1;
  if (optimum) {
    // On top, with a halo: a hundred others would hide it.
    const paths = pathsOf(optimum);
    ctx.strokeStyle = style.halo;
    ctx.lineWidth = 4.5;
    trace(ctx, paths);
    ctx.strokeStyle = style.line;
    ctx.lineWidth = 2.25;
    ctx.setLineDash([7, 4]);
    trace(ctx, paths);
    ctx.setLineDash([]);
  }
  ctx.restore();
  drawFrame(ctx, box, style);
}

/** One path for all lines of a network, so that where they meet no ink is doubled. @param {CanvasRenderingContext2D} ctx @param {readonly { xy: Float32Array }[]} lines */
function trace(ctx, lines) {
  ctx.beginPath();
  for (const { xy } of lines) {
    ctx.moveTo(xy[0], xy[1]);
    for (let i = 2; i < xy.length; i += 2) ctx.lineTo(xy[i], xy[i + 1]);
  }
  ctx.stroke();
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Box} box
 * @param {PlotStyle} style
 * @param {Float64Array | null} values  row 0 at the bottom
 * @param {Cloud} cloud
 */
function drawValues(ctx, box, style, values, { size: { width, height } }) {
  ctx.fillStyle = style.surface;
  ctx.fillRect(box.left, box.top, box.width, box.height);
  if (values) {
    // A picture of nodes begins with its lowest row.
    const valueAt = (/** @type {number} */ column, /** @type {number} */ row) =>
      values[column + width * (height - 1 - row)];
    const { data } = cellPixels(width, height, 1, (...node) => shareOf(valueAt(...node)), style);
    const picture = newPicture(ctx);
    updatePicture(picture, { pixels: data, width, height });
    drawHeatmap(ctx, picture, box);
  }
  drawFrame(ctx, box, style);
}

/** @param {CanvasRenderingContext2D} ctx @param {Box} box @param {PlotStyle} style */
function drawFrame(ctx, { left, top, width, height }, style) {
  ctx.strokeStyle = style.axis;
  ctx.lineWidth = 1;
  ctx.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1);
}
