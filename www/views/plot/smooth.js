/**
 * Takes the grid's staircase out of iso-lines.
 *
 * Where a network is all but certain on both sides, its logit jumps from one grid node to the next and a traced line
 * lies anywhere between them: within a cell it is noise. Averaging neighbours removes it, and no vertex leaves its
 * place by more than the grid's own uncertainty.
 *
 * @import { Line } from './transform.js'
 */

/** Rounds of averaging with the weights 1 : 2 : 1; each widens the window by one vertex on either side. */
const ROUNDS = 4;

/**
 * Smooths the lines in place. The ends of open lines stay; closed lines stay closed.
 *
 * @param {readonly Line[]} lines
 * @param {number} reach How far a vertex may move along each axis: half a cell, in the lines' own unit.
 */
export function smoothLines(lines, reach) {
  for (const { xy } of lines) smoothLine(xy, reach);
}

/**
 * @param {Float32Array} xy
 * @param {number} reach
 */
function smoothLine(xy, reach) {
  const last = xy.length - 2;
  if (last < 4) return;
  const isClosed = xy[0] === xy[last] && xy[1] === xy[last + 1];
  const original = xy.slice();
  for (let round = 0; round < ROUNDS; round++) {
    for (const axis of [0, 1]) {
      const first = xy[axis];
      // In a closed line the last point is the first, and its neighbour before is the one before the last.
      let before = isClosed ? xy[last - 2 + axis] : first;
      for (let i = isClosed ? 0 : 2; i < last; i += 2) {
        const here = xy[i + axis];
        const after = i + 2 === last && isClosed ? first : xy[i + 2 + axis];
        const mean = (before + 2 * here + after) / 4;
        const home = original[i + axis];
        xy[i + axis] = Math.min(home + reach, Math.max(home - reach, mean));
        before = here;
      }
      if (isClosed) xy[last + axis] = xy[axis];
    }
  }
}
