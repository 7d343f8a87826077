/**
 * Fields: what is said where something cannot be taken as it was typed.
 *
 * @import { ExpectedNumber } from '../../scene/scene.d.ts'
 */
import { part } from '../language.js';
import { formatLimit, formatSetting } from '../numbers.js';

export const english = {
  /** What completes "… must be …" and "… is not …". */
  numbers: {
    /** @param {string} min @param {string} max */
    integer: (min, max) => `a whole number from ${min} to ${max}`,
    /** @param {string} min @param {string} max */
    real: (min, max) => `a number from ${min} to ${max}`,
    /** @param {string} min @param {string} max */
    above: (min, max) => `a number above ${min} and up to ${max}`,
  },
  /** @param {string} name  of the field @param {string} expected @param {string} text @param {string} stays  the value in force */
  wrong: (name, expected, text, stays) => `${name} must be ${expected}, not “${text}”. It stays ${stays}.`,
  /** @param {string} name @param {string} expected @param {string} stays */
  empty: (name, expected, stays) => `${name} must be ${expected}, and cannot be empty. It stays ${stays}.`,
};

export const fieldWords = part('fields', english);

/** @param {ExpectedNumber} expected */
export function numberText(expected) {
  const { kind, min, max } = expected;
  const { integer, real, above } = fieldWords().numbers;
  if (kind === 'integer') return integer(formatLimit(min), formatLimit(max));
  return (expected.positive ? above : real)(formatLimit(min), formatLimit(max));
}

/**
 * @param {string} name  of the field, such as "Size of hidden layer 2"
 * @param {ExpectedNumber} expected
 * @param {string} text  that was typed
 * @param {number} value  in force
 */
export function wrongText(name, expected, text, value) {
  const { wrong, empty } = fieldWords();
  const typed = text.trim();
  return typed === ''
    ? empty(name, numberText(expected), formatSetting(value))
    : wrong(name, numberText(expected), typed, formatSetting(value));
}
