/**
 * Which of many networks are the same solution but for order and signs of hidden units. A unit is a list of networks.
 *
 * @import { TrainerConfig } from '../../../training/protocol.js'
 * @import { Lab } from '../../host.js'
 * @import { Kind } from '../jobs.js'
 */
import { solutionsAmong } from '../solutions.js';

/** `thetas`: θ after θ. @typedef {{ config: TrainerConfig, thetas: Float64Array }} Asked */

/** @typedef {ReturnType<typeof solutionsAmong>} Solutions */

/** @type {Kind} */
export const kind = function* ({ lab, own }, /** @type {Asked} */ { config, thetas }) {
  const { Trainer } = /** @type {Lab} */ (lab);
  const trainer = own(new Trainer(config));
  yield { progress: 1, part: solutionsAmong(trainer, config, thetas) };
};
