/**
 * What mail programs, chats and Markdown do to a link, undone wherever it can be read in one way only. A link consists of
 * letters, digits and `&=,.:-_/`, and ends in a letter or a digit (hash.js); so whatever else is in it came on its way.
 */

/** @param {string} hash  with or without its `#` @returns {string} without */
export function mended(hash) {
  const text = unquoted(unescaped(hash))
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('、', ',')
    .replace(/&(?:amp;)+|&amp$|&#0*38;|&#x0*26;/gi, '&')
    // Blanks, also as forms write them, line breaks, what cannot be seen, and Markdown's backslashes.
    .replace(/[\s\p{Cc}\p{Cf}\\+]/gu, '');
  // Quotation marks, brackets, the end of a sentence.
  const whole = trimmed(text, (sign) => !/[\w-]/.test(sign));
  // After a digit it may as well be the point of a number that was cut, which is not for us to decide.
  const point = text[text.lastIndexOf(whole) + whole.length] === '.' && /\d$/.test(whole) ? '.' : '';
  return (whole + point).replace(/[\u2010-\u2015\u2212]/g, '-');
}

/** Letters, digits and signs as they stand among Chinese and Japanese ones. */
const FULL_WIDTH = /[\uff01-\uff5e]/g;

/** Whether the link was shortened to be shown. @param {string} hash */
export const isShortened = (hash) => /(?:\u2026|\.{3})[^\w&=]{0,9}$/.test(unescaped(hash));

/**
 * Escapes as signs, also those that were escaped once more: `%252C` is a comma.
 *
 * @param {string} text
 */
const unescaped = (text) =>
  text.replace(/%(?:25)+/g, '%').replace(/(?:%[\da-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });

/**
 * Without the quoted-printable of mail (RFC 2045, section 6.7), in which `=3D` is an equals sign and any other one ends a
 * line. No version begins with 3D, so the first field tells.
 *
 * @param {string} text
 */
const unquoted = (text) =>
  /^\W*v=3D\d/.test(text) ? text.replace(/=(3D)?/g, (_, isSign) => (isSign ? '=' : '')) : text;

/**
 * A value without the underscores that Markdown sets around what is to stand in italics.
 *
 * @param {string} text
 */
export const withoutUnderscores = (text) => trimmed(text, (sign) => sign === '_');

/**
 * Without the signs at both ends that do not belong there. (A regular expression takes time that grows with the square
 * of a long run.)
 *
 * @param {string} text
 * @param {(sign: string) => boolean} isForeign
 */
function trimmed(text, isForeign) {
  let [from, to] = [0, text.length];
  while (from < to && isForeign(text[from])) from += 1;
  while (from < to && isForeign(text[to - 1])) to -= 1;
  return text.slice(from, to);
}
