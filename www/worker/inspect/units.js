/**
 * z and a of the units inside a network, from the engine: every layer is a network without hidden layers, and every
 * unit the only output of the network that ends in it.
 *
 * @import { Activation } from '../../scene/scene.d.ts'
 * @import { Engine } from '../host.js'
 * @import { TrainerConfig } from '../../training/protocol.js'
 * @import { Context } from './inspection.js'
 */
import { activationOf } from '../../scene/activations.js';

/** @typedef {InstanceType<Engine['Trainer']>} Trainer */

export class Units {
  #engine;
  #config;
  /** One for each layer, each with its own weights. @type {Trainer[]} */
  #layers;
  /** Ends in the unit that was asked for last. @type {{ layer: number, trainer: Trainer } | null} */
  #endsIn = null;

  /** @param {Context} context */
  constructor({ engine, config }) {
    const { layerSizes, features } = config;
    this.#engine = engine;
    this.#config = config;
    this.#layers = layerSizes.slice(1).map((size, l) => {
      // Only the first layer takes points.
      return this.#network([layerSizes[l], size], l === 0 ? features : undefined);
    });
  }

  /** A network whose outputs are z. @param {number[]} layerSizes @param {TrainerConfig['features']} features */
  #network(layerSizes, features) {
    const { features: _, ...config } = this.#config;
    const inputs = features ? { features } : {};
    return new this.#engine.Trainer({ ...config, ...inputs, layerSizes, output: 'identity' });
  }

  /**
   * All units of layers 1 to L: a row of values of all points for each unit, those of layer 1 first. a is σ(z) of hidden
   * units and t of outputs.
   *
   * @param {Trainer} trainer  whose θ it is
   * @param {Float64Array} x  points, as the trainer takes them
   * @returns {{ z: Float64Array, a: Float64Array }}
   */
  values(trainer, x) {
    const { layerSizes, activation, leak } = this.#config;
    const { theta } = trainer;
    const t = trainer.predict(x);
    const count = t.length / /** @type {number} */ (layerSizes.at(-1));
    const units = layerSizes.slice(1).reduce((sum, size) => sum + size, 0);
    const [z, a] = [new Float64Array(units * count), new Float64Array(units * count)];
    const sigma = activationOf(activation, leak);
    let [start, first, before] = [0, 0, x];
    this.#layers.forEach((layer, l) => {
      const size = layerSizes[l + 1];
      const end = start + size * (layerSizes[l] + 1);
      layer.theta = theta.subarray(start, end);
      const sums = layer.predict(before);
      before = l === this.#layers.length - 1 ? t : sums.map(sigma);
      for (let unit = 0; unit < size; unit++) {
        for (let point = 0; point < count; point++) {
          z[(first + unit) * count + point] = sums[point * size + unit];
          a[(first + unit) * count + point] = before[point * size + unit];
        }
      }
      start = end;
      first += size;
    });
    return { z, a };
  }

  /**
   * One unit, counted from 0 through layers 1 to L, at every point. Of a softmax output, whose z says nothing by itself,
   * z is ln(t / (1 − t)).
   *
   * @param {Trainer} trainer
   * @param {number} unit
   * @param {Float64Array} x
   * @returns {{ z: Float64Array, a: Float64Array }}
   */
  one(trainer, unit, x) {
    const { layerSizes, output, activation, leak } = this.#config;
    let [layer, start, row] = [1, 0, unit];
    for (; row >= layerSizes[layer]; layer++) {
      row -= layerSizes[layer];
      start += layerSizes[layer] * (layerSizes[layer - 1] + 1);
    }
    const isOutput = layer === layerSizes.length - 1;
    if (isOutput && output === 'softmax') {
      const t = trainer.predict(x);
      const [outputs, first] = [layerSizes[layer], row];
      const a = Float64Array.from({ length: t.length / outputs }, (_, i) => t[i * outputs + first]);
      return { z: a.map(logit), a };
    }
    const z = this.#ending(layer, start, row, trainer.theta).predict(x);
    return { z, a: z.map(functionOf(isOutput ? output : activation, leak)) };
  }

  /**
   * The network that ends in one unit.
   *
   * @param {number} layer
   * @param {number} start  of its Θ in θ
   * @param {number} row  of this Θ
   * @param {Float64Array} theta
   * @returns {Trainer}
   */
  #ending(layer, start, row, theta) {
    const { layerSizes, features } = this.#config;
    if (this.#endsIn?.layer !== layer) {
      this.#endsIn?.trainer.free();
      this.#endsIn = { layer, trainer: this.#network([...layerSizes.slice(0, layer), 1], features) };
    }
    const columns = layerSizes[layer - 1] + 1;
    const ending = new Float64Array(start + columns);
    ending.set(theta.subarray(0, start));
    ending.set(theta.subarray(start + row * columns, start + (row + 1) * columns), start);
    this.#endsIn.trainer.theta = ending;
    return this.#endsIn.trainer;
  }

  free() {
    for (const layer of this.#layers) layer.free();
    this.#endsIn?.trainer.free();
  }
}

/** Of t = 1, too, a number, so that lines can be traced through it. */
const MOST_LOGIT = 100;

/** @param {number} t */
const logit = (t) => Math.min(MOST_LOGIT, Math.max(-MOST_LOGIT, Math.log(t / (1 - t))));

/**
 * Of a unit, hidden or an output.
 *
 * @param {Activation | 'identity' | 'softmax'} name
 * @param {number} leak
 * @returns {(z: number) => number}
 */
const functionOf = (name, leak) =>
  name === 'identity' || name === 'softmax' ? (z) => z : activationOf(name, leak);
