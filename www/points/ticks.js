/**
 * Round numbers along an axis: multiples of 1, 2 or 5 times a power of ten. They are those of d3-array, to which a test
 * holds them; that comes as one file of which nothing can be left out, and would be an eightieth of the first view.
 */

/**
 * The step of which about `count` fit into a range. It is a whole number, or one over a whole number, which is told in
 * its place: 1/10 cannot be written in binary, and 3/10 is nearer to 0.3 than 3 times 0.1.
 *
 * @param {number} from
 * @param {number} to  above `from`
 * @param {number} count  above 0
 * @returns {{ whole: number, isInverse: boolean }}
 */
function stepOf(from, to, count) {
  const wanted = (to - from) / count;
  const power = Math.floor(Math.log10(wanted));
  const share = wanted / 10 ** power;
  // Where one step takes over from the next, in between by their ratio.
  const factor = share >= Math.sqrt(50) ? 10 : share >= Math.sqrt(10) ? 5 : share >= Math.sqrt(2) ? 2 : 1;
  return power < 0
    ? { whole: 10 ** -power / factor, isInverse: true }
    : { whole: 10 ** power * factor, isInverse: false };
}

/** @param {number} from @param {number} to  above `from` @param {number} count  above 0 */
export function tickStep(from, to, count) {
  const { whole, isInverse } = stepOf(from, to, count);
  return isInverse ? 1 / whole : whole;
}

/**
 * The multiples of the step in a range, its ends included.
 *
 * @param {number} from
 * @param {number} to
 * @param {number} count  about so many; at least 2
 * @returns {number[]} none where `to` is not above `from`
 */
export function ticks(from, to, count) {
  if (!(to > from)) return [];
  const { whole, isInverse } = stepOf(from, to, count);
  const at = (/** @type {number} */ i) => (isInverse ? i / whole : i * whole);
  const near = (/** @type {number} */ value) => Math.round(isInverse ? value * whole : value / whole);
  let [first, last] = [near(from), near(to)];
  if (at(first) < from) first += 1;
  if (at(last) > to) last -= 1;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => at(first + i));
}
