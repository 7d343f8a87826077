/**
 * How a stage is laid out: which of what belongs to a figure is shown in a window of this size, and where.
 *
 * @import { Tiling } from '../elements/tiling.js'
 */
import { tiled, typeScale } from '../elements/tiling.js';

/** What may stand below a plot beside its caption. @typedef {'lambda' | 'layers' | 'numbers'} Extra */

/** In the order in which they are left out where there is no room. @type {readonly Extra[]} */
const DISPENSABLE = ['numbers', 'layers', 'lambda'];

/** A plot that has less of its place than this is a thumbnail over its controls. */
const LEAST_SHARE = 0.5;

/** Heights and widths in units of the type's size, as stage.css has them. */
const SIZES = {
  caption: 1.45,
  numbers: 1.5,
  row: 2.25,
  space: 0.5,
  gap: 1,
  edge: 0.5,
  lambda: 13,
  layers: 11,
};
/** Narrower places have captions of one line, as short as in a link. */
const SHORT_BELOW = 15;

/**
 * @typedef {object} Stage
 * @property {Tiling} tiling
 * @property {number} scale  of type and marks
 * @property {boolean} isShort  whether captions are
 * @property {number} lines  of a caption
 * @property {readonly Extra[]} extras
 */

/**
 * @param {object} wish
 * @param {number} wish.width  of the stage, in CSS pixels
 * @param {number} wish.height
 * @param {{ width: number, height: number }} wish.window  that is looked at
 * @param {number} wish.count  figures, 1 or more
 * @param {number} wish.aspect
 * @param {{ x: number, y: number }} wish.inset  of a plot, at a scale of 1
 * @param {ReadonlySet<Extra>} wish.extras
 * @param {readonly number[]} wish.captions  how long they are, in units of the type's size
 * @returns {Stage}
 */
export function stageOf({ width, height, window, count, aspect, inset, extras, captions }) {
  const scale = typeScale({ count, ...window });
  const em = 16 * scale;
  const longest = Math.max(...captions);
  const linesAt = (/** @type {number} */ cell) =>
    cell < SHORT_BELOW * em ? 1 : Math.min(2, Math.ceil(longest / (cell / em - 2.5)));
  /** @type {Stage | null} */
  let stage = null;
  for (let left = 0; left <= DISPENSABLE.length; left += 1) {
    const shown = DISPENSABLE.slice(left).filter((extra) => extras.has(extra));
    const below = (/** @type {number} */ cell) => em * belowHeight(linesAt(cell), shown, cell / em);
    const tiling = tiled({
      ...{ count, aspect, gap: SIZES.gap * em },
      width: width - 2 * SIZES.edge * em,
      height: height - SIZES.edge * em,
      inset: { x: scale * inset.x, y: scale * inset.y },
      below,
    });
    const { cell, plot } = tiling;
    const lines = linesAt(cell.width);
    stage = {
      tiling,
      scale,
      lines,
      isShort: cell.width < SHORT_BELOW * em || longest / (cell.width / em - 2.5) > 2,
      extras: shown,
    };
    if (plot.height >= LEAST_SHARE * cell.height) break;
  }
  return /** @type {Stage} */ (stage);
}

/**
 * @param {number} lines  of the caption
 * @param {readonly Extra[]} shown
 * @param {number} width  in units of the type's size, like the result
 */
function belowHeight(lines, shown, width) {
  const controls = shown.filter((extra) => extra !== 'numbers').map((extra) => SIZES[extra]);
  const wanted = controls.reduce((sum, one) => sum + one, 0);
  const rows = wanted > width ? controls.length : Math.min(1, controls.length);
  return (
    lines * SIZES.caption + (shown.includes('numbers') ? SIZES.numbers : 0) + rows * SIZES.row + SIZES.space
  );
}
