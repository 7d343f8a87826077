/**
 * How a stage is laid out: which of what belongs to a figure is shown in a window of this size, and where.
 *
 * @import { Tiling } from '../elements/tiling.js'
 */
import { tiled, typeScale } from '../elements/tiling.js';

/** What may stand below a plot beside its caption. @typedef {'lambda' | 'layers' | 'numbers'} Extra */

/**
 * In the order in which figures do without where there is no room: the numbers are left out, and of each control there is
 * one for all figures, in a bar below them. @type {readonly Extra[]}
 */
const DISPENSABLE = ['numbers', 'layers', 'lambda'];

/** Pictures that take less than this of what they could alone are thumbnails between their controls. */
const LEAST_SHARE = 0.42;

/** Heights and widths in units of the type's size, as stage.css has them. */
const SIZES = { line: 1.45, numbers: 1.5, row: 2.25, space: 0.5, gap: 1, edge: 0.5 };
/** What controls need in a row below a plot, the layers as long as their text is short. */
const WIDTHS = /** @type {Record<Extra, number>} */ ({ lambda: 9, layers: 9, numbers: 0 });
/** What they cannot do with less. */
const LEAST_WIDTHS = { lambda: 5, layers: 9, numbers: 11 };
/** What a stepper has around its text, and each of its letters. */
const STEPPER = { around: 5.5, letter: 0.6 };
/**
 * E = D + λR with its numbers is so many times as wide as its letters are high, on one line or on two; smaller letters
 * than these CSS pixels are not read.
 */
const SUM = { one: 21, two: 13.5, least: 9 };
/** What chooses the figure that the bar is about. */
const CHOICE_WIDTH = 7;
/** Of what may stand beside a plot. */
const COLUMNS = [12, 9];
/** With numbers on one line, or on two. */
const NUMBERS_COLUMNS = [17, 10.5];
/** Narrower places have captions of one line, as short as in a link. */
const SHORT_BELOW = 15;
/** How much larger plots have to be for captions to be short. */
const WORTH_IT = 1.1;
const MOST_LINES = { below: 2, beside: 5 };

/**
 * @typedef {object} Stage
 * @property {Tiling} tiling
 * @property {number} scale  of type and marks
 * @property {boolean} isShort  whether captions are
 * @property {number} lines  of a caption
 * @property {number} beside  width of what stands beside a plot, in CSS pixels
 * @property {number} text  height of what stands below it
 * @property {number} numbersLines  of the numbers
 * @property {number} sum  width of E = D + λR with its numbers, in units of its letters' size
 * @property {readonly Extra[]} extras  of each figure
 * @property {readonly Extra[]} shared  controls in the bar
 * @property {{ rows: number, height: number }} bar  the height in CSS pixels; none where there is nothing in it
 */

/**
 * @typedef {object} Wish
 * @property {number} width  of the stage, in CSS pixels
 * @property {number} height
 * @property {{ width: number, height: number }} window  that is looked at
 * @property {number} count  figures, 1 or more
 * @property {number} aspect
 * @property {{ x: number, y: number }} inset  of a plot, at a scale of 1
 * @property {ReadonlySet<Extra>} extras
 * @property {{ text: number, lambda: number, room: number }} caption  the longest one, in units of the type's size:
 *   without λ, λ, and what it needs beside them
 * @property {number} [letters]  of the longest text of sizes of layers
 */

/**
 * Everything that is asked for below each figure, if it leaves the pictures their room; else without what is needed least
 * there.
 *
 * @param {Wish} wish
 * @returns {Stage}
 */
export function stageOf(wish) {
  const nothing = { below: () => 0, beside: { width: 0, height: 0 }, gap: 0 };
  const alone = areaOf(tiled({ ...wish, ...nothing }));
  const choices = DISPENSABLE.map((_, left) => DISPENSABLE.slice(left));
  const shown =
    choices
      .map((choice) => choice.filter((extra) => wish.extras.has(extra)))
      .find((extras) => areaOf(stageWith(wish, extras).tiling) >= LEAST_SHARE * alone) ?? [];
  const shared = DISPENSABLE.filter(
    (extra) => extra !== 'numbers' && wish.extras.has(extra) && !shown.includes(extra),
  );
  const bar = barOf(wish, shared);
  return { ...stageWith({ ...wish, height: wish.height - bar.height }, shown), shared, bar };
}

/** @param {Wish} wish @param {readonly Extra[]} shared @returns {Stage['bar']} */
function barOf({ width, window, count }, shared) {
  const em = 16 * typeScale({ count, ...window });
  const wanted = shared.reduce((sum, extra) => sum + WIDTHS[extra], count > 1 ? CHOICE_WIDTH : 0);
  const rows = shared.length === 0 ? 0 : wanted * em > width ? 2 : 1;
  return { rows, height: rows * SIZES.row * em };
}

