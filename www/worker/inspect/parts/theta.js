/**
 * Θ⁽⁰⁾, Θ⁽¹⁾, …, each row by row, bias first.
 *
 * @import { Part } from '../inspection.js'
 */

/** @typedef {Float64Array} Theta */

/** @type {Part} */
export const part = {
  needs: ['weights'],
  cost: 'cheap',
  report({ moment }) {
    const { theta } = moment.trainer;
    return { data: theta, transfer: [theta.buffer] };
  },
};
