/**
 * What the columns of a table hold, and which of them are probably meant.
 *
 * @import { NumberStyle } from './numbers.js'
 * @import { Table } from './table.js'
 */
import { MOST_CLASSES } from '../grid.js';
import { textFromCell } from '../cells.js';
import { isNumber, numberFromCell, styleOf } from './numbers.js';

/**
 * How a table is read.
 *
 * @typedef {object} Choice
 * @property {boolean} hasHeader  whether the first row holds names
 * @property {'.' | ','} decimal
 * @property {boolean} grouped  whether the other sign groups thousands
 * @property {string | null} unclear  a number that reads both ways, until somebody has decided
 * @property {'classification' | 'regression'} task  whether y is a class or a number
 * @property {number} first  column of x₁
 * @property {number | null} second  column of x₂; null: y is a number over one input
 * @property {number | null} label  column of y; null: all points are of one class
 */

/** Rows that guesses are made from. */
const SAMPLE_ROWS = 1000;
/** Share of numbers that makes a column one of numbers, with slips. */
const NUMERIC_SHARE = 0.5;
/** What the column of the class is often called. */
const CLASS_NAME =
  /^(class|label|labels|species|category|type|group|klasse|gruppe|diagnosis|cultivar|variety|colou?r)$/i;
/** What y is often called, whether class or number. */
const Y_NAME = /^(y|t|target|value|response|output|outcome)$/i;
/** What a column that counts the rows is often called. */
const COUNT_NAME = /^(|index|idx|id|no\.?|nr\.?|row|#|unnamed: 0|\.\.\.1)$/i;
/** Of a table that this page has saved. */
const SET_NAME = /^set$/i;

/**
 * @param {Table} table
 * @param {boolean} hasHeader
 * @returns {string[]} names of the columns, empty where there is none
 */
export const columnNames = ({ columns }, hasHeader) => columns.map(([first]) => nameIn(first, hasHeader));

/** @param {string | undefined} head @param {boolean} hasHeader */
const nameIn = (head, hasHeader) => (hasHeader && head ? textFromCell(head.trim()) : '');

/**
 * The choice that a table suggests.
 *
 * @param {Table} table  of at least one row
 * @param {Partial<Choice>} [known]  what is decided already
 * @returns {Choice}
 */
export function suggestedChoice(table, known = {}) {
  const hasHeader = known.hasHeader ?? (table.isNamed || seemsHeader(table.columns));
  const samples = table.columns.map((column) => column.slice(hasHeader ? 1 : 0, SAMPLE_ROWS));
  const { decimal, grouped, unclear } =
    known.decimal === undefined
      ? styleOf(samples.flat(), table.delimiter)
      : { decimal: known.decimal, grouped: known.grouped ?? false, unclear: null };
  const columns = samples.map((cells, index) =>
    columnOf(cells, index, nameIn(table.columns[index][0], hasHeader), { decimal, grouped }),
  );
  const chosen = [known.first, known.second].filter((index) => typeof index === 'number');
  const free = columns.filter(({ index }) => !chosen.includes(index));
  const classes = classColumn(free, columns);
  const task = known.task ?? taskOf(known, classes, columns);
  const label =
    known.label !== undefined ? known.label : task === 'classification' ? classes : valueColumn(free);
  const inputs = inOrder(columns.filter(({ index }) => index !== label));
  const first = known.first ?? inputs[0]?.index ?? 0;
  const others = inputs.filter(({ index }) => index !== first);
  const isAlone = task === 'regression' && !others.some(isInput);
  const second = known.second !== undefined ? known.second : isAlone ? null : (others[0]?.index ?? first);
  return task === 'classification'
    ? {
        hasHeader,
        decimal,
        grouped,
        unclear,
        task,
        first,
        second: second ?? others[0]?.index ?? first,
        label,
      }
    : { hasHeader, decimal, grouped, unclear, task, first, second, label: label ?? columns.length - 1 };
}

/**
 * What a column holds.
 *
 * @typedef {object} Column
 * @property {number} index
 * @property {string} name  empty where it has none
 * @property {boolean} isNumeric
 * @property {boolean} isWhole  of whole numbers alone
 * @property {number} filled  cells
 * @property {number} distinct  different ones
 * @property {boolean} isCount  it counts the rows: 0, 1, 2, … or 1, 2, 3, …
 * @property {boolean} isSet  it says which points are for testing
 */

/** @param {readonly string[]} sample @param {number} index @param {string} name @param {NumberStyle} style @returns {Column} */
function columnOf(sample, index, name, style) {
  const cells = sample.filter((cell) => cell.trim() !== '');
  const values = cells.map((cell) => numberFromCell(cell, style));
  const numbers = values.filter((value) => !Number.isNaN(value));
  const start = values[0];
  return {
    index,
    name,
    isNumeric: cells.length > 0 && numbers.length >= NUMERIC_SHARE * cells.length,
    isWhole: numbers.length === cells.length && numbers.every(Number.isInteger),
    filled: cells.length,
    distinct: new Set(cells.map((cell) => cell.trim())).size,
    isCount:
      COUNT_NAME.test(name) &&
      cells.length > 1 &&
      (start === 0 || start === 1) &&
      values.every((value, row) => value === start + row),
    isSet: SET_NAME.test(name) && cells.every((cell) => /^(training|test)$/.test(cell)),
  };
}

/** A column of numbers that measure something. @param {Column} column */
const isInput = ({ isNumeric, isCount }) => isNumeric && !isCount;

/** Columns of numbers first; if there are not two of them, the others show what is wrong. @param {readonly Column[]} columns */
const inOrder = (columns) => [
  ...columns.filter(isInput),
  ...columns.filter(({ isNumeric, isCount }) => isNumeric && isCount),
  ...columns.filter(({ isNumeric }) => !isNumeric),
];

/**
 * A class, where a column of them was found or chosen, or where there are no numbers to be y.
 *
 * @param {Partial<Choice>} known
 * @param {number | null} classes
 * @param {readonly Column[]} columns
 * @returns {Choice['task']}
 */
function taskOf(known, classes, columns) {
  if (known.label !== undefined || classes !== null) return 'classification';
  return columns.filter(isInput).length >= 2 ? 'regression' : 'classification';
}

/**
 * The first row differs from the others: no number where they have numbers. Or it counts the columns, as pandas does,
 * and calls another one by a word.
 *
 * @param {readonly string[][]} columns
 */
function seemsHeader(columns) {
  const heads = columns.map(([head]) => head ?? '');
  const differing = columns.filter(
    ([head, ...rest]) => !isNumber(head ?? '') && rest.slice(0, SAMPLE_ROWS).some(isNumber),
  );
  if (!heads.some(isNumber)) return differing.length > 0;
  const counts = heads.filter(isNumber).map(Number);
  const words = columns.filter(([head]) => head && !isNumber(head));
  return (
    counts.length > 1 &&
    counts.every((count, i) => count === counts[0] + i && Number.isInteger(count)) &&
    words.some(
      ([head, ...rest]) => CLASS_NAME.test(head.trim()) || Y_NAME.test(head.trim()) || isStrange(head, rest),
    )
  );
}

/** A word that none of the rows has, among words that come again and again. @param {string} head @param {string[]} rest */
const isStrange = (head, rest) => {
  const words = rest.slice(0, SAMPLE_ROWS);
  return !words.includes(head) && 2 * new Set(words).size < words.length;
};

/**
 * The column of the class: one of few words, above all one that is called so; one of numbers that is called so; else,
 * beside two more of numbers, the last, if few whole numbers come again and again in it.
 *
 * @param {readonly Column[]} free  not chosen for anything else
 * @param {readonly Column[]} columns  all
 * @returns {number | null}
 */
function classColumn(free, columns) {
  const last = free.filter(({ isSet, isCount, filled }) => !isSet && !isCount && filled > 0).reverse();
  const isFew = (/** @type {Column} */ { distinct }) => distinct <= MOST_CLASSES;
  // A table of x and y alone calls a coordinate y.
  const hasX = columns.some(({ name }) => /^x$/i.test(name));
  const repeats = (/** @type {Column} */ { distinct, filled }) => 2 * distinct <= filled + 1;
  const words = last.filter(({ isNumeric }) => !isNumeric);
  const numbers = last.filter(({ isNumeric }) => isNumeric);
  const wholes = numbers.filter(({ isWhole }) => isWhole);
  const inputs = columns.filter(isInput);
  const found =
    words.find((column) => isFew(column) && (CLASS_NAME.test(column.name) || Y_NAME.test(column.name))) ??
    words.find(isFew) ??
    numbers.find((column) => isFew(column) && CLASS_NAME.test(column.name)) ??
    wholes.find((column) => isFew(column) && Y_NAME.test(column.name) && repeats(column) && !hasX) ??
    wholes.find(
      (column) =>
        inputs.length > 2 &&
        column === inputs.at(-1) &&
        isFew(column) &&
        repeats(column) &&
        !/^y$/i.test(column.name),
    ) ??
    words.find((column) => repeats(column) || inputs.length < 2);
  return found?.index ?? null;
}

/** The column of y where it is a number: the one that is called so, else the last. @param {readonly Column[]} columns */
function valueColumn(columns) {
  const numbers = columns.filter(isInput).reverse();
  const named = numbers.find(({ name }) => Y_NAME.test(name));
  return (named ?? numbers[0] ?? columns.at(-1))?.index ?? null;
}
