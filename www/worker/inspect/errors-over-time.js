/**
 * The errors at the moments that were kept of a training, computed when somebody looks.
 *
 * @import { ErrorCurve, ErrorReport } from '../../training/training.d.ts'
 * @import { Data } from '../network.js'
 * @import { Keyframe } from '../keyframes.js'
 * @import { Samples } from '../../training/protocol.js'
 */

/** What they may take of one report, in milliseconds. */
const SHARE_MILLIS = 6;

export class ErrorsOverTime {
  #now;
  /** @type {WeakMap<Keyframe, ErrorReport>} */
  #errors = new WeakMap();

  data;
  isComplete = false;
  /** Counts what has become known. */
  version = 0;

  /**
   * @param {Data} data
   * @param {() => number} now
   */
  constructor(data, now) {
    this.data = data;
    this.#now = now;
  }

  /** @param {Samples} samples */
  changeSamples(samples) {
    this.data = { ...this.data, ...samples };
    this.#errors = new WeakMap();
    this.version += 1;
  }

  /**
   * Works on the errors of the moments for a while.
   *
   * @param {readonly Keyframe[]} frames
   * @param {(theta: Float64Array) => ErrorReport} errorAt  any θ of the network
   */
  follow(frames, errorAt) {
    const started = this.#now();
    this.isComplete = true;
    if (this.data.train.x.length === 0) return; // there is nothing to be wrong about
    for (const frame of coarseToFine(frames)) {
      if (this.#errors.has(frame)) continue;
      if (this.#now() - started > SHARE_MILLIS) {
        this.isComplete = false;
        return;
      }
      this.#errors.set(frame, errorAt(frame.theta));
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
