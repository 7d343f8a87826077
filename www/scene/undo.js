/** Steps that can be undone and done again. */
import { signal } from '@preact/signals-core';

/** @template S  a step: whatever leads from one state to the next and back */
export class Undo {
  /** @type {S[]} */
  #done = [];
  /** @type {S[]} */
  #undone = [];
  /** Whether the last step may still grow. */
  #isOpen = false;
  #most;
  /** Changes whenever there is more or less to undo. */
  #state = signal({ canUndo: false, canRedo: false });

  /** @param {number} most  steps that are remembered */
  constructor(most) {
    this.#most = most;
  }

  get state() {
    return this.#state;
  }

  /**
   * @param {S} step
   * @param {(last: S) => S | null} [joined]  the last step and this one as one, where they are one movement; asked only
   *   if nothing was undone or done again since
   */
  add(step, joined = () => null) {
    const last = this.#isOpen ? this.#done.at(-1) : undefined;
    const both = last === undefined ? null : joined(last);
    if (both !== null) this.#done.pop();
    this.#done.push(both ?? step);
    if (this.#done.length > this.#most) this.#done.shift();
    this.#undone = [];
    this.#isOpen = true;
    this.#publish();
  }

  /** @returns {S | undefined} what is to be undone, last step first */
  undo() {
    return this.#move(this.#done, this.#undone);
  }

  /** @returns {S | undefined} what is to be done again */
  redo() {
    return this.#move(this.#undone, this.#done);
  }

  /** There is nothing left to go back to. */
  clear() {
    this.#done = [];
    this.#undone = [];
    this.#isOpen = false;
    this.#publish();
  }

  /** @param {S[]} from @param {S[]} to @returns {S | undefined} */
  #move(from, to) {
    const step = from.pop();
    if (step === undefined) return undefined;
    to.push(step);
    this.#isOpen = false;
    this.#publish();
    return step;
  }

  #publish() {
    const [canUndo, canRedo] = [this.#done.length > 0, this.#undone.length > 0];
    // Whoever clears it in an effect does not follow it.
    const before = this.#state.peek();
    if (canUndo !== before.canUndo || canRedo !== before.canRedo) this.#state.value = { canUndo, canRedo };
  }
}
