/**
 * What people type into fields.
 *
 * @import { NumberRule } from '../../scene/codecs.js'
 */
import { numberFromText } from '../../points/table/numbers.js';
import { fieldWords } from '../../words/en/fields.js';
import { formatLimit } from '../../words/numbers.js';

/**
 * The value that a text stands for, or the sentence that says what the field accepts.
 *
 * @param {string} text
 * @param {string} name What the field is called, such as "Size of hidden layer 2".
 * @param {NumberRule} rule
 * @returns {{ value: number } | { error: string }}
 */
export function parseEntry(text, name, rule) {
  const value = rule.check(numberFromText(text));
  if (value !== undefined) return { value };
  const { expects, wrong, empty } = fieldWords();
  const expected = expects[rule.kind](formatLimit(rule.min), formatLimit(rule.max));
  return { error: text.trim() === '' ? empty(name, expected) : wrong(name, expected, text.trim()) };
}
