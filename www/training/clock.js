/**
 * Who has the training in hand.
 *
 * *Unattended*, every network trains from its seed until it rests by itself, and so does one whose settings change.
 * *Training*: a person has started all of them, watches, and stops it when it is enough. *Converging*: likewise, until
 * every network has converged. *Paused*: a person has stopped them, and nothing moves until a person says so.
 *
 * A network that a person has moved or stopped is in that person's hand (`RemoteFigure.isByHand`): it stands where it was
 * put, and its moment belongs to the link. All others rest where their settings lead to.
 */
import { signal } from '@preact/signals-core';
import { CONVERGENCE_EPOCHS, UNATTENDED_EPOCHS } from '../scene/schema.js';

/** Updates that a replay shows one after the other: about four seconds. */
export const REPLAYED = 200;

/** @typedef {'unattended' | 'training' | 'converging' | 'paused'} ClockState */

export class Clock {
  state = signal(/** @type {ClockState} */ ('unattended'));

  /** Whether the first updates of a training that nobody has started are shown at the page's own speed. */
  isReplaying = signal(false);

  /** Whether a person has started a run that is not over. */
  get isRunning() {
    return this.state.peek() === 'training' || this.state.peek() === 'converging';
  }

  get isPaused() {
    return this.state.peek() === 'paused';
  }

  /** Whether the run is one that goes on where descent has come to rest by itself. */
  get goesOn() {
    return this.state.peek() === 'training';
  }

  /** Epochs that a network may make in the present run. */
  get epochs() {
    switch (this.state.peek()) {
      case 'training':
        return Infinity;
      case 'converging':
        return CONVERGENCE_EPOCHS;
      default:
        return UNATTENDED_EPOCHS;
    }
  }
}
