/**
 * What no network can do better than; nothing where nobody knows the distribution that the points were drawn from.
 *
 * @import { Part } from '../inspection.js'
 */

/** @typedef {{ error: number | null, crossEntropy: number | null, noiseVariance: number | null }} Bayes */

/** @type {Part} */
export const part = {
  needs: [],
  cost: 'cheap',
  report: ({ engine, data: { truth } }) => truth && { data: engine.bayes(truth) },
};
