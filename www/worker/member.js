/**
 * What the page knows of one figure that lives in a worker: what the worker was told, and what it
 * last reported.
 *
 * @import { Signal } from '@preact/signals-core'
 * @import { Domain, Frame, Status } from '../types.d.ts'
 * @import { FigureReport, TrainerConfig, Truth } from './protocol.js'
 * @import { Size } from './resolution.js'
 * @import { Slot } from './slot.js'
 */
import { changeBetween } from './task.js';

export class Member {
  /** @type {TrainerConfig | null} what the worker's network is made from */
  #config = null;
  /** @type {string | null} what the worker's optimum is made from */
  #truth = null;
  #frame;

  /** Counts the messages that changed the figure. */
  #revision = 0;
  updates = 0;
  epochs = 0;
  /** @type {Status} */
  status = 'training';
  millisPerUpdate = 0;
  millisPerNode = 0;
  /** @type {Size | null} of the last picture */
  grid = null;

  /** Updates at which its run stops. */
  end = 0;
  /** Updates up to which it goes in any case, step by step or to come back where it was. */
  owed = 0;
  /** Updates up to which the worker was told to train. */
  goal = 0;
  /** Whether the engine refused it, or its worker was given up: it stays as it is. */
  isStuck = false;

  /**
   * @param {number} id
   * @param {'network' | 'optimum'} kind
   * @param {Slot} slot
   * @param {Signal<Frame | null>} frame  where its pictures go
   */
  constructor(id, kind, slot, frame) {
    this.id = id;
    this.kind = kind;
    this.slot = slot;
    this.#frame = frame;
  }

  /** Whether the worker has it. */
  get isBuilt() {
    return (this.#config !== null || this.#truth !== null) && !this.isStuck;
  }

  /** Whether it is a network that has not converged or diverged. */
  get isTraining() {
    return this.kind === 'network' && this.isBuilt && this.status === 'training';
  }

  /** Whether the worker is training it now. */
  get isMoving() {
    return this.isTraining && this.updates < this.goal;
  }

  /**
   * @param {TrainerConfig} config
   * @returns {'built' | 'changed' | 'same'}
   */
  configureNetwork(config) {
    const old = this.#config;
    const change = old && changeBetween(old, config);
    if (change && !change.anew && !change.lambda && !change.optimizer) return 'same';
    this.#config = config;
    this.status = 'training';
    if (!change || change.anew || this.isStuck) {
      if (change) this.owed = 0; // another network has no place to come back to
      Object.assign(this, { updates: 0, epochs: 0, goal: 0, isStuck: false });
      this.slot.post({ type: 'network', ...this.#next(), config });
      return 'built';
    }
    const { lambda, optimizer } = config;
    if (change.lambda) this.slot.post({ type: 'lambda', ...this.#next(), lambda });
    if (change.optimizer) this.slot.post({ type: 'optimizer', ...this.#next(), optimizer });
    return 'changed';
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
    return 'built';
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
   * @returns {boolean} whether the figure has moved since the last one
   */
  take(report) {
    const { picture, error, bayes, updates, epochs, status } = report;
    this.millisPerUpdate = report.millisPerUpdate;
    this.millisPerNode = report.millisPerNode;
    if (picture) this.grid = { width: picture.width, height: picture.height };

    const old = this.#frame.peek();
    const newest = picture ?? old;
    if (newest && (picture || error || old?.updates !== updates || old.status !== status)) {
      const { pixels, width, height, contours } = newest;
      this.#frame.value = {
        ...{ pixels, width, height, contours, bayes, updates, epochs, status },
        error: error ?? old?.error ?? null,
      };
    }

    // A report from before the last change must not undo what the change began.
    if (report.revision !== this.#revision) return false;
    const hasMoved = updates !== this.updates;
    Object.assign(this, { updates, epochs, status });
    return hasMoved;
  }
}
