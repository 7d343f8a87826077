/**
 * What a worker holds for one figure of the board: a network with its trainer, or the optimum.
 *
 * @import { Domain, ErrorReport, Look, Palettes, Snapshot, Status } from '../types.d.ts'
 * @import { Engine } from './host.js'
 * @import { FigureReport, OptimizerConfig, Samples, TrainerConfig, Truth } from './protocol.js'
 * @import { Subject } from './picture.js'
 * @import { Size } from './resolution.js'
 */
import { Picture } from './picture.js';
import { SLICE_MILLIS } from './protocol.js';
import { smoothed } from './smoothed.js';
import { targetsFor } from './targets.js';

/**
 * A slice grows at most by this factor over the last one. A clock that browsers keep coarse may
 * show the first updates as taking no time at all, and a slice sized by that would hold the worker
 * for seconds.
 */
const GROWTH = 4;

/** Numbers may take at most one part in this many of the time while training runs. */
const NUMBERS_SHARE = 5;

/** Of a network without points. */
const NO_ERROR = Object.freeze({
  d: NaN,
  r: NaN,
  e: NaN,
  accuracy: null,
  testD: null,
  testAccuracy: null,
});

/** @typedef {Samples & { domain: Domain, truth: Truth | null }} Data */

/**
 * @typedef {object} View  how a report's picture is to be made
 * @property {Size} size
 * @property {Palettes} palettes
 * @property {Look} look
 */

export class NetworkFigure {
  #trainer;
  #picture;
  #optimizer;
  #ends;
  #now;
  #hasPoints = false;
  #hasTestSet = false;
  /** Counts changes of the weights, for the picture; and of E at the same weights, for the numbers. */
  #weightsVersion = 0;
  #errorVersion = 0;
  #reportedVersion = -1;
  #reportedAt = 0;
  #numbersMillis = 0;
  #slice = 1;

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
  constructor(engine, config, data, now) {
    this.#now = now;
    this.#optimizer = config.optimizer;
    this.#ends = config;
    this.#picture = new Picture(engine, data.domain, data.truth);
    this.#trainer = new engine.Trainer(config);
    try {
      this.changePoints(data);
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
    const count = Math.min(this.goal - this.updates, this.#slice);
    const started = this.#now();
    const { updates, epochs, status } = this.#trainer.advance(count);
    const elapsed = this.#now() - started;

    const done = updates - this.updates;
    if (done > 0) this.millisPerUpdate = smoothed(this.millisPerUpdate, elapsed / done);
    // A trainer that diverges goes back to its last finite weights.
    if (done !== 0 || status === 'diverged') {
      this.#weightsVersion += 1;
      this.#errorVersion += 1;
    }
    const affordable = this.millisPerUpdate > 0 ? Math.floor(SLICE_MILLIS / this.millisPerUpdate) : Infinity;
    this.#slice = Math.max(1, Math.min(affordable, GROWTH * count));
    Object.assign(this, { updates, epochs, status });
  }

  /**
   * Goes on from the present weights with other points, of which there may be none.
   *
   * @param {Samples} samples
   */
  changePoints({ train, test }) {
    this.#hasPoints = train.x.length > 0;
    if (this.#hasPoints) this.#trainer.setTrainingSet(train.x, targetsFor(this.#ends, train).y);
    this.changeTestSet(test);
    this.#goOn();
  }

  /** There is something to learn, as long as there are points to learn from. */
  #goOn() {
    this.status = this.#hasPoints ? 'training' : 'converged';
  }

  /** @param {number} lambda */
  changeLambda(lambda) {
    this.#trainer.lambda = lambda;
    this.#errorVersion += 1;
    this.#goOn();
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
    this.#goOn();
  }

  /** @param {Float64Array} theta */
  changeTheta(theta) {
    this.goal = 0;
    this.#trainer.theta = theta;
    this.#weightsVersion += 1;
    this.#errorVersion += 1;
    this.#goOn();
  }

  /** @param {Data['test']} test */
  changeTestSet(test) {
    if (test) this.#trainer.setTestSet(test.x, targetsFor(this.#ends, test).y);
    this.#hasTestSet = test !== null; // a trainer keeps the one it has
    this.#errorVersion += 1;
  }

  /**
   * @param {View | null} view
   * @returns {Omit<FigureReport, 'id'>}
   */
  report(view) {
    const { revision, updates, epochs, status, millisPerUpdate } = this;
    const picture = view && this.#picture.draw(this.#subject, this.#weightsVersion, view, this.#now);
    const { millisPerNode } = this.#picture;
    const error = this.#numbers();
    return { revision, updates, epochs, status, picture, error, bayes: null, millisPerUpdate, millisPerNode };
  }

  /**
   * Everything about this moment.
   *
   * @param {View | null} view
   * @returns {Snapshot}
   */
  snapshot(view) {
    const { updates, status } = this;
    return {
      updates,
      status,
      theta: this.#trainer.theta,
      error: this.#error(),
      bayes: null,
      picture: view && this.#picture.still(this.#subject, view),
    };
  }

  /** D, R, E and accuracies, unless unchanged or, in the midst of training, too dear for this frame. */
  #numbers() {
    if (this.#reportedVersion === this.#errorVersion) return null;
    const started = this.#now();
    if (this.mayTrain && started - this.#reportedAt < (NUMBERS_SHARE - 1) * this.#numbersMillis) return null;
    const error = this.#error();
    this.#reportedAt = this.#now();
    this.#numbersMillis = this.#reportedAt - started;
    this.#reportedVersion = this.#errorVersion;
    return error;
  }

  /** @returns {ErrorReport} */
  #error() {
    const error = this.#hasPoints ? this.#trainer.error() : NO_ERROR;
    return this.#hasTestSet ? error : { ...error, testD: null, testAccuracy: null };
  }

  /** @type {Subject} */
  get #subject() {
    return {
      fill: (plane) => plane.evaluateNetwork(this.#trainer),
      values: (x) => this.#trainer.predict(x),
    };
  }

  free() {
    this.#picture.free();
    this.#trainer.free();
  }
}

/** The posterior, or E[y|x], under the distribution that the points were drawn from. It never trains. */
export class OptimumFigure {
  #engine;
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
    this.#engine = engine;
    this.#truth = truth;
    this.#picture = new Picture(engine, domain, truth);
    this.#bayes = engine.bayes(truth);
    this.#now = now;
  }

  /**
   * @param {View | null} view
   * @returns {Snapshot}
   */
  snapshot(view) {
    return {
      updates: 0,
      status: 'converged',
      theta: null,
      error: null,
      bayes: this.#bayes,
      picture: view && this.#picture.still(this.#subject, view),
    };
  }

  /**
   * @param {View | null} view
   * @returns {Omit<FigureReport, 'id'>}
   */
  report(view) {
    return {
      revision: this.revision,
      updates: 0,
      epochs: 0,
      status: 'converged',
      picture: view && this.#picture.draw(this.#subject, 0, view, this.#now),
      error: null,
      bayes: this.#bayes,
      millisPerUpdate: 0,
      millisPerNode: this.#picture.millisPerNode,
    };
  }

  /** @type {Subject} */
  get #subject() {
    return {
      fill: (plane) => plane.evaluateOptimum(this.#truth),
      values: (x) => this.#engine.optimum(this.#truth, x),
    };
  }

  free() {
    this.#picture.free();
  }
}
