/** The probabilities whose lines a figure shows, as in the lecture's figures. */
export const LEVELS = Object.freeze([0.01, 0.1, 0.5, 0.9]);

/**
 * Where the line of a probability is traced. The logit of a steep boundary is nearly straight where the probability
 * has its bend, so its lines stay smooth on a coarse grid.
 *
 * @param {number} p
 */
export const logit = (p) => Math.log(p / (1 - p));
