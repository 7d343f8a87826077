/**
 * What a worker tells of the one figure that is being looked into: θ, the maps of all units, one of them large, a
 * point, the errors over time. Each part is made anew only when what it shows has changed.
 *
 * @import { ErrorReport, Inspection as Parts, InspectionSubject } from '../../training/training.d.ts'
 * @import { Data } from '../network.js'
 * @import { Engine } from '../host.js'
 * @import { Keyframe } from '../keyframes.js'
 * @import { Samples, TrainerConfig } from '../../training/protocol.js'
 */
import { parameterCount } from '../../scene/task.js';
import { confusion } from './confusion.js';
import { Difference } from './difference.js';
import { curveOf, ErrorsOverTime } from './errors-over-time.js';
import { Nodes } from './nodes.js';
import { Units } from './units.js';

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
 * @property {(theta?: Float64Array) => ErrorReport} error  now, or at any θ
 */

/**
 * @param {Float64Array | undefined} numbers  as the engine tells them
 * @returns {Parts['excess']}
 */
function excessOf(numbers) {
  if (!numbers) return null;
  const [divergence, error] = [0, 2].map((i) => ({ value: numbers[i], uncertainty: numbers[i + 1] }));
  return { divergence, error: numbers.length > 2 ? error : null };
}

export class Inspection {
  #engine;
  #config;
  #data;
  #now;
  #nodes;
  #units;
  #difference;
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
    this.#data = data;
    this.#now = now;
    this.#nodes = new Nodes(data.domain, config.features ? 2 : config.layerSizes[0]);
    this.#units = new Units(engine, config);
    this.#difference = data.truth && new Difference(engine, config, data.truth, data.domain);
    this.#errors = new ErrorsOverTime(data, now);
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
    const { unit, width, probe } = subject;
    const { layerSizes, features = null, output, activation, leak } = this.#config;
    const { truth } = this.#data;
    /** @type {Parts} */
    const parts = {
      id: subject.id,
      updates,
      network: { sizes: layerSizes, features, output, activation, leak },
      theta: this.#ifNew('theta', [weightsVersion], () => trainer.theta),
      maps: this.#ifNew('maps', [weightsVersion], () => this.#maps(trainer)),
      picture: this.#ifNew('picture', [weightsVersion, unit, width], () => this.#picture(trainer, subject)),
      probe: this.#ifNew('probe', [weightsVersion, probe?.join()], () => this.#probe(trainer, probe)),
      curve: this.#curve(moment, keyframes),
      confusion: this.#ifNew('confusion', [errorVersion], () =>
        confusion(trainer, this.#config, this.#errors.data),
      ),
      // Takes up to half a second: only for a network at rest.
      excess:
        truth && subject.wantsExcess && !mayTrain
          ? this.#ifNew('excess', [weightsVersion], () => excessOf(this.#engine.excess(truth, trainer)))
          : null,
      bayes: this.#ifNew('bayes', [], () => truth && this.#engine.bayes(truth)),
      isComplete: this.#errors.isComplete,
    };
    return parts;
  }

  /** @param {Samples} samples */
  changeSamples(samples) {
    this.#errors.changeSamples(samples);
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
  #curve({ updates, epochs, lambda, errorVersion, error }, keyframes) {
    this.#errors.follow(keyframes, error);
    return this.#ifNew('curve', [errorVersion, updates, this.#errors.version], () =>
      curveOf(this.#errors.known(keyframes), { updates, epochs, lambda, ...error() }),
    );
  }

  /** @param {Trainer} trainer @returns {NonNullable<Parts['maps']>} */
  #maps(trainer) {
    const { x, width, height, fill } = this.#nodes.over(this.#columns(MAP_COLUMNS, MAP_WORK));
    const { a } = this.#units.values(trainer, x);
    return { a: Float32Array.from(fill(a)), width, height };
  }

  /**
   * @param {Trainer} trainer
   * @param {InspectionSubject} subject
   * @returns {NonNullable<Parts['picture']>}
   */
  #picture(trainer, { unit, width: wanted }) {
    const units = this.#config.layerSizes.slice(1).reduce((sum, size) => sum + size, 0);
    const nodes = this.#nodes.over(this.#columns(wanted, LARGE_WORK));
    const { x, width, height, fill, place } = nodes;
    // Of own points no optimum is known; the output stands in for the difference from it.
    if (unit === 'difference' && this.#difference) {
      const { values, contours } = this.#difference.over(nodes, trainer);
      return { unit, values, width, height, contours };
    }
    const shown = unit === 'difference' ? units - 1 : Math.min(unit, units - 1);
    const { z, a } = this.#units.one(trainer, shown, x);
    const lines = this.#engine.traceContours(Float32Array.from(fill(z)), width, height, Float32Array.of(0));
    return { unit: shown, values: Float32Array.from(fill(a)), width, height, contours: place(lines) };
  }

  /**
   * @param {Trainer} trainer
   * @param {InspectionSubject['probe']} probe
   * @returns {Parts['probe']}
   */
  #probe(trainer, probe) {
    if (!probe) return null;
    const { truth } = this.#data;
    const x = Float64Array.from(probe.slice(0, this.#nodes.coordinates));
    const { z, a } = this.#units.values(trainer, x);
    return { x: probe, z, a, posterior: truth && [...this.#engine.optimum(truth, x)] };
  }

  /** So many columns, or what so many multiplications allow. @param {number} wanted @param {number} work */
  #columns(wanted, work) {
    const { layerSizes } = this.#config;
    return Math.min(wanted, Math.max(8, Math.floor(Math.sqrt(work / parameterCount(layerSizes)))));
  }

  free() {
    this.#units.free();
    this.#difference?.free();
  }
}
