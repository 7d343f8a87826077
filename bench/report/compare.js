/**
 * What the report says about one work: how fast each contender is, against us and against the limit.
 *
 * @import { Entry, WorkResult } from '../types.d.ts'
 */
import { gigaflops, summarise, timesAsFast } from '../statistics.js';

/**
 * @typedef {object} Comparison
 * @property {Entry} entry
 * @property {number | null} ratio how many times as fast we are; null for ourselves, the limits and the failed
 * @property {number | null} gigaflops 10⁹ operations of matrix products per second
 * @property {number | null} ofLimit share of the registers' limit, 0 to 1
 */

/**
 * @param {WorkResult} result
 * @returns {Comparison[]} in the order of the entries
 */
export function compare({ entries }) {
  const ours = entries.find(({ role }) => role === 'ours');
  const limit = entries.find(({ id }) => id.startsWith('peak-'));
  return entries.map((entry) => ({
    entry,
    ratio: ours && ['peer', 'variant'].includes(entry.role) ? timesAsFast(ours.millis, entry.millis) : null,
    gigaflops: rateOf(entry),
    ofLimit: limit && entry !== limit ? shareOf(limit, entry) : null,
  }));
}

/**
 * @param {Entry} entry
 * @returns {number | null}
 */
function rateOf({ flops, millis }) {
  const summary = summarise(millis);
  return flops === null || !summary ? null : gigaflops(flops, summary.median);
}

/**
 * @param {Entry} limit
 * @param {Entry} entry
 * @returns {number | null}
 */
function shareOf(limit, entry) {
  const ratio = timesAsFast(entry.millis, limit.millis);
  if (ratio === null || entry.flops === null || limit.flops === null) return null;
  return (ratio * entry.flops) / limit.flops;
}

/** A quiet machine keeps its limit within this share from round to round. */
const STEADY = 0.15;

/**
 * The works during which the machine was busy with something else: its limit, which depends on nothing but the machine,
 * was not the same in all rounds.
 *
 * @param {WorkResult[]} works
 * @returns {string[]} ids
 */
export function disturbedWorks(works) {
  return works.flatMap(({ work, entries }) => {
    const limit = summarise(entries.find(({ id }) => id.startsWith('peak-'))?.millis ?? []);
    return limit && limit.low < (1 - STEADY) * limit.high ? [work.id] : [];
  });
}
