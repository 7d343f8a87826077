/** Names of axes and classes, which come from tables and links and go into pages, pictures and files. */

const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}]/gu;

export const LONGEST_NAME = 60;

/**
 * Signs that are no letters of a name: what has no width, turns the direction of writing or is no character, most of
 * which XML forbids. Joiners stay, for scripts and emoji that need them.
 */
const UNSEEN = /(?![\u200c\u200d])\p{Cf}|\p{Cs}|\p{Noncharacter_Code_Point}/gu;

/**
 * A text of signs that can be seen and that every file format takes, whatever it was: a blank for every control
 * character and every break of lines, and nothing for what is unseen.
 *
 * @param {string} text
 * @returns {string}
 */
export const plainText = (text) => text.replace(BREAKS, ' ').replace(UNSEEN, '');

/**
 * A plain text without white space around it, and with one blank for each that is in it.
 *
 * @param {string} text
 * @returns {string}
 */
export const oneLine = (text) => plainText(text).replace(/\s+/g, ' ').trim();

/**
 * One line, cut where it is too long for a name.
 *
 * @param {string} text
 * @param {number} [longest]
 */
export function nameFrom(text, longest = LONGEST_NAME) {
  const line = oneLine(text);
  if (line.length <= longest) return line;
  return `${oneLine(line.slice(0, longest - 1))}…`;
}
