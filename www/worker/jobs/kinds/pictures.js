/**
 * Pictures of a network at given weights, with its errors there. A unit is a list of θ.
 *
 * @import { ErrorReport } from '../../../training/training.d.ts'
 * @import { Picture as Drawn, TrainerConfig } from '../../../training/protocol.js'
 * @import { View } from '../../network.js'
 * @import { Kind } from '../jobs.js'
 */
import { pictureOnBoard, trainerOnBoard } from '../on-board.js';

/** @typedef {{ config: TrainerConfig, thetas: readonly Float64Array[], view: View }} Asked */

/** @typedef {{ error: ErrorReport, picture: Drawn }} Pictured */

/** @type {Kind} */
export const kind = function* (bench, /** @type {Asked} */ { config, thetas, view }) {
  const trainer = trainerOnBoard(bench, config);
  const drawn = pictureOnBoard(bench, trainer, view);
  for (const [i, theta] of thetas.entries()) {
    trainer.theta = theta;
    /** @type {Pictured} */
    const part = { error: trainer.error(), picture: drawn() };
    yield { progress: (i + 1) / thetas.length, part, transfer: [part.picture.pixels.buffer] };
  }
};
