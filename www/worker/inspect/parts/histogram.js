/**
 * How often z of a layer is how large, over its units and the training points. It needs the lab.
 *
 * @import { Part } from '../inspection.js'
 */
import { Layers } from '../layers.js';

const BINS = 48;

/** @typedef {{ layer: number, half: number | null }} Asked  a layer from 1 to L; z from −half to half, or all there are */

/**
 * @typedef {object} Histogram
 * @property {number} layer
 * @property {number | null} half  as asked
 * @property {number} low  where the first bin begins
 * @property {number} high  where the last bin ends
 * @property {Uint32Array} counts  of bins of equal width
 * @property {number} below  how often z is below the first bin
 * @property {number} above  how often z is above the last bin
 * @property {number} least  the smallest z that there is
 * @property {number} most  the largest
 * @property {number | null} saturated  share of pairs of a unit and a point; null of the output, as is the next
 * @property {number | null} dead  share of units
 */

/** @type {Part} */
export const part = {
  needs: ['errors'],
  cost: 'cheap',
  work({ moment, tool }) {
    return { version: tool(Layers).mayLook(moment) ? 1 : 0, isComplete: true };
  },
  report({ lab, data, moment, config, tool }, /** @type {Asked} */ { layer, half }) {
    const isThere = layer >= 1 && layer < config.layerSizes.length;
    if (!lab || !isThere || data.train.x.length === 0 || !tool(Layers).mayLook(moment)) return null;
    const now = { theta: moment.trainer.theta, lambda: moment.lambda };
    const at = layer - 1;
    const whole = tool(Layers).at(lab, data.train, now, { bins: BINS, edges: [] });
    const [least, most] = [whole.edges[2 * at], whole.edges[2 * at + 1]];
    const { saturated, dead } = whole;
    const common = {
      ...{ layer, half, least, most },
      ...{ saturated: saturated[at] ?? null, dead: dead[at] ?? null },
    };
    if (half === null) {
      const counts = whole.counts.slice(at * BINS, (at + 1) * BINS);
      return told({ ...common, low: least, high: most, counts, below: 0, above: 0 });
    }
    // What lies beyond the edges is counted in the outer bins, so these are one more on each side.
    const bin = (2 * half) / BINS;
    const edges = [-half - bin, half + bin];
    const all = BINS + 2;
    const { counts } = tool(Layers).at(lab, data.train, now, { bins: all, edges });
    const [below, ...rest] = counts.subarray(at * all, (at + 1) * all);
    const above = /** @type {number} */ (rest.pop());
    return told({ ...common, low: -half, high: half, counts: Uint32Array.from(rest), below, above });
  },
};

/** @param {Histogram} data */
const told = (data) => ({ data, transfer: [data.counts.buffer] });
