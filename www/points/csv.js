/**
 * The points of the board as a table for other programs.
 *
 * @import { OwnPoints, Points } from './points.d.ts'
 */
import { cellAt, levelAt, numbersOf } from './edit.js';
import { keyOf, labelOfExample, ownName, taskOf } from './grid.js';
import { FORMULA, distinctNames } from './cells.js';

/** @typedef {'classification' | 'regression'} Task */

/**
 * A table with a line for each point: its coordinates and its class or y, in the units that own points came in, and,
 * where there are points for testing, what the point is for. Every number of a source is there to its last digit.
 * Where the decimal sign is a comma, columns are apart by semicolons, as in German spreadsheets.
 *
 * @param {Points} train
 * @param {Points | null} test
 * @param {OwnPoints | null} own  where the points are own points
 * @param {Task} [task]  of the source
 * @param {'.' | ','} [decimal]  sign
 * @returns {Promise<string>} comma-separated values (RFC 4180), or semicolon-separated ones
 */
export async function csvFromPoints(
  train,
  test,
  own,
  task = own ? taskOf(own) : 'classification',
  decimal = '.',
) {
  const { default: Papa } = await import('papaparse');
  const fields = headings(train.n, own, task);
  const data = [...rowsOf(train, own, task), ...(test ? rowsOf(test, own, task) : [])];
  if (test) {
    fields.push('set');
    const trainCount = train.x.length / train.n;
    data.forEach((row, index) => row.push(index < trainCount ? 'training' : 'test'));
  }
  const written = data.map((row) =>
    row.map((cell) => (typeof cell === 'number' ? String(cell).replace('.', decimal) : cell)),
  );
  const delimiter = decimal === ',' ? ';' : ',';
  // Names may come from a link: a spreadsheet must not take one for a formula.
  return `${Papa.unparse({ fields, data: written }, { delimiter, escapeFormulae: FORMULA })}\r\n`;
}

/** @param {number} n @param {OwnPoints | null} own @param {Task} task */
function headings(n, own, task) {
  const [first, second] = own?.axes ?? [];
  if (n === 1) return [first?.name || 'x', second?.name || 'y'];
  const last = task === 'regression' ? own?.value?.name || 'y' : 'class';
  return [first?.name || 'x1', second?.name || 'x2', last];
}

/**
 * @param {Points} points
 * @param {OwnPoints | null} own
 * @param {Task} task
 * @returns {(number | string)[][]}
 */
function rowsOf(points, own, task) {
  const { x, y, n } = points;
  const isNumber = task === 'regression';
  const names = own && namesOf(own);
  return Array.from({ length: x.length / n }, (_, i) => {
    const place = n === 1 ? [x[i], y[i]] : [x[n * i], x[n * i + 1]];
    const label = isNumber ? 0 : labelOfExample(points, i);
    const numbers = own
      ? numbersOf(own, keyNear(own, place, y[i]))
      : [...place, ...(isNumber && n === 2 ? [y[i]] : [])];
    return isNumber ? numbers : [...numbers, names ? names[label] : label];
  });
}

/** @param {OwnPoints} own @param {number[]} place @param {number} y */
const keyNear = ({ domain, value }, [first, second], y) =>
  keyOf(value ? levelAt(value, y) : 0, cellAt(domain, 0, first), cellAt(domain, 1, second));

/** Classes as a table tells them: by name, or by number where none has one. @param {OwnPoints} own */
const namesOf = (own) =>
  own.classes.every((name) => name === '')
    ? own.classes.map((_, label) => label)
    : distinctNames(own.classes.map((_, label) => ownName(own, label) || `class ${label}`));
