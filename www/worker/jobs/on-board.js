/**
 * A network of a job on the board's points, with its errors and its picture, as a figure's.
 *
 * @import { Picture as Drawn, TrainerConfig } from '../../training/protocol.js'
 * @import { View } from '../network.js'
 * @import { Plane } from '../picture.js'
 * @import { Bench } from './jobs.js'
 */
import { Refusal } from '../../points/reason.js';
import { targetsFor } from '../../scene/targets.js';
import { Picture } from '../picture.js';

/** The board's points; without a board there is nothing to do. @param {Bench} bench */
export function pointsFor({ data }) {
  if (!data) throw new Refusal({ code: 'noPoints' });
  return data;
}

/**
 * It is freed with the unit.
 *
 * @param {Bench} bench
 * @param {TrainerConfig} config
 */
export function trainerOnBoard(bench, config) {
  const { train, test } = pointsFor(bench);
  const trainer = bench.own(new bench.engine.Trainer(config));
  trainer.setTrainingSet(train.x, targetsFor(config, train).y);
  if (test) trainer.setTestSet(test.x, targetsFor(config, test).y);
  return trainer;
}

/**
 * @param {Bench} bench
 * @param {ReturnType<typeof trainerOnBoard>} trainer
 * @param {View} view  what it is drawn with
 * @returns {() => Drawn} of the network as it is when asked
 */
export function pictureOnBoard(bench, trainer, view) {
  const { domain, truth } = pointsFor(bench);
  const picture = new Picture(bench.engine, domain, truth);
  const subject = {
    fill: (/** @type {Plane} */ plane) => plane.evaluateNetwork(trainer),
    values: (/** @type {Float64Array} */ x) => trainer.predict(x),
  };
  return () => picture.still(subject, view);
}
