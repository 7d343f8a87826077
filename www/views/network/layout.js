/**
 * Where the units and weights of a network are: in θ, in a list of all units, and on a diagram.
 */

/**
 * One unit of layers 0 to L; index 0 is the bias unit, the 1.
 * @typedef {{ layer: number, index: number }} Unit
 */

/**
 * One entry of a Θ: the weight from unit (layer, column) to unit (layer + 1, row).
 * @typedef {object} Weight
 * @property {number} at  its place in θ
 * @property {number} layer  l of Θ⁽ˡ⁾
 * @property {number} row  j, from 1
 * @property {number} column  i, 0 for the bias
 */

/**
 * Number of the unit in the list of all units of layers 1 to L.
 *
 * @param {readonly number[]} sizes  s_0 … s_L
 * @param {Unit} unit
 */
export const unitNumber = (sizes, { layer, index }) =>
  sizes.slice(1, layer).reduce((sum, size) => sum + size, 0) + index - 1;

/**
 * @param {readonly number[]} sizes
 * @param {number} number
 * @returns {Unit} the output's first unit where there is none of this number
 */
export function unitOf(sizes, number) {
  let index = number;
  for (let layer = 1; layer < sizes.length; layer++) {
    if (index < sizes[layer]) return { layer, index: index + 1 };
    index -= sizes[layer];
  }
  return { layer: sizes.length - 1, index: 1 };
}

/**
 * The weights into a unit, its bias first.
 *
 * @param {readonly number[]} sizes
 * @param {Unit} unit  of layers 1 to L
 * @returns {Weight[]}
 */
export function weightsInto(sizes, { layer, index }) {
  const from = layer - 1;
  const columns = sizes[from] + 1;
  const first = thetaStart(sizes, from) + (index - 1) * columns;
  return Array.from({ length: columns }, (_, column) => ({
    at: first + column,
    layer: from,
    row: index,
    column,
  }));
}

/**
 * The place of Θ⁽ˡ⁾ in θ.
 *
 * @param {readonly number[]} sizes
 * @param {number} layer
 */
export function thetaStart(sizes, layer) {
  let start = 0;
  for (let l = 0; l < layer; l++) start += sizes[l + 1] * (sizes[l] + 1);
  return start;
}

/**
 * @param {readonly number[]} sizes
 * @param {number} at  in θ
 * @returns {Weight}
 */
export function weightAt(sizes, at) {
  let layer = 0;
  while (layer + 2 < sizes.length && thetaStart(sizes, layer + 1) <= at) layer += 1;
  const columns = sizes[layer] + 1;
  const place = at - thetaStart(sizes, layer);
  return { at, layer, row: 1 + Math.floor(place / columns), column: place % columns };
}

/** Height of a unit's map where there is room for it, in CSS pixels. */
const LARGEST = 56;
/** From unit to unit, at least; what then finds no room is taken together in groups. */
const LEAST_PITCH = 9;
/** Units of small layers are so many times larger than the smallest ones, at most. */
const SPREAD = 2.5;
/** Between two units of a column, as a share of the way from one to the next. */
const GAP = 0.14;
/** A layer with few units has so much more between them, for their names. */
const AIR = 12;
const BIAS = 22;
const MARGIN = 12;
/** Between two layers, at least, in widths of a map: room for weights to be told apart. */
const LINES = 0.8;
/** Rows that stand for units that find no room: a group, the chosen unit, and a group again. */
const GROUP_ROWS = 3;

/**
 * A unit on the diagram, in CSS pixels.
 * @typedef {Unit & { x: number, y: number, width: number, height: number }} Place
 */

/**
 * Units that find no room of their own.
 * @typedef {Place & { last: number }} Group  `index` is the first of them
 */

/**
 * @typedef {object} Layout
 * @property {number} width
 * @property {number} height
 * @property {number} mapHeight  of the smallest units
 * @property {Place[][]} layers  units of each layer, the 1 first; without those in groups
 * @property {Group[]} groups
 */

/**
 * The whole network in a room: units as large as it allows, down to a least size; of layers that are larger still, the
 * units in the middle are taken together, but for the one that is looked at.
 *
 * @param {readonly number[]} sizes  s_0 … s_L
 * @param {{ width: number, height: number }} room  in CSS pixels
 * @param {number} aspect  of the plane
 * @param {object} [look]
 * @param {number} [look.zoom]  how many times larger than the room
 * @param {Unit | null} [look.chosen]
 * @returns {Layout}
 */
