/**
 * A unit of a job, as a worker does it, in one go.
 *
 * @import { Data } from '../../../www/training/protocol.js'
 * @import { Kind } from '../../../www/worker/jobs/jobs.js'
 */
import { engine } from './engine.js';
import { lab } from './lab.js';

/**
 * @param {Kind} kind
 * @param {unknown} params
 * @param {Data | null} data
 * @returns {any[]} its parts
 */
export function partsOf(kind, params, data) {
  /** @type {{ free(): void }[]} */
  const owned = [];
  const own = (/** @type {any} */ made) => {
    owned.push(made);
    return made;
  };
  const parts = [];
  let before = 0;
  try {
    for (const { progress, part } of kind({ engine, lab, data, own }, params)) {
      if (!(progress >= before && progress <= 1)) throw new RangeError(`progress ${before}, ${progress}`);
      before = progress;
      if (part) parts.push(/** @type {any} */ (part));
    }
  } finally {
    for (const made of owned) made.free();
  }
  return parts;
}
