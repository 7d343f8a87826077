/**
 * What a person does with the training: takes networks in hand, moves them, stops them.
 *
 * @import { Clock } from './clock.js'
 * @import { Follower } from './follow.js'
 * @import { Schedule } from './schedule.js'
 * @import { Workers } from './workers.js'
 */

import { haveEnded } from './controls.js';

export class Hand {
  #parts;

  /**
   * @param {object} parts
   * @param {Workers} parts.workers
   * @param {Clock} parts.clock
   * @param {Follower} parts.follower
   * @param {Schedule} parts.schedule
   * @param {() => void} parts.done  after each act: the workers are told, and what has changed is said
   */
  constructor(parts) {
    this.#parts = parts;
  }

  /** Whether anything is on its way. */
  get isGoing() {
    const { clock, schedule, workers } = this.#parts;
    return clock.isRunning || workers.networks.some((figure) => schedule.isUnderway(figure));
  }

  /**
   * Starts a run: from the present weights; one to be watched from the seeds, where every network has come to its end.
   *
   * @param {'training' | 'converging'} state
   */
  run(state) {
    const { workers, clock, follower, done } = this.#parts;
    workers.revive();
    const isWatched = state === 'training';
    const isAnew = isWatched && haveEnded(workers.networks, follower.limit);
    const able = workers.networks.filter((figure) =>
      isWatched ? figure.canGoOn && !isAnew : figure.isTraining,
    );
    if (able.length === 0 && !isAnew) return;
    clock.state.value = state;
    if (isAnew) for (const figure of workers.networks) figure.startAnew();
    for (const figure of able) {
      figure.takeInHand();
      figure.isHeld = false;
      follower.arm(figure);
    }
    done();
  }

  /** Stops everything where it is, but what rests where its settings lead to. */
  pause() {
    const { workers, clock, schedule, follower, done } = this.#parts;
    for (const figure of workers.networks) {
      const isUnderway = schedule.isUnderway(figure);
      if (figure.isOwing) Object.assign(figure, { owed: 0, isHeld: true });
      if (isUnderway || !figure.restsBySettings(follower.limit)) figure.takeInHand();
      else figure.isByHand = false; // also after a run that a person has started
    }
    clock.state.value = 'paused';
    done();
  }

  /** Starts every network from its seed. What goes, goes on; on a board at rest they wait there. */
  reset() {
    const { workers, clock, done } = this.#parts;
    if (!this.isGoing) clock.state.value = 'paused';
    workers.revive();
    for (const figure of workers.networks) figure.startAnew();
    done();
  }

  /**
   * Starts one network from its seed. In a person's run it goes on with the others; else it trains by itself to where it
   * comes to rest, also on a board that a person has stopped.
   *
   * @param {number} id
   */
  restart(id) {
    const { workers, clock, follower, done } = this.#parts;
    const figure = workers.figure(id);
    if (figure?.kind !== 'network') return;
    workers.revive();
    figure.startAnew();
    if (!clock.isRunning) follower.leaveAlone(id);
    done();
  }

  /** @param {number} count  updates of every network that can make some */
  step(count) {
    const { workers, clock, done } = this.#parts;
    // A key asks for it also where the button is disabled.
    if (!workers.networks.some(({ canGoOn }) => canGoOn)) return;
    if (!clock.isPaused) this.pause();
    for (const figure of workers.networks) {
      if (!figure.canGoOn) continue;
      figure.takeInHand();
      figure.owed = Math.max(figure.owed, figure.updates) + count;
    }
    done();
  }

  /** Takes a network to a moment of its training. @param {number} id @param {number} updates */
  seek(id, updates) {
    this.pause(); // this is where somebody wants it
    this.#parts.workers.figure(id)?.seek(updates);
    this.#parts.done();
  }

  /** @param {number} id @param {Float64Array} theta */
  setTheta(id, theta) {
    if (this.isGoing) this.pause();
    this.#parts.workers.figure(id)?.changeTheta(theta);
    this.#parts.done();
  }

  /** A run is over: what rests where its settings lead to is in nobody's hand any more. */
  letGo() {
    const { workers, clock, follower } = this.#parts;
    clock.state.value = 'unattended';
    for (const figure of workers.networks) {
      if (figure.restsBySettings(follower.limit)) figure.isByHand = false;
    }
  }
}
