/**
 * What some programs write before the rows of a table: Excel the sign that separates its columns, NumPy and gnuplot
 * comments, one of which may hold the names.
 */

/**
 * @typedef {object} Prelude
 * @property {string} body  the rows
 * @property {number} line  in which they begin, from 1
 * @property {string | undefined} delimiter  as the table itself tells it
 * @property {readonly { line: number, text: string }[]} comments  without their sign
 */

/**
 * @param {string} text  with lines that end with \n
 * @returns {Prelude}
 */
export function splitPrelude(text) {
  const separator = /^\s*"?sep=([^"\n])"?[ \t]*(?:\n|$)/i.exec(text);
  const start = separator?.[0].length ?? 0;
  const first = 1 + linesIn(text.slice(0, start));
  const whole = { body: text.slice(start), line: first, delimiter: separator?.[1], comments: [] };
  /** @type {{ line: number, text: string }[]} */
  const comments = [];
  let line = first;
  let at = start;
  for (; at < text.length; line++) {
    const end = text.indexOf('\n', at);
    const content = text.slice(at, end < 0 ? text.length : end).trim();
    if (content !== '' && !content.startsWith('#')) return { ...whole, body: text.slice(at), line, comments };
    if (content !== '') comments.push({ line, text: content.replace(/^#+/, '').trim() });
    if (end < 0) break;
    at = end + 1;
  }
  return whole; // nothing else is there, so they are the rows
}

/** @param {string} text */
const linesIn = (text) => text.split('\n').length - 1;
