/**
 * What marks and colours of a sheet mean: the legend above its figures, in lines as wide as the sheet.
 *
 * @import { OwnPoints } from '../points/points.d.ts'
 * @import { Look } from '../scene/scene.d.ts'
 * @import { Palettes } from '../training/training.d.ts'
 * @import { PlotStyle } from '../views/palette.js'
 */
import { drawSample } from '../views/plot/regression.js';
import { legendText, probabilityOf } from '../views/class-names.js';
import { SANS } from '../views/fonts.js';
import { exportWords } from '../words/en/export.js';
import { formatSetting } from '../words/numbers.js';
import { toldEnds } from '../views/told.js';
import { drawMark } from '../views/plot/points.js';

/**
 * @typedef {{ kind: 'mark', label: number, text: string }
 *   | { kind: 'point' | 'curve' | 'truth' | 'band', text: string }
 *   | { kind: 'scale', palette: Uint8Array, low: string, high: string, text: string }} KeyEntry
 */

/** Bytes of 256 RGBA colours. */
const ROW = 4 * 256;

/**
 * @param {Look} look
 * @param {number} classes
 * @param {OwnPoints | null} own  whose classes have names
 * @param {Palettes} palettes
 * @param {{ hasOptimum: boolean, fill?: boolean }} shown  fill: whether colours stand for values
 * @returns {KeyEntry[]}
 */
export function keyOf(look, classes, own, palettes, { hasOptimum, fill = true }) {
  const marks = Array.from({ length: classes }, (_, label) => ({
    ...{ kind: /** @type {const} */ ('mark'), label },
    text: legendText(own, classes, label),
  }));
  const scale = (/** @type {Uint8Array} */ palette, /** @type {string} */ text, low = '0', high = '1') => ({
    ...{ kind: /** @type {const} */ ('scale'), palette, low, high, text },
  });
  switch (look.kind) {
    case 'curve':
      return [
        { kind: 'point', text: exportWords().key.point },
        { kind: 'curve', text: 't(x)' },
        ...(own ? [] : [{ kind: /** @type {const} */ ('truth'), text: 'E[y|x]' }]),
        ...(hasOptimum ? [{ kind: /** @type {const} */ ('band'), text: exportWords().key.noise }] : []),
      ];
    case 'surface':
      return [scale(palettes.values, valueName(own), ...toldEnds(look).map(formatSetting))];
    case 'regions':
      return marks;
    case 'class': {
      const row = palettes.classes.subarray(look.class * ROW, (look.class + 1) * ROW);
      return fill ? [...marks, scale(row, `P(${probabilityOf(own, classes, look.class)})`)] : marks;
    }
    default:
      return fill ? [...marks, scale(palettes.probability, `P(${probabilityOf(own, classes, 1)})`)] : marks;
  }
}

/** @param {OwnPoints | null} own */
const valueName = (own) => (own?.value?.name ? `t, ${own.value.name}` : 't, y');

const FONT = `12px ${SANS}`;
const LINE = 24;
const GAP = 20;
/** Between a sign and its text. */
const SPACE = 6;
const SIGN = { mark: 12, point: 12, curve: 28, truth: 28, band: 28, scale: 96 };
const BAR_HEIGHT = 10;
/** Rectangles of a bar; more would only be more. */
const STEPS = 48;

/** @typedef {{ entry: KeyEntry, x: number, y: number }} PlacedEntry */

/**
 * @param {readonly KeyEntry[]} entries
 * @param {Pick<CanvasRenderingContext2D, 'font' | 'measureText'>} ruler
 * @param {number} width  CSS pixels
 * @returns {{ entries: PlacedEntry[], height: number }} 0 high where there is nothing to say
 */
export function layoutKey(entries, ruler, width) {
  ruler.font = FONT;
  let [x, y] = [0, 0];
  /** @type {PlacedEntry[]} */
  const placed = [];
  for (const entry of entries) {
    const own = partsOf(entry).reduce((sum, part) => sum + widthOf(part, ruler), 0);
    if (x > 0 && x + own > width) [x, y] = [0, y + LINE];
    placed.push({ entry, x, y });
    x += own + GAP;
  }
  return { entries: placed, height: entries.length > 0 ? y + LINE : 0 };
}

/** Signs and texts of an entry from left to right. @param {KeyEntry} entry @returns {(string | { sign: number })[]} */
function partsOf(entry) {
  const sign = { sign: SIGN[entry.kind] };
  return entry.kind === 'scale' ? [entry.text, entry.low, sign, entry.high] : [sign, entry.text];
}

/** @param {string | { sign: number }} part @param {Pick<CanvasRenderingContext2D, 'measureText'>} ruler */
const widthOf = (part, ruler) =>
  SPACE + (typeof part === 'string' ? ruler.measureText(part).width : part.sign);

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {readonly PlacedEntry[]} entries
 * @param {PlotStyle} style
 * @param {{ left: number, top: number }} corner
 */
export function drawKey(ctx, entries, style, { left, top }) {
  ctx.font = FONT;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  for (const { entry, x, y } of entries) {
    let at = left + x;
    const middle = top + y + LINE / 2;
    for (const part of partsOf(entry)) {
      if (typeof part === 'string') {
        ctx.fillStyle = style.ink;
        ctx.fillText(part, at, middle + 4);
      } else drawSign(ctx, entry, at, middle, style);
      at += widthOf(part, ctx);
    }
  }
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {KeyEntry} entry
 * @param {number} left
 * @param {number} middle
 * @param {PlotStyle} style
 */
function drawSign(ctx, entry, left, middle, style) {
  const width = SIGN[entry.kind];
  ctx.save();
  switch (entry.kind) {
    case 'mark':
    case 'point':
      ctx.translate(left + width / 2, middle);
      drawMark(ctx, entry.kind === 'mark' ? entry.label : 'disc', style);
      break;
    case 'scale':
      drawBar(ctx, entry.palette, { left, top: middle - BAR_HEIGHT / 2, width, height: BAR_HEIGHT }, style);
      break;
    default:
      drawSample(ctx, entry.kind, { left, top: middle - BAR_HEIGHT / 2, width, height: BAR_HEIGHT }, style);
  }
  ctx.restore();
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Uint8Array} palette
 * @param {import('../views/plot/transform.js').Box} box
 * @param {PlotStyle} style
 */
function drawBar(ctx, palette, { left, top, width, height }, style) {
  const step = width / STEPS;
  for (let i = 0; i < STEPS; i++) {
    const at = 4 * Math.round((255 * i) / (STEPS - 1));
    ctx.fillStyle = `rgb(${palette.subarray(at, at + 3).join(' ')})`;
    // Each reaches under the next one, or light would shine through between them.
    ctx.fillRect(left + i * step, top, i + 1 < STEPS ? 1.5 * step : step, height);
  }
  ctx.strokeStyle = style.axis;
  ctx.lineWidth = 0.75;
  ctx.strokeRect(left, top, width, height);
}
