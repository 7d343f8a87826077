/**
 * The frame of a plot: ticks with their numbers and the names of the axes.
 *
 * @import { Domain, OwnAxis } from '../../points/points.d.ts'
 * @import { Box, Transform } from './transform.js'
 * @import { PlotStyle } from '../palette.js'
 */
import { tickStep, ticks } from '../../points/ticks.js';
import { SANS, SERIF } from '../fonts.js';
import { superscript } from '../../words/digits.js';
import { asWritten } from '../../words/numbers.js';

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

/** Steps along an axis that tell as much as more of them. */
const ENOUGH_TICKS = 4;
/** A number is set so much narrower before it is turned. */
const NARROWER = 1.2;

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
  const most = Math.max(2, Math.floor(lengthPx / 45));
  const step = tickStep(from, to, most);
  // Fewer ticks that need a decimal less do as well: 1, 2, 3 for 0.5, 1.0, 1.5, 2.0.
  const plain = 10 ** Math.ceil(Math.log10(step) - 1e-9);
  const count = step < 1 && (to - from) / plain >= ENOUGH_TICKS ? (to - from) / plain : most;
  // As many decimals as the step needs: 0 for steps of 2, 1 for steps of 0.5.
  const decimals = Math.max(0, -Math.floor(Math.log10(tickStep(from, to, count)) + 1e-9));
  return ticks(from, to, count).map((value) => ({ value, text: asWritten(value.toFixed(decimals)) }));
}

/**
 * Ticks along an axis in units of its own. Numbers are written in multiples of 10³, 10⁶, 10⁻³, … where they would be
 * long; the factor then belongs to the name.
 *
 * @param {OwnAxis} axis
 * @param {number} lengthPx
 * @returns {{ ticks: { share: number, text: string }[], factor: string }} `share` of the length, from the axis's start
 */
function scaledTicks({ from, to }, lengthPx) {
  const largest = Math.max(Math.abs(from), Math.abs(to));
  const power = largest >= 1e5 || largest < 0.1 ? 3 * Math.floor(Math.log10(largest) / 3) : 0;
  const unit = 10 ** power;
  return {
    ticks: axisTicks(from / unit, to / unit, lengthPx).map(({ value, text }) => ({
      share: (value * unit - from) / (to - from),
      text,
    })),
    factor: power === 0 ? '' : `10${superscript(power)}`,
  };
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Transform} transform
 * @param {PlotStyle} style
 * @param {readonly [Name, Name]} names
 * @param {readonly [OwnAxis, OwnAxis] | null} [axes] units and names of its own for each axis
 */
export function drawAxes(ctx, { domain, box }, style, names, axes) {
  const [x0, x1, y0, y1] = domain;
  const [first, second] = axes ?? [
    { name: '', from: x0, to: x1 },
    { name: '', from: y0, to: y1 },
  ];
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

  const across = scaledTicks(first, box.width);
  const title = titleOf(first, across.factor, names[0]);
  const nameLeft =
    right - (title ? Math.min(box.width / 2, ctx.measureText(title).width) : variableWidth(ctx, names[0]));
  ctx.textAlign = 'center';
  ctx.textBaseline = 'top';
  for (const { share, text } of across.ticks) {
    const x = Math.round(box.left + share * box.width - 0.5) + 0.5;
    ctx.moveTo(x, bottom + 1);
    ctx.lineTo(x, bottom + 1 + TICK_LENGTH);
    if (x + ctx.measureText(text).width / 2 < nameLeft - 4) ctx.fillText(text, x, below + 1);
  }

  const upwards = scaledTicks(second, box.height);
  const widest = Math.max(...upwards.ticks.map(({ text }) => ctx.measureText(text).width), 0);
  const isTurned = widest > NARROWER * beside;
  const nameBottom = box.top + FONT_SIZE;
  for (const { share, text } of upwards.ticks) {
    const y = Math.round(bottom - share * box.height - 0.5) + 0.5;
    ctx.moveTo(box.left - 1, y);
    ctx.lineTo(box.left - 1 - TICK_LENGTH, y);
    const half = isTurned ? ctx.measureText(text).width / 2 : FONT_SIZE / 2;
    if (y - half > nameBottom && y + half < bottom + FONT_SIZE) drawBeside(ctx, text, beside, y, isTurned);
  }
  ctx.stroke();

  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  // Longer than half the axis, a name is set narrower.
  if (title) ctx.fillText(title, nameLeft, below + FONT_SIZE - 1, box.width / 2);
  else drawVariable(ctx, names[0], nameLeft, below + FONT_SIZE - 1);
  const upperTitle = titleOf(second, upwards.factor, names[1]);
  if (upperTitle) drawInside(ctx, upperTitle, box, style);
  else drawVariable(ctx, names[1], beside - variableWidth(ctx, names[1]) + 2, box.top + FONT_SIZE - 3);
  ctx.restore();
}

/**
 * The number of a tick beside the plot, upwards where there is no room for it.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {string} text
 * @param {number} x of its end
 * @param {number} y of its middle
 * @param {boolean} isTurned
 */
function drawBeside(ctx, text, x, y, isTurned) {
  ctx.save();
  ctx.translate(isTurned ? x - FONT_SIZE / 2 + 1 : x, y + 0.5);
  if (isTurned) ctx.rotate(-Math.PI / 2);
  ctx.textAlign = isTurned ? 'center' : 'right';
  ctx.textBaseline = 'middle';
  if (isTurned) ctx.fillText(text, 0, 0);
  else ctx.fillText(text, 0, 0, x);
  ctx.restore();
}

/**
 * A name for which there is no room beside the plot, in its upper left corner.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {string} title
 * @param {Box} box
 * @param {PlotStyle} style
 */
function drawInside(ctx, title, box, style) {
  const width = Math.min(box.width / 2, ctx.measureText(title).width);
  ctx.fillStyle = style.halo;
  ctx.fillRect(box.left, box.top, width + 8, FONT_SIZE + 6);
  ctx.fillStyle = style.text;
  ctx.fillText(title, box.left + 4, box.top + FONT_SIZE + 1, width);
}

/**
 * The name of an axis with the factor of its numbers; empty where the symbol says it all.
 *
 * @param {OwnAxis} axis
 * @param {string} factor
 * @param {Name} symbol
 */
function titleOf({ name }, factor, [letter, index]) {
  if (!factor) return name;
  return `${name || `${letter}${['', '₁', '₂'][Number(index)]}`} · ${factor}`;
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
