/**
 * Every z and a at one point.
 *
 * @import { Part } from '../inspection.js'
 */
import { Nodes } from '../nodes.js';
import { Units } from '../units.js';

/** @typedef {{ x: readonly [number, number] }} Asked  a point of the plane; with one coordinate, its second one is idle */

/**
 * @typedef {object} Probe
 * @property {readonly [number, number]} x
 * @property {Float64Array} z  of all units of layers 1 to L
 * @property {Float64Array} a  likewise
 * @property {readonly number[] | null} posterior  of each class, of two that of class 1; or E[y|x]
 */

/** @type {Part} */
export const part = {
  needs: ['weights'],
  cost: 'cheap',
  report({ engine, data: { truth }, moment, tool }, /** @type {Asked} */ asked) {
    const x = Float64Array.from(asked.x.slice(0, tool(Nodes).coordinates));
    const { z, a } = tool(Units).values(moment.trainer, x);
    return { data: { x: asked.x, z, a, posterior: truth && [...engine.optimum(truth, x)] } };
  },
};
