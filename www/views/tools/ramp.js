/**
 * One ramp of colours for values that have a beginning and no middle, with its key: from the colour of the paper, where
 * there is nothing, to a strong one.
 *
 * @import { PlotStyle } from '../palette.js'
 * @import { Box } from '../plot/transform.js'
 */
import { newPicture } from '../backend.js';
import { plotStyle, ramp } from '../palette.js';
import { SANS } from '../fonts.js';

/** Lightness goes one way all along, so that the ramp reads without its hues. @type {Record<'light' | 'dark', [number, number, number][]>} */
const ANCHORS = {
  light: [
    [0.985, 0.012, 100],
    [0.82, 0.12, 95],
    [0.62, 0.13, 160],
    [0.36, 0.11, 265],
  ],
  dark: [
    [0.2, 0.02, 275],
    [0.42, 0.11, 265],
    [0.65, 0.13, 170],
    [0.94, 0.11, 105],
  ],
};

/** RGBA, row by row. @typedef {{ data: Uint8ClampedArray<ArrayBuffer>, width: number, height: number }} Pixels */

/** Of the ramp in a key. */
const HEIGHT = 10;
const FONT = `11px ${SANS}`;

/** For the name above a key. */
const NAME = 18;

/** Height of a key with its name and the numbers below it, in CSS pixels. */
export const KEY_HEIGHT = NAME + 30;

/** @type {Map<PlotStyle, Uint8Array>} */
const ramps = new Map();

/** 256 × RGBA. @param {PlotStyle} style */
export function rampOf(style) {
  const known = ramps.get(style);
  if (known) return known;
  const made = ramp(ANCHORS[style === plotStyle(true) ? 'dark' : 'light']);
  ramps.set(style, made);
  return made;
}

/** The place in a ramp, as the first of four bytes. @param {number} share  0 to 1; beyond it is the end */
export const byteOf = (share) => 4 * Math.round(255 * Math.min(1, Math.max(0, share)));

/**
 * Pixels of so many cells, each as many pixels wide and high as `grain` says: pictures are smoothed where they are made
 * larger, and cells are to keep their edges.
 *
 * @param {number} columns
 * @param {number} rows
 * @param {number} grain
 * @param {(column: number, row: number) => number | null} shareOf  0 to 1; row 0 is the lowest; null leaves it transparent
 * @param {PlotStyle} style
 * @returns {Pixels} from the top
 */
export function cellPixels(columns, rows, grain, shareOf, style) {
  const colours = rampOf(style);
  const width = columns * grain;
  const pixels = new Uint8ClampedArray(4 * width * rows * grain);
  for (let row = 0; row < rows; row += 1) {
    const top = (rows - 1 - row) * grain;
    for (let column = 0; column < columns; column += 1) {
      const share = shareOf(column, row);
      if (share === null) continue;
      const at = byteOf(share);
      for (let x = 0; x < grain; x += 1) {
        pixels.set(colours.subarray(at, at + 4), 4 * (top * width + column * grain + x));
      }
    }
    const first = pixels.subarray(4 * top * width, 4 * (top + 1) * width);
    for (let y = 1; y < grain; y += 1) pixels.set(first, 4 * (top + y) * width);
  }
  return { data: pixels, width, height: rows * grain };
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Pixels} pixels  from the top
 * @param {Box} box
 */
export function drawPixels(ctx, pixels, { left, top, width, height }) {
  const picture = newPicture(ctx);
  picture.width = pixels.width;
  picture.height = pixels.height;
  picture.getContext('2d')?.putImageData(new ImageData(pixels.data, pixels.width, pixels.height), 0, 0);
  ctx.drawImage(picture, left, top, width, height);
}

/**
 * The key of the ramp: what it is of, and numbers where they stand.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ left: number, top: number, width: number }} place  of the upper left corner
 * @param {PlotStyle} style
 * @param {{ name: string, ticks: readonly { share: number, text: string }[], room?: number, isTurned?: boolean }} scale
 *   shares from the left; `room` of the name; turned, the ramp begins at the right
 */
export function drawKey(
  ctx,
  { left, width, ...place },
  style,
  { name, ticks, room = width, isTurned = false },
) {
  const top = place.top + NAME;
  const share = (/** @type {number} */ column) => column / 255;
  const pixels = cellPixels(256, 1, 1, (column) => (isTurned ? 1 - share(column) : share(column)), style);
  drawPixels(ctx, pixels, { left, top, width, height: HEIGHT });
  ctx.strokeStyle = style.axis;
  ctx.lineWidth = 1;
  ctx.strokeRect(left - 0.5, top - 0.5, width + 1, HEIGHT + 1);
  ctx.font = FONT;
  ctx.fillStyle = style.text;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.fillText(name, left, top - 6, room);
  ctx.textBaseline = 'top';
  ctx.beginPath();
  /** @type {[start: number, end: number][]} */
  const taken = [];
  // The ends first: they say how far the ramp goes. Others where there is room.
  const [first, ...others] = ticks;
  for (const { share: at, text } of [first, ...others.slice(-1), ...others.slice(0, -1)]) {
    const x = left + at * width;
    const room = ctx.measureText(text).width;
    const start = Math.max(left, Math.min(x - room / 2, left + width - room));
    ctx.moveTo(x, top + HEIGHT);
    ctx.lineTo(x, top + HEIGHT + 3);
    if (taken.some(([from, to]) => start < to + 5 && start + room > from - 5)) continue;
    taken.push([start, start + room]);
    ctx.fillText(text, start, top + HEIGHT + 5);
  }
  ctx.stroke();
}
