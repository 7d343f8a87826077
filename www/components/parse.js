/**
 * Numbers as people type them.
 *
 * @import { Codec } from '../state/codecs.js'
 */

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

/**
 * The value that a text stands for, or the sentence that says what the field accepts.
 *
 * @param {string} text
 * @param {string} name What the field is called, such as "Size of hidden layer 2".
 * @param {Codec<number>} rule
 * @returns {{ value: number } | { error: string }}
 */
export function parseEntry(text, name, rule) {
  const value = rule.check(numberFromText(text));
  if (value !== undefined) return { value };
  const got = text.trim() === '' ? 'and cannot be empty' : `not “${text.trim()}”`;
  return { error: `${name} must be ${rule.expects}, ${got}.` };
}
