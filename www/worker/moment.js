/**
 * The moment at which a board stands, as its scene holds it: so a link to a paused board shows the same figures.
 *
 * A network's weights follow from its settings and the number of updates; training so many again gives the same bits.
 * Where they do not, because somebody has edited them or has changed λ, the optimizer or own points on the way, they are
 * written down themselves. A board that came to rest needs no moment, unless it holds such a network.
 *
 * @import { NetworkFigure } from '../types.d.ts'
 * @import { Member } from './member.js'
 * @import { Run } from './run.js'
 */

/**
 * What the scene holds of a network's moment; null where it is not known yet.
 *
 * @param {Member} member
 * @param {boolean} isHeld  by a moment
 * @returns {Pick<NetworkFigure, 'at' | 'theta'> | null}
 */
export function momentOf(member, isHeld) {
  if (!isHeld) return { at: null, theta: null };
  if (!stands(member) || isAstray(member)) return null;
  if (member.strayed) return { at: member.updates, theta: Float32Array.from(member.strayed.theta) };
  // One update more than it has made: towards that it converges or diverges once more.
  return { at: member.isTraining ? member.updates : member.updates + 1, theta: null };
}

/** Whether its last report is how it is and stays. @param {Member} member */
const stands = ({ isBuilt, isReported, isMoving, isOwing }) => isBuilt && isReported && !isMoving && !isOwing;

/** Whether its weights are neither those of its seed nor known. @param {Member} member */
const isAstray = ({ strayed, updates }) => strayed !== null && strayed.updates !== updates;

/** Whether its weights have to be asked for before its moment can be written down. @param {Member} member */
export const needsWeights = (member) => stands(member) && isAstray(member) && !member.isAsked;

/**
 * Whether the scene holds the moment at which its networks stand.
 *
 * @param {Run} run
 * @param {readonly Member[]} networks
 */
export const isMomentHeld = (run, networks) =>
  run.isPaused || (run.isResting && networks.some(({ strayed }) => strayed !== null));
