/**
 * The moment at which a board stands, as its scene holds it: so a link to a paused board shows the same figures.
 *
 * A network's weights follow from its settings and the number of updates; training so many again gives the same bits.
 * Only weights that somebody has put in place, or that were trained on from such, are written down themselves.
 *
 * @import { NetworkFigure } from '../types.d.ts'
 * @import { Member } from './member.js'
 * @import { Run } from './run.js'
 */

/**
 * What the scene holds of a network's moment; null where it is not known yet.
 *
 * @param {Member} member
 * @param {Run} run
 * @returns {Pick<NetworkFigure, 'at' | 'theta'> | null}
 */
export function momentOf(member, run) {
  if (!run.isPaused) return { at: null, theta: null };
  if (!stands(member) || isAstray(member)) return null;
  if (member.edited) return { at: 0, theta: Float32Array.from(member.edited.theta) };
  // One update more than it has made: towards that it converges or diverges once more.
  return { at: member.isTraining ? member.updates : member.updates + 1, theta: null };
}

/** Whether its last report is how it is and stays. @param {Member} member */
const stands = ({ isBuilt, isReported, isMoving, isOwing }) => isBuilt && isReported && !isMoving && !isOwing;

/** Whether its weights are neither those of its seed nor known. @param {Member} member */
const isAstray = ({ edited, updates }) => edited !== null && edited.updates !== updates;

/** Whether its weights have to be asked for before its moment can be written down. @param {Member} member @param {Run} run */
export const needsWeights = (member, run) =>
  run.isPaused && stands(member) && isAstray(member) && !member.isAsked;
