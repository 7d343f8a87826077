/**
 * Engines whose work takes as long as it is said to take, on the clock of the worker that holds them.
 *
 * @import { Points } from '../../../www/points/points.d.ts'
 * @import { SourceInfo } from '../../../www/scene/scene.d.ts'
 * @import { OptimizerConfig, TrainerConfig, Truth } from '../../../www/training/protocol.js'
 * @import { Contours, ErrorReport, Status } from '../../../www/training/training.d.ts'
 * @import { Engine } from '../../../www/worker/host.js'
 */
import { parameterCount } from '../../../www/scene/parameters.js';

/**
 * @typedef {object} Costs
 * @property {number} [millisPerUpdate]  of a network
 * @property {number} [convergesAfter]  updates since the start or the last change
 * @property {(config: TrainerConfig) => number} [updateCost]  overrides `millisPerUpdate`
 * @property {(config: TrainerConfig) => number} [convergence]  overrides `convergesAfter`
 * @property {number} [millisPerNode]
 * @property {OnCall} [onCall]  may throw what the engine would throw
 */

/**
 * Told of a call of the engine with the updates so far, the noise, or the updates that a picture shows; and of whose
 * settings, where that engine is the real one.
 *
 * @typedef {(call: 'new' | 'advance' | 'fill' | 'sample', count: number, config?: TrainerConfig) => void} OnCall
 */

/**
 * What tests see of a trainer.
 *
 * @typedef {object} SimulatedTrainer
 * @property {TrainerConfig} config
 * @property {number} updates  since it was made
 * @property {(optimizer: OptimizerConfig) => void} setOptimizer
 * @property {number} [m]  number of training points, of the fake engine's
 */

/**
 * What an engine knows of its worker.
 *
 * @typedef {object} Holder
 * @property {(millis: number) => void} spend
 * @property {Set<SimulatedTrainer>} trainers  that have not been freed
 */

/** @typedef {InstanceType<Engine['Trainer']>} RealTrainer */
/** @typedef {InstanceType<Engine['Plane']>} RealPlane */
/** @typedef {'evaluateNetwork' | 'selectClass' | 'setDomain' | 'values' | typeof Symbol.dispose} Missing  of a plane */

/** @typedef {Truth & { m: number, seed: number, part: 'train' | 'test' }} SampleSettings */

/** @type {Omit<SourceInfo, 'name' | 'noise'>} */
const SOURCE = { task: 'classification', n: 2, classes: [2, 2], domain: [-7, 8, -6, 5] };

/** Seeds of the fake system: each comes once. */
let fakeSeed = 0;

/**
 * As much of an engine as the pool's tests need.
 *
 * @param {Costs} costs
 * @param {Holder} worker
 * @returns {Engine}
 */
