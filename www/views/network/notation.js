/**
 * The lecture's symbols as plain text, for canvases, labels and what is read aloud.
 *
 * @import { Feature } from '../../scene/scene.d.ts'
 */
import { FEATURE_NAMES } from '../caption.js';
import { subscript, superscript } from '../../words/digits.js';

/** @param {number} layer */
const inBrackets = (layer) => `⁽${superscript(layer)}⁾`;

/**
 * The entry of Θ⁽ˡ⁾ in row j and column i, the weight from unit i of layer l to unit j of the next: θ₁₂⁽⁰⁾; from ten
 * on the indices are kept apart, θ₁₀,₂⁽⁰⁾.
 *
 * @param {number} layer  l
 * @param {number} row  j, from 1
 * @param {number} column  i, 0 for the bias
 */
export function thetaName(layer, row, column) {
  const comma = row > 9 || column > 9 ? ',' : '';
  return `θ${subscript(row)}${comma}${subscript(column)}${inBrackets(layer)}`;
}

/**
 * x₁, a₃⁽²⁾, t₁; the bias unit of any layer is 1, and an input that is the only coordinate is x.
 *
 * @param {number} layer  0 … L
 * @param {number} index  0 for the bias unit
 * @param {number} layers  L
 * @param {readonly Feature[] | null} [features]  the inputs; null where there is one coordinate
 */
export function unitName(layer, index, layers, features) {
  if (index === 0) return '1';
  if (layer === 0 && features === null) return 'x';
  if (layer === 0) return features ? FEATURE_NAMES[features[index - 1]] : `x${subscript(index)}`;
  return layer === layers ? `t${subscript(index)}` : `a${subscript(index)}${inBrackets(layer)}`;
}

/** z₃⁽²⁾. @param {number} layer @param {number} index */
export const zName = (layer, index) => `z${subscript(index)}${inBrackets(layer)}`;

/** Θ⁽²⁾, the weights from layer 2 to layer 3. @param {number} layer */
export const matrixName = (layer) => `Θ${inBrackets(layer)}`;
