/**
 * What a worker holds for one network of the board: the training that is shown, and behind it, where its settings have
 * changed on the way, the one that takes its place.
 *
 * @import { Domain, Points } from '../points/points.d.ts'
 * @import { Look } from '../scene/scene.d.ts'
 * @import { Condition, ErrorReport, InspectionSubject, Palettes, Snapshot } from '../training/training.d.ts'
 * @import { Beside } from './beside.js'
 * @import { Engine, Lab } from './host.js'
 * @import { Clock, FigureReport, OptimizerConfig, Samples, TrainerConfig, Truth } from '../training/protocol.js'
 * @import { Subject } from './picture.js'
 * @import { Size } from '../training/resolution.js'
 */
import { SLICE_MILLIS } from '../training/protocol.js';
import { smoothed } from '../training/smoothed.js';
import { conditionOf } from './condition.js';
import { Course } from './course.js';
import { Picture } from './picture.js';

/**
 * A slice grows at most by this factor over the last one. A clock that browsers keep coarse may
 * show the first updates as taking no time at all, and a slice sized by that would hold the worker
 * for seconds.
 */
const GROWTH = 4;

/** Numbers may take at most one part in this many of the time while training runs. */
const NUMBERS_SHARE = 5;

/**
 * What is trained behind the picture has the first slices for itself, 0.4 s, in which most of it is done; after that,
 * the picture goes on in every fourth.
 */
const HEIR_ALONE = 100;
const HEIR_SHARE = 4;

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

/** @typedef {{ subject: InspectionSubject, Inspection: Beside['Inspection'], lab: Lab | null }} Glance  what is looked at in it, and by what */

export class NetworkFigure {
  #engine;
  /** What is shown. @type {Course} */
  #course;
  /** From the seed with the settings as they are now, up to `end` updates, behind what is shown. @type {{ course: Course, end: number } | null} */
  #heir = null;
  #heirSlices = 0;
  #picture;
  #now;
  /** Counts changes of the weights, for the picture; and of E at the same weights, for the numbers. */
  #weightsVersion = 0;
  #errorVersion = 0;
  #reportedVersion = -1;
  #reportedAt = 0;
  #numbersMillis = 0;
  #slice = 1;
  /** What the weights of so many changes look like at rest. @type {{ version: number, condition: Condition } | null} */
  #condition = null;
  /** @type {InstanceType<Beside['Inspection']> | null} */
  #inspection = null;
  #makeInspection;

  goal = 0;
  /** Whether it goes on to its goal where it has come to rest by itself. */
  goesOn = false;
  revision = 0;
  millisPerUpdate = 0;
  /** Counts the trainings that have taken the place of another. */
  #successions = 0;

  /**
   * @param {Engine} engine
   * @param {number} id
   * @param {TrainerConfig} config
   * @param {Data} data
   * @param {() => number} now  milliseconds
   * @param {NetworkFigure} [original]  as which it goes on, exactly; from its seed where there is none
   * @throws {Error} of the engine, by kind, when it refuses the configuration or the points
   */
  constructor(engine, id, config, data, now, original) {
    this.id = id;
    this.#engine = engine;
    this.#now = now;
    const { domain, truth, train, test } = data;
    this.#course = original ? original.#course.twin() : new Course(engine, config, { train, test });
    this.#picture = new Picture(engine, domain, truth);
    this.#makeInspection = (/** @type {Beside['Inspection']} */ Inspection) =>
      new Inspection(engine, config, { ...this.#course.samples, domain, truth }, now);
  }

  get updates() {
    return this.#course.updates;
  }

  /** Updates of what is next to train: figures that are behind go first. */
  get position() {
    return this.#heir ? this.#heir.course.updates : this.updates;
  }

  get mayTrain() {
    return this.#heir !== null || this.#mayMove;
  }

  /** Whether what is shown has a goal ahead. */
  get #mayMove() {
    if (this.updates >= this.goal) return false;
    return this.#course.status === 'training' || (this.goesOn && this.#course.canGoOn);
  }

  /** Trains for about a slice of time, at least one update, and not past the goal. */
  train() {
    const slices = ++this.#heirSlices;
    const isHeirsTurn = !this.#mayMove || slices < HEIR_ALONE || slices % HEIR_SHARE > 0;
    if (this.#heir && isHeirsTurn) this.#trainHeir(this.#heir);
    else this.#trainShown();
  }

  #trainShown() {
    const { status } = this.#course;
    const done = this.#advance(this.#course, this.goal);
    // A trainer that diverges goes back to its last finite weights.
    if (done !== 0 || this.#course.status !== status) this.#hasMoved();
  }

  /** @param {{ course: Course, end: number }} heir */
  #trainHeir({ course, end }) {
    this.#advance(course, end);
    if (course.status === 'training' && course.updates < end) return;
    this.#course.free();
    this.#course = course;
    this.#heir = null;
    this.#successions += 1;
    this.#hasMoved();
  }

  /** @param {Course} course @param {number} goal @returns {number} updates that were made */
  #advance(course, goal) {
    const count = Math.min(goal - course.updates, this.#slice);
    const before = course.updates;
    const started = this.#now();
    course.advance(count);
    const elapsed = this.#now() - started;
    const done = course.updates - before;
    if (done > 0) this.millisPerUpdate = smoothed(this.millisPerUpdate, elapsed / done);
    const affordable = this.millisPerUpdate > 0 ? Math.floor(SLICE_MILLIS / this.millisPerUpdate) : Infinity;
    this.#slice = Math.max(1, Math.min(affordable, GROWTH * count));
    return done;
  }

  #hasMoved() {
    this.#weightsVersion += 1;
    this.#errorVersion += 1;
  }

