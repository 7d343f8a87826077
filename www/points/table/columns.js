/**
 * What the columns of a table hold, and which of them are probably meant.
 *
 * @import { Table } from './table.js'
 */
import { MOST_CLASSES } from '../grid.js';
import { numberFromText } from './numbers.js';

/**
 * How a table is read.
 *
 * @typedef {object} Choice
 * @property {boolean} hasHeader  whether the first row holds names
 * @property {'.' | ','} decimal
 * @property {number} first  column of x₁
 * @property {number} second  column of x₂
 * @property {number | null} label  column of the class; null: all points are of one class
 */

/** Rows that guesses are made from. */
const SAMPLE_ROWS = 1000;
/** Share of numbers that makes a column one of numbers, with slips. */
const NUMERIC_SHARE = 0.5;
/** What the column of the class is often called. */
const LABEL_NAME = /^(class|label|target|species|category|type|group|y|klasse|diagnosis|cultivar|variety)$/i;

/**
 * @param {Table} table
 * @param {boolean} hasHeader
 * @returns {string[]} names of the columns, "column 3" where there is none
 */
export const columnNames = ({ columns }, hasHeader) =>
  columns.map(([first], index) => (hasHeader && first?.trim()) || `column ${index + 1}`);

/**
 * The choice that a table suggests.
 *
 * @param {Table} table  of at least one row
 * @param {Partial<Choice>} [known]  what is decided already
 * @returns {Choice}
 */
export function suggestedChoice(table, known = {}) {
  const { columns } = table;
  const hasHeader = known.hasHeader ?? seemsHeader(columns);
  const samples = columns.map((column) => column.slice(hasHeader ? 1 : 0, SAMPLE_ROWS).filter(isFilled));
  const decimal = known.decimal ?? decimalOf(samples);
  const numeric = samples.map((cells) => shareOfNumbers(cells, decimal) >= NUMERIC_SHARE);
  const distinct = samples.map((cells) => new Set(cells.map((cell) => cell.trim())).size);
  const label =
    known.label !== undefined ? known.label : labelColumn(columnNames(table, hasHeader), numeric, distinct);
  // Columns of numbers first; if there are not two of them, the others show what is wrong.
  const others = columns.map((_, index) => index).filter((index) => index !== label);
  const values = [...others.filter((index) => numeric[index]), ...others.filter((index) => !numeric[index])];
  const first = known.first ?? values[0] ?? 0;
  const second = known.second ?? values.find((index) => index !== first) ?? first;
  return { hasHeader, decimal, first, second, label };
}

/** The first row differs from the others: no number where they have numbers. @param {readonly string[][]} columns */
function seemsHeader(columns) {
  const isNumber = (/** @type {string | undefined} */ cell) => !Number.isNaN(numberFromText(cell ?? ''));
  const differing = columns.filter(
    ([head, ...rest]) => !isNumber(head) && rest.slice(0, SAMPLE_ROWS).some(isNumber),
  );
  return differing.length > 0 && !columns.some(([head]) => isNumber(head));
}

/** A comma, where numbers have commas and none has a point. @param {readonly string[][]} samples */
function decimalOf(samples) {
  const numbers = samples.flat().filter((cell) => !Number.isNaN(numberFromText(cell)));
  return numbers.some((cell) => cell.includes(',')) && !numbers.some((cell) => cell.includes('.'))
    ? ','
    : '.';
}

/** @param {readonly string[]} cells @param {'.' | ','} decimal */
function shareOfNumbers(cells, decimal) {
  if (cells.length === 0) return 0;
  return cells.filter((cell) => !Number.isNaN(numberFromCell(cell, decimal))).length / cells.length;
}

/**
 * The column that is called like one; else the last one of words; else, beside two more of numbers, the last that has
 * few different ones.
 *
 * @param {readonly string[]} names
 * @param {readonly boolean[]} numeric
 * @param {readonly number[]} distinct
 * @returns {number | null}
 */
function labelColumn(names, numeric, distinct) {
  const few = (/** @type {number} */ index) => distinct[index] >= 1 && distinct[index] <= MOST_CLASSES;
  const indices = names.map((_, index) => index).reverse();
  const named = indices.find((index) => LABEL_NAME.test(names[index]) && few(index));
  if (named !== undefined) return named;
  const words = indices.find((index) => !numeric[index] && few(index));
  if (words !== undefined) return words;
  const numbers = names.length > 2 ? indices.find((index) => numeric[index] && few(index)) : undefined;
  return numbers ?? indices.find((index) => !numeric[index] && distinct[index] > 0) ?? null;
}

/**
 * The number of a cell in a table with this decimal sign.
 *
 * @param {string} cell
 * @param {'.' | ','} decimal
 * @returns {number} NaN where it is none, or written with the other sign
 */
export function numberFromCell(cell, decimal) {
  return cell.includes(decimal === ',' ? '.' : ',') ? NaN : numberFromText(cell);
}

/** @param {string} cell */
const isFilled = (cell) => cell.trim() !== '';
