/**
 * What a weather map is asked with, and how what comes is found.
 *
 * @import { TrainerConfig } from '../../../training/protocol.js'
 * @import { Points } from '../../../points/points.d.ts'
 * @import { Asked, Cell, Vary } from '../../../worker/jobs/kinds/weather.js'
 */

/** Members of a unit: as many whatever the machine, so that a map does not depend on it. */
const UNIT = 18;

/**
 * Values from one end to the other, evenly on a logarithmic scale, with three digits.
 *
 * @param {number} from  above 0
 * @param {number} to  above `from`
 * @param {number} count  two or more
 */
export const evenly = (from, to, count) =>
  Array.from({ length: count }, (_, i) => Number((from * (to / from) ** (i / (count - 1))).toPrecision(3)));

/**
 * The maps that a map grows by, each of them part of the next: of every fourth value, every second, all.
 *
 * @param {number} size  of the finest
 */
export const strides = (size) => [4, 2, 1].filter((stride) => stride === 1 || size / stride >= 12);

/**
 * Every stage as a plan of its own, without the members of the one before, with which its order begins.
 *
 * @param {TrainerConfig} config
 * @param {readonly [Vary & { values: readonly number[] }, Vary & { values: readonly number[] }]} axes  of the finest map
 * @param {number} updates
 * @returns {Asked[]}
 */
export function unitsOf(config, axes, updates) {
  /** @type {Asked[]} */
  const units = [];
  let before = 0;
  for (const stride of strides(axes[0].values.length)) {
    const some = axes.map((axis) => ({ ...axis, values: axis.values.filter((_, i) => i % stride === 0) }));
    const members = some[0].values.length * some[1].values.length;
    const count = Math.ceil((members - before) / UNIT);
    for (let i = 0; i < count; i += 1) {
      const axesHere = /** @type {Asked['axes']} */ (/** @type {unknown} */ (some));
      units.push({ config, axes: axesHere, updates, first: before + i, step: count, stride });
    }
    before = members;
  }
  return units;
}

/**
 * The cells that have come, by place; where one is still to come, the next coarser map's stands for it.
 *
 * @param {readonly Cell[]} cells
 * @param {number} columns
 * @param {number} rows
 * @returns {(column: number, row: number) => Cell | null}
 */
export function shownAt(cells, columns, rows) {
  /** @type {(Cell | undefined)[]} */
  const byPlace = new Array(columns * rows);
  for (const cell of cells) byPlace[cell.column + columns * cell.row] = cell;
  return (column, row) => {
    for (const stride of [1, 2, 4]) {
      const cell = byPlace[column - (column % stride) + columns * (row - (row % stride))];
      if (cell) return cell;
    }
    return null;
  };
}

/**
 * D of the best answer that is the same everywhere: the entropy of the shares of the classes, or the variance of y.
 *
 * @param {Pick<Points, 'y' | 'k'>} points
 * @param {boolean} isRegression
 */
export function constantError({ y, k }, isRegression) {
  const m = y.length / k;
  const means = Array.from({ length: k }, (_, j) => {
    let sum = 0;
    for (let i = 0; i < m; i += 1) sum += y[i * k + j];
    return sum / m;
  });
  if (isRegression) {
    let sum = 0;
    for (let i = 0; i < y.length; i += 1) sum += (y[i] - means[i % k]) ** 2;
    return sum / m;
  }
  const shares = k === 1 ? [means[0], 1 - means[0]] : means;
  return shares.reduce((sum, share) => sum - (share > 0 ? share * Math.log(share) : 0), 0);
}

/**
 * Expected D: the smallest possible and what comes on top; where nobody knows the truth, D on the test points.
 *
 * @param {Cell} cell
 * @param {number | null} smallest  null where it is not known
 * @returns {number | null} null of what has diverged
 */
export function expectedOf({ status, divergence, testD }, smallest) {
  if (status === 'diverged') return null;
  return smallest === null ? testD : divergence && smallest + divergence.value;
}

/**
 * The cell of the smallest error; of equal ones the lowest and then the leftmost, whichever has come first.
 *
 * @param {readonly Cell[]} cells
 * @param {(cell: Cell) => number | null} errorOf  null where there is none
 * @returns {Cell | null} null where no cell has any
 */
export function bestOf(cells, errorOf) {
  /** @type {{ cell: Cell, error: number } | null} */
  let best = null;
  for (const cell of cells) {
    const error = errorOf(cell);
    if (error === null || !(error < Infinity)) continue;
    const lead = best && (error - best.error || cell.row - best.cell.row || cell.column - best.cell.column);
    if (lead === null || lead < 0) best = { cell, error };
  }
  return best && best.cell;
}
