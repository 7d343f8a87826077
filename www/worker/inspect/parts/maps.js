/**
 * Small maps of all units, over a coarse grid.
 *
 * @import { Part } from '../inspection.js'
 */
import { Nodes } from '../nodes.js';
import { Units } from '../units.js';

/** Nodes across a map; fewer for networks whose maps would take longer than a frame. */
const COLUMNS = 24;
const WORK = 4e6;

/**
 * a of all units of layers 1 to L: a row of width × height nodes for each.
 * @typedef {{ a: Float32Array, width: number, height: number }} Maps
 */

/** @type {Part} */
export const part = {
  needs: ['weights'],
  cost: 'cheap',
  report({ tool, moment }) {
    const { x, width, height, fill } = tool(Nodes).over(COLUMNS, WORK);
    const a = Float32Array.from(fill(tool(Units).values(moment.trainer, x).a));
    return { data: { a, width, height }, transfer: [a.buffer] };
  },
};
