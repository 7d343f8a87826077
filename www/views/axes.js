/**
 * The frame of a plot: ticks with their numbers and the names of the axes.
 *
 * @import { Domain } from '../types.d.ts'
 * @import { Box, Transform } from './transform.js'
 * @import { PlotStyle } from './palette.js'
 */
import { tickStep, ticks } from 'd3-array';
import { SANS, SERIF } from './fonts.js';

/**
 * What the axes are called: a letter with an index, or alone.
 * @typedef {readonly [letter: string, index: string]} Name
 */

/** @type {readonly [Name, Name]} */
export const PLANE_NAMES = [
  ['x', '1'],
  ['x', '2'],
];

/** @type {readonly [Name, Name]} */
export const CURVE_NAMES = [
  ['x', ''],
  ['y', ''],
];

/** Room around the plot for ticks, numbers and names. */
export const MARGIN = { left: 26, right: 9, top: 9, bottom: 22 };

const TICK_LENGTH = 4;
const FONT_SIZE = 11;
const TICK_FONT = `${FONT_SIZE}px ${SANS}`;

/**
 * The plot inside a canvas of the given size.
 *
 * @param {number} width
 * @param {number} height
 * @returns {Box}
 */
export function plotBox(width, height) {
  return {
    left: MARGIN.left,
    top: MARGIN.top,
    width: Math.max(1, width - MARGIN.left - MARGIN.right),
    height: Math.max(1, height - MARGIN.top - MARGIN.bottom),
  };
}

/**
 * Round tick values with the texts that belong to them, one every 45 pixels or so.
 *
 * @param {number} from
 * @param {number} to
 * @param {number} lengthPx
 * @returns {{ value: number, text: string }[]}
 */
export function axisTicks(from, to, lengthPx) {
  const count = Math.max(2, Math.floor(lengthPx / 45));
  // As many decimals as the step needs: 0 for steps of 2, 1 for steps of 0.5.
  const decimals = Math.max(0, -Math.floor(Math.log10(tickStep(from, to, count)) + 1e-9));
  return ticks(from, to, count).map((value) => ({ value, text: value.toFixed(decimals).replace('-', '−') }));
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Transform} transform
 * @param {PlotStyle} style
 * @param {readonly [Name, Name]} names
 */
export function drawAxes(ctx, { domain, box, pxFromX1, pxFromX2 }, style, [across, up]) {
  const [x0, x1, y0, y1] = domain;
  const bottom = box.top + box.height;
  const right = box.left + box.width;
  const below = bottom + TICK_LENGTH + 2;
  const beside = box.left - TICK_LENGTH - 2;
  ctx.save();
  ctx.strokeStyle = style.axis;
  ctx.fillStyle = style.text;
  ctx.lineWidth = 1;
  ctx.strokeRect(box.left - 0.5, box.top - 0.5, box.width + 1, box.height + 1);
  ctx.font = TICK_FONT;
  ctx.beginPath();

  ctx.textAlign = 'center';
  ctx.textBaseline = 'top';
  const nameLeft = right - variableWidth(ctx, across);
  for (const { value, text } of axisTicks(x0, x1, box.width)) {
    const x = Math.round(pxFromX1(value) - 0.5) + 0.5;
    ctx.moveTo(x, bottom + 1);
    ctx.lineTo(x, bottom + 1 + TICK_LENGTH);
    if (x + ctx.measureText(text).width / 2 < nameLeft - 4) ctx.fillText(text, x, below + 1);
  }

  ctx.textAlign = 'right';
  ctx.textBaseline = 'middle';
  const nameBottom = box.top + FONT_SIZE;
  for (const { value, text } of axisTicks(y0, y1, box.height)) {
    const y = Math.round(pxFromX2(value) - 0.5) + 0.5;
    ctx.moveTo(box.left - 1, y);
    ctx.lineTo(box.left - 1 - TICK_LENGTH, y);
    if (y - FONT_SIZE / 2 > nameBottom) ctx.fillText(text, beside, y + 0.5);
  }
  ctx.stroke();

  drawVariable(ctx, across, nameLeft, below + FONT_SIZE - 1);
  drawVariable(ctx, up, beside - variableWidth(ctx, up) + 2, box.top + FONT_SIZE - 3);
  ctx.restore();
}

/**
 * An italic letter with its subscript, as in the lecture's formulas; starts at `x` on the baseline `y`.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {Name} name
 * @param {number} x
 * @param {number} y
 */
function drawVariable(ctx, [letter, index], x, y) {
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.font = `italic 14px ${SERIF}`;
  ctx.fillText(letter, x, y);
  const width = ctx.measureText(letter).width;
  ctx.font = `10px ${SERIF}`;
  ctx.fillText(index, x + width + 0.5, y + 3);
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Name} name
 * @returns {number} CSS pixels
 */
function variableWidth(ctx, [letter, index]) {
  const font = ctx.font;
  ctx.font = `italic 14px ${SERIF}`;
  const width = ctx.measureText(letter).width;
  ctx.font = `10px ${SERIF}`;
  const sum = width + 0.5 + ctx.measureText(index).width;
  ctx.font = font;
  return sum;
}