export function fakeEngine(costs, { spend, trainers }) {
  const { millisPerUpdate = 0.1, convergesAfter = 100, millisPerNode = 2e-4, onCall = () => {} } = costs;
  const { updateCost = () => millisPerUpdate, convergence = () => convergesAfter } = costs;

  /**
   * @implements {Omit<RealTrainer, 'errorAt' | typeof Symbol.dispose>}
   * @implements {SimulatedTrainer}
   */
  class Trainer {
    updates = 0;
    since = 0;
    /** @type {Status} */
    status = 'training';
    m = 0;
    /** Number of test points. @type {number | null} */
    test = null;
    #lambda;
    #start;
    #startedAt = 0;
    /** @param {TrainerConfig} config */
    constructor(config) {
      onCall('new', 0);
      this.config = config;
      this.#lambda = config.lambda;
      this.#start = new Float64Array(parameterCount(config.layerSizes));
      trainers.add(this);
    }
    /** @param {Float64Array} x @param {Float64Array} y */
    setTrainingSet(x, y) {
      if (x.length === 0) throw Object.assign(new Error('x is empty'), { name: 'InvalidData' });
      const inputs = this.config.features ? 2 : this.config.layerSizes[0];
      if (x.length / inputs !== y.length / Number(this.config.layerSizes.at(-1))) {
        throw Object.assign(new Error('x and y do not fit the network'), { name: 'ShapeMismatch' });
      }
      this.m = x.length / 2;
      this.#resume();
    }
    /** @param {Float64Array} x */
    setTestSet(x) {
      if (x.length === 0) throw Object.assign(new Error('x is empty'), { name: 'InvalidData' });
      this.test = x.length / 2;
    }
    /** @param {number} lambda */
    set lambda(lambda) {
      this.#lambda = lambda;
      this.#resume();
    }
    /** @param {number} rate */
    set learningRate(rate) {
      this.config = { ...this.config, optimizer: { ...this.config.optimizer, learningRate: rate } };
      this.#resume();
    }
    /** Every update adds 1 to each of the weights. */
    get theta() {
      return this.#start.map((value) => value + this.updates - this.#startedAt);
    }
    set theta(theta) {
      this.#start = theta;
      this.#startedAt = this.updates;
      this.#resume();
    }
    /** @param {OptimizerConfig} optimizer */
    setOptimizer(optimizer) {
      this.config = { ...this.config, optimizer };
      this.#resume();
    }
    #resume() {
      this.since = 0;
      this.status = 'training';
    }
    /** @param {number} count */
    advance(count) {
      onCall('advance', this.updates);
      const left = convergence(this.config) - this.since;
      const done = Math.min(count, left);
      spend(done * updateCost(this.config));
      this.updates += done;
      this.since += done;
      if (done === left) this.status = 'converged';
      return { updates: this.updates, epochs: this.updates, status: this.status };
    }
    /** @returns {any} */
    twin() {
      const twin = new Trainer(this.config);
      const { updates, since, status, m, test } = this;
      Object.assign(twin, { updates, since, status, m, test });
      twin.#lambda = this.#lambda;
      twin.#start = this.#start;
      twin.#startedAt = this.#startedAt;
      return twin;
    }
    gradient() {
      return this.#start.map(() => 1);
    }
    /** @param {Float64Array} x */
    predict(x) {
      return Float64Array.from({ length: x.length / 2 }, (_, i) => i);
    }
    /** @returns {ErrorReport} */
    error() {
      return { d: 0, r: 1, e: this.#lambda, accuracy: 1, testD: this.test, testAccuracy: 1 };
    }
    free() {
      trainers.delete(this);
    }
  }

  /** @implements {Omit<RealPlane, Missing>} */
  class Plane {
    #nodes;
    #value = 0;
    /** @param {Float64Array} _domain @param {number} width @param {number} height */
    constructor(_domain, width, height) {
      this.#nodes = width * height;
    }
    /** @param {number} width @param {number} height */
    resize(width, height) {
      this.#nodes = width * height;
    }
    /** @param {number} value */
    #fill(value) {
      onCall('fill', value);
      spend(this.#nodes * millisPerNode);
      this.#value = value;
    }
    /** @param {Trainer} trainer */
    evaluateNetwork(trainer) {
      this.#fill(trainer.updates);
    }
    evaluateOptimum() {
      this.#fill(0);
    }
    pixels() {
      return new Uint8ClampedArray(this.#nodes * 4);
    }
    /** @returns {Contours} */
    contours() {
      // The picture says which update it shows.
      return {
        points: Float32Array.of(this.#value, this.#value),
        starts: Uint32Array.of(0, 1),
        level: Uint8Array.of(0),
      };
    }
    regionPixels() {
      return this.pixels();
    }
    valuePixels() {
      return this.pixels();
    }
    boundaries() {
      return this.contours();
    }
    free() {}
  }

  const fake = {
    Trainer,
    Plane,
    randomSeed: () => fakeSeed++,
    bayes: () => ({ error: 0.1, crossEntropy: 0.25, noiseVariance: null }),
    optimum: (/** @type {unknown} */ _, /** @type {Float64Array} */ x) =>
      Float64Array.from({ length: Math.max(1, x.length / 2) }, (_, i) => 0.5 / (1 + i)),
    /** @returns {SourceInfo[]} */
    sources: () => [
      { ...SOURCE, name: 'lecture', noise: [0.2, 2, 1] },
      { ...SOURCE, name: 'moons', noise: [0.25, 1.5, 0.6] },
      { ...SOURCE, name: 'sine', task: 'regression', n: 1, noise: [0, 1, 0.3] },
    ],
    /** @param {SampleSettings} settings @returns {Points} */
    sampleSource: ({ source, m, seed, noise, part }) => {
      onCall('sample', noise);
      spend(0.2);
      const n = source === 'sine' ? 1 : 2;
      const x = new Float64Array(n * m).fill(seed + noise + (part === 'test' ? 0.5 : 0));
      return { x, y: new Float64Array(m), n, k: 1 };
    },
  };
  return /** @type {Engine} */ (/** @type {unknown} */ (fake));
}

/**
 * The real engine, whose work takes as long as it is said to take.
 *
 * @param {Engine} real
 * @param {Costs} costs
 * @param {Holder} worker
 * @returns {Engine}
 */
export function timedEngine(real, { millisPerUpdate = 0.05, onCall = () => {} }, { spend, trainers }) {
  /** @implements {SimulatedTrainer} */
  class Trainer extends real.Trainer {
    updates = 0;
    /** @param {TrainerConfig} config */
    constructor(config) {
      super(config);
      this.config = config;
      trainers.add(this);
    }
    /** @param {number} count */
    advance(count) {
      const progress = super.advance(count);
      this.updates = progress.updates;
      onCall('advance', this.updates, this.config);
      spend(count * millisPerUpdate);
      return progress;
    }
    twin() {
      const twin = Object.setPrototypeOf(super.twin(), Trainer.prototype);
      Object.assign(twin, { updates: this.updates, config: this.config });
      trainers.add(twin);
      return twin;
    }
    free() {
      trainers.delete(this);
      super.free();
    }
  }
  return { ...real, Trainer };
}
