/**
 * How fast training goes where somebody watches: a goal that moves on with time.
 *
 * The page's own speed, `auto`, begins slowly and grows with the number of updates, because that is how a training goes:
 * most happens in its first updates, and less and less in as many later ones. So everything that a run shows is seen in
 * four to ten seconds: 200 updates after four, 600 after six, 40,000 after eleven.
 *
 * Like all goals, this one bounds how far a figure goes before the next look, and never changes what it computes.
 *
 * @import { Speed } from '../scene/scene.d.ts'
 */

/** Of the page's own speed: updates in the first second, and the share of those made so far that a second adds later. */
export const AUTO_START = 25;
const AUTO_GROWTH = 0.7;

/**
 * How far, in seconds, the goal is ahead of a figure at most: what was hidden or kept waiting, or waited for a long frame,
 * does not rush.
 */
const LEAD = 0.1;

export class Pace {
  #isOn = false;
  /** Updates, with the part of the next one that is due. */
  #at = 0;
  /** In milliseconds, when that was true. */
  #time = 0;
  /** The foremost of those that were looked at last. */
  #front = 0;

  /** Whether the goal moves with time, so that somebody has to look again. */
  get isOn() {
    return this.#isOn;
  }

  /** The next goal is counted from where figures stand then. */
  stop() {
    this.#isOn = false;
  }

  /**
   * Updates up to which all may train by now.
   *
   * @param {readonly number[]} updates  positions, at least one
   * @param {Speed} speed
   * @param {number} time  milliseconds
   */
  goal(updates, speed, time) {
    if (speed === 'fastest') {
      this.stop();
      return Infinity;
    }
    const front = Math.max(...updates);
    // Where the foremost has gone back, training has begun anew.
    if (!this.#isOn || front < this.#front) this.#at = front;
    else this.#at = later(this.#at, speed, (time - this.#time) / 1000);
    // One update more than the last is always due, so that at slow speeds each is seen by itself.
    const most = later(Math.min(...updates), speed, LEAD) + 1;
    // Whoever is left behind catches up while the others wait.
    this.#at = Math.max(front, Math.min(this.#at, most));
    this.#isOn = true;
    this.#time = time;
    this.#front = front;
    return Math.floor(this.#at);
  }
}

/**
 * Where a training is after some time.
 *
 * @param {number} updates
 * @param {Exclude<Speed, 'fastest'>} speed
 * @param {number} seconds
 */
export function later(updates, speed, seconds) {
  if (speed !== 'auto') return updates + speed * seconds;
  // It is even up to here, and then grows as e^t does.
  const even = AUTO_START / AUTO_GROWTH;
  const rest = seconds - Math.max(0, even - updates) / AUTO_START;
  if (rest <= 0) return updates + AUTO_START * seconds;
  return Math.max(updates, even) * Math.exp(AUTO_GROWTH * rest);
}
