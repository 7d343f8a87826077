/**
 * A network from other initial weights, trained on the board's points until it rests. A unit is one seed.
 *
 * @import { Condition, ErrorReport, Status } from '../../../training/training.d.ts'
 * @import { Picture as Drawn, TrainerConfig } from '../../../training/protocol.js'
 * @import { View } from '../../network.js'
 * @import { Kind } from '../jobs.js'
 */
import { conditionOf } from '../../condition.js';
import { pictureOnBoard, pointsFor, trainerOnBoard } from '../on-board.js';
import { stepOf } from '../steps.js';

/** Updates after which a picture is told on the way: far apart, since training begins fast and ends slowly. */
const MOMENTS = [0, 4, 16, 64, 256, 1024];

/** @typedef {{ config: TrainerConfig, updates: number, view: View }} Asked  `updates` at most */

/**
 * @typedef {object} Trained
 * @property {number} seed
 * @property {boolean} isFinal  whether it has come to rest here, or to the updates that it may take
 * @property {number} updates
 * @property {number} epochs
 * @property {Status} status
 * @property {ErrorReport} error
 * @property {Condition | null} condition  at the end
 * @property {Float64Array} theta  Θ⁽⁰⁾, Θ⁽¹⁾, …, each row by row, bias first
 * @property {Drawn} picture
 */

/** @type {Kind} */
export const kind = function* (bench, /** @type {Asked} */ { config, updates: most, view }) {
  const trainer = trainerOnBoard(bench, config);
  const picture = pictureOnBoard(bench, trainer, view);
  const { train } = pointsFor(bench);
  const step = stepOf(config, train.x.length / train.n);
  let [updates, epochs, status] = [0, 0, /** @type {Status} */ ('training')];
  for (const stop of [...MOMENTS.filter((updates) => updates < most), most]) {
    while (updates < stop && status === 'training') {
      ({ updates, epochs, status } = trainer.advance(Math.min(step, stop - updates)));
      yield { progress: updates / most };
    }
    const isFinal = status !== 'training' || updates === most;
    const { theta } = trainer;
    const drawn = picture();
    const moment = { seed: config.seed, isFinal, updates, epochs, status };
    /** @type {Trained} */
    const part = {
      ...{ ...moment, error: trainer.error(), theta, picture: drawn },
      condition: isFinal ? conditionOf(trainer, config, train) : null,
    };
    yield { progress: isFinal ? 1 : updates / most, part, transfer: [theta.buffer, drawn.pixels.buffer] };
    if (isFinal) return;
  }
};
