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
import { targetsFor } from '../../../scene/targets.js';
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
export const kind = function* (
  { engine, lab, data, own },
  /** @type {Asked} */ { config, theta, moment, questions },
) {
  if (!data || !lab) throw new Refusal({ code: 'noPoints' });
  const { train, test, truth } = data;
  const trainer = own(new engine.Trainer(config));
  trainer.setTrainingSet(train.x, targetsFor(config, train).y);
  if (test) trainer.setTestSet(test.x, targetsFor(config, test).y);
  trainer.theta = theta;
  const means = { engine, lab, truth };
  const figure = new FigureQuantities(means, { ...moment, trainer, config, train });
  for (const [i, { name, args }] of questions.entries()) {
    const value = isOfBoard(name) ? boardQuantity(means, train, name) : figure.value(name, args);
    yield { progress: (i + 1) / questions.length, part: value };
  }
};
