/**
 * Where a walk's units stand: boxes large enough for numbers, so of a large network the layers around the step, and of a
 * large layer the units around the one that is looked at.
 *
 * @import { Step } from './backprop-walk.js'
 */

/** In CSS pixels. The least way from one column of boxes to the next leaves room for numbers at the edges. */
const BOX = { width: 118, height: 56, input: 26, one: 24 };
const LEAST_LINES = 66;
const MOST_LINES = 190;
const GAP = 12;
const EDGE = 8;
/** Above and below the boxes, for how many units are not shown. */
const COUNTS = 18;
/** Units of a column, at most. */
const MOST_UNITS = 5;

/**
 * A unit's box; the bias is unit 0, and what stands after the last layer L is D, in layer L + 1.
 * @typedef {{ layer: number, unit: number, x: number, y: number, width: number, height: number }} Box
 */

/**
 * @typedef {object} Column
 * @property {number} layer
 * @property {readonly Box[]} boxes
 * @property {number} above  units that are not shown above those that are, and below
 * @property {number} below
 */

/** @typedef {{ width: number, height: number, columns: readonly Column[] }} WalkLayout */

/** @typedef {{ step: Step, unit: number, from: number }} Focus  a unit of the step's layer, and one of the layer before it */

/** The layers that a step's formula is about, the first and the last. @param {Step} step @returns {[number, number]} */
export function layersAt({ kind, layer }) {
  if (kind === 'input') return [0, 1];
  if (kind === 'error' || kind === 'delta') return [layer, layer + 1];
  return [layer - 1, layer];
}

/**
 * Height that a walk through this network wants.
 *
 * @param {readonly number[]} sizes
 */
export function heightFor(sizes) {
  const most = Math.min(MOST_UNITS, Math.max(...sizes.slice(1), Math.ceil(sizes[0] / 2)));
  return 2 * COUNTS + BOX.one + GAP + most * (BOX.height + GAP);
}

/**
 * @param {readonly number[]} sizes  s_0 … s_L
 * @param {{ width: number, height: number }} size  in CSS pixels
 * @param {Focus} focus
 * @returns {WalkLayout}
 */
export function walkLayout(sizes, { width, height }, { step, unit, from }) {
  const all = sizes.length + 1;
  const room = width - 2 * EDGE;
  const fitting = Math.floor((room + LEAST_LINES) / (BOX.width + LEAST_LINES));
  const count = Math.min(all, Math.max(2, fitting));
  const [low, high] = layersAt(step);
  const middle = Math.round((low + high - count + 1) / 2);
  const first = Math.min(Math.max(middle, high - count + 1, 0), low, all - count);
  const lines = Math.min(MOST_LINES, (room - count * BOX.width) / (count - 1));
  const left = (width - count * BOX.width - (count - 1) * lines) / 2;
  const columns = Array.from({ length: count }, (_, i) => {
    const layer = first + i;
    const x = left + i * (BOX.width + lines);
    const chosen = layer === step.layer ? unit : layer === step.layer - 1 ? from : 1;
    return columnOf(sizes, layer, { x, height, chosen });
  });
  return { width, height, columns };
}

/**
 * @param {readonly number[]} sizes
 * @param {number} layer
 * @param {{ x: number, height: number, chosen: number }} place
 * @returns {Column}
 */
function columnOf(sizes, layer, { x, height, chosen }) {
  const layers = sizes.length - 1;
  const size = sizes[layer] ?? 1;
  const own = layer === 0 ? BOX.input : BOX.height;
  const hasOne = layer < layers;
  const head = hasOne ? BOX.one + GAP : 0;
  const room = Math.max(1, Math.floor((height - 2 * COUNTS - head + GAP) / (own + GAP)));
  const shown = Math.min(size, room);
  const start = Math.min(Math.max(1, chosen - Math.floor(shown / 2)), size - shown + 1);
  const used = head + shown * (own + GAP) - GAP;
  const top = COUNTS + Math.max(0, (height - 2 * COUNTS - used) / 2);
  /** @type {Box[]} */
  const boxes = Array.from({ length: shown }, (_, i) => ({
    ...{ layer, unit: start + i, x, y: top + head + i * (own + GAP), width: BOX.width, height: own },
  }));
  if (hasOne) {
    const one = { x: x + BOX.width - BOX.one, y: top, width: BOX.one, height: BOX.one };
    boxes.unshift({ layer, unit: 0, ...one });
  }
  return { layer, boxes, above: start - 1, below: size - shown - start + 1 };
}

/**
 * @param {WalkLayout} layout
 * @param {number} x
 * @param {number} y
 * @returns {Box | null}
 */
export const boxAt = ({ columns }, x, y) =>
  columns
    .flatMap(({ boxes }) => boxes)
    .find((box) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height) ?? null;
