/**
 * How the pictures of the scenes are written down: small, since there are many.
 *
 * @typedef {object} Panel  of one figure, 120 × 88
 * @property {'probability' | 'regions'} [kind]  of its colours; a curve has none
 * @property {number} [columns]  of its nodes
 * @property {string} [nodes]  a digit for each, from the bottom row on: the probability, or the class and how sure it is
 * @property {string} lines  contour lines or the curve, as a path
 *
 * @typedef {object} Picture
 * @property {readonly string[]} dots  the points of every class, as a path
 * @property {readonly Panel[]} panels
 */

export const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Of eight classes, each with so many degrees of certainty. */
export const STEPS = 8;
