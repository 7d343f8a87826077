/**
 * What a worker holds for one figure of the board: a network with its trainer, or the optimum.
 *
 * @import { Points } from '../points/points.d.ts'
 * @import { Look } from '../scene/scene.d.ts'
 * @import { ErrorReport, InspectionSubject, Palettes, Snapshot, Status } from '../training/training.d.ts'
 * @import { Engine } from './host.js'
 * @import { Keyframe } from './keyframes.js'
 * @import { Clock, FigureReport, OptimizerConfig, Samples, TrainerConfig } from '../training/protocol.js'
 * @import { Subject } from './picture.js'
 * @import { Size } from '../training/resolution.js'
 */
import { parameterCount } from '../training/assignment.js';
import { Inspection } from './inspect/inspection.js';
import { Keyframes } from './keyframes.js';
import { Picture } from './picture.js';
import { SLICE_MILLIS } from '../training/protocol.js';
import { smoothed } from '../training/smoothed.js';
import { targetsFor } from '../scene/targets.js';

/**
 * A slice grows at most by this factor over the last one. A clock that browsers keep coarse may
 * show the first updates as taking no time at all, and a slice sized by that would hold the worker
 * for seconds.
 */
const GROWTH = 4;

/** Numbers may take at most one part in this many of the time while training runs. */
const NUMBERS_SHARE = 5;

/** @type {Points} */
const NO_POINTS = { x: new Float64Array(), y: new Float64Array(), n: 2, k: 1 };

/** Of a network without points. */
const NO_ERROR = Object.freeze({
  d: NaN,
  r: NaN,
  e: NaN,
  accuracy: null,
  testD: null,
  testAccuracy: null,
});

/** @typedef {import('../training/protocol.js').Data} Data */

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
  /** @type {Samples} */
  #samples = { train: NO_POINTS, test: null };

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
    this.#lambda = config.lambda;
    this.#keyframes = new Keyframes(parameterCount(config.layerSizes));
    const { domain, truth } = data;
    this.#makeInspection = () => new Inspection(engine, config, { ...this.#samples, domain, truth }, now);
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

  get #hasPoints() {
    return this.#samples.train.x.length > 0;
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
    this.#setClock(frame);
    this.#setTheta(frame.theta);
  }

  /** @param {Clock} clock */
  #setClock({ updates, epochs }) {
    this.#clockAhead.updates += updates - this.updates;
    this.#clockAhead.epochs += epochs - this.epochs;
    this.updates = updates;
    this.epochs = epochs;
  }

  /** @param {Float64Array} theta @param {Clock | null} clock  that belongs to them, where it is not the figure's own */
  changeTheta(theta, clock) {
    this.goal = 0;
    if (clock) this.#setClock(clock);
    this.#setTheta(theta);
    this.#leaveLaterMoments();
    this.#keyframes.keep(this.#moment());
  }

  /** @param {Float64Array} theta */
  #setTheta(theta) {
    this.#trainer.theta = theta;
    this.#weightsVersion += 1;
    this.#errorVersion += 1;
    this.#goOn();
  }

  /** What comes from here on is another future. */
  #leaveLaterMoments() {
    if (!this.#tip) return;
    this.#tip = null;
    this.#keyframes.cutAfter(this.updates);
  }

  /**
   * Goes on from the present weights with other points, of which there may be none.
   *
   * @param {Samples} samples
   */
  changePoints({ train, test }) {
    this.#samples = { train, test };
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
    this.#lambda = lambda;
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

  /** @param {Data['test']} test */
  changeTestSet(test) {
    if (test) this.#trainer.setTestSet(test.x, targetsFor(this.#ends, test).y);
    this.#samples = { ...this.#samples, test };
    this.#inspection?.changeSamples(this.#samples);
    this.#errorVersion += 1;
  }

  /**
   * @param {View | null} view
   * @param {InspectionSubject | null} subject  where the figure is inspected
   * @returns {Omit<FigureReport, 'id'>}
   */
  report(view, subject) {
    const { revision, updates, epochs, status, millisPerUpdate } = this;
    const picture = view && this.#picture.draw(this.#subject, this.#weightsVersion, view, this.#now);
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
    const later = this.#tip ? [this.#tip] : [];
    return this.#inspection.report(
      subject,
      {
        ...{ trainer: this.#trainer, updates, epochs, mayTrain, lambda: this.#lambda },
        ...{ weightsVersion: this.#weightsVersion, errorVersion: this.#errorVersion },
        error: (theta) => this.#error(theta),
      },
      [...this.#keyframes.all, ...later],
    );
  }

  stopInspecting() {
    this.#inspection?.free();
    this.#inspection = null;
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

  /** @param {Float64Array} [theta]  another than the network's own @returns {ErrorReport} */
  #error(theta) {
    const ofTrainer = () => (theta ? this.#trainer.errorAt(theta) : this.#trainer.error());
    const error = this.#hasPoints ? ofTrainer() : NO_ERROR;
    // A trainer keeps the test set that it had.
    return this.#samples.test ? error : { ...error, testD: null, testAccuracy: null };
  }

  /** @type {Subject} */
  get #subject() {
    return {
      fill: (plane) => plane.evaluateNetwork(this.#trainer),
      values: (x) => this.#trainer.predict(x),
    };
  }

  free() {
    this.stopInspecting();
    this.#picture.free();
    this.#trainer.free();
  }
}
