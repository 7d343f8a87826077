/**
 * What a worker holds for one figure of the board: a network with its trainer, or the optimum.
 *
 * @import { Domain, ErrorReport, InspectionSubject, Status } from '../types.d.ts'
 * @import { Engine } from './host.js'
 * @import { FigureReport, OptimizerConfig, Samples, TrainerConfig, Truth } from './protocol.js'
 * @import { Keyframe } from './keyframes.js'
 * @import { Size } from './resolution.js'
 */
import { parameterCount } from './assignment.js';
import { Inspection } from './inspection.js';
import { Keyframes } from './keyframes.js';
import { Picture } from './picture.js';
import { SLICE_MILLIS } from './protocol.js';
import { smoothed } from './smoothed.js';

/**
 * A slice grows at most by this factor over the last one. A clock that browsers keep coarse may
 * show the first updates as taking no time at all, and a slice sized by that would hold the worker
 * for seconds.
 */
const GROWTH = 4;

/** Numbers may take at most one part in this many of the time while training runs. */
const NUMBERS_SHARE = 5;

/** @typedef {Samples & { domain: Domain }} Data */

/**
 * @typedef {object} View  how a report's picture is to be made
 * @property {Size} size
 * @property {Uint8Array} palette  256 × RGBA
 */

export class NetworkFigure {
  #trainer;
  #picture;
  #optimizer;
  #now;
  #hasTestSet = false;
  /** Counts changes of the weights, for the picture; and of E at the same weights, for the numbers. */
  #weightsVersion = 0;
  #errorVersion = 0;
  #reportedVersion = -1;
  #reportedAt = 0;
  #numbersMillis = 0;
  #slice = 1;
  #lambda;
  #keyframes;
  /** How far the figure's clock is ahead of its trainer's, which cannot be set back. */
  #clockAhead = { updates: 0, epochs: 0 };
  /** Where training stood before somebody went back in time. @type {Keyframe | null} */
  #tip = null;
  /** @type {Inspection | null} */
  #inspection = null;
  #makeInspection;
  /** @type {Data['test']} */
  #test;

  goal = 0;
  revision = 0;
  updates = 0;
  epochs = 0;
  /** @type {Status} */
  status = 'training';
  millisPerUpdate = 0;

  /**
   * @param {Engine} engine
   * @param {TrainerConfig} config
   * @param {Data} data
   * @param {() => number} now  milliseconds
   * @throws {Error} of the engine, by kind, when it refuses the configuration or the points
   */
  constructor(engine, config, { train, test, domain }, now) {
    this.#now = now;
    this.#lambda = config.lambda;
    this.#keyframes = new Keyframes(parameterCount(config.layerSizes));
    this.#makeInspection = () => new Inspection(engine, config, { train, test: this.#test, domain }, now);
    this.#test = test;
    this.#optimizer = config.optimizer;
    this.#picture = new Picture(engine, domain);
    this.#trainer = new engine.Trainer(config);
    try {
      this.#trainer.setTrainingSet(train.x, train.y);
      this.changeTestSet(test);
    } catch (error) {
      this.free();
      throw error;
    }
  }

  get mayTrain() {
    return this.status === 'training' && this.updates < this.goal;
  }

