/**
 * What can be known at best of a source: the engine's numbers of the optimum, which no figure of the board may show. A
 * unit is one source with its settings.
 *
 * @import { Frame } from '../../../training/training.d.ts'
 * @import { Truth } from '../../../training/protocol.js'
 * @import { Kind } from '../jobs.js'
 */

/** @typedef {NonNullable<Frame['bayes']>} Numbers */

/** @type {Kind} */
export const kind = function* ({ engine }, /** @type {Truth} */ truth) {
  yield { progress: 1, part: /** @type {Numbers} */ (engine.bayes(truth)) };
};
