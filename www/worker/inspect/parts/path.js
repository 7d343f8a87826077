/**
 * The training so far as seen from a plane of θ: of every moment that was kept, and of the present one, the foot on the plane and how
 * far from it θ is.
 *
 * @import { Part } from '../inspection.js'
 */

/** The plane: origin + a·u + b·v. @typedef {{ origin: Float64Array, u: Float64Array, v: Float64Array }} Asked */

/**
 * An element to a moment, the present one last.
 *
 * @typedef {object} Path
 * @property {Float64Array} updates
 * @property {Float64Array} a
 * @property {Float64Array} b
 * @property {Float64Array} off  distance from the plane, in the length of θ
 */

/** @type {Part} */
export const part = {
  needs: ['weights', 'updates'],
  cost: 'cheap',
  report({ keyframes, moment }, /** @type {Asked} */ plane) {
    const { theta } = moment.trainer;
    if (plane.origin.length !== theta.length) return null;
    const before = keyframes.filter(({ updates }) => updates < moment.updates);
    return { data: pathOn(plane, [...before, { updates: moment.updates, theta }]) };
  },
};

/** @param {Float64Array} x @param {Float64Array} y */
const dot = (x, y) => x.reduce((sum, value, i) => sum + value * y[i], 0);

/**
 * Orthogonal projection, by the normal equations of u and v, which need be neither orthogonal nor of length 1.
 *
 * @param {Asked} plane
 * @param {readonly { updates: number, theta: Float64Array }[]} moments
 * @returns {Path}
 */
export function pathOn({ origin, u, v }, moments) {
  const [uu, uv, vv] = [dot(u, u), dot(u, v), dot(v, v)];
  const determinant = uu * vv - uv * uv;
  const feet = moments.map(({ theta }) => {
    const away = theta.map((value, i) => value - origin[i]);
    const [ru, rv] = [dot(away, u), dot(away, v)];
    // A plane that has shrunk to a line, or to a point.
    const [a, b] =
      determinant > 1e-12 * uu * vv
        ? [(ru * vv - rv * uv) / determinant, (rv * uu - ru * uv) / determinant]
        : [uu > 0 ? ru / uu : 0, uu > 0 || vv === 0 ? 0 : rv / vv];
    return { a, b, off: Math.hypot(...away.map((value, i) => value - a * u[i] - b * v[i])) };
  });
  return {
    updates: Float64Array.from(moments, ({ updates }) => updates),
    a: Float64Array.from(feet, ({ a }) => a),
    b: Float64Array.from(feet, ({ b }) => b),
    off: Float64Array.from(feet, ({ off }) => off),
  };
}
