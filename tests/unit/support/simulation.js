/**
 * A page with workers in simulated time: every worker is a host with a fake engine, whose work takes
 * as long as it says. What the pool does then depends on nothing but the test.
 *
 * @import { Points } from '../../../www/points/points.d.ts'
 * @import { SourceInfo, Store } from '../../../www/scene/scene.d.ts'
 * @import { FromWorker, OptimizerConfig, ToWorker, TrainerConfig, Truth } from '../../../www/training/protocol.js'
 * @import { Contours, ErrorReport, Status } from '../../../www/training/training.d.ts'
 * @import { Engine } from '../../../www/worker/host.js'
 */
import { parameterCount } from '../../../www/scene/task.js';
import { createHost } from '../../../www/worker/host.js';
import { createPool } from '../../../www/training/pool.js';

const FRAME_MILLIS = 16;

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
 * What tests see of a worker.
 *
 * @typedef {object} SimulatedWorker
 * @property {number} time  up to which it has worked, in milliseconds
 * @property {Set<SimulatedTrainer>} trainers  that have not been freed
 * @property {boolean} isTerminated
 * @property {boolean} hangs  whether it is caught in an endless loop
 * @property {number} pulls  that wait for an answer
 * @property {number} mostPulls  that have ever waited at once
 * @property {(millis: number) => void} spend
 * @property {(type: string, listener: (event: any) => void) => void} addEventListener
 * @property {(type: 'message' | 'error' | 'messageerror', event: object) => void} emit
 * @property {() => void} terminate
 * @property {(message: ToWorker) => void} postMessage
 * @property {(until: number) => void} run  works off what waits until the simulated time is reached
 */

/** @typedef {Pick<SimulatedWorker, 'spend' | 'trainers'>} Holder  what an engine knows of its worker */

/** @typedef {InstanceType<Engine['Trainer']>} RealTrainer */
/** @typedef {InstanceType<Engine['Plane']>} RealPlane */

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
function fakeEngine(costs, { spend, trainers }) {
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

  /** @implements {Omit<RealPlane, 'evaluateNetwork' | 'selectClass' | 'setDomain' | 'values' | typeof Symbol.dispose>} */
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
function timedEngine(real, { millisPerUpdate = 0.05, onCall = () => {} }, { spend, trainers }) {
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
    free() {
      trainers.delete(this);
      super.free();
    }
  }
  return { ...real, Trainer };
}

/**
 * @typedef {object} Machine
 * @property {Engine} [engine]  the real one, where its work counts
 * @property {number} [cores]
 * @property {(id: number) => boolean} [isBehind]  whether the last picture is still to be drawn
 * @property {() => Promise<WebAssembly.Module>} [compile]
 */

/** A page in simulated time. @typedef {ReturnType<typeof simulate>} Simulation */

/** The smallest of modules; nobody instantiates it. */
const compileNothing = async () => new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));

/** @param {Store} store @param {Costs & Machine} [options] */
export function simulate(store, { cores = 2, isBehind, engine, compile = compileNothing, ...costs } = {}) {
  let time = 0;
  /** @type {{ at: number, act: () => void }[]} */
  const mail = [];
  /** @type {(() => void)[]} */
  let frameTasks = [];
  /** @type {SimulatedWorker[]} */
  const workers = [];

  /** @returns {SimulatedWorker} */
  const createWorker = () => {
    /** @type {(() => void)[]} */
    const tasks = [];
    /** @type {Map<string, (event: any) => void>} */
    const listeners = new Map();
    /** @type {ReturnType<typeof createHost> | null} */
    let host = null;
    /** What came before the engine. @type {ToWorker[]} */
    const early = [];
    /** @type {SimulatedWorker} */
    const worker = {
      time,
      trainers: new Set(),
      isTerminated: false,
      hangs: false,
      pulls: 0,
      mostPulls: 0,
      spend: (millis) => (worker.time += millis),
      addEventListener: (type, listener) => listeners.set(type, listener),
      emit: (type, event) => listeners.get(type)?.({ preventDefault() {}, ...event }),
      terminate: () => (worker.isTerminated = true),
      postMessage(message) {
        if (message.type === 'pull') worker.mostPulls = Math.max(worker.mostPulls, ++worker.pulls);
        const copy = structuredClone(message);
        tasks.push(() => {
          if (copy.type === 'start') {
            host = createHost(
              engine ? timedEngine(engine, costs, worker) : fakeEngine(costs, worker),
              surroundings,
            );
            for (const message of early.splice(0)) host.receive(message);
          } else if (host) host.receive(copy);
          else early.push(copy);
        });
      },
      run(until) {
        while (tasks.length > 0 && worker.time < until && !worker.isTerminated && !worker.hangs) {
          tasks.shift()?.();
        }
        worker.time = Math.max(worker.time, until);
      },
    };
    const surroundings = {
      now: () => worker.time,
      /** @param {() => void} task */
      defer: (task) => tasks.push(task),
      /** @param {FromWorker} message @param {Transferable[]} transfer */
      post: (message, transfer) => {
        const data = structuredClone(message, { transfer });
        if (data.type === 'frames') worker.pulls -= 1;
        mail.push({
          at: worker.time,
          act: () => worker.isTerminated || listeners.get('message')?.({ data }),
        });
      },
    };
    workers.push(worker);
    return worker;
  };

  const pool = createPool(store, {
    cores,
    isBehind,
    compile,
    createWorker,
    nextFrame: (task) => frameTasks.push(task),
    now: () => time,
  });
  pool.setPalettes({
    probability: new Uint8Array(1024),
    classes: new Uint8Array(8192),
    values: new Uint8Array(1024),
  });

  const alive = () => workers.filter(({ isTerminated }) => !isTerminated);
  return {
    pool,
    workers,
    now: () => time,
    /** Trainers in the order in which they were made, those that were freed left out. */
    trainers: () => alive().flatMap((worker) => [...worker.trainers]),

    /**
     * Lets time pass; `watch` looks at the end of every millisecond.
     *
     * @param {number} millis
     * @param {() => void} [watch]
     */
    async run(millis, watch = () => {}) {
      await Promise.resolve(); // the engine compiles
      await Promise.resolve();
      for (const end = time + millis; time < end;) {
        time += 1;
        for (const worker of alive()) worker.run(time);
        mail.sort((a, b) => a.at - b.at);
        while (mail.length > 0 && mail[0].at <= time) mail.shift()?.act();
        if (time % FRAME_MILLIS === 0) {
          const tasks = frameTasks;
          frameTasks = [];
          for (const task of tasks) task();
        }
        watch();
      }
    },
    /** Whether the pool asks for a next frame. */
    isAwake: () => frameTasks.length > 0,
  };
}
