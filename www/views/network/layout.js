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

/** Heights of a unit's map, in CSS pixels: the fewer units the widest layer has, the larger. */
const HEIGHTS = /** @type {const} */ ([
  [5, 46],
  [9, 36],
  [14, 30],
  [Infinity, 24],
]);
const GAP = 6;
const BIAS = 22;
const MARGIN = 14;
/** Between two layers, at least: room for weights to be told apart, the more of them the more. */
const NARROWEST = 56;
const NARROWEST_OF_MANY = 90;
const MANY = 14;

/**
 * A unit on the diagram, in CSS pixels.
 * @typedef {Unit & { x: number, y: number, width: number, height: number }} Place
 */

/** @typedef {{ width: number, height: number, mapHeight: number, layers: Place[][] }} Layout  units of each layer, the 1 first */

/**
 * @param {readonly number[]} sizes  s_0 … s_L
 * @param {number} available  width, in CSS pixels
 * @param {number} aspect  of the plane
 * @param {number} zoom
 * @returns {Layout}
 */
export function layoutOf(sizes, available, aspect, zoom) {
  const most = Math.max(...sizes);
  const [, height] = /** @type {(typeof HEIGHTS)[number]} */ (HEIGHTS.find(([units]) => most <= units));
  const mapHeight = height * zoom;
  const mapWidth = mapHeight * Math.min(1.5, Math.max(0.75, aspect));
  const gap = Math.max(2, GAP * zoom);
  const pitch = mapHeight + gap;
  const layers = sizes.length - 1;
  const least = most > MANY ? NARROWEST_OF_MANY : NARROWEST;
  const inner = Math.max(available, 2 * MARGIN + mapWidth + layers * (least * zoom + mapWidth)) - 2 * MARGIN;
  const step = (inner - mapWidth) / layers;
  const bias = BIAS * Math.min(1, zoom);
  const tallest = Math.max(...sizes.map((size, l) => size * pitch + (l < layers ? bias + gap : 0)));
  return {
    width: inner + 2 * MARGIN,
    height: tallest + 2 * MARGIN,
    mapHeight,
    layers: sizes.map((size, layer) => {
      const hasBias = layer < layers;
      const own = size * pitch - gap + (hasBias ? bias + gap : 0);
      const top = MARGIN + (tallest - own) / 2;
      const left = MARGIN + layer * step;
      const one = { layer, index: 0, x: left + (mapWidth - bias) / 2, y: top, width: bias, height: bias };
      const units = Array.from({ length: size }, (_, i) => ({
        ...{ layer, index: i + 1, x: left, width: mapWidth, height: mapHeight },
        y: top + (hasBias ? bias + gap : 0) + i * pitch,
      }));
      return hasBias ? [one, ...units] : units;
    }),
  };
}

/**
 * @param {Layout} layout
 * @param {Unit} unit
 * @returns {Place}
 */
export function placeOf({ layers }, { layer, index }) {
  const units = layers[layer];
  return units[units[0].index === 0 ? index : index - 1];
}
