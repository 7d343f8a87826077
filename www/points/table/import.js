/**
 * From a table and the choice of its columns to own points.
 *
 * @import { OwnAxis, OwnPoints, Trouble } from '../points.d.ts'
 * @import { Choice } from './columns.js'
 * @import { Table } from './table.js'
 */
import { columnNames } from './columns.js';
import { numberFromText } from '../typed.js';
import { numberFromCell } from './numbers.js';
import { emptyPlane, emptySurface, numbersOf, placeOn, withKeys } from '../edit.js';
import { MOST_CLASSES, MOST_POINTS, keyOf } from '../grid.js';
import { distinctNames, textFromCell } from '../cells.js';
import { nameFrom, oneLine } from '../names.js';
import { drawnIndices } from './sample.js';

/**
 * The rows of a table as numbers, without those that cannot be read.
 *
 * @typedef {object} Reading
 * @property {Choice['task']} task
 * @property {readonly Float64Array[]} numbers  of the rows that could be read, in the table's units: x₁ and x₂ of points
 *   with classes, else x and y, or x₁, x₂ and y
 * @property {readonly string[]} names  of these columns
 * @property {Uint32Array} label  index into `labels`
 * @property {LabelCount[]} labels  none where y is a number
 * @property {number} rows  of data in the table
 * @property {Trouble[]} troubles  the first of them
 * @property {number} troubleCount
 */

/** @typedef {{ text: string, count: number }} LabelCount  `text` is empty where no column of labels was chosen */

/**
 * What the grid cannot hold of a column to the last digit.
 *
 * @typedef {object} Rounding
 * @property {number} column  of the reading's numbers
 * @property {string} name
 * @property {number} changed  points whose number is another then
 * @property {number} count  of all points
 * @property {readonly [number, number]} example  a number, and what becomes of it: what changes most for its size
 */

/** Troubles that are spelled out. */
export const MOST_TROUBLES = 20;
/** Rows between two breaks. */
const ROWS_AT_ONCE = 20_000;
/** Larger numbers leave no room to compute with. */
const LARGEST = 1e100;
/** Extents that are smaller cannot be divided: doubles end near 1e-308. */
const SMALLEST = 1e-290;
/** Empty room around the points, as a share of their extent. */
const PADDING = 0.05;

/** Columns of the numbers, in the order of a reading's. @param {Choice} choice */
const numericColumns = ({ task, first, second, label }) =>
  [first, second, task === 'regression' ? label : null].filter((column) => column !== null);

/**
 * @param {Table} table
 * @param {Choice} choice
 * @param {AbortSignal} [signal]
 * @returns {Promise<Reading>} with breaks in between, so that the page stays alive
 */
