/**
 * What the page knows of one figure that lives in a worker: what the worker was told, and what it
 * last reported.
 *
 * @import { Signal } from '@preact/signals-core'
 * @import { Domain } from '../points/points.d.ts'
 * @import { Condition, Frame, Progress, Status } from './training.d.ts'
 * @import { Clock, FigureReport, TrainerConfig, Truth } from './protocol.js'
 * @import { Size } from './resolution.js'
 * @import { Slot } from './slot.js'
 */
import { parameterCount } from '../scene/parameters.js';
import { changeBetween, sameTruth } from '../scene/task.js';

/**
 * A figure as the views know it. It may be asked for before its network is there.
 * @typedef {{ frame: Signal<Frame | null>, progress: Signal<Progress>, view: Size }} Face  `view` in device pixels
 */

export class RemoteFigure {
  /** @type {TrainerConfig | null} what the worker's network is made from */
  #config = null;
  /** @type {{ truth: Truth, domain: Domain } | null} what the worker's optimum is made from */
  #optimum = null;

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
  /** Whether its weights are those that its settings lead to from its seed, as its worker says. */
  isOnPath = true;
  /** Whether it went on beyond where it had come to rest by itself. */
  hasGoneOn = false;
  /** Whether its worker trains one from the seed, to take its place. */
  isSettling = false;
  /** @type {Condition | null} */
  condition = null;
  #successions = 0;
  millisPerUpdate = 0;

  /** Whether a person has moved it or stopped it, so that it stands where it was put. */
  isByHand = false;
  /** Whether it is to be built again because its worker is gone. */
  comesBack = false;
  /** Updates at which its run stops. */
  end = 0;
  /** Updates up to which it goes in any case, step by step or to come back where it was. */
  owed = 0;
  /** The update to which it comes back, where it does. */
  returnsTo = 0;
  /** Whether it waits where a person has put it, instead of levelling with the others. */
  isHeld = false;
  /** Updates up to which the worker was told to train. */
  goal = 0;
  /** Whether beyond where it comes to rest by itself. */
  goesOn = false;
  /** Whether the engine refused it, or its worker was given up: it stays as it is. */
  isStuck = false;
  /** The figure of its worker as which it is to go on, until it is built. @type {RemoteFigure | null} */
  original = null;
  /** When its settings last changed on the way, in milliseconds. */
  changedAt = -Infinity;

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

  get config() {
    return this.#config;
  }

  /** Counts what was done to it, so that what was known before can be told from what is true now. */
  get revision() {
    return this.#revision;
  }

  /** Of the network; 0 for the optimum. */
  get parameters() {
    return this.#config ? parameterCount(this.#config.layerSizes) : 0;
  }

