/**
 * Kinds of value that settings of tools have, beside those of the schema. They come with the inspector.
 *
 * @import { Codec } from './codecs.js'
 */
import { real } from './codecs.js';

/** Between two numbers; a minus sign may follow. */
const BETWEEN = ':';

/**
 * A list of numbers in their order; `[1.5, -2]` reads `1.5:-2`, none reads `none`.
 *
 * @param {{ min: number, max: number, fewest?: number, most: number }} limits  of each, and of their count; none is always
 *   allowed
 * @returns {Codec<readonly number[]> & { min: number, max: number, most: number }}
 */
export function numbers({ min, max, fewest = 1, most }) {
  const one = real({ min, max });
  /** @param {unknown} value */
  const check = (value) =>
    Array.isArray(value) &&
    (value.length === 0 || value.length >= fewest) &&
    value.length <= most &&
    value.every((item) => one.check(item) !== undefined)
      ? Object.freeze(value.map((item) => item + 0))
      : undefined;
  return {
    ...{ min, max, most },
    expects: { kind: 'numbers', most, min, max },
    check,
    encode: (values) => values.join(BETWEEN) || 'none',
    parse: (text) =>
      text === 'none' ? check([]) : check(text.split(BETWEEN).map((part) => one.parse(part))),
  };
}
