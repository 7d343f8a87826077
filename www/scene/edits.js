/**
 * Edits of single weights, to be undone and done again. Moving a slider is one edit, however many steps it takes.
 */
import { signal } from '@preact/signals-core';

/** Edits that are remembered. */
const MOST = 500;

/** @typedef {{ at: number, before: number, after: number }} Edit  `at`: place in θ */

export class Edits {
  /** @type {Edit[]} */
  #done = [];
  /** @type {Edit[]} */
  #undone = [];
  /** Changes whenever there is more or less to undo. */
  #state = signal({ canUndo: false, canRedo: false });

  get state() {
    return this.#state;
  }

  /**
   * @param {Edit} edit
   * @param {boolean} continues  whether it may be the same movement as the last one
   */
  add({ at, before, after }, continues) {
    if (before === after) return;
    const last = this.#done.at(-1);
    if (continues && last?.at === at && last.after === before && this.#undone.length === 0) {
      last.after = after;
    } else this.#done.push({ at, before, after });
    if (this.#done.length > MOST) this.#done.shift();
    this.#undone = [];
    this.#publish();
  }

  /** @returns {Edit | undefined} what is to be undone, last edit first */
  undo() {
    const edit = this.#done.pop();
    if (edit) this.#undone.push(edit);
    this.#publish();
    return edit;
  }

  /** @returns {Edit | undefined} what is to be done again */
  redo() {
    const edit = this.#undone.pop();
    if (edit) this.#done.push(edit);
    this.#publish();
    return edit;
  }

  /** Training has moved the weights: there is nothing left to go back to. */
  clear() {
    if (this.#done.length + this.#undone.length === 0) return;
    this.#done = [];
    this.#undone = [];
    this.#publish();
  }

  #publish() {
    this.#state.value = { canUndo: this.#done.length > 0, canRedo: this.#undone.length > 0 };
  }
}
