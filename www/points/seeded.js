/**
 * Whole numbers from 0 to 2³² − 1 that look random and depend on nothing but a seed and the numbers given: MurmurHash3
 * for words of 32 bits (Austin Appleby, public domain). Unlike a generator's, each is to be had without the others.
 *
 * @param {number} seed
 * @param {...number} words  whole numbers, of which the lower 32 bits count
 * @returns {number}
 */
export const hash32 = (seed, ...words) => hash32Of(seed, words);

/**
 * The same of numbers that are too many for arguments.
 *
 * @param {number} seed
 * @param {ArrayLike<number> & Iterable<number>} words
 * @returns {number}
 */
export function hash32Of(seed, words) {
  let hash = seed | 0;
  for (const word of words) {
    let k = Math.imul(word, 0xcc9e2d51);
    k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
    hash ^= k;
    hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64;
  }
  hash ^= 4 * words.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

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
