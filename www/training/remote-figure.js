/**
 * What the page knows of one figure that lives in a worker: what the worker was told, and what it
 * last reported.
 *
 * @import { Signal } from '@preact/signals-core'
 * @import { Domain } from '../points/points.d.ts'
 * @import { Frame, Status } from './training.d.ts'
 * @import { Clock, FigureReport, TrainerConfig, Truth } from './protocol.js'
 * @import { Size } from './resolution.js'
 * @import { Slot } from './slot.js'
 */
import { parameterCount } from './assignment.js';
import { changeBetween } from '../scene/task.js';

/**
 * A figure as the views know it. It may be asked for before its network is there.
 * @typedef {{ frame: Signal<Frame | null>, view: Size }} Face  `view` in device pixels
 */

export class Member {
  /** @type {TrainerConfig | null} what the worker's network is made from */
  #config = null;
  /** @type {string | null} what the worker's optimum is made from */
  #truth = null;

  /** Counts the messages that changed the figure. */
  #revision = 0;
  /** The one that built it. */
  #builtAt = 0;
  /** The one that the last report had seen. */
  #reported = 0;
  updates = 0;
  epochs = 0;
  /** @type {Status} */
  status = 'training';
  millisPerUpdate = 0;

  /** Updates at which its run stops. */
  end = 0;
  /** Updates up to which it goes in any case, step by step or to come back where it was. */
  owed = 0;
  /** Whether it waits where a person has put it, instead of levelling with the others. */
  isHeld = false;
  /** Updates up to which the worker was told to train. */
  goal = 0;
  /** Whether the engine refused it, or its worker was given up: it stays as it is. */
  isStuck = false;
  /**
   * Weights that training from the seed does not lead to, and the updates they belong to: another number than its own
   * where the weights have yet to be asked for.
   * @type {{ theta: Float64Array, updates: number } | null}
   */
  strayed = null;
  /** Whether its worker has been asked for its weights. */
  isAsked = false;
  /** Whether it has yet to be brought to the moment that its scene holds. */
  isNew = true;

  /** @type {Size | null} of the last picture */
  grid = null;
  millisPerNode = 0;
  /** In milliseconds. */
  movedAt = -Infinity;

  /**
   * @param {number} id
   * @param {'network' | 'optimum'} kind
   * @param {Slot} slot
   * @param {Face} face
   */
  constructor(id, kind, slot, face) {
    this.id = id;
    this.kind = kind;
    this.slot = slot;
    this.face = face;
  }

  /** Of the network; 0 for the optimum. */
  get parameters() {
    return this.#config ? parameterCount(this.#config.layerSizes) : 0;
  }

