/** The few statistics that the benchmark needs. */
import { max, mean, median, min, sum } from 'd3-array';

/**
 * @typedef {object} Summary
 * @property {number} median
 * @property {number} low the smallest
 * @property {number} high the largest
 */

/**
 * @param {readonly number[]} values
 * @returns {Summary | null} null where there are none
 */
export function summarise(values) {
  const middle = median(values);
  if (middle === undefined) return null;
  return { median: middle, low: Number(min(values)), high: Number(max(values)) };
}

/**
 * How many times as fast a contender is as another one: the median of the rounds' own ratios, since both were measured
 * within the same seconds of a round, and what slows the machine down for a while slows down both.
 *
 * @param {readonly number[]} millis of the one, per unit and round
 * @param {readonly number[]} otherMillis
 * @returns {number | null} null where one of them has no figures
 */
export function timesAsFast(millis, otherMillis) {
  const rounds = Math.min(millis.length, otherMillis.length);
  const ratios = Array.from({ length: rounds }, (_, round) => otherMillis[round] / millis[round]);
  return median(ratios) ?? null;
}

/**
 * @param {number} flops operations per unit
 * @param {number} millis per unit
 * @returns {number} 10⁹ operations per second
 */
export function gigaflops(flops, millis) {
  return flops / millis / 1e6;
}

/**
 * How far two numbers are apart, relative to the larger one.
 *
 * @param {number} a
 * @param {number} b
 * @returns {number} 0 where both are 0, infinite where one is not finite
 */
export function relativeDifference(a, b) {
  if (a === b) return 0;
  const difference = Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
  return Number.isFinite(difference) ? difference : Infinity;
}

/**
 * The slope of the line of least squares.
 *
 * @param {readonly (readonly [number, number])[]} points [x, y]
 * @returns {number} NaN where x does not vary
 */
export function slope(points) {
  const meanX = mean(points, ([x]) => x) ?? NaN;
  const meanY = mean(points, ([, y]) => y) ?? NaN;
  const covariance = sum(points, ([x, y]) => (x - meanX) * (y - meanY));
  return covariance / sum(points, ([x]) => (x - meanX) ** 2);
}
