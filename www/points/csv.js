/**
 * The points of the board as a table for other programs.
 *
 * @import { OwnPoints, Points } from './points.d.ts'
 */
import { cellAt, originalAt } from './grid.js';

/**
 * A table with a line for each point: both coordinates, in the units that own points came in, the class, and, where
 * there are points for testing, what the point is for. Every number of a source is there to its last digit.
 *
 * @param {Points} train
 * @param {Points | null} test
 * @param {OwnPoints | null} own  where the points are own points
 * @returns {Promise<string>} comma-separated values (RFC 4180)
 */
export async function csvFromPoints(train, test, own) {
  const { default: Papa } = await import('papaparse');
  const fields = [own?.axes[0].name || 'x1', own?.axes[1].name || 'x2', 'class'];
  const data = [...rowsOf(train, own), ...(test ? rowsOf(test, own) : [])];
  if (test) {
    fields.push('set');
    const trainCount = train.x.length / train.n;
    data.forEach((row, index) => row.push(index < trainCount ? 'training' : 'test'));
  }
  // Names may come from a link: a spreadsheet must not take one for a formula.
  return `${Papa.unparse({ fields, data }, { escapeFormulae: true })}\r\n`;
}

/**
 * @param {Points} points
 * @param {OwnPoints | null} own
 * @returns {(number | string)[][]}
 */
function rowsOf({ x, y, n, k }, own) {
  return Array.from({ length: x.length / n }, (_, i) => {
    const label = k === 1 ? y[i] : y.subarray(i * k, (i + 1) * k).indexOf(1);
    if (!own) return [x[i * n], x[i * n + 1], label];
    const [first, second] = own.axes.map((axis, a) =>
      originalAt(axis, cellAt(own.domain, /** @type {0 | 1} */ (a), x[i * n + a])),
    );
    return [first, second, own.classes[label] || label];
  });
}
