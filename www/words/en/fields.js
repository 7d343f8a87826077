/** What fields and dialogs say by themselves. */
import { part } from '../language.js';

export const english = {
  /** What a field takes. Limits are numbers as texts. */
  expects: {
    /** @param {string} min @param {string} max */
    integer: (min, max) => `a whole number from ${min} to ${max}`,
    /** @param {string} min @param {string} max */
    real: (min, max) => `a number from ${min} to ${max}`,
    /** @param {string} _min @param {string} max */
    positive: (_min, max) => `a number above 0 and up to ${max}`,
  },
  /** @param {string} name  of the field @param {string} expected @param {string} typed */
  wrong: (name, expected, typed) => `${name} must be ${expected}, not “${typed}”.`,
  /** @param {string} name @param {string} expected */
  empty: (name, expected) => `${name} must be ${expected}, and cannot be empty.`,
  /** @param {string} value */
  stays: (value) => `It stays ${value}.`,
};

export const fieldWords = part('fields', english);