export async function readPoints(table, choice, signal) {
  const start = choice.hasHeader ? 1 : 0;
  const rows = table.lines.length;
  const columns = numericColumns(choice);
  const names = columnNames(table, choice.hasHeader);
  /** @type {number[][]} */
  const numbers = columns.map(() => []);
  /** @type {number[]} */
  const label = [];
  /** @type {Map<string, { index: number, count: number }>} */
  const labels = new Map();
  /** @type {Trouble[]} */
  const troubles = [...table.troubles];
  let troubleCount = troubles.length;

  for (let row = start; row < rows; row++) {
    if (row % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    const found = readRow(table, choice, columns, row);
    if ('code' in found) {
      troubleCount += 1;
      if (troubles.length < MOST_TROUBLES) troubles.push(found);
      continue;
    }
    let known = labels.get(found.label);
    if (!known) labels.set(found.label, (known = { index: labels.size, count: 0 }));
    known.count += 1;
    label.push(known.index);
    found.values.forEach((value, i) => numbers[i].push(value));
  }

  const order = [...labels.keys()].toSorted(byName);
  const rank = new Map(order.map((text, index) => [labels.get(text)?.index, index]));
  return {
    task: choice.task,
    numbers: numbers.map((values) => Float64Array.from(values)),
    names: columns.map((column) => (choice.hasHeader ? nameFrom(names[column]) : '')),
    label: Uint32Array.from(label, (index) => rank.get(index) ?? 0),
    labels:
      choice.task === 'regression'
        ? []
        : order.map((text) => ({ text, count: labels.get(text)?.count ?? 0 })),
    rows: Math.max(0, rows - start),
    troubles: troubles.sort((a, b) => a.line - b.line),
    troubleCount,
  };
}

/**
 * @param {Table} table
 * @param {Choice} choice
 * @param {readonly number[]} numeric  columns of the numbers
 * @param {number} row
 * @returns {{ values: number[], label: string } | Trouble}
 */
function readRow({ columns, lines, widths }, choice, numeric, row) {
  const label = choice.task === 'regression' ? null : choice.label;
  const line = lines[row];
  const last = Math.max(...numeric, label ?? 0);
  if (widths[row] <= last) {
    return { line, code: 'tooNarrow', columns: widths[row], needed: last + 1 };
  }
  /** @type {number[]} */
  const values = [];
  for (const column of numeric) {
    const cell = columns[column][row];
    const value = numberFromCell(cell, choice);
    const fault = faultOf(cell, value, choice.decimal);
    if (fault) return { line, column: column + 1, ...fault };
    values.push(value);
  }
  const text = label === null ? '' : oneLine(textFromCell(columns[label][row].trim()));
  if (label !== null && text === '') return { line, column: label + 1, code: 'noLabel' };
  return { values, label: text };
}

/** @param {string} cell @param {number} value @param {'.' | ','} decimal  null where it can be used */
function faultOf(cell, value, decimal) {
  if (cell.trim() === '') return /** @type {const} */ ({ code: 'empty' });
  if (Number.isNaN(value)) return /** @type {const} */ ({ code: 'noNumber', cell: shortened(cell), decimal });
  if (Math.abs(value) > LARGEST) return /** @type {const} */ ({ code: 'tooLarge', cell: shortened(cell) });
  return null;
}

/**
 * Own points from what was read, scaled to fill the plane.
 *
 * @param {Reading} reading
 * @param {readonly (number | null)[]} classOf  class of each label; null: its points are left out
 * @param {number} seed  of the subset, where there are more than can be shown
 * @returns {{ own: OwnPoints, available: number, roundings: Rounding[] }} `available` points there were to choose from
 */
export function ownFromReading(reading, classOf, seed) {
  const { task, numbers, names, label, labels } = reading;
  const isNumber = task === 'regression';
  const used = Array.from(label.keys()).filter((row) => isNumber || classOf[label[row]] !== null);
  const rows = drawnIndices(used.length, MOST_POINTS, seed).map((index) => used[index]);
  const axes = numbers.map((values, i) => scaledAxis(names[i], rows.map((row) => values[row]))); // prettier-ignore
  // Classes without labels in between are closed up.
  const present = [...new Set(classOf.filter((index) => index !== null))].sort((a, b) => a - b);
  const compact = classOf.map((index) => (index === null ? null : present.indexOf(index)));
  const classes = Array.from(
    { length: isNumber ? 0 : Math.max(2, present.length) },
    (_, index) =>
    nameFrom(labels.filter((_, i) => compact[i] === index).map(({ text }) => text).join(' + ')), // prettier-ignore
  );
  const plane = axes.length === 3 ? emptySurface() : emptyPlane(undefined, classes.length);
  const own = {
    ...plane,
    axes: /** @type {[OwnAxis, OwnAxis]} */ (axes.slice(0, 2)),
    classes: distinctNames(classes),
    ...(plane.value ? { value: { ...axes[2], range: plane.value.range } } : {}),
  };
  const keys = rows.map((row) => {
    const [column, line, level = 0] = axes.map((axis, i) => placeOn(axis, numbers[i][row]));
    return keyOf(isNumber ? level : Number(compact[label[row]]), column, line);
  });
  return {
    own: withKeys(own, keys),
    available: used.length,
    roundings: roundingsOf(reading, rows, own, keys),
  };
}

/**
 * @param {Reading} reading
 * @param {readonly number[]} rows  of the points
 * @param {OwnPoints} own
 * @param {readonly number[]} keys  of the points, in the order of the rows
 * @returns {Rounding[]}
 */
function roundingsOf({ numbers, names }, rows, own, keys) {
  const kept = keys.map((key) => numbersOf(own, key));
  return numbers.flatMap((values, column) => {
    let [changed, worst] = [0, 0];
    let example = /** @type {[number, number]} */ ([0, 0]);
    rows.forEach((row, i) => {
      const [before, after] = [values[row], kept[i][column]];
      if (before === after) return;
      changed += 1;
      const error = Math.abs(after - before) / Math.abs(before || 1);
      if (error > worst) [worst, example] = [error, [before, after]];
    });
    return changed === 0 ? [] : [{ column, name: names[column], changed, count: rows.length, example }];
  });
}

/**
 * An axis that holds all values with a little room at both ends, from and to numbers of few digits.
 *
 * @param {string} name
 * @param {readonly number[]} values
 * @returns {OwnAxis}
 */
export function scaledAxis(name, values) {
  let [min, max] = [Infinity, -Infinity];
  for (const value of values) {
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  if (min > max) [min, max] = [0, 0];
  // Equal values, or so nearly equal that doubles cannot divide what is between them, stand in the middle.
  const size = Math.max(Math.abs(min), Math.abs(max));
  const least = size === 0 ? 1 : Math.max(size * 1e-9, SMALLEST);
  const room = max - min > least ? PADDING * (max - min) : Math.max(least, size / 10);
  const unit = 10 ** Math.floor(Math.log10(room) - 1);
  const from = Math.floor((min - room) / unit) * unit;
  const to = Math.ceil((max + room) / unit) * unit;
  return { name, from: Number(from.toPrecision(12)), to: Number(to.toPrecision(12)) };
}

/** As much of a cell as is told. @param {string} cell */
const shortened = (cell) => (cell.length > 24 ? `${cell.slice(0, 24)}…` : cell);

/** Numbers first, by size; words by the alphabet. @param {string} a @param {string} b */
const byName = (a, b) => {
  const [first, second] = [a, b].map(numberFromText);
  if (!Number.isNaN(first) && !Number.isNaN(second) && first !== second) return first - second;
  const order = Number(Number.isNaN(first)) - Number(Number.isNaN(second));
  return order || a.localeCompare(b, 'en', { numeric: true }) || (a < b ? -1 : 1);
};

/**
 * A class for each label, in their order; of more labels than classes, those of most rows get one.
 *
 * @param {readonly LabelCount[]} labels
 * @returns {(number | null)[]}
 */
export function classesFor(labels) {
  const counts = labels.map(({ count }) => count).sort((a, b) => b - a);
  const least = labels.length > MOST_CLASSES ? counts[MOST_CLASSES - 1] : 0;
  let next = 0;
  return labels.map(({ count }) => (count >= least && next < MOST_CLASSES ? next++ : null));
}
