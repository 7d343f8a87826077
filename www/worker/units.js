/**
 * z and a of the units inside a network, from the engine: every layer is a network without hidden layers, and every
 * unit the only output of the network that ends in it.
 *
 * @import { Engine } from './host.js'
 * @import { TrainerConfig } from './protocol.js'
 */
import { activationOf } from '../views/unit-colours.js';

/** @typedef {InstanceType<Engine['Trainer']>} Trainer */

export class Units {
  #engine;
  #config;
  /** One for each layer, each with its own weights. @type {Trainer[]} */
  #layers;
  /** Ends in the unit that was asked for last. @type {{ layer: number, trainer: Trainer } | null} */
  #ending = null;

  /**
   * @param {Engine} engine
   * @param {TrainerConfig} config
   */
  constructor(engine, config) {
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
   * z of one unit, counted from 0 through layers 1 to L, at every point.
   *
   * @param {Trainer} trainer
   * @param {number} unit
   * @param {Float64Array} x
   * @returns {Float64Array}
   */
  logits(trainer, unit, x) {
    const { layerSizes, features } = this.#config;
    let [layer, start, row] = [1, 0, unit];
    for (; row >= layerSizes[layer]; layer++) {
      row -= layerSizes[layer];
      start += layerSizes[layer] * (layerSizes[layer - 1] + 1);
    }
    if (this.#ending?.layer !== layer) {
      this.#ending?.trainer.free();
      this.#ending = { layer, trainer: this.#network([...layerSizes.slice(0, layer), 1], features) };
    }
    const columns = layerSizes[layer - 1] + 1;
    const { theta } = trainer;
    const ending = new Float64Array(start + columns);
    ending.set(theta.subarray(0, start));
    ending.set(theta.subarray(start + row * columns, start + (row + 1) * columns), start);
    this.#ending.trainer.theta = ending;
    return this.#ending.trainer.predict(x);
  }

  free() {
    for (const layer of this.#layers) layer.free();
    this.#ending?.trainer.free();
  }
}
