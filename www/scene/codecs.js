/**
 * The kinds of value that a field can hold: what is valid, and how it reads in a link.
 *
 * A codec parses once: what `check` or `parse` returns is valid and normalised, and nothing past
 * them looks again. `undefined` means "not valid"; the caller names the field and says so with
 * `expects`, for which the catalogue has the words.
 *
 * @import { Expected, ExpectedNumber } from './scene.d.ts'
 */
import { oneLine } from '../points/names.js';

/**
 * @template T
 * @typedef {object} Codec
 * @property {Expected} expects
 * @property {boolean} [isReal]  whether it is a number that may have a fraction
 * @property {number} [longest]  signs that its text may have; 100 where it does not say
 * @property {(value: unknown) => T | undefined} check
 * @property {(value: T) => string} encode
 * @property {(text: string) => T | undefined} parse  inverse of `encode`
 */

/**
 * A number between limits; of what kind, for those who say so in words.
 *
 * @typedef {Codec<number> & { min: number, max: number, expects: ExpectedNumber }} NumberRule
 */

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Number of a link: a decimal literal and nothing else (`Number('')` is 0, `Number('0x10')` is 16).
 * @param {string} text
 */
const toNumber = (text) => (NUMBER.test(text) ? Number(text) : NaN);

/**
 * @param {{ min: number, max: number }} limits
 * @returns {NumberRule}
 */
