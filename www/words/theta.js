/** Weights of a network as texts. */
import { formatWeight, scientific } from './numbers.js';

/** Larger weights are written as powers of ten. */
const WIDE = 1e5;

/**
 * A weight of a network, which is told from 0 however small it is: −1.7·10⁻⁷. Of large ones there are as many digits less
 * behind the sign as there are more before it, so that all are about as wide.
 *
 * @param {number} value
 * @returns {string}
 */
export function formatTheta(value) {
  const size = Math.abs(value);
  if ((value !== 0 && Number(value.toFixed(4)) === 0) || size >= WIDE) return scientific(value, 1);
  return formatWeight(value, size < 10 ? 4 : Math.max(0, 4 - Math.floor(Math.log10(size))));
}
