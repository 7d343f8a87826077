/**
 * Whether the board trains, and how long.
 *
 * Three states. *Playing*: figures train, each to its own end. *Resting*: a run came to its end by
 * itself, because all figures had converged, diverged or used up their epochs; a change to a figure
 * then trains this figure again. *Paused*: a person stopped it, and nothing trains until a person
 * says so.
 *
 * @import { Board } from '../scene/scene.d.ts'
 */
import { CONVERGENCE_EPOCHS, UNATTENDED_EPOCHS } from '../scene/schema.js';
import { updatesPerEpoch } from '../scene/task.js';

/** @typedef {{ updates: number, end: number }} Runner  `end`: updates at which it stops */

export class Run {
  /** @type {'playing' | 'resting' | 'paused'} */
  #state = 'paused';
  /** Epochs that a figure may train in this run, from where it was when the run or the figure began. */
  #allowance = Infinity;

  get isPlaying() {
    return this.#state === 'playing';
  }

  get isResting() {
    return this.#state === 'resting';
  }

  get isPaused() {
    return this.#state === 'paused';
  }

  /**
   * Starts a run of all figures.
   *
   * @param {'person' | 'page' | 'convergence'} starter  a person who pressed play watches, and stops
   *   it when it is enough; the page stops by itself, and sooner than one who asked for convergence
   * @param {Iterable<Runner>} runners
   * @param {Board} board
   */
  play(starter, runners, board) {
    this.#state = 'playing';
    this.#allowance = { person: Infinity, page: UNATTENDED_EPOCHS, convergence: CONVERGENCE_EPOCHS }[starter];
    for (const runner of runners) this.#arm(runner, board);
  }

  pause() {
    this.#state = 'paused';
  }

  rest() {
    this.#state = 'resting';
  }

  /** After a reset, a board that does not play waits for a person. */
  reset() {
    if (this.#state === 'resting') this.#state = 'paused';
  }

  /**
   * A figure was built or has something new to learn. It gets a new allowance; on a resting board it
   * starts a run by itself, in which the others stay where they are.
   *
   * @param {Runner} runner
   * @param {Board} board
   */
  changed(runner, board) {
    if (this.#state === 'resting') {
      this.#state = 'playing';
      this.#allowance = UNATTENDED_EPOCHS;
    }
    if (this.#state === 'playing') this.#arm(runner, board);
  }

  /**
   * @param {Runner} runner
   * @param {Board} board
   */
  #arm(runner, board) {
    runner.end = runner.updates + this.#allowance * updatesPerEpoch(board);
  }
}
