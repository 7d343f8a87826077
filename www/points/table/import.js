/**
 * From a table and the choice of its columns to own points.
 *
 * @import { OwnAxis, OwnPoints } from '../points.d.ts'
 * @import { Choice } from './columns.js'
 * @import { Table, Trouble } from './table.js'
 */
import { columnNames, numberFromCell } from './columns.js';
import { LAST_CELL, MOST_CLASSES, MOST_POINTS, PLANE, emptyPlane, keyOf, withKeys } from '../grid.js';
import { LONGEST_NAME } from '../codec.js';
import { drawnIndices } from '../seeded.js';

/**
 * The rows of a table as numbers, without those that cannot be read.
 *
 * @typedef {object} Reading
 * @property {Float64Array} first  x₁ of the rows that could be read, in the table's units
 * @property {Float64Array} second
 * @property {Uint32Array} label  index into `labels`
 * @property {LabelCount[]} labels
 * @property {[string, string]} names  of the two columns
 * @property {number} rows  of data in the table
 * @property {Trouble[]} troubles  the first of them
 * @property {number} troubleCount
 */

/** @typedef {{ text: string, count: number }} LabelCount  `text` is empty where no column of labels was chosen */

/** Troubles that are spelled out. */
export const MOST_TROUBLES = 20;
/** Rows between two breaks. */
const ROWS_AT_ONCE = 20_000;
/** Larger numbers leave no room to compute with. */
const LARGEST = 1e100;
/** Empty room around the points, as a share of their extent. */
const PADDING = 0.05;

/**
 * @param {Table} table
 * @param {Choice} choice
 * @param {AbortSignal} [signal]
 * @returns {Promise<Reading>} with breaks in between, so that the page stays alive
 */
export async function readPoints(table, choice, signal) {
  const names = columnNames(table, choice.hasHeader);
  const start = choice.hasHeader ? 1 : 0;
  const rows = table.lines.length;
  /** @type {{ first: number[], second: number[], label: number[] }} */
  const points = { first: [], second: [], label: [] };
  /** @type {Map<string, { index: number, count: number }>} */
  const labels = new Map();
  /** @type {Trouble[]} */
  const troubles = [...table.troubles];
  let troubleCount = troubles.length;

  for (let row = start; row < rows; row++) {
    if (row % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    const found = readRow(table, choice, row);
    if ('text' in found) {
      troubleCount += 1;
      if (troubles.length < MOST_TROUBLES) troubles.push(found);
      continue;
    }
    let label = labels.get(found.label);
    if (!label) labels.set(found.label, (label = { index: labels.size, count: 0 }));
    label.count += 1;
    points.first.push(found.first);
    points.second.push(found.second);
    points.label.push(label.index);
  }

  const order = [...labels.keys()].toSorted(byName);
  const rank = new Map(order.map((text, index) => [labels.get(text)?.index, index]));
  return {
    first: Float64Array.from(points.first),
    second: Float64Array.from(points.second),
    label: Uint32Array.from(points.label, (index) => rank.get(index) ?? 0),
    labels: order.map((text) => ({ text, count: labels.get(text)?.count ?? 0 })),
    names: [nameAt(names, choice, choice.first), nameAt(names, choice, choice.second)],
    rows: Math.max(0, rows - start),
    troubles: troubles.sort((a, b) => a.line - b.line),
    troubleCount,
  };
}

/**
 * @param {Table} table
 * @param {Choice} choice
 * @param {number} row
 * @returns {{ first: number, second: number, label: string } | Trouble}
 */
function readRow({ columns, lines, widths }, { first, second, label, decimal }, row) {
  const line = lines[row];
  const last = Math.max(first, second, label ?? 0);
  if (widths[row] <= last) {
    return { line, text: `has ${counted(widths[row], 'column')}, but column ${last + 1} is needed` };
  }
  /** @type {number[]} */
  const values = [];
  for (const column of [first, second]) {
    const cell = columns[column][row];
    const value = numberFromCell(cell, decimal);
    const text = refusal(cell, value, decimal);
    if (text) return { line, column: column + 1, text };
    values.push(value);
  }
  const text = label === null ? '' : columns[label][row].trim();
  if (label !== null && text === '') return { line, column: label + 1, text: 'there is no label' };
  return { first: values[0], second: values[1], label: text };
}

/** @param {string} cell @param {number} value @param {'.' | ','} decimal @returns {string} empty where it can be used */
function refusal(cell, value, decimal) {
  if (cell.trim() === '') return 'the cell is empty';
  if (Number.isNaN(value)) {
    const sign = decimal === ',' ? 'comma' : 'point';
    return `${quoted(cell)} is not a number with a decimal ${sign}`;
  }
  return Math.abs(value) > LARGEST ? `${quoted(cell)} is too large` : '';
}

/**
 * Own points from what was read, scaled to fill the plane.
 *
 * @param {Reading} reading
 * @param {readonly (number | null)[]} classOf  class of each label; null: its points are left out
 * @param {number} seed  of the subset, where there are more than can be shown
 * @returns {{ own: OwnPoints, available: number }} `available` points there were to choose from
 */
export function ownFromReading({ first, second, label, labels, names }, classOf, seed) {
  const used = Array.from(first.keys()).filter((row) => classOf[label[row]] !== null);
  const rows = drawnIndices(used.length, MOST_POINTS, seed).map((index) => used[index]);
  const axes = [first, second].map((values, axis) => scaledAxis(names[axis], rows.map((row) => values[row]))); // prettier-ignore
  // Classes without labels in between are closed up.
  const present = [...new Set(classOf.filter((index) => index !== null))].sort((a, b) => a - b);
  const compact = classOf.map((index) => (index === null ? null : present.indexOf(index)));
  const count = Math.max(2, present.length);
  const classes = Array.from(
    { length: count },
    (_, index) =>
    shortened(labels.filter((_, i) => compact[i] === index).map(({ text }) => text).join(' + ')), // prettier-ignore
  );
  const own = { ...emptyPlane(PLANE), axes: /** @type {[OwnAxis, OwnAxis]} */ (axes), classes };
  const keys = rows.map((row) =>
    keyOf(Number(compact[label[row]]), cellOn(axes[0], first[row]), cellOn(axes[1], second[row])),
  );
  return { own: withKeys(own, keys), available: used.length };
}

/** @param {OwnAxis} axis @param {number} value */
const cellOn = ({ from, to }, value) => Math.round(((value - from) / (to - from)) * LAST_CELL);

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
  const least = size === 0 ? 1 : size * 1e-9;
  const room = max - min > least ? PADDING * (max - min) : Math.max(least, size / 10);
  const unit = 10 ** Math.floor(Math.log10(room) - 1);
  const from = Math.floor((min - room) / unit) * unit;
  const to = Math.ceil((max + room) / unit) * unit;
  return { name, from: Number(from.toPrecision(12)), to: Number(to.toPrecision(12)) };
}

/** @param {string[]} names @param {Choice} choice @param {number} column */
const nameAt = (names, { hasHeader }, column) => (hasHeader ? shortened(names[column]) : '');

/** @param {string} text */
const shortened = (text) => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME - 1)}…` : line;
};

/** @param {string} cell */
const quoted = (cell) => `“${cell.length > 24 ? `${cell.slice(0, 24)}…` : cell}”`;

/** @param {number} count @param {string} noun */
const counted = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Numbers by size, words by the alphabet. @param {string} a @param {string} b */
const byName = (a, b) => a.localeCompare(b, 'en', { numeric: true });

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
