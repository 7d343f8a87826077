/**
 * How the layers of a network fare at any θ: the size of their gradients, and where their units work. The lab tells it.
 *
 * @import { Samples, TrainerConfig } from '../../training/protocol.js'
 * @import { Lab } from '../host.js'
 * @import { Keyframe } from '../keyframes.js'
 * @import { Context, Moment } from './inspection.js'
 */
import { targetsFor } from '../../scene/targets.js';
import { OverTime } from './over-time.js';

/** A look that takes longer, in milliseconds, waits until the network rests. */
const MOST_MILLIS = 20;

/**
 * As `Trainer.layerStatistics` of the lab tells them: of layers 1 to L, or of the hidden ones.
 *
 * @typedef {object} Statistics
 * @property {Float64Array} gradientNorms  ‖∂E/∂Θ⁽⁰⁾‖ … ‖∂E/∂Θ⁽ᴸ⁻¹⁾‖
 * @property {Float64Array} dataGradientNorms  likewise of D, without λR
 * @property {Float64Array} saturated  shares of pairs of a unit and an example
 * @property {Float64Array} dead  shares of units
 * @property {Float64Array} zero  shares of pairs with ∂D/∂z = 0
 * @property {Float64Array} edges  two of each layer
 * @property {Uint32Array} counts  of each layer's z, bin by bin
 */

export class Layers {
  #config;
  #now;
  /** @type {InstanceType<Lab['Trainer']> | null} */
  #trainer = null;
  /** That it has. @type {Samples['train'] | null} */
  #train = null;
  #millis = 0;

  /** @param {{ config: TrainerConfig, now: () => number }} context */
  constructor({ config, now }) {
    this.#config = config;
    this.#now = now;
  }

  /** Whether it may be looked at a moment now: a large network is not held up while it trains. @param {Pick<Moment, 'mayTrain'>} moment */
  mayLook({ mayTrain }) {
    return !mayTrain || this.#millis < MOST_MILLIS;
  }

  /**
   * @param {Lab} lab
   * @param {Samples['train']} train  at least one example
   * @param {{ theta: Float64Array, lambda: number }} moment
   * @param {{ bins: number, edges: readonly number[] }} [histograms]  `edges` are two, or none for the smallest and the
   *   largest z of each layer
   * @returns {Statistics}
   */
  at(lab, train, { theta, lambda }, { bins, edges } = { bins: 1, edges: [] }) {
    const started = this.#now();
    const trainer = (this.#trainer ??= new lab.Trainer(this.#config));
    if (train !== this.#train) {
      trainer.setTrainingSet(train.x, targetsFor(this.#config, train).y);
      this.#train = train;
    }
    trainer.lambda = lambda;
    trainer.theta = theta;
    const statistics = trainer.layerStatistics(bins, [...edges]);
    this.#millis = this.#now() - started;
    return statistics;
  }

  free() {
    this.#trainer?.free();
  }
}

/** @extends {OverTime<Statistics>} */
export class LayersOverTime extends OverTime {
  /** @override @param {Context} context @param {Keyframe} frame */
  of({ lab, data, tool }, frame) {
    return tool(Layers).at(/** @type {Lab} */ (lab), data.train, frame);
  }

  /** @override @param {Context} context */
  follow(context) {
    const { lab, moment, tool } = context;
    if (!lab) this.isComplete = true;
    else if (tool(Layers).mayLook(moment)) super.follow(context);
    else this.isComplete = false;
  }
}

/**
 * Columns of numbers, a row for each moment that was kept and for the present one; of each row a number for every layer,
 * one after another.
 *
 * @typedef {object} GradientCurve
 * @property {number} present  row of the present moment; those after it are of a training that was left by going back
 * @property {number} layers  L
 * @property {Float64Array} updates
 * @property {Float64Array} norms  ‖∂E/∂Θ⁽⁰⁾‖ … ‖∂E/∂Θ⁽ᴸ⁻¹⁾‖, with the λ of the time
 * @property {Float64Array} dataNorms  likewise of D, without λR
 * @property {Float64Array} saturated  of the hidden layers, as are the next two: shares from 0 to 1
 * @property {Float64Array} dead
 * @property {Float64Array} zero
 */

/**
 * @param {readonly ({ updates: number } & Statistics)[]} moments  by updates
 * @param {number} present  its row
 * @returns {GradientCurve}
 */
export function gradientCurve(moments, present) {
  const column = (
    /** @type {'gradientNorms' | 'dataGradientNorms' | 'saturated' | 'dead' | 'zero'} */ name,
  ) => Float64Array.from(moments.flatMap((moment) => [...moment[name]]));
  return {
    present,
    layers: moments[0]?.gradientNorms.length ?? 0,
    updates: Float64Array.from(moments, ({ updates }) => updates),
    norms: column('gradientNorms'),
    dataNorms: column('dataGradientNorms'),
    saturated: column('saturated'),
    dead: column('dead'),
    zero: column('zero'),
  };
}
