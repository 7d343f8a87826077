/**
 * How the values of a look are told: where y is a number with a unit of its own, in that.
 *
 * @import { Look } from '../scene/scene.d.ts'
 */

/**
 * What the lines are called.
 *
 * @param {Look} look
 * @returns {readonly number[]}
 */
export const toldLevels = (look) => (look.kind === 'surface' ? look.told.slice(1, -1) : look.levels);

/**
 * What the ends of a surface's colours are called.
 *
 * @param {Extract<Look, { kind: 'surface' }>} look
 * @returns {readonly [low: number, high: number]}
 */
export const toldEnds = ({ told }) => [told[0], told[told.length - 1]];
