/**
 * One network under several λ, each trained until it rests: from its seed, or going on from the one before. A unit is a
 * list of λ that are trained one after another.
 *
 * @import { ErrorReport, Status } from '../../../training/training.d.ts'
 * @import { Picture as Drawn, TrainerConfig } from '../../../training/protocol.js'
 * @import { Estimate } from '../../inspect/parts/excess.js'
 * @import { View } from '../../network.js'
 * @import { Kind } from '../jobs.js'
 */
import { pictureOnBoard, pointsFor, trainerOnBoard } from '../on-board.js';
import { stepOf } from '../steps.js';

/**
 * `updates` at most for each λ. `view` is what its picture is drawn with.
 * @typedef {{ config: TrainerConfig, lambdas: readonly number[], updates: number, view: View }} Asked
 */

/**
 * @typedef {object} Swept
 * @property {number} lambda
 * @property {number} updates  since the one before, where it went on from that
 * @property {Status} status
 * @property {ErrorReport} error
 * @property {Estimate | null} divergence  expected D beyond the smallest possible; null where the truth is not known
 * @property {Drawn} picture
 */

/** @type {Kind} */
export const kind = function* (bench, /** @type {Asked} */ { config, lambdas, updates: most, view }) {
  const { engine } = bench;
  const { train, truth } = pointsFor(bench);
  const trainer = trainerOnBoard(bench, { ...config, lambda: lambdas[0] });
  const picture = pictureOnBoard(bench, trainer, view);
  const step = stepOf(config, train.x.length / train.n);
  let before = 0;
  for (const [i, lambda] of lambdas.entries()) {
    trainer.lambda = lambda;
    /** @type {Status} */
    let status;
    let updates = before;
    do {
      ({ updates, status } = trainer.advance(Math.min(step, before + most - updates)));
      yield { progress: (i + (updates - before) / most) / lambdas.length };
    } while (status === 'training' && updates < before + most);
    const excess = truth && status !== 'diverged' ? engine.excess(truth, trainer) : null;
    const drawn = picture();
    /** @type {Swept} */
    const part = {
      ...{ lambda, updates: updates - before, status, error: trainer.error(), picture: drawn },
      divergence: excess ? { value: excess[0], uncertainty: excess[1] } : null,
    };
    yield { progress: (i + 1) / lambdas.length, part, transfer: [drawn.pixels.buffer] };
    before = updates;
  }
};
