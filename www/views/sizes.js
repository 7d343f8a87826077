/** The layers of a network in short. */

/**
 * Sizes of the hidden layers as short as they can be told: 20-20, or 10 × 8 for ten layers of size 8.
 *
 * @param {readonly number[]} hidden
 * @returns {string} empty for none
 */
export function sizesText(hidden) {
  const each = hidden.join('-');
  const repeated = `${hidden.length} × ${hidden[0]}`;
  return hidden.every((size) => size === hidden[0]) && repeated.length < each.length ? repeated : each;
}
