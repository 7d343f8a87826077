/**
 * Which of many networks are the same solution, as on the board's points. A unit is a list of networks.
 *
 * @import { TrainerConfig } from '../../../training/protocol.js'
 * @import { Lab } from '../../host.js'
 * @import { Kind } from '../jobs.js'
 */
import { pointsFor } from '../on-board.js';
import { solutionsAmong } from '../solutions.js';

/** `thetas`: θ after θ. @typedef {{ config: TrainerConfig, thetas: Float64Array }} Asked */

/** @typedef {ReturnType<typeof solutionsAmong>} Solutions */

/** @type {Kind} */
export const kind = function* (bench, /** @type {Asked} */ { config, thetas }) {
  const { train } = pointsFor(bench);
  const { Trainer } = /** @type {Lab} */ (bench.lab);
  const trainer = bench.own(new Trainer(config));
  yield { progress: 1, part: solutionsAmong(trainer, config, thetas, train) };
};
