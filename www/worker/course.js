/**
 * One training, from a seed on: the trainer, its clock, the moments that were kept of it, and whether it is still on the
 * path from its seed.
 *
 * It is on its path as long as its weights are those that its settings lead to from its seed in so many updates. That
 * ends where somebody has put other weights, or has changed λ, the optimizer or the points on the way; and where training
 * goes on from a moment to which somebody went back, because momentum, Adam, L-BFGS and the order of batches remember more
 * than weights. Whoever knows the settings and the number of updates then no longer knows the weights.
 *
 * @import { Points } from '../points/points.d.ts'
 * @import { Status } from '../training/training.d.ts'
 * @import { Clock, OptimizerConfig, Samples, TrainerConfig } from '../training/protocol.js'
 * @import { Engine } from './host.js'
 * @import { Keyframe } from './keyframes.js'
 */
import { parameterCount } from '../scene/parameters.js';
import { targetsFor } from '../scene/targets.js';
import { Keyframes } from './keyframes.js';

export class Course {
  #engine;
  #config;
  #samples;
  /** How far the clock is ahead of the trainer's, which cannot be set back. */
  #clockAhead = { updates: 0, epochs: 0 };
  /** Where training stood before somebody went back in time. @type {Keyframe | null} */
  #tip = null;
  #isOnPath = true;
  /** Whether the optimizer remembers what it would on the path, and not only the weights agree. */
  #remembers = true;
  /** Counts the paths: moments that were kept on a former one are on none now. */
  #path = 0;

  updates = 0;
  epochs = 0;
  /** @type {Status} */
  status = 'training';
  /** Whether training went on beyond where it had ended by itself. */
  hasGoneOn = false;

  /**
   * @param {Engine} engine
   * @param {TrainerConfig} config
   * @param {Samples} samples
   * @param {InstanceType<Engine['Trainer']>} [trainer]  with them; one at its seed where it is not given
   * @throws {Error} of the engine, by kind, when it refuses the configuration or the points
   */
  constructor(engine, config, samples, trainer) {
    this.#engine = engine;
    this.#config = config;
    this.#samples = samples;
    this.keyframes = new Keyframes(parameterCount(config.layerSizes));
    this.trainer = trainer ?? this.#made();
  }

