/**
 * Text as a table: which sign separates the columns, the cells, and in which line each row begins.
 *
 * @import { Parser, ParseError, ParseResult } from 'papaparse'
 * @import { Trouble } from '../points.d.ts'
 */
import { Refusal } from '../reason.js';
import { isNumber } from './numbers.js';
import { splitPrelude } from './prelude.js';

/**
 * A table as it was read. Nothing is a number yet, and the first row may hold names.
 *
 * @typedef {object} Table
 * @property {string} delimiter
 * @property {string[][]} columns  cells by column and row; a row that is too short has empty cells at its end
 * @property {Uint32Array} lines  in which line of the text a row begins, from 1
 * @property {Uint16Array} widths  cells that the row has in the text
 * @property {boolean} isNamed  whether the first row holds names that stood in a comment
 * @property {Trouble[]} troubles  of the text as a whole, such as a quote that is never closed
 */

/** A table of 100,000 rows has some 5 million characters. */
const MOST_CHARACTERS = 50_000_000;
const MOST_ROWS = 500_000;
export const MOST_COLUMNS = 200;

/** Characters between two breaks: a few milliseconds on a slow machine. */
const CHUNK_CHARACTERS = 200_000;
/** Rows by which the delimiter is told. */
const SAMPLE_ROWS = 20;
const SAMPLE_CHARACTERS = 20_000;
/** So many pieces in a row without the end of a row are no table any more: a quote has swallowed them. */
const MOST_BARREN_CHUNKS = 5;

/** What the table's rows may be separated by, in the order in which they are preferred: commas may be decimal signs. */
export const DELIMITERS = Object.freeze(['\t', ';', '|', ',', ' ']);

/**
 * Reads a table in pieces, with breaks in which the page can do other things.
 *
 * @param {string} text
 * @param {object} [options]
 * @param {string} [options.delimiter]  found out where it is not given
 * @param {AbortSignal} [options.signal]
 * @param {(share: number) => void} [options.onProgress]  from 0 to 1
 * @returns {Promise<Table>}
 * @throws {Refusal} where the text is no table
 */
export async function readTable(text, { delimiter, signal, onProgress } = {}) {
  if (text.length > MOST_CHARACTERS) {
    throw new Refusal({ code: 'longTable', millions: MOST_CHARACTERS / 1e6 });
  }
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (plain.trim() === '') throw new Refusal({ code: 'emptyTable' });
  const { default: Papa } = await import('papaparse');
  const { body: written, line, comments, ...told } = splitPrelude(plain);
  const known = DELIMITERS.find((sign) => sign === told.delimiter);
  const separator = delimiter ?? known ?? delimiterOf(written, Papa.parse);
  const body = separator === ' ' ? withEmptyCells(written) : written;
  const builder = new TableBuilder(separator, line);
  /** @param {string} row @returns {string[]} */
  const cellsOf = (row) =>
    cellsBetween(separator, Papa.parse(row, { delimiter: separator, preview: 1 }).data[0] ?? []);
  builder.addNames(namesAmong(comments, cellsOf, cellsOf(body.slice(0, SAMPLE_CHARACTERS))));
  await new Promise((resolve, reject) => {
    Papa.parse(/** @type {any} */ (body), {
      delimiter: separator,
      newline: '\n',
      chunkSize: CHUNK_CHARACTERS,
      chunk(/** @type {ParseResult<string[]>} */ { data, errors, meta }, /** @type {Parser} */ parser) {
        builder.add(data, errors);
        if (signal?.aborted || builder.isOver) return parser.abort();
        onProgress?.(Math.min(1, meta.cursor / body.length));
        parser.pause();
        setTimeout(() => parser.resume());
      },
      complete: resolve,
      error: reject,
    });
  });
  signal?.throwIfAborted();
  const table = builder.table();
  // Comments and separators alone are no rows.
  if (table.lines.length === 0 && table.troubles.length === 0) throw new Refusal({ code: 'emptyTable' });
  return table;
}

/**
 * Blanks align columns, so several of them are one separator, and those at the ends of a row none.
 *
 * @param {string} delimiter
 * @param {string[]} cells  between the single signs
 */
const cellsBetween = (delimiter, cells) => (delimiter === ' ' ? cells.filter((cell) => cell !== '') : cells);

/** With cells between blanks that are empty on purpose, as `""`, made different from nothing. @param {string} text */
const withEmptyCells = (text) => text.replace(/(^|[ \n])""(?=[ \n]|$)/g, '$1" "');

/**
 * The sign that divides all of the first rows into equally many cells, at least two; if none does, the one that
 * divides most of them. Where quotes do not close between two signs, these are probably none.
 *
 * @param {string} text
 * @param {(text: string, config: object) => any} parse
 * @returns {string}
 */
