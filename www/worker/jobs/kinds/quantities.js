/**
 * What lessons say of networks as they stand, where it takes more than a look at a frame. A unit is one network with what
 * is asked of it; what follows from the board alone is asked with any.
 *
 * @import { QuantityName } from '../../../lessons/lessons.d.ts'
 * @import { TrainerConfig } from '../../../training/protocol.js'
 * @import { Status } from '../../../training/training.d.ts'
 * @import { Kind } from '../jobs.js'
 */
import { Refusal } from '../../../points/reason.js';
import { pointsFor, trainerOnBoard } from '../on-board.js';
import { FigureQuantities, boardQuantity, isOfBoard } from '../../quantities.js';

/** @typedef {{ name: QuantityName, args: readonly number[] }} Question  arguments after the figure's place */

/**
 * @typedef {object} Asked
 * @property {TrainerConfig} config
 * @property {Float64Array} theta
 * @property {{ updates: number, epochs: number, status: Status }} moment
 * @property {readonly Question[]} questions
 */

/** @type {Kind} */
export const kind = function* (bench, /** @type {Asked} */ { config, theta, moment, questions }) {
  const { engine, lab } = bench;
  if (!lab) throw new Refusal({ code: 'noPoints' });
  const { train, truth } = pointsFor(bench);
  const trainer = trainerOnBoard(bench, config);
  trainer.theta = theta;
  const means = { engine, lab, truth };
  const figure = new FigureQuantities(means, { ...moment, trainer, config, train });
  for (const [i, { name, args }] of questions.entries()) {
    const value = isOfBoard(name) ? boardQuantity(means, train, name) : figure.value(name, args);
    yield { progress: (i + 1) / questions.length, part: value };
  }
};
