/**
 * The moments of a training that are kept: θ every now and then, from the start on. Errors and pictures of any of
 * them follow from θ when somebody asks, so keeping them costs training next to nothing.
 *
 * @import { Status } from '../training/training.d.ts'
 *
 * @typedef {object} Keyframe
 * @property {number} updates
 * @property {number} epochs
 * @property {Status} status
 * @property {number} lambda  in force at that moment
 * @property {Float64Array} theta
 * @property {number | null} path  which of its training's paths it lies on; null where on none
 */

/** Moments lie this share of the updates so far apart, so that they look evenly spaced on a logarithmic axis. */
const GROWTH = 1 / 20;

/** What the moments of one figure may occupy, in bytes; and how many there are in any case, and at most. */
const BUDGET = 4e6;
const FEWEST = 24;
const MOST = 240;

export class Keyframes {
  #limit;
  /** @type {Keyframe[]} by updates */
  #frames = [];
  /** Of how many moments one is kept; doubles whenever the limit is reached. */
  #stride = 1;
  #skipped = 0;

  /** The updates at which the next moment is due. */
  next = 0;

  /** @param {number} parameters  of the network */
  constructor(parameters) {
    this.#limit = Math.max(FEWEST, Math.min(MOST, Math.floor(BUDGET / (8 * parameters))));
  }

  /** @returns {readonly Keyframe[]} by updates */
  get all() {
    return this.#frames;
  }

  /** Another one that keeps the same, and goes on as this one does. */
  twin() {
    const twin = new Keyframes(0);
    Object.assign(twin, { next: this.next });
    twin.#limit = this.#limit;
    twin.#frames = [...this.#frames];
    twin.#stride = this.#stride;
    twin.#skipped = this.#skipped;
    return twin;
  }

  /**
   * Whether a moment at so many updates has come to be kept; says when the next one is due.
   *
   * @param {number} updates
   */
  isDue(updates) {
    if (updates < this.next) return false;
    this.next = updates + Math.max(1, Math.floor(updates * GROWTH));
    this.#skipped = (this.#skipped + 1) % this.#stride;
    return this.#skipped === 0 || this.#frames.length === 0;
  }

  /**
   * Keeps a moment. What was kept of later ones, or of the same one with other weights, goes.
   *
   * @param {Keyframe} frame
   */
  keep(frame) {
    this.#dropFrom(frame.updates);
    this.#frames.push(frame);
    if (this.#frames.length <= this.#limit) return;
    this.#frames = this.#frames.filter((_, index) => index % 2 === 0);
    this.#stride *= 2;
  }

  /**
   * The last moment at or before so many updates.
   *
   * @param {number} updates
   */
  at(updates) {
    return this.#frames.findLast((frame) => frame.updates <= updates);
  }

  /**
   * Forgets what comes after so many updates: training goes on from there.
   *
   * @param {number} updates
   */
  cutAfter(updates) {
    this.#dropFrom(updates + 1);
    this.next = Math.min(this.next, updates + 1);
  }

  /** @param {number} updates */
  #dropFrom(updates) {
    while ((this.#frames.at(-1)?.updates ?? -1) >= updates) this.#frames.pop();
  }
}
