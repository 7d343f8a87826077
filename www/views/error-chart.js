/**
 * The error curves as a chart: which lines there are, and how their axes read.
 *
 * @import { ErrorCurve } from '../worker/inspect/parts/curve.js'
 * @import uPlot from 'uplot'
 */
import { inspectorWords } from '../words/en/inspector.js';
import { formatCount, formatError, formatPercent } from '../words/numbers.js';

/** @typedef {'errors' | 'accuracy'} Subject */

/**
 * A line of the chart. `dash` tells lines apart without their colour.
 * @typedef {object} Line
 * @property {keyof typeof import('../words/en/inspector.js').english.curves.lines} key  of its name in the catalogue
 * @property {(curve: ErrorCurve) => Float64Array} read
 * @property {string} colour  a property of the stylesheet
 * @property {number[]} [dash]
 */

/** @type {Record<Subject, Line[]>} */
export const LINES = {
  errors: [
    { key: 'e', read: ({ e }) => e, colour: '--ink' },
    { key: 'd', read: ({ d }) => d, colour: '--class-1', dash: [8, 3] },
    { key: 'penalty', read: ({ penalty }) => penalty, colour: '--muted', dash: [2, 3] },
    { key: 'testD', read: ({ testD }) => testD, colour: '--class-0', dash: [12, 3, 2, 3] },
  ],
  accuracy: [
    { key: 'accuracy', read: ({ accuracy }) => accuracy, colour: '--class-1', dash: [8, 3] },
    {
      key: 'testAccuracy',
      read: ({ testAccuracy }) => testAccuracy,
      colour: '--class-0',
      dash: [12, 3, 2, 3],
    },
  ],
};

/**
 * The chart's columns: updates, one column for each line, and the floor that no network can go below on average.
 *
 * @param {ErrorCurve} curve
 * @param {Subject} subject
 * @param {number | null} floor
 * @param {{ x: boolean, y: boolean }} isLogarithmic
 * @returns {uPlot.AlignedData}
 */
export function columnsOf(curve, subject, floor, isLogarithmic) {
  // A logarithmic axis has no 0; null leaves a gap.
  const usable = (/** @type {number} */ value) => Number.isFinite(value) && (!isLogarithmic.y || value > 0);
  const column = (/** @type {Float64Array} */ values) => [...values].map((v) => (usable(v) ? v : null));
  // The start, update 0, stands at the left end of a logarithmic axis.
  const updates = [...curve.updates].map((u) => (isLogarithmic.x ? Math.max(u, 0.5) : u));
  const flat = updates.map(() => (floor !== null && usable(floor) ? floor : null));
  return [updates, ...LINES[subject].map(({ read }) => column(read(curve))), flat];
}

/**
 * What a row of the curve says, for the legend and for those who hear it.
 *
 * @param {ErrorCurve} curve
 * @param {number} row
 * @param {Subject} subject
 * @returns {{ name: string, text: string }[]}
 */
export function readingsAt(curve, row, subject) {
  const format = subject === 'accuracy' ? formatPercent : formatError;
  const words = inspectorWords().curves;
  return [
    { name: words.update, text: formatCount(curve.updates[row]) },
    ...LINES[subject].map(({ key, read }) => ({ name: words.lines[key], text: format(read(curve)[row]) })),
  ];
}

/**
 * Every moment that is kept, with all of its numbers.
 *
 * @param {ErrorCurve} curve
 * @param {boolean} isRegression
 */
export function curveTable(curve, isRegression) {
  const words = inspectorWords().curves;
  const lines = [...LINES.errors, ...(isRegression ? [] : LINES.accuracy)];
  const columns = lines.map(({ read }) => read(curve));
  return {
    caption: words.table,
    columns: [words.update, ...lines.map(({ key }) => words.lines[key])],
    rows: Array.from(curve.updates, (update, row) => [update, ...columns.map((values) => values[row])]),
    write: (/** @type {number} */ value, /** @type {number} */ column) =>
      column === 0
        ? formatCount(value)
        : column > LINES.errors.length
          ? formatPercent(value)
          : formatError(value),
  };
}
