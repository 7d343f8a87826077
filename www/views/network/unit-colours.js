/**
 * The colours of a unit's map: from blue where it is at its lowest to orange where it is at its highest, as for
 * probabilities; the probability of one of several classes in this class's colour. Units that have no highest value are measured by their own.
 *
 * @import { Activation } from '../../scene/scene.d.ts'
 * @import { Palettes } from '../../training/training.d.ts'
 * @import { Unit } from './layout.js'
 */

/** @typedef {Activation | 'identity' | 'share'} Scale  `share` runs from 0 to 1, as probabilities do */

/** Bytes of one row of a palette. */
const ROW = 4 * 256;

/**
 * What a unit's values mean.
 *
 * @typedef {object} Meaning
 * @property {Scale} scale
 * @property {number | null} label  of the class, from 0, whose probability they are, where each class has an output
 */

/**
 * @param {{ sizes: readonly number[], output: string, activation: Activation }} network
 * @param {Unit} unit  of layers 0 to L
 * @returns {Meaning}
 */
export function meaningOf({ sizes, output, activation }, { layer, index }) {
  if (layer === 0) return { scale: 'share', label: null };
  if (layer < sizes.length - 1) return { scale: activation, label: null };
  if (output === 'identity') return { scale: 'identity', label: null };
  return { scale: 'share', label: output === 'softmax' ? index - 1 : null };
}

/**
 * The colours of its map: a class's own, where the values are its probability.
 *
 * @param {Palettes} palettes
 * @param {Meaning} meaning
 * @returns {Uint8Array} 256 × RGBA
 */
export const paletteFor = ({ probability, classes }, { label }) =>
  label === null ? probability : classes.subarray(label * ROW, (label + 1) * ROW);

/**
 * @param {ArrayLike<number>} values  of the unit, a or t, one for each node
 * @param {Scale} scale
 * @param {Uint8Array} palette  256 × RGBA
 * @returns {Uint8ClampedArray<ArrayBuffer>} RGBA
 */
export function unitPixels(values, scale, palette) {
  const shareOf = shares(values, scale);
  const pixels = new Uint8ClampedArray(4 * values.length);
  const words = new Uint32Array(pixels.buffer);
  const colours = new Uint32Array(palette.slice().buffer);
  for (let i = 0; i < values.length; i++) words[i] = colours[Math.round(255 * shareOf(values[i]))];
  return pixels;
}

/**
 * @param {ArrayLike<number>} values
 * @param {Scale} scale
 * @returns {(value: number) => number} from 0 to 1
 */
function shares(values, scale) {
  if (scale === 'sigmoid' || scale === 'share') return (value) => Math.min(1, Math.max(0, value));
  if (scale === 'tanh') return (value) => Math.min(1, Math.max(0, (value + 1) / 2));
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]));
  return largest === 0 ? () => 0.5 : (value) => 0.5 + value / (2 * largest);
}

/**
 * Differences from white, none, to orange, the largest that there can be; of a regression the largest that there is.
 *
 * @param {Float32Array} values
 * @param {boolean} isOfValues
 * @param {Uint8Array} palette  256 × RGBA
 */
export function differencePixels(values, isOfValues, palette) {
  if (isOfValues) return unitPixels(values, 'identity', palette);
  return unitPixels(
    values.map((difference) => (1 + difference) / 2),
    'share',
    palette,
  );
}
