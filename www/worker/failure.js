/**
 * What went wrong in a worker, and whether the engine can still be used.
 *
 * @import { FromWorker } from '../training/protocol.js'
 */
import { reasonOf } from '../points/reason.js';
import { isRefusal } from '../training/protocol.js';

/** What the bindings say of an object that was in use when the engine trapped, and so for ever. */
const LEFT_IN_USE = /recursive use of an object|while it was borrowed/;

/**
 * Whether the engine trapped, which a panic does: its memory may be in any state, and with it everything else that lives
 * in this worker.
 *
 * @param {unknown} error
 */
export const isFatal = (error) =>
  error instanceof WebAssembly.RuntimeError || (error instanceof Error && LEFT_IN_USE.test(error.message));

/**
 * Between the engine and the rest of its worker. What the engine refuses is reported and forgotten; anything else, a panic
 * above all, may have left the engine's memory in any state, and ends this worker.
 */
export class Guard {
  #post;
  #isDead = false;

  /** @param {(message: FromWorker, transfer: Transferable[]) => void} post */
  constructor(post) {
    this.#post = post;
  }

  get isDead() {
    return this.#isDead;
  }

  /**
   * @param {number | null} id  of the figure that it is about
   * @param {() => void} act
   * @returns {boolean} whether it was done
   */
  run(id, act) {
    if (this.#isDead) return false;
    try {
      act();
      return true;
    } catch (error) {
      if (isRefusal(error)) {
        this.#post({ type: 'refused', id, reason: reasonOf(error) }, []);
      } else {
        this.#isDead = true;
        this.#post({ type: 'dead', reason: reasonOf(error) }, []);
      }
      return false;
    }
  }
}