  /** Whether the worker has it. */
  get isBuilt() {
    return (this.#config !== null || this.#truth !== null) && !this.isStuck;
  }

  /** Whether it is a network that has neither converged nor diverged. */
  get isTraining() {
    return this.kind === 'network' && this.isBuilt && this.status === 'training';
  }

  /** Whether the worker is training it now. */
  get isMoving() {
    return this.isTraining && this.updates < this.goal;
  }

  /** Whether it is on its way by itself, to an update that it owes. */
  get isOwing() {
    return this.isTraining && this.updates < this.owed;
  }

  /** @param {number} time  milliseconds */
  moved(time) {
    this.movedAt = time;
  }

  /**
   * @param {TrainerConfig} config
   * @returns {'built' | 'changed' | 'same'}
   */
  configureNetwork(config) {
    const change = this.#config && changeBetween(this.#config, config);
    if (change && !change.anew && !change.lambda && !change.optimizer) return 'same';
    this.#config = config;
    this.status = 'training';
    if (!change || change.anew || this.isStuck) {
      if (change) this.owed = 0; // another network has no place to come back to
      Object.assign(this, { updates: 0, epochs: 0, goal: 0, isStuck: false, isHeld: false });
      this.strayed = null;
      this.slot.post({ type: 'network', ...this.#next(), config });
      this.#builtAt = this.#revision;
      return 'built';
    }
    const { lambda, optimizer } = config;
    this.#stray();
    if (change.lambda) this.slot.post({ type: 'lambda', ...this.#next(), lambda });
    if (change.optimizer) this.slot.post({ type: 'optimizer', ...this.#next(), optimizer });
    return 'changed';
  }

  /** The worker has other points for the same task; the weights stay. */
  goOnWithNewPoints() {
    this.slot.post({ type: 'points', ...this.#next() });
    this.status = 'training';
    this.#stray();
  }

  /** What it has learnt so far, it would have learnt otherwise with the settings that it has now. */
  #stray() {
    if (this.updates > 0) this.strayed = { theta: this.strayed?.theta ?? new Float64Array(), updates: NaN };
  }

  /**
   * @param {Truth} truth
   * @param {Domain} domain
   * @returns {'built' | 'same'}
   */
  configureOptimum(truth, domain) {
    const key = JSON.stringify([truth, domain]);
    if (key === this.#truth) return 'same';
    this.#truth = key;
    this.isStuck = false;
    this.slot.post({ type: 'optimum', ...this.#next(), truth, domain });
    this.#builtAt = this.#revision;
    return 'built';
  }

  /** @param {Float64Array} theta @param {Clock} [clock]  that belongs to them; without it, its own goes on */
  changeTheta(theta, clock) {
    this.#hold();
    this.strayed = { theta, updates: clock?.updates ?? this.updates };
    this.slot.post({ type: 'theta', ...this.#next(), theta, clock: clock ?? null });
  }

  /** Goes to a moment of its training. @param {number} updates */
  seek(updates) {
    this.#hold();
    this.slot.post({ type: 'seek', ...this.#next(), updates });
  }

  /** Somebody has put its weights where they are. They stay until training is started again. */
  #hold() {
    this.status = 'training';
    this.isHeld = true;
    this.goal = this.owed = 0;
  }

  /** Whether the last report is of the figure as it was last built and changed. */
  get isReported() {
    return this.#reported === this.#revision;
  }

  /** There is nothing to show of it; configured next, it is built again. */
  letGo() {
    if (this.#truth === null) return;
    this.#truth = null;
    this.slot.post({ type: 'drop', id: this.id });
  }

  #next() {
    this.#revision += 1;
    return { id: this.id, revision: this.#revision };
  }

  /** A network starts anew from its seed when it is configured next. */
  startAnew() {
    this.#config = null;
    this.owed = 0;
  }

  /** Its worker is gone. Configured next, it is built and trains back to where it was. */
  buildAgain() {
    this.#config = null;
    this.#truth = null;
    this.owed = Math.max(this.owed, this.updates);
  }

  /**
   * @param {FigureReport} report
   * @returns {boolean} whether its weights have changed since the last one
   */
  take(report) {
    // What a figure was before it was built anew is of no interest any more.
    if (report.revision < this.#builtAt) return false;
    const { picture, error, bayes, updates, epochs, status } = report;
    this.millisPerUpdate = report.millisPerUpdate;
    this.millisPerNode = report.millisPerNode;
    if (picture) this.grid = { width: picture.width, height: picture.height };

    const { frame } = this.face;
    const old = frame.peek();
    const newest = picture ?? old;
    if (newest && (picture || error || old?.updates !== updates || old.status !== status)) {
      const { look, domain, pixels, width, height, contours, curve } = newest;
      frame.value = {
        ...{ look, domain, pixels, width, height, contours, curve, bayes, updates, epochs, status },
        error: error ?? old?.error ?? null,
      };
    }

    this.#reported = report.revision;
    const hasMoved = updates !== this.updates;
    this.updates = updates;
    this.epochs = epochs;
    // A report from before the last change must not undo that it trains again.
    if (report.revision === this.#revision) {
      this.status = status;
      if (status !== 'training') this.owed = 0; // it has come as far as it goes
    }
    return hasMoved;
  }
}