export function layoutOf(sizes, room, aspect, { zoom = 1, chosen = null } = {}) {
  const layers = sizes.length - 1;
  const width = room.width * zoom;
  const inner = { width: width - 2 * MARGIN, height: room.height * zoom - 2 * MARGIN };
  const ratio = Math.min(1.5, Math.max(0.75, aspect));
  const widest = inner.width / (layers + 1 + layers * LINES);
  const rowsIn = sizes.map((size, l) => size + Number(l < layers));
  const largest = Math.min(LARGEST * zoom, widest / ratio) / (1 - GAP);
  const pitchOf = (/** @type {number} */ rows) =>
    Math.min(largest, Math.max(LEAST_PITCH, inner.height / rows));
  const least = pitchOf(Math.max(...rowsIn));
  /** @type {Group[]} */
  const groups = [];
  const pitches = rowsIn.map((rows) => Math.min(SPREAD * least, pitchOf(rows)));
  const half = (/** @type {number} */ layer) => ((1 - GAP) * pitches[layer] * ratio) / 2;
  const step = (inner.width - half(0) - half(layers)) / layers;
  const columns = sizes.map((size, layer) => {
    const pitch = pitches[layer];
    const gap = GAP * pitch;
    const mapHeight = pitch - gap;
    const bias = Math.min(BIAS, mapHeight);
    const slots = Math.max(GROUP_ROWS + 2, Math.floor(inner.height / pitch + 1e-9));
    const hasBias = layer < layers;
    const above = hasBias ? bias + gap : 0;
    const shown = Math.min(size, slots - Number(hasBias));
    const own = Math.min(pitch + AIR, Math.max(pitch, (inner.height - above) / shown));
    const height = above + shown * own - (own - mapHeight);
    const top = MARGIN + Math.max(0, (inner.height - height) / 2);
    const x = MARGIN + half(0) + layer * step - half(layer);
    const mapWidth = 2 * half(layer);
    const box = (/** @type {number} */ row, /** @type {number} */ count = 1) => ({
      ...{ x, y: top + above + row * own, width: mapWidth, height: count * own - (own - mapHeight) },
    });
    const one = { layer, index: 0, x: x + (mapWidth - bias) / 2, y: top, width: bias, height: bias };
    /** @type {Place[]} */
    const units = hasBias ? [one] : [];
    const alone = chosen?.layer === layer ? chosen.index : 0;
    for (const { first, last, row, count } of rowsOf(size, shown, alone)) {
      if (first === last) units.push({ layer, index: first, ...box(row) });
      else groups.push({ layer, index: first, last, ...box(row, count) });
    }
    return units;
  });
  return { width, height: room.height * zoom, mapHeight: (1 - GAP) * least, layers: columns, groups };
}

/**
 * What stands in the rows of a column.
 *
 * @param {number} size  units of the layer
 * @param {number} rows  that there are
 * @param {number} alone  unit that is in no group; 0 for none
 * @returns {{ first: number, last: number, row: number, count: number }[]} units, by rows
 */
function rowsOf(size, rows, alone) {
  const single = (/** @type {number} */ index, /** @type {number} */ row) => ({
    ...{ first: index, last: index, row, count: 1 },
  });
  if (size <= rows) return Array.from({ length: size }, (_, i) => single(i + 1, i));
  const before = Math.ceil((rows - GROUP_ROWS) / 2);
  const after = rows - GROUP_ROWS - before;
  const end = size - after;
  const head = Array.from({ length: before }, (_, i) => single(i + 1, i));
  const tail = Array.from({ length: after }, (_, i) => single(end + 1 + i, rows - after + i));
  const isInside = alone > before && alone <= end;
  if (!isInside) return [...head, { first: before + 1, last: end, row: before, count: GROUP_ROWS }, ...tail];
  const upper = { first: before + 1, last: alone - 1, row: before, count: 1 };
  const lower = { first: alone + 1, last: end, row: before + 2, count: 1 };
  const parts = [upper, single(alone, before + 1), lower].filter(({ first, last }) => first <= last);
  return [...head, ...parts, ...tail];
}

/**
 * @param {Layout} layout
 * @param {Unit} unit
 * @returns {Place} of the unit, or of the group that it is in
 */
export function placeOf({ layers, groups }, { layer, index }) {
  const units = layers[layer];
  const guess = units[units[0].index === 0 ? index : index - 1];
  if (guess?.index === index) return guess;
  const group = groups.find((one) => one.layer === layer && one.index <= index && index <= one.last);
  return group ?? /** @type {Place} */ (units.find((unit) => unit.index === index));
}