  /** Another course that goes on exactly as this one does, with all that its optimizer remembers. */
  twin() {
    const twin = new Course(this.#engine, this.#config, this.#samples, this.trainer.twin());
    const { updates, epochs, status, hasGoneOn } = this;
    Object.assign(twin, { updates, epochs, status, hasGoneOn, keyframes: this.keyframes.twin() });
    twin.#clockAhead = { ...this.#clockAhead };
    twin.#tip = this.#tip;
    twin.#isOnPath = this.#isOnPath;
    twin.#remembers = this.#remembers;
    twin.#path = this.#path;
    return twin;
  }

  /** @returns {InstanceType<Engine['Trainer']>} at its seed, with the points */
  #made() {
    const trainer = new this.#engine.Trainer(this.#config);
    try {
      const { train, test } = this.#samples;
      if (this.hasPoints) trainer.setTrainingSet(train.x, targetsFor(this.#config, train).y);
      if (test) trainer.setTestSet(test.x, targetsFor(this.#config, test).y);
    } catch (error) {
      trainer.free();
      throw error;
    }
    this.status = this.#learning;
    return trainer;
  }

  get config() {
    return this.#config;
  }

  get samples() {
    return this.#samples;
  }

  get hasPoints() {
    return this.#samples.train.x.length > 0;
  }

  get isOnPath() {
    return this.#isOnPath;
  }

  /** Whether an update would change anything. Descent never refuses one; L-BFGS at its minimum has none to make. */
  get canGoOn() {
    if (this.status === 'training') return true;
    return this.status === 'converged' && this.#config.optimizer.kind !== 'lbfgs' && this.hasPoints;
  }

  /** There is something to learn, as long as there are points to learn from. @returns {Status} */
  get #learning() {
    return this.hasPoints ? 'training' : 'converged';
  }

  /**
   * Trains, and on the way keeps the moments that are due.
   *
   * @param {number} count  updates
   */
  advance(count) {
    this.#leaveLaterMoments();
    this.hasGoneOn ||= this.status === 'converged';
    if (!this.#remembers) this.#isOnPath = false;
    const goal = this.updates + count;
    for (;;) {
      if (this.keyframes.isDue(this.updates)) this.keyframes.keep(this.moment());
      const before = this.updates;
      const step = Math.min(goal, this.keyframes.next) - before;
      const { updates, epochs, status } = this.trainer.advance(step);
      this.updates = updates + this.#clockAhead.updates;
      this.epochs = epochs + this.#clockAhead.epochs;
      this.status = status;
      if (status !== 'training' || this.updates >= goal || this.updates === before) return;
    }
  }

  /** @returns {Keyframe} */
  moment() {
    const { updates, epochs, status } = this;
    const path = this.#isOnPath ? this.#path : null;
    return { updates, epochs, status, lambda: this.#config.lambda, theta: this.trainer.theta, path };
  }

  /** Moments that were kept, and where training stood before somebody went back. @returns {readonly Keyframe[]} */
  get moments() {
    return this.#tip ? [...this.keyframes.all, this.#tip] : this.keyframes.all;
  }

  /** Goes back, or forward again, to the last moment at or before so many updates that was kept. @param {number} updates */
  seek(updates) {
    this.#tip ??= this.moment();
    const frame = updates >= this.#tip.updates ? this.#tip : this.keyframes.at(updates);
    if (!frame) return;
    this.#setClock(frame);
    this.#setTheta(frame.theta);
    this.#isOnPath = frame.path === this.#path;
    if (this.#isOnPath) this.status = frame.status;
  }

  /** @param {Float64Array} theta @param {Clock | null} clock  that belongs to them, where it is not the course's own */
  put(theta, clock) {
    if (clock) this.#setClock(clock);
    this.#setTheta(theta);
    this.#isOnPath = false;
    this.#leaveLaterMoments();
    this.keyframes.keep(this.moment());
  }

  /** @param {Float64Array} theta */
  #setTheta(theta) {
    this.trainer.theta = theta;
    this.#remembers = false;
    this.status = this.#learning;
  }

  /** @param {Clock} clock */
  #setClock({ updates, epochs }) {
    this.#clockAhead.updates += updates - this.updates;
    this.#clockAhead.epochs += epochs - this.epochs;
    this.updates = updates;
    this.epochs = epochs;
  }

  /** What comes from here on is another future. */
  #leaveLaterMoments() {
    if (!this.#tip) return;
    this.#tip = null;
    this.keyframes.cutAfter(this.updates);
  }

  /** @param {number} lambda */
  changeLambda(lambda) {
    this.#config = { ...this.#config, lambda };
    if (this.#beginsAnew()) return;
    this.trainer.lambda = lambda;
    this.#leavePath();
  }

  /** @param {OptimizerConfig} optimizer */
  changeOptimizer(optimizer) {
    const { kind, batchSize } = this.#config.optimizer;
    this.#config = { ...this.#config, optimizer };
    if (this.#beginsAnew()) return;
    if (optimizer.kind === kind && optimizer.batchSize === batchSize) {
      this.trainer.learningRate = optimizer.learningRate; // keeps the momenta
    } else {
      this.trainer.setOptimizer(optimizer);
    }
    this.#leavePath();
  }

  /** Goes on from the present weights with other points, of which there may be none. @param {Samples} samples */
  changePoints(samples) {
    this.#samples = samples;
    if (this.#beginsAnew()) return;
    const { train } = samples;
    if (this.hasPoints) this.trainer.setTrainingSet(train.x, targetsFor(this.#config, train).y);
    this.changeTestSet(samples.test);
    this.#leavePath();
  }

  /** @param {Points | null} test */
  changeTestSet(test) {
    this.#samples = { ...this.#samples, test };
    if (test) this.trainer.setTestSet(test.x, targetsFor(this.#config, test).y);
  }

  /** Where nothing has been trained, a change of settings is another start, on the path of its own. */
  #beginsAnew() {
    if (this.updates > 0 || !this.#isOnPath) return false;
    const before = this.trainer;
    this.trainer = this.#made();
    before.free();
    this.#clockAhead = { updates: 0, epochs: 0 };
    this.#remembers = true;
    this.#tip = null;
    this.keyframes.cutAfter(-1);
    return true;
  }

  #leavePath() {
    this.#path += 1;
    this.#isOnPath = false;
    this.status = this.#learning;
  }

  free() {
    this.trainer.free();
  }
}
