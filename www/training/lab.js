/**
 * The lab: the engine with all of its boundary, which fleets, ensembles, landscapes and looks into backward passes need
 * and no first picture does. The page compiles it once; every worker that there is gets it, and every one that comes.
 *
 * @import { Pool } from './training.d.ts'
 */
import { compiled } from './engine.js';

/** @type {WeakMap<Pick<Pool, 'introduce'>, Promise<void>>} */
const opened = new WeakMap();

/**
 * Resolves when the workers have been told; whoever asks again after a failure has it tried again.
 *
 * @param {Pick<Pool, 'introduce'>} pool
 * @param {string} script  the address of worker/lab.js, as workers load it
 * @returns {Promise<void>}
 * @throws {Error} where the file cannot be had
 */
export function openLab(pool, script) {
  const known = opened.get(pool);
  if (known) return known;
  const opening = bring(pool, script);
  opened.set(pool, opening);
  opening.catch(() => opened.delete(pool));
  return opening;
}

/** @param {Pick<Pool, 'introduce'>} pool @param {string} script */
async function bring(pool, script) {
  const module = await compiled(new URL('../pkg/lab/mlp_playground_bg.wasm', import.meta.url));
  pool.introduce({ type: 'lab', module, script });
}
