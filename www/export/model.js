/**
 * One network at one moment, as it is handed to other programs.
 *
 * @import { Domain, OwnAxis, Points } from '../points/points.d.ts'
 * @import { ErrorReport } from '../training/training.d.ts'
 * @import { TrainerConfig } from '../training/protocol.js'
 */
import { plainText } from '../points/names.js';

/**
 * @typedef {object} Model
 * @property {string} title  the figure's caption
 * @property {string} link  to the board
 * @property {TrainerConfig & { features?: readonly string[] }} config
 * @property {Float64Array} theta  Θ⁽⁰⁾, Θ⁽¹⁾, …, each row by row, bias first
 * @property {number} updates  since the start
 * @property {Pick<ErrorReport, 'd' | 'r' | 'e'>} error
 * @property {Points} train
 * @property {Domain} domain
 * @property {readonly ModelAxis[]} axes  of the table that the points came from; none for points of the plane
 */

/**
 * An axis of the plane: what it measures, and which of its values lie at the plane's two edges. Between them the
 * scaling is linear.
 *
 * @typedef {{ name: string, plane: [number, number], table: [number, number] }} ModelAxis
 */

/**
 * θ as matrices: `[Θ⁽⁰⁾, Θ⁽¹⁾, …]`, a row for each unit, bias first. A 2-1 network's `[b, w₁, w₂]` is `[[[b, w₁, w₂]]]`.
 *
 * @param {readonly number[]} layerSizes  s_0 … s_L
 * @param {ArrayLike<number>} theta
 * @returns {number[][][]}
 */
export function matricesOf(layerSizes, theta) {
  let at = 0;
  return layerSizes.slice(1).map((units, layer) =>
    Array.from({ length: units }, () => {
      const row = Array.from({ length: 1 + layerSizes[layer] }, (_, i) => theta[at + i]);
      at += row.length;
      return row;
    }),
  );
}

/**
 * @param {Domain} domain
 * @param {readonly OwnAxis[] | null} axes
 * @returns {ModelAxis[]} none where they are the plane's own
 */
export function modelAxes(domain, axes) {
  const known = (axes ?? []).map(({ name, from, to }, i) => ({
    name: plainText(name),
    plane: /** @type {[number, number]} */ ([domain[2 * i], domain[2 * i + 1]]),
    table: /** @type {[number, number]} */ ([from, to]),
  }));
  const differs = known.some(({ name, plane, table }) => name !== '' || plane.join() !== table.join());
  return differs ? known : [];
}

/**
 * The examples row by row.
 *
 * @param {ArrayLike<number>} values  flat, m × width
 * @param {number} width
 * @returns {number[][]}
 */
export function rowsOf(values, width) {
  return Array.from({ length: values.length / width }, (_, i) =>
    Array.from({ length: width }, (__, j) => values[i * width + j]),
  );
}
