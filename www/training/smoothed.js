/** Weight of a new measurement: a change of cost is seen within about four frames, a hiccup hardly. */
const NEWEST = 0.3;

/**
 * Exponential moving average that starts with the first measurement.
 *
 * @param {number} average  0 where nothing was measured yet
 * @param {number} measured
 */
export const smoothed = (average, measured) =>
  average === 0 ? measured : average + NEWEST * (measured - average);
