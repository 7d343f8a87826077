/**
 * A place for a worker: starts one, talks to it, and starts another where it dies.
 *
 * @import { Reason } from '../points/points.d.ts'
 * @import { FromWorker, Grids, ToWorker } from './protocol.js'
 */

import { smoothed } from './smoothed.js';

/** Pulls that are further apart do not follow each other. */
const IDLE_MILLIS = 250;

/** A worker that dies more often than this within a minute dies of its figures, not by accident. */
const MOST_DEATHS = 3;
const DEATHS_COUNT_FOR_MILLIS = 60_000;

/**
 * What a slot needs of a Worker.
 * @typedef {Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>} WorkerLike
 */

/** A worker that owes an answer for so long, while the page looks for it, hangs. */
const HANGS_AFTER_MILLIS = 10_000;

/** Looks further apart than this say nothing: the page was hidden, or the machine slept. */
const LOOK_MILLIS = 1000;

export class Slot {
  #start;
  #handlers;
  /** @type {WorkerLike | null} null where it is given up */
  #worker = null;
  /** @type {number[]} */
  #deaths = [];

  /** Whether a pull is on its way that has not been answered. */
  isPulled = false;
  /** Whether the worker knows more than it has reported. */
  isStale = false;
  /** Whether it is at a job, and so to be looked at now and then: it might hang. */
  isAtJob = false;
  /** In milliseconds. */
  pulledAt = -Infinity;
  /** For how long it has owed an answer, and when that was last looked at. */
  #owesFor = 0;
  #lookedAt = -Infinity;
  /** Time from one pull to the next, while one follows the other. */
  cycleMillis = 0;

  /**
   * @param {() => WorkerLike} start  a new worker that is sent its engine
   * @param {object} handlers
   * @param {(message: FromWorker) => void} handlers.onMessage
   * @param {(reason: Reason, isReplaced: boolean) => void} handlers.onDeath  called with the next worker in
   *   place, which knows nothing yet; or with none, where replacing has been given up
   * @param {() => number} handlers.now  milliseconds
   */
  constructor(start, handlers) {
    this.#start = start;
    this.#handlers = handlers;
    this.#open();
  }

  get isGivenUp() {
    return this.#worker === null;
  }

  /** @param {ToWorker} message */
  post(message) {
    this.#worker?.postMessage(message);
    this.isStale = true;
  }

  /**
   * @param {Grids} grids
   * @param {boolean} isAtRest  whether nothing moves in this worker
   * @param {number} time  milliseconds
   */
  pull(grids, isAtRest, time) {
    this.#worker?.postMessage({ type: 'pull', grids, isAtRest });
    this.#owesFor = 0;
    this.#lookedAt = time;
    this.isPulled = true;
    this.isStale = false;
    const cycle = time - this.pulledAt;
    if (cycle < IDLE_MILLIS) this.cycleMillis = smoothed(this.cycleMillis, cycle);
    this.pulledAt = time;
  }

  /** Replaces a worker that does not answer. @param {number} time  milliseconds */
  watch(time) {
    if (!this.isPulled) return;
    this.#owesFor += Math.min(time - this.#lookedAt, LOOK_MILLIS);
    this.#lookedAt = time;
    if (this.#owesFor > HANGS_AFTER_MILLIS) this.#bury({ code: 'hung' });
  }

  /** Tries again where it was given up; the new worker knows nothing yet. */
  revive() {
    this.#deaths = [];
    if (this.#worker === null) this.#open();
  }

  close() {
    this.#worker?.terminate();
    this.#worker = null;
  }

  #open() {
    const worker = this.#start();
    this.#worker = worker;
    this.isPulled = this.isStale = this.isAtJob = false;
    // What a worker that has been replaced still says no longer counts.
    const ifPresent = (/** @type {() => void} */ act) => {
      if (this.#worker === worker) act();
    };
    worker.addEventListener('message', ({ data }) => {
      ifPresent(() => {
        const message = /** @type {FromWorker} */ (data);
        if (message.type === 'dead') return this.#bury(message.reason);
        if (message.type === 'frames') this.isPulled = false;
        if (message.type === 'beside') this.isStale = true;
        this.#handlers.onMessage(message);
      });
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault(); // it is dealt with here; it need not be reported once more
      const { message: text } = event;
      ifPresent(() => this.#bury(text ? { code: 'other', text } : { code: 'noScript' }));
    });
    worker.addEventListener('messageerror', () => {
      ifPresent(() => this.#bury({ code: 'unreadable' }));
    });
  }

  /** @param {Reason} reason */
  #bury(reason) {
    this.close();
    const time = this.#handlers.now();
    this.#deaths = [...this.#deaths.filter((death) => time - death < DEATHS_COUNT_FOR_MILLIS), time];
    const isReplaced = this.#deaths.length <= MOST_DEATHS;
    if (isReplaced) this.#open();
    this.#handlers.onDeath(reason, isReplaced);
  }
}