  /** Whether the worker has it. */
  get isBuilt() {
    return (this.#config !== null || this.#optimum !== null) && !this.isStuck;
  }

  /** Whether an update would change anything: descent never refuses one, L-BFGS at its minimum has none to make. */
  get canGoOn() {
    if (this.kind !== 'network' || !this.isBuilt) return false;
    if (this.status === 'training') return true;
    return this.status === 'converged' && this.#config?.optimizer.kind !== 'lbfgs' && !this.isEmpty;
  }

  /** Whether there are no points to learn from. */
  get isEmpty() {
    return Number.isNaN(this.face.frame.peek()?.error?.d ?? 0);
  }

  /** Whether it is a network that has not come to an end. */
  get isTraining() {
    return this.kind === 'network' && this.isBuilt && this.status === 'training';
  }

  /** Whether the worker is training it now. */
  get isMoving() {
    if (!this.isBuilt || this.kind !== 'network') return false;
    if (this.isSettling) return true;
    return this.updates < this.goal && (this.isTraining || (this.goesOn && this.canGoOn));
  }

  /** Whether it is on its way by itself, to an update that it owes. */
  get isOwing() {
    return this.updates < this.owed && this.canGoOn;
  }

  /** Whether it makes single updates that a person has asked for. */
  get isStepping() {
    return this.isOwing && this.updates >= this.returnsTo;
  }

  /** Whether it is known where it stands, and it stays there. */
  get stands() {
    return this.isBuilt && this.isReported && !this.isMoving && !this.isOwing;
  }

  /** Whether it rests where its settings do not lead to, so that one from the seed is to take its place. */
  get isAstray() {
    return !this.isByHand && this.kind === 'network' && this.isBuilt && this.isReported && !this.isOnPath;
  }

  /**
   * Whether it rests where anybody's page comes to rest with these settings.
   *
   * @param {number} limit  updates after which an unattended network rests
   */
  restsBySettings(limit) {
    if (!this.stands || !this.isOnPath || this.hasGoneOn || this.isSettling) return false;
    return this.updates === limit || (this.status !== 'training' && this.updates <= limit);
  }

  /** @param {number} time  milliseconds */
  moved(time) {
    this.movedAt = time;
  }

  /**
   * @param {TrainerConfig} config
   * @returns {'built' | 'twin' | 'changed' | 'same'}
   */
  configureNetwork(config) {
    const change = this.#config && changeBetween(this.#config, config);
    if (change && !change.anew && !change.lambda && !change.optimizer) return 'same';
    this.#config = config;
    if (!change || change.anew || this.isStuck) {
      // Another network has no place to come back to.
      if (change) Object.assign(this, { owed: 0, returnsTo: 0, isHeld: false });
      Object.assign(this, { updates: 0, epochs: 0, goal: 0, isStuck: false });
      const original = this.#takeOriginal(config);
      const from = original ? { from: original.id } : {};
      this.slot.post({ type: 'network', ...this.#changed(), config, ...from });
      this.#builtAt = this.#revision;
      Object.assign(this, { isOnPath: true, hasGoneOn: false });
      if (!original) return 'built';
      const { updates, epochs, isOnPath, isByHand, isHeld, end, owed, returnsTo } = original;
      Object.assign(this, { updates, epochs, isOnPath, isByHand, isHeld, end, owed, returnsTo });
      return 'twin';
    }
    const { lambda, optimizer } = config;
    if (change.lambda) this.slot.post({ type: 'lambda', ...this.#changed(), lambda });
    if (change.optimizer) this.slot.post({ type: 'optimizer', ...this.#changed(), optimizer });
    this.isOnPath = false; // until its worker tells
    return 'changed';
  }

  /** The one as which it begins, where that still has these settings. @param {TrainerConfig} config */
  #takeOriginal(config) {
    const { original } = this;
    this.original = null;
    if (!original?.isBuilt || original.slot !== this.slot || !original.#config) return null;
    const { anew, lambda, optimizer } = changeBetween(original.#config, config);
    return anew || lambda || optimizer ? null : original;
  }

  /** The worker has other points for the same task; the weights stay. */
  goOnWithNewPoints() {
    this.slot.post({ type: 'points', ...this.#changed() });
    this.isOnPath = false; // until its worker tells
  }

  /**
   * @param {Truth} truth
   * @param {Domain} domain
   * @returns {'built' | 'same'}
   */
  configureOptimum(truth, domain) {
    const known = this.#optimum;
    if (known && sameTruth(known.truth, truth) && known.domain.every((edge, i) => edge === domain[i])) {
      return 'same';
    }
    this.#optimum = { truth, domain };
    this.isStuck = false;
    this.slot.post({ type: 'optimum', ...this.#changed(), truth, domain });
    this.#builtAt = this.#revision;
    return 'built';
  }

  /** @param {Float64Array} theta @param {Clock} [clock]  that belongs to them; without it, its own goes on */
  changeTheta(theta, clock) {
    this.#hold();
    this.slot.post({ type: 'theta', ...this.#changed(), theta, clock: clock ?? null });
  }

  /** Goes to a moment of its training. @param {number} updates */
  seek(updates) {
    this.#hold();
    this.slot.post({ type: 'seek', ...this.#changed(), updates });
  }

  /** Has its worker train one from the seed, up to so many updates, to take its place. @param {number} end */
  settle(end) {
    this.slot.post({ type: 'settle', ...this.#changed(), end });
    this.isSettling = true;
  }

  /** A person moves it, or stops it where it is: nothing takes its place. */
  takeInHand() {
    this.isByHand = true;
    if (this.isSettling) this.slot.post({ type: 'stay', ...this.#changed() });
  }

  /** Somebody has put its weights where they are. They stay until training is started again. */
  #hold() {
    this.isByHand = true;
    this.isHeld = true;
    this.goal = this.owed = 0;
  }

  /** Whether what is shown is the figure as it was last built. */
  get isShown() {
    return this.#reported >= this.#builtAt;
  }

  /** Whether the last report is of the figure as it was last built and changed. */
  get isReported() {
    return this.#reported === this.#revision;
  }

  /** There is nothing to show of it; configured next, it is built again. */
  letGo() {
    if (this.#optimum === null) return;
    this.#optimum = null;
    this.slot.post({ type: 'drop', id: this.id });
  }

  /** Until its worker has seen the change, it counts as one that trains and has no successor. */
  #changed() {
    this.status = 'training';
    this.isSettling = false;
    this.condition = null;
    this.#revision += 1;
    return { id: this.id, revision: this.#revision };
  }

  /** Trains to where it was, or is to be. @param {number} updates */
  comeBackTo(updates) {
    this.owed = this.returnsTo = updates;
    this.isHeld = true; // that is its place, wherever the others stand
  }

  /** A network starts anew from its seed when it is configured next. */
  startAnew() {
    this.#config = this.original = null;
    this.comesBack = this.isHeld = false;
    this.owed = this.returnsTo = 0;
  }

  /** Its worker is gone. Configured next, it is built; in somebody's hand, it trains back to where it was. */
  buildAgain() {
    this.#config = null;
    this.#optimum = null;
    this.isSettling = false;
    this.comesBack = true;
    if (this.isByHand) this.comeBackTo(Math.max(this.owed, this.updates));
  }

  /**
   * @param {FigureReport} report
   * @returns {boolean} whether its weights have changed since the last one
   */
  take(report) {
    // What a figure was before it was built anew is of no interest any more.
    if (report.revision < this.#builtAt) return false;
    const { picture, error, bayes, updates, epochs, status, successions } = report;
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
        // It belongs to the picture: the numbers may come before.
        successions: picture ? successions : (old?.successions ?? successions),
      };
    }

    this.#reported = report.revision;
    const hasMoved = updates !== this.updates || successions !== this.#successions;
    this.updates = updates;
    this.epochs = epochs;
    this.#successions = successions;
    // A report from before the last change must not undo that it trains again.
    if (report.revision === this.#revision) {
      this.status = status;
      this.isOnPath = report.isOnPath;
      this.hasGoneOn = report.hasGoneOn;
      this.isSettling = report.isSettling;
      this.condition = report.condition;
      if (!this.canGoOn || updates >= this.owed) this.owed = 0; // it has come as far as it goes
    }
    return hasMoved;
  }
}