/** Of one plot. @param {Tiling} tiling */
const areaOf = ({ plot }) => plot.width * plot.height;

/** @typedef {Omit<Stage, 'shared' | 'bar'>} Figures */

/** With the text where it leaves most to the plots. @param {Wish} wish @param {readonly Extra[]} shown @returns {Figures} */
function stageWith(wish, shown) {
  const columns = shown.includes('numbers') ? NUMBERS_COLUMNS : COLUMNS;
  return columns
    .map((column) => stageBeside(wish, shown, column))
    .reduce((best, stage) => (stage.tiling.plot.width > WORTH_IT * best.tiling.plot.width ? stage : best));
}

/** @param {Wish} wish @param {readonly Extra[]} shown @param {number} column  beside plots @returns {Figures} */
function stageBeside(wish, shown, column) {
  const { width, height, window, count, aspect, inset, caption, letters = 0 } = wish;
  const scale = typeScale({ count, ...window });
  const em = 16 * scale;
  const linesIn = (/** @type {number} */ length, /** @type {number} */ wide) =>
    Math.ceil(length / Math.max(1, wide - caption.room));
  const linesBelow = (/** @type {number} */ cell) => linesIn(caption.text + caption.lambda, cell / em);
  const isShortBelow = (/** @type {number} */ cell) =>
    cell < SHORT_BELOW * em || linesBelow(cell) > MOST_LINES.below;
  const textBelow = (/** @type {number} */ cell) =>
    em * heightBelow(isShortBelow(cell) ? 1 : linesBelow(cell), { shown, letters, width: cell / em, em });
  // λ has a line of its own there.
  const linesBeside = linesIn(caption.text, column) + 1;
  const isShortBeside = column < COLUMNS[0] || linesBeside > MOST_LINES.beside;
  const besideLines = isShortBeside ? 2 : linesBeside;
  const tiling = tiled({
    ...{ count, aspect, gap: SIZES.gap * em },
    width: width - 2 * SIZES.edge * em,
    height: height - SIZES.edge * em,
    inset: { x: scale * inset.x, y: scale * inset.y },
    below: textBelow,
    beside: {
      width: em * (column + SIZES.gap),
      height: em * heightBeside(besideLines, shown, sumLines(column, em)),
    },
  });
  const cell = tiling.cell.width;
  const isShort = tiling.isBeside ? isShortBeside : isShortBelow(cell);
  const lines = tiling.isBeside ? besideLines : isShort ? 1 : linesBelow(cell);
  const sumOn = sumLines(tiling.isBeside ? column : cell / em, em);
  return {
    tiling,
    scale,
    lines,
    isShort,
    beside: em * column,
    text: tiling.isBeside ? 0 : textBelow(cell),
    // The state has a line of its own beside a plot.
    numbersLines: sumOn + (tiling.isBeside ? 1 : 0),
    sum: sumOn === 1 ? SUM.one : SUM.two,
    extras: shown,
  };
}

/**
 * How many lines E = D + λR takes; infinitely many where its letters would be too small.
 *
 * @param {number} width  in units of the type's size
 * @param {number} em  which is so many CSS pixels
 */
function sumLines(width, em) {
  if (width * em >= SUM.one * SUM.least) return 1;
  return width * em >= SUM.two * SUM.least ? 2 : Infinity;
}

/**
 * @param {number} lines  of the caption
 * @param {{ shown: readonly Extra[], letters: number, width: number, em: number }} place  the width in units of the
 *   type's size, like the result, which is infinite where something does not fit
 */
function heightBelow(lines, { shown, letters, width, em }) {
  if (shown.some((extra) => LEAST_WIDTHS[extra] > width + 1e-9)) return Infinity;
  const widths = { ...WIDTHS, layers: Math.max(WIDTHS.layers, STEPPER.around + STEPPER.letter * letters) };
  const controls = shown.filter((extra) => extra !== 'numbers').map((extra) => widths[extra]);
  const wanted = controls.reduce((sum, one) => sum + one, 0);
  const rows = wanted > width ? controls.length : Math.min(1, controls.length);
  const numbers = shown.includes('numbers') ? sumLines(width, em) * SIZES.numbers : 0;
  return lines * SIZES.line + numbers + rows * SIZES.row + SIZES.space;
}

/**
 * The state has a line of its own, and so has each control.
 *
 * @param {number} lines
 * @param {readonly Extra[]} shown
 * @param {number} sum  lines of E = D + λR
 */
function heightBeside(lines, shown, sum) {
  const numbers = shown.includes('numbers') ? (sum + 1) * SIZES.numbers : 0;
  const rows = shown.filter((extra) => extra !== 'numbers').length;
  return lines * SIZES.line + numbers + rows * SIZES.row + SIZES.space;
}
