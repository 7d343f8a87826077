/**
 * The first epochs in a fresh page, which the browser runs in its baseline compiler.
 *
 * @import { Contender, Problem, Results, Station } from './types.d.ts'
 */

/** About as many as the baseline compiler gets to run. */
const EPOCHS = 40;

/**
 * @param {Contender} contender
 * @param {Problem} problem
 * @param {(contender: Contender, problem: Problem) => Promise<Station>} open
 * @param {number} rounds
 * @returns {Promise<NonNullable<Results['coldStart']>>}
 */
export async function measureColdStart(contender, problem, open, rounds) {
  const millis = [];
  for (let round = 0; round < rounds; round++) {
    const station = await open(contender, problem);
    millis.push((await station.sample(EPOCHS)) / EPOCHS);
    await station.close();
  }
  return { workId: problem.id, epochs: EPOCHS, millis };
}
