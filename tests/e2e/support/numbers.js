/** Numbers as the page writes them. */

/**
 * "0.1781" → 0.1781, "10.3 %" → 10.3, "1 234 updates, 12 epochs" → 1234, "3.5·10⁻⁹" → 3.5e-9.
 *
 * @param {string} text
 * @returns {number} NaN where none stands there
 */
export function numberFrom(text) {
  const plain = text.replace(/[\u202f\u00a0](?=\d)/g, '').replace('\u2212', '-');
  const power = plain.match(/^[^·]*·10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/)?.[1] ?? '⁰';
  const exponent = [...power].map((sign) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign)).join('').replace('-1', '-'); // prettier-ignore
  return Number.parseFloat(plain) * Number(`1e${exponent}`);
}
