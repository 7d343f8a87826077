/** Names of classes and columns as every page and file can hold them. */

/** Control characters, halves of surrogate pairs and what Unicode calls no characters: XML forbids most of them. */
const NO_LETTERS = /[\p{Control}\p{Surrogate}\p{Noncharacter_Code_Point}]/gu;
/** Marks that turn the direction of what follows, beyond the name that they are in. */
const DIRECTIONS = /\p{Bidi_Control}/gu;

/**
 * A text in one line, without the marks of direction, and with � for whatever is no letter or sign.
 *
 * @param {string} text
 * @returns {string}
 */
export const plainText = (text) =>
  text
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]/g, ' ')
    .replace(DIRECTIONS, '')
    .replace(NO_LETTERS, '\ufffd');