function delimiterOf(text, parse) {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  let best = { delimiter: ',', share: 0 };
  for (const delimiter of DELIMITERS) {
    /** @type {ParseResult<string[]>} */
    const { data: rows, errors } = parse(sample, {
      delimiter,
      preview: SAMPLE_ROWS,
      skipEmptyLines: 'greedy',
    });
    // The sample may end within a row.
    const widths = rows
      .slice(0, Math.max(1, rows.length - 1))
      .map((row) => cellsBetween(delimiter, row).length);
    const usual = widths.toSorted((a, b) => a - b)[widths.length >> 1];
    if (usual < 2) continue;
    const isUsual = (/** @type {number} */ width, /** @type {number} */ row) =>
      width === usual || (row === 0 && width > 1 && width === usual - 1); // names of columns, but not of the rows' names
    const isBroken = errors.some(
      ({ type, code }) => type === 'Quotes' && (code !== 'MissingQuotes' || sample.length === text.length),
    );
    const share = (isBroken ? 0.5 : 1) * (widths.filter(isUsual).length / widths.length);
    if (share > best.share) best = { delimiter, share };
  }
  return best.delimiter;
}

/**
 * The names of the columns, where a comment holds them: the last one with as many words as the table has columns. A
 * first row without a number holds the names itself.
 *
 * @param {readonly { line: number, text: string }[]} comments
 * @param {(row: string) => string[]} cellsOf
 * @param {readonly string[]} firstRow
 * @returns {{ line: number, cells: string[] } | undefined}
 */
function namesAmong(comments, cellsOf, firstRow) {
  const count = firstRow.length;
  if (count < 2 || !firstRow.some(isNumber)) return undefined;
  for (const { line, text } of comments.toReversed()) {
    const fitting = [cellsOf(text), text.split(/[\s,;]+/)].find(
      (cells) =>
        cells.length === count && cells.every((cell) => cell.trim() !== '') && !cells.every(isNumber),
    );
    if (fitting) return { line, cells: fitting };
  }
  return undefined;
}

/** Collects rows and keeps count of lines. */
class TableBuilder {
  #delimiter;
  /** @type {string[][]} */
  #columns = [];
  /** @type {number[]} */
  #lines = [];
  /** @type {number[]} */
  #widths = [];
  /** @type {Trouble[]} */
  #troubles = [];
  #line;
  #isNamed = false;
  #barrenChunks = 0;

  /** @param {string} delimiter @param {number} line  in which the rows begin */
  constructor(delimiter, line) {
    this.#delimiter = delimiter;
    this.#line = line;
  }

  /** @param {{ line: number, cells: string[] } | undefined} names  of the columns, from a comment before the rows */
  addNames(names) {
    if (!names) return;
    this.#isNamed = true;
    this.#push(names.cells, names.line);
  }

  get isOver() {
    return this.#isFull || this.#barrenChunks >= MOST_BARREN_CHUNKS;
  }

  get #isFull() {
    return this.#lines.length >= MOST_ROWS;
  }

  /**
   * @param {string[][]} rows
   * @param {ParseError[]} errors  which name rows of this chunk
   */
  add(rows, errors) {
    this.#barrenChunks = rows.length === 0 ? this.#barrenChunks + 1 : 0;
    if (this.#barrenChunks === MOST_BARREN_CHUNKS) this.#report({ line: this.#line, code: 'unclosed' });
    const unclosed = errors.find(({ code }) => code === 'MissingQuotes');
    const mangled = errors.find(({ code }) => code === 'InvalidQuotes');
    rows.forEach((cells, index) => {
      const row = cellsBetween(this.#delimiter, cells);
      const line = this.#line;
      this.#line += 1;
      for (const cell of row) if (cell.includes('\n')) this.#line += cell.split('\n').length - 1;
      if (unclosed?.row === index) this.#report({ line, code: 'unclosed' });
      if (mangled?.row === index) this.#report({ line, code: 'mangled' });
      if (this.#isFull) return;
      if (row.every((cell) => cell.trim() === '') || isComment(row)) return;
      this.#push(row, line);
    });
    if (this.#isFull) this.#report({ line: this.#line, code: 'tooManyRows', most: MOST_ROWS });
  }

  /** @param {string[]} row @param {number} line */
  #push(row, line) {
    const count = this.#lines.length;
    for (let i = this.#columns.length; i < Math.min(row.length, MOST_COLUMNS); i++) {
      this.#columns.push(Array.from({ length: count }, () => ''));
    }
    this.#columns.forEach((column, i) => column.push(row[i] ?? ''));
    this.#lines.push(line);
    this.#widths.push(Math.min(row.length, 0xffff));
  }

  /** @param {Trouble} trouble */
  #report(trouble) {
    this.#troubles.push(trouble);
  }

  /**
   * R leaves the column of the rows' own names without one: the names then stand over the columns that follow.
   */
  #alignNames() {
    const count = this.#columns.length;
    const [width, ...others] = this.#widths;
    if (this.#isNamed || others.length === 0 || width !== count - 1) return;
    const names = this.#columns.slice(0, width).map(([name]) => name);
    if (names.some(isNumber) || !others.every((other) => other === count)) return;
    ['', ...names].forEach((name, i) => (this.#columns[i][0] = name));
    this.#widths[0] = count;
  }

  /** @returns {Table} */
  table() {
    this.#alignNames();
    return {
      delimiter: this.#delimiter,
      columns: this.#columns,
      lines: Uint32Array.from(this.#lines),
      widths: Uint16Array.from(this.#widths),
      isNamed: this.#isNamed,
      troubles: this.#troubles,
    };
  }
}

/** Between the rows; a first cell alone may be a colour, #ff0000. @param {string[]} row */
const isComment = ([first, ...others]) =>
  /^\s*#/.test(first) && (others.length === 0 || /^\s*#\s/.test(first));