  /**
   * Trains from the seed with the settings as they are now, behind what is shown, and takes its place at the end: where
   * it converges, diverges, or has made so many updates.
   *
   * @param {number} end
   */
  settle(end) {
    this.#leaveHeir();
    const { config, samples } = this.#course;
    this.#heir = { course: new Course(this.#engine, config, samples), end };
    this.#heirSlices = 0;
  }

  /** What is shown stays. */
  stay() {
    this.#leaveHeir();
  }

  /** What was to take the place of what is shown is of other settings, or not wanted any more. */
  #leaveHeir() {
    this.#heir?.course.free();
    this.#heir = null;
  }

  /** Goes back, or forward again, to the last moment at or before so many updates that was kept. @param {number} updates */
  seek(updates) {
    this.#wait();
    this.#course.seek(updates);
    this.#hasMoved();
  }

  /** @param {Float64Array} theta @param {Clock | null} clock  that belongs to them, where it is not the figure's own */
  changeTheta(theta, clock) {
    this.#wait();
    this.#course.put(theta, clock);
    this.#hasMoved();
  }

  #wait() {
    this.goal = 0;
    this.#leaveHeir();
  }

  /** Goes on from the present weights with other points, of which there may be none. @param {Samples} samples */
  changePoints({ train, test }) {
    this.#change(() => this.#course.changePoints({ train, test }));
    this.#inspection?.changeSamples(this.#course.samples);
  }

  /** @param {number} lambda */
  changeLambda(lambda) {
    this.#change(() => this.#course.changeLambda(lambda));
  }

  /** @param {OptimizerConfig} optimizer */
  changeOptimizer(optimizer) {
    this.#change(() => this.#course.changeOptimizer(optimizer));
  }

  /** @param {() => void} change  of what steers the training, at the same weights */
  #change(change) {
    this.#leaveHeir();
    change();
    this.#errorVersion += 1;
    this.#condition = null;
  }

  /** @param {Points | null} test */
  changeTestSet(test) {
    this.#course.changeTestSet(test);
    this.#heir?.course.changeTestSet(test);
    this.#inspection?.changeSamples(this.#course.samples);
    this.#errorVersion += 1;
  }

  /**
   * @param {View | null} view
   * @param {Glance | null} glance  where the figure is inspected
   * @param {boolean} isAtRest  whether nothing moves in this worker
   * @returns {Omit<FigureReport, 'id'>}
   */
  report(view, glance, isAtRest) {
    const { updates, epochs, status, isOnPath, hasGoneOn } = this.#course;
    const { revision, millisPerUpdate } = this;
    const picture = view && this.#picture.draw(this.#subject, this.#weightsVersion, view, this.#now);
    const { millisPerNode } = this.#picture;
    const error = this.#numbers();
    return {
      ...{ revision, updates, epochs, status, isOnPath, hasGoneOn, millisPerUpdate, millisPerNode },
      ...{ picture, error, bayes: null },
      isSettling: this.#heir !== null,
      successions: this.#successions,
      condition: isAtRest || status === 'converged' ? this.#conditionAtRest() : null,
      inspection: glance && this.#inspect(glance),
    };
  }

  /** What there is to say of weights that do not move. */
  #conditionAtRest() {
    if (this.mayTrain || !this.#course.hasPoints || this.#course.status === 'diverged') return null;
    if (this.#condition?.version !== this.#weightsVersion) {
      const { trainer, config, samples } = this.#course;
      this.#condition = {
        version: this.#weightsVersion,
        condition: conditionOf(trainer, config, samples.train),
      };
    }
    return this.#condition.condition;
  }

  /** @param {Glance} glance */
  #inspect({ subject, Inspection, lab }) {
    this.#inspection ??= this.#makeInspection(Inspection);
    const { trainer, updates, epochs, config, moments } = this.#course;
    return this.#inspection.report(
      subject,
      {
        ...{ trainer, updates, epochs, mayTrain: this.mayTrain, lambda: config.lambda },
        ...{ weightsVersion: this.#weightsVersion, errorVersion: this.#errorVersion },
        error: (theta) => this.#error(theta),
      },
      moments,
      lab,
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
    const { updates, status, isOnPath, trainer } = this.#course;
    return {
      ...{ updates, status, isOnPath },
      theta: trainer.theta,
      error: this.#error(),
      bayes: null,
      picture: view && this.#picture.still(this.#subject, view),
    };
  }

  /** t at one place, in the engine's double precision. @param {Float64Array} x */
  valuesAt(x) {
    return this.#subject.values(x);
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
    const { trainer, hasPoints, samples } = this.#course;
    if (!hasPoints) return NO_ERROR;
    const error = theta ? trainer.errorAt(theta) : trainer.error();
    // A trainer keeps the test set that it had.
    return samples.test ? error : { ...error, testD: null, testAccuracy: null };
  }

  /** @type {Subject} */
  get #subject() {
    const { trainer } = this.#course;
    return {
      fill: (plane) => plane.evaluateNetwork(trainer),
      values: (x) => trainer.predict(x),
    };
  }

  free() {
    this.stopInspecting();
    this.#leaveHeir();
    this.#picture.free();
    this.#course.free();
  }
}
