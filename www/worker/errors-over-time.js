/**
 * The errors at the moments that were kept of a training, computed when somebody looks.
 *
 * @import { ErrorCurve, ErrorReport } from '../types.d.ts'
 * @import { Engine } from './host.js'
 * @import { Data } from './figure.js'
 * @import { Keyframe } from './keyframes.js'
 * @import { Samples, TrainerConfig } from './protocol.js'
 */
import { targetsFor } from './targets.js';

/** What they may take of one report, in milliseconds. */
const SHARE_MILLIS = 6;

export class ErrorsOverTime {
  #engine;
  #config;
  #now;
  /** @type {InstanceType<Engine['Trainer']> | null} */
  #scratch = null;
  /** @type {WeakMap<Keyframe, ErrorReport>} */
  #errors = new WeakMap();

  data;
  isComplete = false;
  /** Counts what has become known. */
  version = 0;

  /**
   * @param {Engine} engine
   * @param {TrainerConfig} config
   * @param {Data} data
   * @param {() => number} now
   */
  constructor(engine, config, data, now) {
    this.#engine = engine;
    this.#config = config;
    this.data = data;
    this.#now = now;
  }

  /** @param {Samples} samples */
  changeSamples(samples) {
    this.data = { ...this.data, ...samples };
    this.free();
    this.#errors = new WeakMap();
    this.version += 1;
  }

  /**
   * Works on the errors of the moments for a while.
   *
   * @param {readonly Keyframe[]} frames
   */
  follow(frames) {
    const started = this.#now();
    this.isComplete = true;
    if (this.data.train.x.length === 0) return; // there is nothing to be wrong about
    for (const frame of coarseToFine(frames)) {
      if (this.#errors.has(frame)) continue;
      if (this.#now() - started > SHARE_MILLIS) {
        this.isComplete = false;
        return;
      }
      this.#errors.set(frame, this.#errorAt(frame));
      this.version += 1;
    }
  }

  /**
   * @param {readonly Keyframe[]} frames
   * @returns {Entry[]} of those that are known already
   */
  known(frames) {
    return frames.flatMap((frame) => {
      const error = this.#errors.get(frame);
      return error ? { ...frame, ...error, e: error.d + frame.lambda * error.r } : [];
    });
  }

  /** @param {Keyframe} frame */
  #errorAt({ theta }) {
    this.#scratch ??= this.#makeScratch();
    this.#scratch.theta = theta;
    /** @type {ErrorReport} */
    const error = this.#scratch.error();
    return error;
  }

  /** A trainer that never trains: it holds the data, and any θ in full precision. */
  #makeScratch() {
    const optimizer = { kind: 'sgd', learningRate: 1, batchSize: 0, precision: 'f64' };
    const scratch = new this.#engine.Trainer({ ...this.#config, optimizer });
    const { train, test } = this.data;
    scratch.setTrainingSet(train.x, targetsFor(this.#config, train).y);
    if (test) scratch.setTestSet(test.x, targetsFor(this.#config, test).y);
    return scratch;
  }

  free() {
    this.#scratch?.free();
    this.#scratch = null;
  }
}

/** @typedef {Pick<Keyframe, 'updates' | 'epochs' | 'lambda'> & ErrorReport} Entry */

/**
 * Every sixteenth first, so that a long history shows its shape at once.
 *
 * @param {readonly Keyframe[]} frames
 */
function* coarseToFine(frames) {
  for (let i = 0; i < frames.length; i += 16) yield frames[i];
  yield* frames;
}

/**
 * The errors in columns, the present moment last.
 *
 * @param {readonly Entry[]} entries  by updates
 * @param {Entry} present
 * @returns {ErrorCurve}
 */
export function curveOf(entries, present) {
  // A moment that was left by dragging back in time is still there to go forward to.
  const before = entries.filter(({ updates }) => updates < present.updates);
  const after = entries.filter(({ updates }) => updates > present.updates);
  const all = [...before, present, ...after];
  const column = (/** @type {(entry: Entry) => number | null} */ read) =>
    Float64Array.from(all, (entry) => read(entry) ?? NaN);
  return {
    present: before.length,
    updates: column(({ updates }) => updates),
    epochs: column(({ epochs }) => epochs),
    e: column(({ e }) => e),
    d: column(({ d }) => d),
    penalty: column(({ e, d }) => e - d),
    testD: column(({ testD }) => testD),
    accuracy: column(({ accuracy }) => accuracy),
    testAccuracy: column(({ testAccuracy }) => testAccuracy),
  };
}
