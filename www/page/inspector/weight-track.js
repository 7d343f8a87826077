/**
 * The way of a weight that is moved.
 *
 * @import { Track } from '../elements/slider-field.js'
 */

/** The range: the smallest of 5, 10, 20, … on both sides that holds the weight. */
const SMALLEST = 5;
const STEPS = 400;

/** Its range stays while it is moved, and grows where it is set beyond. */
export class WeightTrack {
  #at = -1;
  limit = SMALLEST;

  /** @param {number} at  place in θ @param {number} value @returns {Track} */
  of(at, value) {
    if (this.#at !== at || Math.abs(value) > this.limit) {
      this.#at = at;
      this.limit = SMALLEST;
      while (this.limit < Math.abs(value)) this.limit *= 2;
    }
    const { limit } = this;
    return {
      steps: STEPS,
      valueAt: (position) => Number((limit * ((2 * position) / STEPS - 1)).toPrecision(4)),
      positionOf: (number) => ((number / limit + 1) * STEPS) / 2,
    };
  }
}
