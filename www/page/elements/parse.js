/**
 * What people type into fields.
 *
 * @import { Codec } from '../../scene/codecs.js'
 */
import { numberFromText } from '../../points/table/numbers.js';

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
