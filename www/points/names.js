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

/**
 * The same names, each with a number behind it where one before it is equal. Those without a name stay so.
 *
 * @param {readonly string[]} names
 * @returns {string[]}
 */
export function distinctNames(names) {
  /** @type {Set<string>} */
  const taken = new Set();
  return names.map((name) => {
    let own = name;
    for (let count = 2; own !== '' && taken.has(own); count++) {
      const mark = ` (${count})`;
      own = oneLine(name.slice(0, LONGEST_NAME - mark.length)) + mark;
    }
    taken.add(own);
    return own;
  });
}

/**
 * What a spreadsheet may take for a formula, also behind the apostrophe that keeps it from doing so; a number is none.
 * Whoever saves sets one apostrophe before it, whoever opens takes one away, and so any text comes back.
 */
export const FORMULA = /^(?![+-]?(?:\d+[.,]?\d*|[.,]\d+)(?:e[+-]?\d+)?$)'*[=+\-@\t\r＝＋－＠]/i;

/**
 * The text of a cell as it was before it was saved.
 *
 * @param {string} cell
 */
export const textFromCell = (cell) => (cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell);
