/**
 * The page's address with the scene in it.
 *
 * @import { Moment, Scene } from '../../scene/scene.d.ts'
 */
import { encode } from '../../scene/hash.js';

/** The query that asks for the board alone. */
const EMBED = 'embed';

/** @param {string} search  query of an address */
export const isEmbedded = (search) => new URLSearchParams(search).has(EMBED);

/**
 * @param {Scene} scene
 * @param {Moment | null} moment  that belongs to it
 * @param {string} address  of the page, as it is
 * @param {{ embed?: boolean }} [options]
 * @returns {string}
 */
export function sceneLink(scene, moment, address, { embed = false } = {}) {
  const link = new URL(address);
  link.search = embed ? `?${EMBED}` : '';
  // The address bar may lag behind the scene by a moment.
  link.hash = encode(scene, moment);
  return link.href;
}

/** Whether the link has to hold weights. @param {Moment | null} moment */
export const holdsWeights = (moment) =>
  [...(moment?.figures.values() ?? [])].some(({ theta }) => theta !== null);
