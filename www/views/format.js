/** Numbers as texts: fixed digits where they change while one looks, as short as possible where one sets them. */
import { superscript } from './digits.js';

const NARROW_SPACE = '\u202f';
const MINUS = '\u2212';
const MISSING = '–';

/**
 * A setting such as λ, exactly and briefly: 0, 0.1, 0.0003, 3 × 10⁻⁵.
 *
 * @param {number} value
 * @returns {string}
 */
export function formatSetting(value) {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e6)) return scientific(value, undefined);
  return String(value).replace('-', MINUS);
}

/**
 * An error such as E, with four decimals as long as that stays readable.
 *
 * @param {number | null | undefined} value
 * @returns {string}
 */
export function formatError(value) {
  if (value === null || value === undefined || Number.isNaN(value)) return MISSING;
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
  if (Math.abs(value) >= 1000) return scientific(value, 2);
  return value.toFixed(4).replace('-', MINUS);
}

/**
 * A weight or a unit's value.
 *
 * @param {number} value
 * @param {number} [decimals]
 * @returns {string}
 */
export function formatWeight(value, decimals = 4) {
  if (!Number.isFinite(value)) return formatError(value);
  if (Math.abs(value) >= 1e5) return scientific(value, 2);
  // No −0: a rectifier gives it, and rounding does.
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', MINUS);
}

/**
 * A weight of a network, which is told from 0 however small it is: −1.7 × 10⁻⁷.
 *
 * @param {number} value
 * @returns {string}
 */
export function formatTheta(value) {
  const text = formatWeight(value);
  return Number(text) === 0 && value !== 0 ? scientific(value, 1) : text;
}

/**
 * A number as it stands in a field, to be typed over: all its digits, and a true minus sign.
 *
 * @param {number} value
 * @returns {string}
 */
export const formatEntry = (value) => String(value).replace(/^-/, MINUS);

/**
 * A number that is known to within an uncertainty: 0.0213, 1.42 ± 0.03. Four decimals at most.
 *
 * @param {number} value
 * @param {number} uncertainty
 * @returns {string}
 */
export function formatUncertain(value, uncertainty) {
  if (!Number.isFinite(value)) return formatError(value);
  if (uncertainty < 5e-5) return formatWeight(value);
  const decimals = Math.min(4, Math.max(0, Math.ceil(-Math.log10(uncertainty))));
  return `${formatWeight(value, decimals)} ± ${formatWeight(uncertainty, decimals)}`;
}

/**
 * A share between 0 and 1 in per cent with one decimal.
 *
 * @param {number | null | undefined} share
 * @returns {string}
 */
export function formatPercent(share) {
  if (share === null || share === undefined || Number.isNaN(share)) return MISSING;
  return `${(100 * share).toFixed(1)}${NARROW_SPACE}%`;
}

/**
 * A count in groups of three digits.
 *
 * @param {number} count
 * @returns {string}
 */
export function formatCount(count) {
  return Math.round(count)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, NARROW_SPACE);
}

/**
 * A size of which the order matters and no more: 3 × 10⁻⁹.
 *
 * @param {number} value
 * @returns {string}
 */
export const formatPower = (value) => (value === 0 ? '0' : scientific(value, 0));

/**
 * @param {number} value
 * @param {number | undefined} decimals Of the mantissa; as many as needed where undefined.
 * @returns {string}
 */
function scientific(value, decimals) {
  const [mantissa, exponent] = value
    .toExponential(decimals)
    .replaceAll('-', MINUS)
    .replace('+', '')
    .split('e');
  return `${mantissa} × 10${superscript(exponent)}`;
}
