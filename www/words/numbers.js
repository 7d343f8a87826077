/**
 * Numbers as texts, with the decimal sign of the page's language: fixed digits where they change while one looks, as
 * short as possible where one sets them.
 */
import { decimalSign } from './language.js';
import { superscript } from './digits.js';

const NARROW_SPACE = '\u202f';
const MINUS = '\u2212';
const MISSING = '–';
/** Errors smaller than this would lose all but one of their digits in four decimals, or all of them. */
const SMALL_ERROR = 1e-3;

/**
 * A number as JavaScript writes it, as people of the page's language do.
 *
 * @param {string} text
 */
export const asWritten = (text) => text.replaceAll('-', MINUS).replace('.', decimalSign());

/**
 * A setting such as λ, exactly and briefly: 0, 0.1, 0.0003, 3·10⁻⁵.
 *
 * @param {number} value
 * @returns {string}
 */
export function formatSetting(value) {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e6)) return scientific(value, undefined);
  return asWritten(String(value));
}

/**
 * An error such as E, with four decimals as long as that stays readable: 0.2166, 3.1·10⁻⁶, 1.20·10³; none is 0 itself.
 *
 * @param {number | null | undefined} value
 * @returns {string}
 */
export function formatError(value) {
  if (value === null || value === undefined || Number.isNaN(value)) return MISSING;
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size >= 1000) return scientific(value, 2);
  if (size < SMALL_ERROR) return scientific(value, 1);
  return asWritten(value.toFixed(4));
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
  return asWritten(Number(text) === 0 ? text.replace('-', '') : text);
}

/**
 * A number that others are computed with, such as a derivative: four decimals, or, of what is small, three digits, so that
 * a product is right to about as many as its factors: −2.5353, 0.0713, 0.00153, 3.22·10⁻⁵.
 *
 * @param {number} value
 * @returns {string}
 */
export function formatDerivative(value) {
  const size = Math.abs(value);
  if (size >= 0.1 || value === 0 || !Number.isFinite(value)) return formatWeight(value);
  return size < SMALL_ERROR ? scientific(value, 2) : asWritten(Number(value.toPrecision(3)).toString());
}

/**
 * A number as it stands in a field, to be typed over: all its digits, and a true minus sign.
 *
 * @param {number} value
 * @returns {string}
 */
export const formatEntry = (value) => String(value).replace(/^-/, MINUS).replace('.', decimalSign());

/**
 * A limit of a field, with all its digits: 4294967295, 0.05.
 *
 * @param {number} value
 */
export const formatLimit = (value) => asWritten(String(value));

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
  return `${asWritten((100 * share).toFixed(1))}${NARROW_SPACE}%`;
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
 * How many times: 2.3, and from ten on a whole number, up to a million.
 *
 * @param {number} factor
 * @returns {string}
 */
export const formatFactor = (factor) =>
  factor < 10 ? asWritten(factor.toFixed(1)) : formatCount(Math.min(factor, 1e6));

/**
 * A size of which the order matters and no more: 3·10⁻⁹.
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
export function scientific(value, decimals) {
  const [mantissa, exponent] = asWritten(value.toExponential(decimals)).replace('+', '').split('e');
  return `${mantissa}·10${superscript(exponent)}`;
}
