/**
 * What of a link fell back. A garbled one can hold tens of thousands of settings that nobody knows: the first are told,
 * the others counted.
 *
 * @import { Problem } from './scene.d.ts'
 * @import { Field } from './schema.js'
 */

/** Signs that a field may have whose codec does not say. */
export const LONGEST = 100;

/** Problems that are kept one by one, more than a notice tells. */
const MOST_KEPT = 20;

export class Problems {
  /** @type {Problem[]} */
  #first = [];
  #others = 0;

  /** @param {Problem} problem */
  push(problem) {
    if (this.#first.length < MOST_KEPT) this.#first.push(problem);
    else this.#others += 1;
  }

  /** @returns {Problem[]} the last of which stands for all that are not kept */
  told() {
    const count = this.#others;
    if (count === 0) return this.#first;
    return [...this.#first, { field: 'link', code: 'others', count }];
  }
}

/**
 * @param {string} name
 * @param {string} text
 * @param {Field<any>} field
 * @returns {Problem}
 */
export const fallback = (name, text, field) => ({
  field: name,
  code: 'fallback',
  text: cut(text),
  expects: field.expects,
  used: inPlace(field),
});

/**
 * @param {string} name
 * @param {string} text
 * @param {Field<any>} field
 * @returns {Problem}
 */
export const tooLong = (name, text, field) => ({
  field: name,
  code: 'tooLong',
  length: text.length,
  most: field.longest ?? LONGEST,
  used: inPlace(field),
});

/**
 * @param {string} name
 * @param {string} written
 * @param {string} text  as it is read
 * @returns {Problem}
 */
export const cutNumber = (name, written, text) => ({
  field: name,
  code: 'cutNumber',
  text: cut(written),
  used: cut(text),
});

/** What the page takes instead, as a link has it; null where it leaves the field out. @param {Field<any>} field */
const inPlace = (field) => (field.default === null ? null : field.encode(field.default));

/** As much of a text as is told. @param {string} text @param {number} [most] */
export const cut = (text, most = 32) => (text.length > most ? `${text.slice(0, most)}…` : text);
