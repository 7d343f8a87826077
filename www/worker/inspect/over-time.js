/**
 * What there is to say of the moments that were kept of a training, computed when somebody looks.
 *
 * @import { ErrorReport } from '../../training/training.d.ts'
 * @import { Data } from '../network.js'
 * @import { Keyframe } from '../keyframes.js'
 * @import { Context } from './inspection.js'
 */

/** What it may take of one report, in milliseconds. */
const SHARE_MILLIS = 6;

/** @template T  what is said of one moment */
export class OverTime {
  #now;
  /** @type {WeakMap<Keyframe, T>} */
  #told = new WeakMap();

  /** That it is of. @type {Data | null} */
  #data = null;
  isComplete = false;
  /** Counts what has become known. */
  version = 0;

  /** @param {Pick<Context, 'now'>} context */
  constructor({ now }) {
    this.#now = now;
  }

  /**
   * @abstract
   * @param {Context} _context
   * @param {Keyframe} _frame
   * @returns {T}
   */
  of(_context, _frame) {
    throw new RangeError('of is abstract');
  }

  /** Works on the moments for a while. @param {Context} context */
  follow(context) {
    const { data, keyframes } = context;
    if (data !== this.#data) {
      this.#data = data;
      this.#told = new WeakMap();
      this.version += 1;
    }
    const started = this.#now();
    const before = this.version;
    this.isComplete = true;
    if (data.train.x.length === 0) return; // there is nothing to be wrong about
    for (const frame of coarseToFine(keyframes)) {
      if (this.#told.has(frame)) continue;
      // At least one, however slow the machine is.
      if (this.version > before && this.#now() - started > SHARE_MILLIS) {
        this.isComplete = false;
        return;
      }
      this.#told.set(frame, this.of(context, frame));
      this.version += 1;
    }
  }

  /**
   * @param {readonly Keyframe[]} frames
   * @returns {(Keyframe & T)[]} of those that are known already
   */
  known(frames) {
    return frames.flatMap((frame) => {
      const told = this.#told.get(frame);
      return told ? { ...frame, ...told } : [];
    });
  }
}

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
 * The present moment among those that were kept, in the order of updates. What was left by going back in time is still
 * there to go forward to.
 *
 * @template {{ updates: number }} T
 * @param {readonly T[]} entries  by updates
 * @param {T} present
 * @returns {{ present: number, all: T[] }} `present` is its place
 */
export function withPresent(entries, present) {
  const before = entries.filter(({ updates }) => updates < present.updates);
  const after = entries.filter(({ updates }) => updates > present.updates);
  return { present: before.length, all: [...before, present, ...after] };
}

/** @extends {OverTime<ErrorReport>} */
export class ErrorsOverTime extends OverTime {
  /** @override @param {Context} context @param {Keyframe} frame */
  of({ moment }, { theta, lambda }) {
    const error = moment.error(theta);
    return { ...error, e: error.d + lambda * error.r };
  }
}
