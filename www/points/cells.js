/** Names as cells of tables hold them. */
import { LONGEST_NAME, oneLine } from './names.js';

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
 * What a spreadsheet may take for a formula, or who reads tables for a comment (#), also behind the apostrophe that keeps
 * it from doing so; a number is none.
 * Whoever saves sets one apostrophe before it, whoever opens takes one away, and so any text comes back.
 */
export const FORMULA = /^(?![+-]?(?:\d+[.,]?\d*|[.,]\d+)(?:e[+-]?\d+)?$)'*[=+\-@#\t\r＝＋－＠]/i;

/**
 * The text of a cell as it was before it was saved.
 *
 * @param {string} cell
 */
export const textFromCell = (cell) => (cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell);
