/**
 * What a worker tells of the one figure that is being looked into: θ, the maps of all units, one of them large, a
 * point, the errors over time. Each part is made anew only when what it shows has changed.
 *
 * @import { Domain, Inspection as Parts, InspectionSubject } from '../types.d.ts'
 * @import { Engine } from './host.js'
 * @import { Data } from './figure.js'
 * @import { Keyframe } from './keyframes.js'
 * @import { TrainerConfig } from './protocol.js'
 */
import { curveOf, ErrorsOverTime } from './errors-over-time.js';
import { confusion } from './confusion.js';

/** Between two looks into a figure that trains, in milliseconds. */
const PACE_MILLIS = 100;

/** Nodes across a small map; fewer for networks whose maps would take longer than a frame. */
const MAP_COLUMNS = 24;
const MAP_WORK = 4e6;

/** Multiplications that the large map may take. */
const LARGE_WORK = 2e7;

/** @typedef {InstanceType<Engine['Trainer']>} Trainer */

/**
 * @typedef {object} Moment  of the figure
 * @property {Trainer} trainer
 * @property {number} updates
 * @property {number} epochs
 * @property {number} lambda
 * @property {number} weightsVersion
 * @property {number} errorVersion
 * @property {boolean} mayTrain
 */

export class Inspection {
  #engine;
  #config;
  #domain;
  #now;
  #small;
  #large;
  /** @type {InstanceType<Engine['Plane']> | null} */
  #truth = null;
  #errors;
  #lookedAt = -Infinity;
  /** What the parts that were sent last show. */
  #shown = new Map();

  /**
   * @param {Engine} engine
   * @param {TrainerConfig} config
   * @param {Data} data
   * @param {() => number} now  milliseconds
   */
  constructor(engine, config, data, now) {
    this.#engine = engine;
    this.#config = config;
    this.#domain = Float64Array.from(data.domain);
    this.#now = now;
    const { width, height } = this.#grid(Math.min(MAP_COLUMNS, this.#affordable(MAP_WORK)));
    this.#small = new engine.Plane(this.#domain, width, height);
    this.#large = new engine.Plane(this.#domain, 2, 2);
    this.#errors = new ErrorsOverTime(engine, config, data, now);
  }

  /**
   * @param {InspectionSubject} subject
   * @param {Moment} moment
   * @param {readonly Keyframe[]} keyframes
   * @returns {Parts | null} null where nothing has changed, or not enough time has passed
   */
  report(subject, moment, keyframes) {
    const started = this.#now();
    if (moment.mayTrain && started - this.#lookedAt < PACE_MILLIS) return null;
    this.#lookedAt = started;
    const { trainer, updates, weightsVersion, errorVersion, mayTrain } = moment;
    const { unit, width, probe, truth } = subject;
    const point = probe?.join();
    const source = truth && JSON.stringify(truth);
    /** @type {Parts} */
    const parts = {
      id: subject.id,
      updates,
      theta: this.#ifNew('theta', [weightsVersion], () => trainer.theta),
      maps: this.#ifNew('maps', [weightsVersion], () => this.#maps(trainer)),
      picture: this.#ifNew('picture', [weightsVersion, unit, width, source], () =>
        this.#picture(trainer, subject),
      ),
      probe: this.#ifNew('probe', [weightsVersion, point, source], () => this.#probe(trainer, subject)),
      curve: this.#curve(moment, keyframes),
      confusion: this.#ifNew('confusion', [errorVersion], () => confusion(trainer, this.#errors.data)),
      // Takes up to half a second: only for a network at rest.
      excess:
        truth && subject.wantsExcess && !mayTrain
          ? this.#ifNew('excess', [weightsVersion, source], () => this.#engine.excess(truth, trainer))
          : null,
      isComplete: this.#errors.isComplete,
    };
    return parts;
  }

  /** @param {Data['test']} test */
  changeTestSet(test) {
    this.#errors.changeTestSet(test);
  }

  /**
   * @template T
   * @param {string} part
   * @param {unknown[]} cause
   * @param {() => T} make
   * @returns {T | null}
   */
  #ifNew(part, cause, make) {
    const key = cause.join('|');
    if (this.#shown.get(part) === key) return null;
    this.#shown.set(part, key);
    return make();
  }

  /**
   * @param {Moment} moment
   * @param {readonly Keyframe[]} keyframes
   */
  #curve({ trainer, updates, epochs, lambda, errorVersion }, keyframes) {
    this.#errors.follow(keyframes);
    return this.#ifNew('curve', [errorVersion, updates, this.#errors.version], () =>
      curveOf(this.#errors.known(keyframes), {
        ...{ updates, epochs, lambda },
        ...trainer.error(),
        // A trainer keeps the test set that it had.
        ...(this.#errors.data.test ? {} : { testD: null, testAccuracy: null }),
      }),
    );
  }

  /** @param {Trainer} trainer @returns {NonNullable<Parts['maps']>} */
  #maps(trainer) {
    const { width, height } = this.#grid(Math.min(MAP_COLUMNS, this.#affordable(MAP_WORK)));
    const { z, a } = this.#small.unitValues(trainer);
    return { a: Float32Array.from(a), z: Float32Array.from(z), width, height };
  }

  /**
   * @param {Trainer} trainer
   * @param {InspectionSubject} subject
   * @returns {NonNullable<Parts['picture']>}
   */
  #picture(trainer, { unit, width: wanted, truth }) {
    const outputs = /** @type {number} */ (this.#config.layerSizes.at(-1));
    const units = this.#config.layerSizes.slice(1).reduce((sum, size) => sum + size, 0);
    const { width, height } = this.#grid(Math.min(wanted, this.#affordable(LARGE_WORK)));
    this.#large.resize(width, height);
    const isDifference = unit === 'difference';
    const shown = isDifference ? units - outputs : Math.min(unit, units - 1);
    this.#large.evaluateUnit(trainer, shown);
    const contours = this.#large.contours(Float32Array.of(0));
    let values = this.#large.values();
    if (isDifference && truth) {
      this.#truth ??= new this.#engine.Plane(this.#domain, 2, 2);
      this.#truth.resize(width, height);
      this.#truth.evaluateOptimum(truth);
      const best = this.#truth.values();
      values = values.map((z, node) => Math.abs(sigmoid(z) - sigmoid(best[node])));
    }
    return { unit, values, width, height, contours };
  }

  /**
   * @param {Trainer} trainer
   * @param {InspectionSubject} subject
   * @returns {Parts['probe']}
   */
  #probe(trainer, { probe, truth }) {
    if (!probe) return null;
    const x = Float64Array.from(probe);
    const { z, a } = trainer.unitValues(x);
    return { x: probe, z, a, posterior: truth && [...this.#engine.optimum(truth, x)] };
  }

  /** Columns of a map that may cost so many multiplications. @param {number} work */
  #affordable(work) {
    const { layerSizes } = this.#config;
    const products = layerSizes.slice(1).reduce((sum, size, l) => sum + size * (layerSizes[l] + 1), 0);
    return Math.max(8, Math.floor(Math.sqrt(work / products)));
  }

  /** A grid of so many columns with square cells. @param {number} columns */
  #grid(columns) {
    const [x0, x1, y0, y1] = this.#domain;
    const width = Math.max(2, Math.round(columns));
    return { width, height: Math.max(2, Math.round((width * (y1 - y0)) / (x1 - x0))) };
  }

  free() {
    this.#small.free();
    this.#large.free();
    this.#truth?.free();
    this.#errors.free();
  }
}

/** @param {number} z */
const sigmoid = (z) => 1 / (1 + Math.exp(-z));
