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
