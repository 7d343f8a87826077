import { withPlainDigits } from '../words/digits.js';

/** Bytes of a name: file systems take 255, the ending included. */
const MOST_BYTES = 200;

/**
 * A name for a file of letters of any script, digits, points, decimal commas and hyphens: "2 hidden layers, λ = 0.1" becomes
 * "2-hidden-layers-lambda-0.1".
 *
 * @param {string} title
 * @returns {string} without an ending; "figure" where nothing is left
 */
export function fileName(title) {
  const plain = withPlainDigits(title)
    .normalize('NFC')
    .replaceAll('λ', 'lambda')
    .replaceAll(/(?:(?!(?<=\p{Nd}),(?=\p{Nd}))[^\p{L}\p{M}\p{Nd}_.])+/gu, '-');
  const encoder = new TextEncoder();
  let [name, size] = ['', 0];
  for (const letter of plain.replaceAll(/^[-.]+/g, '')) {
    size += encoder.encode(letter).length;
    if (size > MOST_BYTES) break;
    name += letter;
  }
  return name.replaceAll(/[-.]+$/g, '') || 'figure';
}
