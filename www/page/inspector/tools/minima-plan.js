/**
 * The map of starts as units of jobs: coarse to fine, each size in shares that are always the same, so that what comes of
 * them is the same on every machine.
 *
 * @import { TrainerConfig } from '../../../training/protocol.js'
 * @import { Track } from '../../elements/slider-field.js'
 * @import { Stage } from './tool-job.js'
 * @import { Asked, Reached } from '../../../worker/jobs/kinds/minima.js'
 */
import { parameterCount } from '../../../scene/parameters.js';

/** Learning rates where borders change. */
const RATES = [0.01, 0.1, 1, 10].flatMap((decade) =>
  [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8].map((digit) => Number((decade * digit).toPrecision(3))),
);

/** @type {Track} A rate between two of them shows at the nearest one. */
export const RATE_TRACK = {
  steps: RATES.length - 1,
  page: 10,
  valueAt: (position) => RATES[position],
  positionOf: (rate) => {
    const distances = RATES.map((choice) => Math.abs(Math.log(choice / rate)));
    return distances.indexOf(Math.min(...distances));
  },
};

/** Maps on the way, and into how many shares each is divided. */
export const LEVELS = [
  { size: 32, shares: 4 },
  { size: 64, shares: 8 },
  { size: 128, shares: 24 },
  { size: 256, shares: 96 },
];

/** Multiplications that a map may take: about half a minute on one core. */
const MOST_WORK = 1.2e11;

/**
 * Sizes of the maps that can be had, the coarsest first; none where the network is too large for any.
 *
 * @param {TrainerConfig} config
 * @param {number} points
 * @param {number} updates
 * @param {number} finest
 * @param {number} [iterations]  on to the bottom, for each start, where it is known from a coarser map
 */
export function levelsFor({ layerSizes }, points, updates, finest, iterations = 0) {
  const each = 3 * parameterCount(layerSizes) * points;
  return LEVELS.filter(({ size }, i) => {
    // From the first map it is known.
    const passes = updates + (i > 0 ? iterations : 0);
    return size <= finest && each * passes * size * size <= MOST_WORK;
  });
}

/** What starts have come to. @param {readonly Stage[]} stages */
export function reachedIn(stages) {
  const trained = stages.filter(({ kind }) => kind === 'minima');
  return /** @type {Reached[]} */ (trained.flatMap(({ results }) => results.flat()));
}

/** For each start; 0 before any is known. @param {readonly Reached[]} parts */
export function iterationsOf(parts) {
  const starts = parts.reduce((sum, { index }) => sum + index.length, 0);
  return starts > 0 ? parts.reduce((sum, { iterations }) => sum + iterations, 0) / starts : 0;
}

/**
 * @param {Omit<Asked, 'size' | 'after' | 'share' | 'shares'>} asked
 * @param {{ size: number, shares: number }} level
 * @returns {Asked[]}
 */
export const unitsOf = (asked, { size, shares }) =>
  Array.from({ length: shares }, (_, share) => ({
    ...asked,
    // The coarser map has the first ones in the order of the fleet.
    ...{ size, after: size === LEVELS[0].size ? 0 : (size / 2) ** 2, share, shares },
  }));
