/** How far the units of a layer are alike: those of a network that began at θ = 0 stay alike for ever. */

/**
 * Of each unit of the first hidden layer its bias, the weights into it and the weights out of it.
 *
 * @param {readonly number[]} sizes  s_0 … s_L, with a hidden layer
 * @param {Float64Array} theta
 */
export const firstUnits = (sizes, theta) => unitsOf(sizes, theta, 1, 0);

/**
 * @param {readonly number[]} sizes
 * @param {Float64Array} theta
 * @param {number} l  a hidden layer
 * @param {number} first  place in θ of the weights into it
 */
function unitsOf(sizes, theta, l, first) {
  const columns = sizes[l - 1] + 1;
  const next = first + sizes[l] * columns;
  return Array.from({ length: sizes[l] }, (_, j) => {
    const row = theta.subarray(first + j * columns, first + (j + 1) * columns);
    return {
      bias: row[0],
      into: [...row.subarray(1)],
      outOf: Array.from({ length: sizes[l + 1] }, (_, k) => theta[next + k * (sizes[l] + 1) + 1 + j]),
    };
  });
}

/**
 * The largest difference between a weight of one hidden unit, into it or out of it, and the same of another one of its
 * layer. Where all units are alike, those of the layer before have the same weight into each of them.
 *
 * @param {readonly number[]} sizes
 * @param {Float64Array} theta
 */
export function alikeness(sizes, theta) {
  let [first, largest] = [0, 0];
  for (let l = 1; l < sizes.length - 1; l += 1) {
    const units = unitsOf(sizes, theta, l, first).map(({ bias, into, outOf }) => [bias, ...into, ...outOf]);
    for (const unit of units) {
      largest = Math.max(largest, ...unit.map((value, i) => Math.abs(value - units[0][i])));
    }
    first += sizes[l] * (sizes[l - 1] + 1);
  }
  return largest;
}
