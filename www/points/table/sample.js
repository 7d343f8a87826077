/** Rows of a table that is too long. */
import { hash32 } from '../seeded.js';

/**
 * `count` of the numbers 0 … n − 1, drawn with a seed, in ascending order; all of them where there are no more.
 *
 * @param {number} n  below 2²¹
 * @param {number} count
 * @param {number} seed
 * @returns {number[]}
 */
export function drawnIndices(n, count, seed) {
  if (n <= count) return Array.from({ length: n }, (_, index) => index);
  // By hash, and by index where hashes are equal: both in one number, which sorts fast.
  const ranked = Float64Array.from({ length: n }, (_, index) => hash32(seed, index) * n + index).sort();
  return Array.from(
    ranked
      .subarray(0, count)
      .map((rank) => rank % n)
      .sort(),
  );
}
