/**
 * What the positions of the page's sliders stand for.
 *
 * @import { Track } from './slider-field.js'
 */
import {
  LAMBDA_DECADE,
  LAMBDA_STEPS,
  lambdaFromPosition,
  positionFromLambda,
} from '../../scene/lambda-scale.js';

/** @type {Track} Logarithmic, with a true 0 at its left end. */
export const LAMBDA_TRACK = {
  steps: LAMBDA_STEPS,
  page: LAMBDA_DECADE,
  valueAt: lambdaFromPosition,
  positionOf: positionFromLambda,
};

/** Learning rates worth trying: 1 and 3 of every decade. */
const RATES = [1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];

/** @type {Track} A rate between the choices shows at the nearest one. */
export const RATE_TRACK = {
  steps: RATES.length - 1,
  valueAt: (position) => RATES[position],
  positionOf: (rate) => {
    const distances = RATES.map((choice) => Math.abs(Math.log(choice / rate)));
    return distances.indexOf(Math.min(...distances));
  },
};

/** Between the positions of a linear slider: values that one would write. */
const LINEAR_STEP = 0.05;

/**
 * Evenly from `min` to `max`; a range without extent stays at `min`.
 *
 * @param {number} min
 * @param {number} max
 * @param {number} [steps]
 * @returns {Track}
 */
export function linearTrack(min, max, steps = Math.max(1, Math.round((max - min) / LINEAR_STEP))) {
  const extent = max - min;
  return {
    steps,
    valueAt: (position) => Number((min + (extent * position) / steps).toPrecision(6)),
    positionOf: (value) => (extent > 0 ? (steps * (value - min)) / extent : 0),
  };
}
