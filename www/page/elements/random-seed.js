/** @import { Page } from '../page.js' */
import { reasonOf } from '../../points/reason.js';

/**
 * Hands on a fresh seed, at once or as soon as the engine is there; or says why there is none.
 *
 * @param {Page} page
 * @param {(seed: number) => void} use
 */
export async function drawSeed({ pool, store }, use) {
  /** @type {number} */
  let seed;
  try {
    seed = await pool.randomSeed();
  } catch (error) {
    return store.notify({ code: 'noSeed', reason: reasonOf(error) });
  }
  use(seed);
}