export function integer({ min, max }) {
  /** @param {unknown} value */
  const check = (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
      ? value + 0 // −0 becomes 0, which is how it comes back from a link
      : undefined;
  return {
    min,
    max,
    expects: { kind: 'integer', min, max },
    check,
    encode: String,
    parse: (text) => check(toNumber(text)),
  };
}

/**
 * A finite number from `min` to `max`; with `positive`, above 0 as well. `String` writes the shortest
 * decimal that reads back as the same double, so a link loses nothing.
 *
 * @param {{ min: number, max: number, positive?: boolean }} limits
 * @returns {NumberRule & { isReal: true }}
 */
export function real({ min, max, positive = false }) {
  /** @param {unknown} value */
  const check = (value) =>
    typeof value === 'number' && value >= min && value <= max && (value > 0 || !positive)
      ? value + 0
      : undefined;
  return {
    min,
    max,
    isReal: true,
    expects: { kind: 'real', min, max, positive },
    check,
    encode: String,
    parse: (text) => check(toNumber(text)),
  };
}

/**
 * @template {string} const T
 * @param {readonly T[]} choices
 * @returns {Codec<T> & { choices: readonly T[] }}
 */
export function choice(choices) {
  /** @param {unknown} value */
  const check = (value) => choices.find((known) => known === value);
  return {
    choices,
    expects: { kind: 'choice', choices },
    check,
    encode: (value) => value,
    parse: check,
  };
}

/**
 * A name that only the engine can tell to be known or unknown.
 * @returns {Codec<string>}
 */
export function identifier() {
  /** @param {unknown} value */
  const check = (value) => (typeof value === 'string' && /^[a-z]{1,32}$/.test(value) ? value : undefined);
  return {
    expects: { kind: 'identifier' },
    check,
    encode: (value) => value,
    parse: check,
  };
}

/**
 * Sizes of the hidden layers. `[20, 20]` reads `20-20`, no hidden layer reads `0`.
 *
 * @param {{ maxLayers: number, minUnits: number, maxUnits: number }} limits
 * @returns {Codec<readonly number[]> & { maxLayers: number, minUnits: number, maxUnits: number }}
 */
export function layerSizes({ maxLayers, minUnits, maxUnits }) {
  const units = integer({ min: minUnits, max: maxUnits });
  /** @param {unknown} value */
  const check = (value) =>
    Array.isArray(value) &&
    value.length <= maxLayers &&
    value.every((size) => units.check(size) !== undefined)
      ? Object.freeze([...value])
      : undefined;
  return {
    maxLayers,
    minUnits,
    maxUnits,
    expects: { kind: 'layers', most: maxLayers, min: minUnits, max: maxUnits },
    check,
    encode: (sizes) => (sizes.length === 0 ? '0' : sizes.join('-')),
    parse: (text) => {
      if (text === '0') return check([]);
      // People write 20x20 and 20×20, too.
      return /^\d+([-x×*;/]\d+)*$/i.test(text) ? check(text.split(/\D/).map(Number)) : undefined;
    },
  };
}

/**
 * A number, or one of several words in its place.
 *
 * @template {string} const T
 * @param {Codec<number> & { min: number, max: number }} codec
 * @param {readonly T[]} words
 * @returns {Codec<number | T> & { min: number, max: number, words: readonly T[] }}
 */
export function numberOr(codec, words) {
  const word = choice(words);
  return {
    min: codec.min,
    max: codec.max,
    words,
    expects: { kind: 'or', of: codec.expects, words },
    check: (value) => word.check(value) ?? codec.check(value),
    encode: (value) => (typeof value === 'number' ? codec.encode(value) : value),
    parse: (text) => word.parse(text) ?? codec.parse(text),
  };
}

/**
 * One line that a person has written, or none. Letters and digits of ASCII stand for themselves in a link, a hyphen for a
 * blank, and any other sign as its number in hexadecimal between two points, of which the last one is left out at the
 * end: `Too small?` reads `Too-small.3f`. So it consists of what mail programs and Markdown leave alone, and ends in a
 * letter or a digit.
 *
 * @param {{ most: number }} limits  of its signs
 * @returns {Codec<string> & { most: number }}
 */
export function name({ most }) {
  /** @param {unknown} value */
  const check = (value) =>
    typeof value === 'string' && [...value].length <= most && oneLine(value) === value ? value : undefined;
  /** @param {string} sign */
  const written = (sign) => {
    if (sign === ' ') return '-';
    return /[a-z\d]/i.test(sign) ? sign : `.${/** @type {number} */ (sign.codePointAt(0)).toString(16)}.`;
  };
  return {
    most,
    expects: { kind: 'name', most },
    // Of each sign at most six digits and two points.
    longest: 8 * most,
    check,
    encode: (value) => Array.from(value, written).join('').replace(/\.$/, ''),
    parse: (text) => {
      if (!/^(?:[a-z\d-]|\.[\da-f]{1,6}(?:\.|$))*$/i.test(text)) return undefined;
      const value = text.replace(/-|\.([\da-f]+)(?:\.|$)/gi, (_, code) => signOf(code ?? '20'));
      return check(value);
    },
  };
}

/** @param {string} code  hexadecimal; beyond Unicode it is no sign, and makes no name */
const signOf = (code) => (parseInt(code, 16) <= 0x10ffff ? String.fromCodePoint(parseInt(code, 16)) : '\n');

/**
 * Yes or no.
 * @returns {Codec<boolean>}
 */
export function flag() {
  /** @param {unknown} value */
  const check = (value) => (typeof value === 'boolean' ? value : undefined);
  return {
    expects: { kind: 'flag' },
    check,
    encode: (value) => (value ? 'yes' : 'no'),
    parse: (text) => ({ yes: true, no: false })[text],
  };
}

/**
 * Some of several words, at least one, always in the order of `choices`; reads `x1-x2`.
 *
 * @template {string} const T
 * @param {readonly T[]} choices
 * @returns {Codec<readonly T[]> & { choices: readonly T[] }}
 */
export function subset(choices) {
  /** @param {unknown} value */
  const check = (value) =>
    Array.isArray(value) &&
    value.length > 0 &&
    new Set(value).size === value.length &&
    value.every((item) => choices.includes(item))
      ? Object.freeze(choices.filter((item) => value.includes(item)))
      : undefined;
  return {
    choices,
    expects: { kind: 'subset', choices },
    check,
    encode: (items) => items.join('-'),
    parse: (text) => check(text.split('-')),
  };
}

/**
 * Probabilities to four decimals, each once and always in ascending order; `[0.1, 0.9]` reads `0.1-0.9`, none reads `none`.
 *
 * @param {{ min: number, max: number, most: number }} limits  of each, and of their count
 * @returns {Codec<readonly number[]> & { min: number, max: number, most: number }}
 */
export function probabilities({ min, max, most }) {
  const one = real({ min, max });
  /** @param {unknown} value */
  const check = (value) =>
    Array.isArray(value) && value.length <= most && value.every((item) => one.check(item) !== undefined)
      ? Object.freeze([...new Set(value.map((item) => Number(item.toFixed(4))))].sort((a, b) => a - b))
      : undefined;
  return {
    ...{ min, max, most },
    expects: { kind: 'probabilities', most, min, max },
    check,
    encode: (values) => values.join('-') || 'none',
    parse: (text) => (text === 'none' ? check([]) : check(text.split('-').map(toNumber))),
  };
}

/**
 * The name of a view of a network, and what is set there: `sweep,n=11,start=warm`.
 *
 * @returns {Codec<string>}
 */
export function viewText() {
  /** @param {unknown} value */
  const check = (value) => (typeof value === 'string' && VIEW.test(value) ? value : undefined);
  return {
    expects: { kind: 'text' },
    longest: 300,
    check,
    encode: (value) => value,
    parse: check,
  };
}

/**
 * A chapter of a lesson and a scene in it: `overfitting/lambda`; or nothing.
 *
 * @returns {Codec<string | null>}
 */
export function lessonPlace() {
  /** @param {unknown} value */
  const check = (value) =>
    value === null || (typeof value === 'string' && LESSON.test(value)) ? value : undefined;
  return {
    expects: { kind: 'text' },
    check,
    encode: (value) => value ?? '',
    parse: check,
  };
}

const LESSON = /^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)?$/i;

/** No sign that ends a sentence, or that a form takes for another, ends a value. */
const VIEW = /^[a-z]+(,[a-z]+=[a-z0-9.:-]*[a-z0-9])*$/i;
