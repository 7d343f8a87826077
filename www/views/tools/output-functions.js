/** Output functions and their errors, of a few numbers that a hand moves; what networks do the engine computes. */

/** σ(z) = 1/(1 + e⁻ᶻ). @param {number} z */
export const sigmoid = (z) => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)));

/**
 * t_k = e^(z_k) / Σ e^(z_r).
 *
 * @param {readonly number[]} z
 * @returns {number[]}
 */
export function softmax(z) {
  const largest = Math.max(...z);
  const powers = z.map((value) => Math.exp(value - largest));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/**
 * −ln t_c of a softmax, exact also where t_c is too small to be told from 0.
 *
 * @param {readonly number[]} z
 * @param {number} c  from 0
 */
export function crossEntropy(z, c) {
  const largest = Math.max(...z);
  const sum = z.reduce((all, value) => all + Math.exp(value - largest), 0);
  return largest - z[c] + Math.log(sum);
}

/** −ln t for y = 1 and −ln(1 − t) for y = 0, t = σ(z). @param {number} z @param {number} y */
export const sigmoidEntropy = (z, y) => crossEntropy([0, z], y);

/**
 * What a sigmoid output has of either error: of the cross-entropy, which belongs to it, and of (t − y)².
 *
 * @param {number} z
 * @param {number} y  0 or 1
 */
export function pairings(z, y) {
  const t = sigmoid(z);
  // Of t near 1, too, with all its digits.
  const rest = sigmoid(-z);
  const distance = y === 1 ? -rest : t;
  return {
    t,
    right: { d: sigmoidEntropy(z, y), gradient: distance },
    wrong: { d: distance * distance, gradient: 2 * distance * t * rest },
  };
}

/** Multiples of λ at which two softmax outputs are compared with one sigmoid. @param {number} layers  L */
export const ratiosFor = (layers) =>
  [...Array.from({ length: 13 }, (_, i) => 2 ** ((i - 4) / 4)), 2 ** (1 / layers)]
    .sort((a, b) => a - b)
    .filter((ratio, i, all) => i === 0 || ratio - all[i - 1] > 1e-9);

/** Probabilities that differ by no more are the same. */
const SAME = 1e-6;

/** @import { Compared } from '../../worker/jobs/kinds/softmax-against-sigmoid.js' */

/** @typedef {'same' | 'all' | 'none' | 'scaled' | 'unsettled'} Verdict */

/**
 * What was found.
 *
 * @param {readonly Compared[]} compared
 * @param {number} layers  L
 * @param {boolean} hasRectifiers
 * @returns {Verdict}
 */
export function verdictOf(compared, layers, hasRectifiers) {
  const differences = compared.map(({ difference }) => difference);
  if (differences.every((difference) => difference <= SAME)) return 'all';
  if (!compared.every(({ isAtRest }) => isAtRest)) return 'unsettled';
  if (hasRectifiers) {
    const least = compared[differences.indexOf(Math.min(...differences))];
    return Math.abs(least.ratio - 2 ** (1 / layers)) < 1e-9 ? 'scaled' : 'unsettled';
  }
  const doubled = compared.find(({ ratio }) => ratio === 2)?.difference ?? NaN;
  return doubled <= SAME ? 'same' : 'none';
}
