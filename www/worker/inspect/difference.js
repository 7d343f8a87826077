/**
 * How far a network's outputs are from the optimum, point by point.
 *
 * @import { Contours } from '../../training/training.d.ts'
 * @import { Truth } from '../../training/protocol.js'
 * @import { Engine } from '../host.js'
 * @import { Context } from './inspection.js'
 * @import { Grid } from './nodes.js'
 */

/** @type {Contours} */
const NO_LINES = { points: new Float32Array(), starts: Uint32Array.of(0), level: new Uint8Array() };

export class Difference {
  #engine;
  #config;
  #plane;
  /** The optimum at the points of a grid. @type {{ x: Float64Array, p: Float64Array } | null} */
  #best = null;

  /** @param {Context} context */
  constructor({ engine, config, data }) {
    this.#engine = engine;
    this.#config = config;
    this.#plane = new engine.Plane(Float64Array.from(data.domain), 2, 2);
  }

  /**
   * |t − optimum| at every node, of more classes ½ Σ |tₖ − Pₖ|; with the lines where the most probable class changes.
   *
   * @param {Grid} grid
   * @param {InstanceType<Engine['Trainer']>} trainer
   * @param {Truth} truth
   * @returns {{ values: Float32Array, contours: Contours }}
   */
  over({ x, width, height, fill }, trainer, truth) {
    if (this.#best?.x !== x) this.#best = { x, p: this.#engine.optimum(truth, x) };
    const values = Float32Array.from(fill(distances(trainer.predict(x), this.#best.p, this.#outputs)));
    return { values, contours: this.#lines(width, height, trainer) };
  }

  get #outputs() {
    return /** @type {number} */ (this.#config.layerSizes.at(-1));
  }

  /**
   * @param {number} width
   * @param {number} height
   * @param {InstanceType<Engine['Trainer']>} trainer
   * @returns {Contours}
   */
  #lines(width, height, trainer) {
    if (this.#config.output === 'identity') return NO_LINES;
    this.#plane.resize(width, height);
    this.#plane.evaluateNetwork(trainer);
    return this.#outputs > 2 ? this.#plane.boundaries() : this.#plane.contours(Float32Array.of(0));
  }

  free() {
    this.#plane.free();
  }
}

/**
 * @param {Float64Array} t  of every point, K numbers each
 * @param {Float64Array} p  the optimum, likewise; of two classes that of class 1 alone
 * @param {number} outputs  K
 */
function distances(t, p, outputs) {
  const points = t.length / outputs;
  const known = p.length / points;
  return Float64Array.from({ length: points }, (_, i) => {
    if (known === 1) return Math.abs(t[(i + 1) * outputs - 1] - p[i]);
    let sum = 0;
    for (let k = 0; k < outputs; k++) sum += Math.abs(t[i * outputs + k] - p[i * outputs + k]);
    return sum / 2;
  });
}
