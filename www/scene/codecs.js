/**
 * The kinds of value that a field can hold: what is valid, and how it reads in a link.
 *
 * A codec parses once: what `check` or `parse` returns is valid and normalised, and nothing past
 * them looks again. `undefined` means "not valid"; the caller names the field and says so with
 * `expects`, for which the catalogue has the words.
 *
 * @import { Expected, ExpectedNumber } from './scene.d.ts'
 */

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

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Number of a link: a decimal literal and nothing else (`Number('')` is 0, `Number('0x10')` is 16).
 * @param {string} text
 */
const toNumber = (text) => (NUMBER.test(text) ? Number(text) : NaN);

/**
 * @param {{ min: number, max: number }} limits
 * @returns {Codec<number> & { min: number, max: number, expects: ExpectedNumber }}
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
 * @returns {Codec<number> & { min: number, max: number, expects: ExpectedNumber, isReal: true }}
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
