/**
 * What of a link's problems one notice spells out.
 *
 * @import { Problem } from '../scene/scene.d.ts'
 */

/** A garbled link can hold tens of thousands. */
const SHOWN = 5;

/**
 * @param {readonly Problem[]} problems
 * @returns {{ shown: string[], others: number }} the first ones, and how many there are beyond
 */
export const toldProblems = (problems) => ({
  shown: problems.slice(0, SHOWN).map(({ field, text }) => `${field}: ${text}`),
  others: problems.slice(SHOWN).reduce((sum, { count = 1 }) => sum + count, 0),
});
