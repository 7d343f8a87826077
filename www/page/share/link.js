/**
 * The page's address with the scene in it.
 *
 * @import { Moment, Scene } from '../../scene/scene.d.ts'
 */
import { encode } from '../../scene/hash.js';
import { EMBED, isEmbedded } from './embedding.js';

/**
 * @param {Scene} scene
 * @param {Moment | null} moment  that belongs to it
 * @param {string} address  of the page, as it is; what its query says otherwise stays
 * @param {{ embed?: boolean }} [options]
 * @returns {string}
 */
export function sceneLink(scene, moment, address, { embed = false } = {}) {
  const link = new URL(address);
  const kept = link.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !isEmbedded(pair));
  link.search = [...(embed ? [EMBED] : []), ...kept].join('&');
  // The address bar may lag behind the scene by a moment.
  link.hash = encode(scene, moment);
  return link.href;
}

/** Signs of a link that every chat and mail program takes. Some cut it at about 2,000, the shortest limit of browsers once. */
export const LONGEST_FOR_CHATS = 2000;

/** Whether the link has to hold weights. @param {Moment | null} moment */
export const holdsWeights = (moment) =>
  [...(moment?.figures.values() ?? [])].some(({ theta }) => theta !== null);
