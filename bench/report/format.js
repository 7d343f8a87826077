/**
 * Numbers as the report writes them.
 *
 * @import { Entry, Work } from '../types.d.ts'
 */
import { summarise } from '../statistics.js';

/**
 * Three digits that count, in groups of three.
 *
 * @param {number} value
 * @returns {string}
 */
export function formatNumber(value) {
  return value.toLocaleString('en', { maximumSignificantDigits: 3 });
}

/**
 * @param {number | null} ratio
 * @returns {string}
 */
export function formatTimes(ratio) {
  return ratio === null ? '' : `${formatNumber(ratio)} ×`;
}

/**
 * A time per unit as the work counts it.
 *
 * @param {Work} work
 * @param {number} millis
 * @returns {number}
 */
export function inUnit({ unit }, millis) {
  return { '1/s': 1000 / millis, ms: millis, s: millis / 1000 }[unit];
}

/**
 * @param {Work} work
 * @returns {string}
 */
export function unitName({ unit, per }) {
  return unit === '1/s' ? `${per}s/s` : unit;
}

/**
 * Median and range of a contender.
 *
 * @param {Work} work
 * @param {Entry} entry
 * @returns {{ median: string, range: string }}
 */
export function formatEntry(work, { millis, failure }) {
  const summary = summarise(millis);
  if (!summary) return { median: failure ? 'failed' : 'not measured', range: '' };
  const ends = [summary.low, summary.high].map((value) => inUnit(work, value)).sort((a, b) => a - b);
  return {
    median: `${formatNumber(inUnit(work, summary.median))} ${unitName(work)}`,
    range: ends.map(formatNumber).join(' – '),
  };
}

/**
 * What went wrong, without the stack trace that a page adds.
 *
 * @param {unknown} error
 * @returns {string}
 */
export function firstLine(error) {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n', 1)[0];
}