  /** Trains for about a slice of time, at least one update, and not past the goal. */
  train() {
    this.#leaveLaterMoments();
    const count = Math.min(this.goal - this.updates, this.#slice);
    const before = this.updates;
    const started = this.#now();
    const status = this.#advance(count);
    const elapsed = this.#now() - started;

    const done = this.updates - before;
    if (done > 0) this.millisPerUpdate = smoothed(this.millisPerUpdate, elapsed / done);
    // A trainer that diverges goes back to its last finite weights.
    if (done !== 0 || status === 'diverged') {
      this.#weightsVersion += 1;
      this.#errorVersion += 1;
    }
    const affordable = this.millisPerUpdate > 0 ? Math.floor(SLICE_MILLIS / this.millisPerUpdate) : Infinity;
    this.#slice = Math.max(1, Math.min(affordable, GROWTH * count));
    this.status = status;
  }

  /**
   * Trains, and on the way keeps the moments that are due.
   *
   * @param {number} count  updates
   * @returns {Status}
   */
  #advance(count) {
    const goal = this.updates + count;
    for (;;) {
      if (this.#keyframes.isDue(this.updates)) this.#keyframes.keep(this.#moment());
      const before = this.updates;
      const step = Math.min(goal, this.#keyframes.next) - before;
      const { updates, epochs, status } = this.#trainer.advance(step);
      this.updates = updates + this.#clockAhead.updates;
      this.epochs = epochs + this.#clockAhead.epochs;
      if (status !== 'training' || this.updates >= goal || this.updates === before) return status;
    }
  }

  /** @returns {Keyframe} */
  #moment() {
    const { updates, epochs } = this;
    return { updates, epochs, lambda: this.#lambda, theta: this.#trainer.theta };
  }

  /** Goes back, or forward again, to the last moment at or before so many updates that was kept. @param {number} updates */
  seek(updates) {
    this.goal = 0;
    this.#tip ??= this.#moment();
    const frame = updates >= this.#tip.updates ? this.#tip : this.#keyframes.at(updates);
    if (!frame) return;
    this.#clockAhead.updates += frame.updates - this.updates;
    this.#clockAhead.epochs += frame.epochs - this.epochs;
    this.updates = frame.updates;
    this.epochs = frame.epochs;
    this.#setTheta(frame.theta);
  }

  /** @param {Float64Array} theta */
  changeTheta(theta) {
    this.goal = 0;
    this.#setTheta(theta);
    this.#leaveLaterMoments();
    this.#keyframes.keep(this.#moment());
  }

  /** @param {Float64Array} theta */
  #setTheta(theta) {
    this.#trainer.theta = theta;
    this.#weightsVersion += 1;
    this.#errorVersion += 1;
    this.status = 'training';
  }

  /** What comes from here on is another future. */
  #leaveLaterMoments() {
    if (!this.#tip) return;
    this.#tip = null;
    this.#keyframes.cutAfter(this.updates);
  }

  /** @param {number} lambda */
  changeLambda(lambda) {
    this.#trainer.lambda = lambda;
    this.#lambda = lambda;
    this.#errorVersion += 1;
    this.status = 'training';
  }

  /** @param {OptimizerConfig} optimizer */
  changeOptimizer(optimizer) {
    const { kind, batchSize } = this.#optimizer;
    if (optimizer.kind === kind && optimizer.batchSize === batchSize) {
      this.#trainer.learningRate = optimizer.learningRate; // keeps the momenta
    } else {
      this.#trainer.setOptimizer(optimizer);
    }
    this.#optimizer = optimizer;
    this.status = 'training';
  }

  /** @param {Data['test']} test */
  changeTestSet(test) {
    if (test) this.#trainer.setTestSet(test.x, test.y);
    this.#hasTestSet = test !== null; // a trainer keeps the one it has
    this.#test = test;
    this.#inspection?.changeTestSet(test);
    this.#errorVersion += 1;
  }

  /**
   * @param {View | null} view
   * @param {InspectionSubject | null} subject  where the figure is inspected
   * @returns {Omit<FigureReport, 'id'>}
   */
  report(view, subject) {
    const { revision, updates, epochs, status, millisPerUpdate } = this;
    const picture =
      view &&
      this.#picture.draw(
        (plane) => plane.evaluateNetwork(this.#trainer),
        this.#weightsVersion,
        view.size,
        view.palette,
        this.#now,
      );
    const { millisPerNode } = this.#picture;
    const error = this.#numbers();
    const inspection = subject && this.#inspect(subject);
    const own = { revision, updates, epochs, status, millisPerUpdate, millisPerNode };
    return { ...own, picture, error, bayes: null, inspection };
  }

  /** @param {InspectionSubject} subject */
  #inspect(subject) {
    this.#inspection ??= this.#makeInspection();
    const { updates, epochs, mayTrain } = this;
    const versions = { weightsVersion: this.#weightsVersion, errorVersion: this.#errorVersion };
    const moment = { trainer: this.#trainer, updates, epochs, lambda: this.#lambda, mayTrain, ...versions };
    const later = this.#tip ? [this.#tip] : [];
    return this.#inspection.report(subject, moment, [...this.#keyframes.all, ...later]);
  }

  stopInspecting() {
    this.#inspection?.free();
    this.#inspection = null;
  }

  /** D, R, E and accuracies, unless unchanged or, in the midst of training, too dear for this frame. */
  #numbers() {
    if (this.#reportedVersion === this.#errorVersion) return null;
    const started = this.#now();
    if (this.mayTrain && started - this.#reportedAt < (NUMBERS_SHARE - 1) * this.#numbersMillis) return null;
    /** @type {ErrorReport} */
    const error = this.#trainer.error();
    this.#reportedAt = this.#now();
    this.#numbersMillis = this.#reportedAt - started;
    this.#reportedVersion = this.#errorVersion;
    return this.#hasTestSet ? error : { ...error, testD: null, testAccuracy: null };
  }

  free() {
    this.stopInspecting();
    this.#picture.free();
    this.#trainer.free();
  }
}

/** The posterior under the distribution that the points were drawn from. It never trains. */
export class OptimumFigure {
  #truth;
  #picture;
  #bayes;
  #now;

  goal = 0;
  revision = 0;
  mayTrain = false;

  /**
   * @param {Engine} engine
   * @param {Truth} truth
   * @param {Domain} domain
   * @param {() => number} now  milliseconds
   * @throws {Error} of the engine, by kind, when it refuses the source
   */
  constructor(engine, truth, domain, now) {
    this.#truth = truth;
    this.#picture = new Picture(engine, domain);
    this.#bayes = engine.bayes(truth);
    this.#now = now;
  }

  /**
   * @param {View | null} view
   * @returns {Omit<FigureReport, 'id'>}
   */
  report(view) {
    const fill = (/** @type {InstanceType<Engine['Plane']>} */ plane) => plane.evaluateOptimum(this.#truth);
    return {
      revision: this.revision,
      updates: 0,
      epochs: 0,
      status: 'converged',
      picture: view && this.#picture.draw(fill, 0, view.size, view.palette, this.#now),
      error: null,
      inspection: null,
      bayes: this.#bayes,
      millisPerUpdate: 0,
      millisPerNode: this.#picture.millisPerNode,
    };
  }

  free() {
    this.#picture.free();
  }
}
