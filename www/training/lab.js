/**
 * The lab: the engine with all of its boundary, which fleets, ensembles, landscapes and looks into backward passes need
 * and no first picture does. The page compiles it once; every worker that there is gets it, and every one that comes.
 *
 * @import { Pool } from './training.d.ts'
 */
import script from '../worker/lab.js?worker&url';
import { compiled } from './engine.js';

/** @type {WeakMap<Pick<Pool, 'introduce'>, Promise<void>>} */
const opened = new WeakMap();

/**
 * Resolves when the workers have been told; whoever asks again after a failure has it tried again.
 *
 * @param {Pick<Pool, 'introduce'>} pool
 * @returns {Promise<void>}
 * @throws {Error} where the file cannot be had
 */
export function openLab(pool) {
  const known = opened.get(pool);
  if (known) return known;
  const opening = bring(pool);
  opened.set(pool, opening);
  opening.catch(() => opened.delete(pool));
  return opening;
}

/** @param {Pick<Pool, 'introduce'>} pool */
async function bring(pool) {
  const module = await compiled(new URL('../pkg/lab/mlp_playground_bg.wasm', import.meta.url));
  pool.introduce({ type: 'lab', module, script: new URL(script, location.href).href });
}
