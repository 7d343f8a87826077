/** How small a gradient has become. */
import { superscript } from './digits.js';
import { formatPower } from './numbers.js';

/**
 * @param {readonly number[]} gradients  the largest |∂E/∂θ| of each layer Θ⁽⁰⁾ … Θ⁽ᴸ⁻¹⁾
 * @param {number} layer  l of Θ⁽ˡ⁾
 * @returns {string}
 */
export const gradientBound = (gradients, layer) =>
  `|∂E/∂Θ⁽${superscript(layer)}⁾| ≤ ${formatPower(gradients[layer] ?? 0)}`;
