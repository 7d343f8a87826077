/**
 * Mean and variance of P over networks that were trained in several places.
 *
 * @import { Part, Spread, Spreads, Optimum, Line } from '../../../worker/jobs/kinds/cloud.js'
 */

/**
 * All together, by the formula of Chan, Golub and LeVeque ("Updating formulae and a pairwise algorithm for computing sample
 * variances", 1979). The order is that of the list, so that the result does not depend on what came first.
 *
 * @param {readonly Spread[]} spreads  of the same nodes or points
 * @returns {Spread | null} null without a network
 */
export function merged(spreads) {
  const [first, ...others] = spreads.filter(({ count }) => count > 0);
  if (!first) return null;
  const whole = { count: first.count, mean: first.mean.slice(), squares: first.squares.slice() };
  for (const { count, mean, squares } of others) {
    const all = whole.count + count;
    for (let i = 0; i < mean.length; i += 1) {
      const apart = mean[i] - whole.mean[i];
      whole.mean[i] += (apart * count) / all;
      whole.squares[i] += squares[i] + (apart * apart * whole.count * count) / all;
    }
    whole.count = all;
  }
  return whole;
}

/**
 * Means over the points: the squared distance of the mean of P from the optimum, the variance of P, and the squared
 * deviation of the single networks from the optimum, which the first two make up.
 *
 * @typedef {{ bias: number | null, variance: number, deviation: number | null }} Numbers  null where no optimum is known
 */

/**
 * What is known under one λ.
 *
 * @typedef {object} Known
 * @property {Line[]} networks
 * @property {number} diverged
 * @property {number} lineless  whose P is on one side of ½ all over the plane
 * @property {number} capped  that have made all updates that they may
 * @property {Numbers | null} numbers  null before the first networks are put together
 * @property {{ bias: Float64Array | null, variance: Float64Array } | null} maps  (mean of P − optimum)² and the variance
 */

/** @param {ArrayLike<number>} values */
function average(values) {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i];
  return sum / values.length;
}

/** @param {Spread} spread @param {Float64Array} optimum */
const biasOf = ({ mean }, optimum) => mean.map((p, i) => (p - optimum[i]) ** 2);

/** @param {Spread} spread */
const varianceOf = ({ count, squares }) => squares.map((sum) => sum / count);

/**
 * @param {readonly (readonly Part[])[]} parts  of each unit, as they have come
 * @param {number} at  of λ in the list
 * @returns {Known}
 */
export function knownOf(parts, at) {
  /** @type {Line[]} */
  const networks = [];
  /** @type {Spreads[]} */
  const spreads = [];
  for (const part of parts.flat()) {
    if (part.type === 'line' && part.at === at) networks.push(part);
    if (part.type === 'spread' && part.at === at) spreads.push(part);
  }
  return {
    networks,
    diverged: networks.filter(({ status }) => status === 'diverged').length,
    lineless: networks.filter(({ line }) => line?.level.length === 0).length,
    capped: networks.filter(({ status }) => status === 'training').length,
    ...summed(spreads, optimumOf(parts)),
  };
}

/** What was put together last of every first one: a cloud grows line by line, and these sums seldom. @type {WeakMap<Spreads, { count: number, sums: Pick<Known, 'numbers' | 'maps'> }>} */
const last = new WeakMap();

/**
 * @param {readonly Spreads[]} spreads  in the order of the units
 * @param {Optimum | null} truth
 * @returns {Pick<Known, 'numbers' | 'maps'>}
 */
function summed(spreads, truth) {
  const before = spreads[0] && last.get(spreads[0]);
  if (before?.count === spreads.length) return before.sums;
  const points = merged(spreads.map((part) => part.points));
  const nodes = merged(spreads.map((part) => part.nodes));
  if (!points || !nodes) return { numbers: null, maps: null };
  const deviation = spreads.reduce((sum, part) => sum + (part.deviation ?? NaN), 0);
  const sums = {
    numbers: {
      bias: truth && average(biasOf(points, truth.points)),
      variance: average(varianceOf(points)),
      deviation: truth && deviation / (points.count * points.mean.length),
    },
    maps: { bias: truth && biasOf(nodes, truth.nodes), variance: varianceOf(nodes) },
  };
  last.set(spreads[0], { count: spreads.length, sums });
  return sums;
}

/** @param {readonly (readonly Part[])[]} parts @returns {Optimum | null} null where it is not known, or not yet */
export const optimumOf = (parts) =>
  /** @type {Optimum | undefined} */ (parts.flat().find(({ type }) => type === 'optimum')) ?? null;
