/** Numbers as people type them. */

/**
 * Reads a decimal number with a point or a comma (0.1 and 0,1), with or without an exponent (1e-3), with a hyphen or
 * a true minus sign. Digits are never grouped: "1,000" is one.
 *
 * @param {string} text
 * @returns {number} NaN where the text is no number.
 */
export function numberFromText(text) {
  const plain = text.trim().replace('−', '-').replace(',', '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : NaN;
}
