/**
 * The errors at the moments that were kept of a training, computed when somebody looks.
 *
 * @import { ErrorReport } from '../../training/training.d.ts'
 * @import { Data } from '../network.js'
 * @import { Keyframe } from '../keyframes.js'
 * @import { Context } from './inspection.js'
 */

/** What they may take of one report, in milliseconds. */
const SHARE_MILLIS = 6;

export class ErrorsOverTime {
  #now;
  /** @type {WeakMap<Keyframe, ErrorReport>} */
  #errors = new WeakMap();

  /** That the errors are of. @type {Data | null} */
  #data = null;
  isComplete = false;
  /** Counts what has become known. */
  version = 0;

  /** @param {Context} context */
  constructor({ now }) {
    this.#now = now;
  }

  /** Works on the errors of the moments for a while. @param {Context} context */
  follow({ data, keyframes, moment }) {
    if (data !== this.#data) {
      this.#data = data;
      this.#errors = new WeakMap();
      this.version += 1;
    }
    const started = this.#now();
    this.isComplete = true;
    if (data.train.x.length === 0) return; // there is nothing to be wrong about
    for (const frame of coarseToFine(keyframes)) {
      if (this.#errors.has(frame)) continue;
      if (this.#now() - started > SHARE_MILLIS) {
        this.isComplete = false;
        return;
      }
      this.#errors.set(frame, moment.error(frame.theta));
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
