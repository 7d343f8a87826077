/**
 * How far the network is from the optimum, on average over the distribution of the points.
 *
 * @import { Part } from '../inspection.js'
 */

/** @typedef {{ value: number, uncertainty: number }} Estimate */

/**
 * Expected D, and expected share of errors, beyond the smallest possible; the latter only of classes.
 * @typedef {{ divergence: Estimate, error: Estimate | null }} Excess
 */

/** @type {Part} */
export const part = {
  needs: ['weights'],
  cost: 'dear',
  report({ engine, data: { truth }, moment }) {
    const numbers = truth && engine.excess(truth, moment.trainer);
    if (!numbers) return null;
    const [divergence, error] = [0, 2].map((i) => ({ value: numbers[i], uncertainty: numbers[i + 1] }));
    return { data: { divergence, error: numbers.length > 2 ? error : null } };
  },
};
