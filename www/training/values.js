/**
 * Values at a place, which are asked for when somebody first points.
 *
 * @import { Pool } from './training.d.ts'
 * @import { Values } from './protocol.js'
 */

/**
 * t of every figure at one place, as precisely as the engine knows it: the outputs of networks; of the optimum the posterior
 * of each class, of two that of class 1, or E[y|x]. null where there is none; of those whose worker stopped meanwhile nothing.
 *
 * @param {Pick<Pool, 'askAll'>} pool
 * @param {Float64Array} x
 * @returns {Promise<ReadonlyMap<number, Float64Array | null>>}
 */
export async function valuesAt(pool, x) {
  const answers = await Promise.allSettled(pool.askAll((ticket) => ({ type: 'values', ticket, x })));
  return new Map(
    answers.flatMap((answer) => (answer.status === 'fulfilled' ? /** @type {Values} */ (answer.value) : [])),
  );
}
