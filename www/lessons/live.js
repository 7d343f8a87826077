/**
 * A live number as people read it, in the language of the page.
 *
 * @import { NumberFormat } from './lessons.d.ts'
 */
import { lessonWords } from '../words/en/lessons.js';
import { formatCount, formatError, formatPercent, formatSetting, formatWeight } from '../words/numbers.js';

/**
 * @param {number | string | boolean | undefined} value  of the expression; undefined where it is not known
 * @param {NumberFormat} format
 * @returns {string}
 */
export function liveText(value, format) {
  if (typeof value === 'string') {
    return lessonWords().statuses[/** @type {keyof ReturnType<typeof lessonWords>['statuses']} */ (value)];
  }
  // Missing, infinite and the like are told as they are of errors.
  if (typeof value !== 'number' || !Number.isFinite(value)) return formatError(Number(value ?? NaN));
  switch (format.kind) {
    case 'percent':
      return formatPercent(value);
    case 'whole':
      return formatCount(value);
    case 'setting':
      return formatSetting(value);
    case 'decimals':
      return formatWeight(value, format.count);
    default:
      return formatError(value);
  }
}
