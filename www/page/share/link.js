/**
 * The page's address with the scene in it.
 *
 * @import { Moment, Scene } from '../../scene/scene.d.ts'
 */
import { encode } from '../../scene/hash.js';
import { EMBED, PRESENT } from './embedding.js';

/** What of a network one can change in a frame. */
const CONTROLS = 'controls';

/** @typedef {'lambda' | 'layers' | 'train'} EmbedControl */

/** In the order in which they are offered. @type {readonly EmbedControl[]} */
export const EMBED_CONTROLS = ['lambda', 'layers', 'train'];

/**
 * What of a board in a frame can be changed there, as its address asks for.
 *
 * @param {string} search  query of an address
 * @returns {{ controls: EmbedControl[], unknown: string[] }} `unknown`: what there is no control for
 */
export function controlsFrom(search) {
  const names = (new URLSearchParams(search).get(CONTROLS) ?? '').split(/[\s,;+]+/).filter(Boolean);
  const known = EMBED_CONTROLS.filter((control) => names.includes(control));
  const unknown = names.filter((name) => !EMBED_CONTROLS.some((control) => control === name));
  return { controls: known, unknown: [...new Set(unknown)] };
}

/**
 * A query without those of its pairs that have one of these names.
 *
 * @param {string} search
 * @param {readonly string[]} names
 */
const without = (search, names) =>
  search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !names.some((name) => new URLSearchParams(pair).has(name)));

/** An address of the page as it is by itself. @param {string} address */
export function withoutPresent(address) {
  const link = new URL(address);
  link.search = without(link.search, [PRESENT]).join('&');
  return link.href;
}

/**
 * @param {Scene} scene
 * @param {Moment | null} moment  that belongs to it
 * @param {string} address  of the page, as it is; what its query says otherwise stays
 * @param {{ embed?: boolean, controls?: readonly EmbedControl[] }} [options]  `controls`: of a board in a frame
 * @returns {string}
 */
export function sceneLink(scene, moment, address, { embed = false, controls = [] } = {}) {
  const link = new URL(address);
  const frame = embed ? [EMBED, ...(controls.length > 0 ? [`${CONTROLS}=${controls.join(',')}`] : [])] : [];
  link.search = [...frame, ...without(link.search, [EMBED, CONTROLS, PRESENT])].join('&');
  // The address bar may lag behind the scene by a moment.
  link.hash = encode(scene, moment);
  return link.href;
}

/** Signs of a link that every chat and mail program takes. Some cut it at about 2,000, the shortest limit of browsers once. */
export const LONGEST_FOR_CHATS = 2000;

/** Whether the link has to hold weights. @param {Moment | null} moment */
export const holdsWeights = (moment) =>
  [...(moment?.figures.values() ?? [])].some(({ theta }) => theta !== null);
