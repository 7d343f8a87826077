/**
 * How fine a figure's grid is: as fine as the frame allows while something moves; when things rest the screen's own pixels,
 * but no finer than is seen, and than a large network is computed on in a moment.
 */

/** @typedef {{ width: number, height: number }} Size  in nodes of a grid, or pixels of a view */

/** Sides of a square grid while things move: coarser misleads, finer does not show in motion. */
const COARSEST = 48;
const FINEST_MOVING = 200;

/** Before anything is known about speed. */
const FIRST_SIDE = 96;

/** Side of the finest grid at rest. Beyond, contour lines and colours no longer differ visibly. */
const FINEST = 512;

/** What the picture of a figure that has come to a stop may take while others in its worker still move. */
const STILL_MILLIS = 30;

/**
 * What one picture at rest may take, in nodes × parameters of the network: about 0.2 s on a laptop, in which the
 * worker answers to nothing.
 */
const REST_WORK = 2e9;

/** A grid that changes its size shimmers, so it does so only for a gain in nodes above this factor. */
const WORTHWHILE = 1.5;

/**
 * @typedef {object} Subject
 * @property {Size} view  the plot's size in device pixels
 * @property {number} millisPerNode  measured; 0 where nothing is known yet
 * @property {Size | null} grid  the present one
 */

/**
 * The grid of a figure at rest. It follows from what is drawn and where, and not from how fast the
 * machine happened to be: the same link gives the same picture to the pixel.
 *
 * @param {Size} view  the plot's size in device pixels
 * @param {number} parameters  of the network; 0 for the optimum
 * @returns {Size}
 */
export function restingGrid(view, parameters) {
  return sized(view, Math.min(REST_WORK / parameters, FINEST ** 2));
}

/**
 * The grid of a figure that moves.
 *
 * @param {Subject} subject
 * @param {number} budgetMillis  for its picture
 * @returns {Size}
 */
export function movingGrid({ view, millisPerNode, grid }, budgetMillis) {
  const affordable = millisPerNode > 0 ? budgetMillis / millisPerNode : FIRST_SIDE ** 2;
  const next = sized(view, Math.min(Math.max(affordable, COARSEST ** 2), FINEST_MOVING ** 2));
  return grid && isCoarse(grid) && !isWorthwhile(grid, next) ? grid : next;
}

/**
 * The grid of a figure that has come to a stop while others in its worker still move: drawn once
 * more, if it was drawn too coarsely in motion, and then left alone.
 *
 * @param {Subject & { grid: Size }} subject
 * @returns {Size}
 */
export function stillGrid({ view, millisPerNode, grid }) {
  const next = movingGrid({ view, millisPerNode, grid: null }, STILL_MILLIS);
  return nodes(next) > WORTHWHILE * nodes(grid) ? next : grid;
}

/** @param {Size} size */
const nodes = ({ width, height }) => width * height;

/** @param {Size} grid */
const isCoarse = (grid) => nodes(grid) <= FINEST_MOVING ** 2;

/** @param {Size} from @param {Size} to */
function isWorthwhile(from, to) {
  const factor = nodes(to) / nodes(from);
  return factor > WORTHWHILE || factor < 1 / WORTHWHILE || aspectDiffers(from, to);
}

/** Whether the shapes differ by more than rounding to whole nodes explains. @param {Size} a @param {Size} b */
const aspectDiffers = (a, b) => Math.abs(Math.log((a.width * b.height) / (a.height * b.width))) > 0.05;

/**
 * A grid of about `wanted` nodes in the view's shape, not finer than the view.
 *
 * @param {Size} view
 * @param {number} wanted
 * @returns {Size}
 */
function sized(view, wanted) {
  const scale = Math.min(1, Math.sqrt(wanted / nodes(view)));
  const side = (/** @type {number} */ pixels) => Math.max(2, Math.floor(pixels * scale));
  return { width: side(view.width), height: side(view.height) };
}
