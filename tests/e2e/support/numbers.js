/** Numbers as the page writes them. */

/**
 * "0.1781" → 0.1781, "10.3 %" → 10.3, "1 234 updates, 12 epochs" → 1234.
 *
 * @param {string} text
 * @returns {number} NaN where none stands there
 */
export function numberFrom(text) {
  const plain = text.replace(/[\u202f\u00a0](?=\d)/g, '').replace('\u2212', '-');
  return Number.parseFloat(plain);
}
