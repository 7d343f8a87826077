/**
 * One unit's map, large, or how far the network is from the optimum.
 *
 * @import { Contours } from '../../../training/training.d.ts'
 * @import { Context, Part } from '../inspection.js'
 */
import { Difference } from '../difference.js';
import { Nodes } from '../nodes.js';
import { Units } from '../units.js';

/** Multiplications that the map may take. */
const WORK = 2e7;

/**
 * `unit` is counted from 0 through layers 1 to L, or is |t − optimum|; `width` are nodes across, at most.
 * @typedef {{ unit: number | 'difference', width: number }} Asked
 */

/**
 * a of one unit over a fine grid, with its line z = 0, of a softmax output t = ½; or |t − optimum| with the boundaries
 * of the classes. With one coordinate, both rows are alike. Of more classes the difference is ½ Σ |tₖ − Pₖ|, the total
 * variation.
 *
 * @typedef {object} Picture
 * @property {number | 'difference'} unit
 * @property {Float32Array} values
 * @property {number} width
 * @property {number} height
 * @property {Contours} contours
 */

/** @param {Context} context @param {Asked} asked @returns {Picture} */
function pictureOf({ engine, config, data: { truth }, moment: { trainer }, tool }, { unit, width: wanted }) {
  const units = config.layerSizes.slice(1).reduce((sum, size) => sum + size, 0);
  const nodes = tool(Nodes).over(wanted, WORK);
  const { x, width, height, fill, place } = nodes;
  // Of own points no optimum is known; the output stands in for the difference from it.
  if (unit === 'difference' && truth) {
    return { unit, width, height, ...tool(Difference).over(nodes, trainer, truth) };
  }
  const shown = unit === 'difference' ? units - 1 : Math.min(unit, units - 1);
  const { z, a } = tool(Units).one(trainer, shown, x);
  const lines = engine.traceContours(Float32Array.from(fill(z)), width, height, Float32Array.of(0));
  return { unit: shown, values: Float32Array.from(fill(a)), width, height, contours: place(lines) };
}

/** @type {Part} */
export const part = {
  needs: ['weights'],
  cost: 'cheap',
  report(context, asked) {
    const data = pictureOf(context, asked);
    return { data, transfer: [data.values.buffer] };
  },
};
