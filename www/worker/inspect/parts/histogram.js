/**
 * How often z of a layer is how large, over its units and the training points. It needs the lab.
 *
 * @import { Part } from '../inspection.js'
 */
import { Layers } from '../layers.js';

const BINS = 48;

/** @typedef {{ layer: number }} Asked  from 1 to L */

/**
 * @typedef {object} Histogram
 * @property {number} layer
 * @property {number} low  the smallest z, where the first bin begins
 * @property {number} high  the largest z, where the last bin ends
 * @property {Uint32Array} counts  of bins of equal width
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
  report({ lab, data, moment, config, tool }, /** @type {Asked} */ { layer }) {
    const isThere = layer >= 1 && layer < config.layerSizes.length;
    if (!lab || !isThere || data.train.x.length === 0 || !tool(Layers).mayLook(moment)) return null;
    const { theta } = moment.trainer;
    const { edges, counts, saturated, dead } = tool(Layers).at(
      lab,
      data.train,
      { theta, lambda: moment.lambda },
      BINS,
    );
    const at = layer - 1;
    /** @type {Histogram} */
    const histogram = {
      ...{ layer, low: edges[2 * at], high: edges[2 * at + 1] },
      ...{ saturated: saturated[at] ?? null, dead: dead[at] ?? null },
      counts: counts.slice(at * BINS, (at + 1) * BINS),
    };
    return { data: histogram, transfer: [histogram.counts.buffer] };
  },
};
