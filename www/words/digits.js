/** Raised and lowered digits, as x₁ and 10⁻³ have them. */

const PLAIN = '0123456789-';
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁻';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉₋';

const RAISED_RUN = new RegExp(`[${RAISED}]+`, 'g');
const LOWERED_RUN = new RegExp(`[${LOWERED}]+`, 'g');

/** @param {string} text @param {string} from @param {string} to */
const exchanged = (text, from, to) => [...text].map((sign) => to[from.indexOf(sign)] ?? sign).join('');

/** @param {string} text @returns {string} with a hyphen for the minus sign, as `PLAIN` has it */
const withHyphen = (text) => text.replaceAll('\u2212', '-');

/** A whole number in raised digits. @param {number | string} number */
export const superscript = (number) => exchanged(withHyphen(String(number)), PLAIN, RAISED);

/** A whole number in lowered digits. @param {number | string} number */
export const subscript = (number) => exchanged(withHyphen(String(number)), PLAIN, LOWERED);

/**
 * A text for where there are no such digits: x1 and 10^-3.
 *
 * @param {string} text
 * @param {string} [known]  raised digits that there are; powers of these alone stay
 * @returns {string}
 */
export function withPlainDigits(text, known = '') {
  const raised = (/** @type {string} */ run) =>
    [...run].every((sign) => known.includes(sign)) ? run : `^${exchanged(run, RAISED, PLAIN)}`;
  return text.replace(LOWERED_RUN, (run) => exchanged(run, LOWERED, PLAIN)).replace(RAISED_RUN, raised);
}
