/**
 * The figure's network in the lab, at the weights of the moment and on the training points of the moment, for questions
 * that the engine of the first view does not answer.
 *
 * @import { Points } from '../../points/points.d.ts'
 * @import { Lab } from '../host.js'
 * @import { Context } from './inspection.js'
 */
import { targetsFor } from '../../scene/targets.js';

export class LabTrainer {
  /** @type {InstanceType<Lab['Trainer']> | null} */
  #trainer = null;
  /** The points that it has. @type {Points | null} */
  #train = null;
  /** y as the outputs want it. @type {Float64Array} */
  #targets = new Float64Array();

  /**
   * @param {Context} context  the newest
   * @returns {{ trainer: InstanceType<Lab['Trainer']>, theta: Float64Array, y: Float64Array, m: number } | null}  y is
   *   m × K; null where nobody has opened the lab, or there are no points
   */
  at({ lab, config, data: { train }, moment }) {
    if (!lab || train.x.length === 0) return null;
    const trainer = (this.#trainer ??= new lab.Trainer(config));
    if (train !== this.#train) {
      this.#targets = targetsFor(config, train).y;
      trainer.setTrainingSet(train.x, this.#targets);
      this.#train = train;
    }
    const { theta } = moment.trainer;
    trainer.theta = theta;
    return { trainer, theta, y: this.#targets, m: train.x.length / train.n };
  }

  free() {
    this.#trainer?.free();
  }
}

/**
 * Numbers of training points, counted from 0: so many from the first one on, and after the last one from the beginning.
 *
 * @param {{ first: number, count: number }} range
 * @param {number} m  how many there are
 * @returns {Uint32Array} none twice
 */
export const examplesOf = ({ first, count }, m) =>
  Uint32Array.from({ length: Math.min(count, m) }, (_, i) => (first + i) % m);
