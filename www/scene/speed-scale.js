/**
 * The speeds of the slider, evenly to the eye: the page's own, 1, 2 and 5 updates a second of every decade, then as fast
 * as possible.
 *
 * @import { Speed } from './scene.d.ts'
 */

/** @type {readonly Speed[]} */
export const SPEEDS = Object.freeze([
  'auto',
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000],
  'fastest',
]);

/** The place of a speed, or of the nearest that has one. @param {Speed} speed */
export function positionOfSpeed(speed) {
  const distances = SPEEDS.map((choice) =>
    typeof choice === 'number' && typeof speed === 'number'
      ? Math.abs(Math.log(choice / speed))
      : choice === speed
        ? 0
        : Infinity,
  );
  return distances.indexOf(Math.min(...distances));
}
