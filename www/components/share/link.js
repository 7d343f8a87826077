/**
 * The page's address with the scene in it, and what to paste into slides.
 *
 * @import { Scene } from '../../types.d.ts'
 */
import { encode } from '../../state/url.js';

/** The query that asks for the board alone. */
const EMBED = 'embed';

/** @param {string} search  query of an address */
export const isEmbedded = (search) => new URLSearchParams(search).has(EMBED);

/**
 * @param {Scene} scene
 * @param {string} address  of the page, as it is
 * @param {{ embed?: boolean }} [options]
 * @returns {string}
 */
export function sceneLink(scene, address, { embed = false } = {}) {
  const link = new URL(address);
  link.search = embed ? `?${EMBED}` : '';
  // The address bar may lag behind the scene by a moment.
  link.hash = encode(scene);
  return link.href;
}

/**
 * An iframe to paste into slides.
 *
 * @param {string} link  to the embedded page
 * @param {{ width: string, height: string }} size  as attributes have it: pixels, or a share as in 100%
 * @returns {string}
 */
export function iframeSnippet(link, { width, height }) {
  const address = link.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<iframe src="${address}" width="${width}" height="${height}" loading="lazy" style="border: 0" title="MLP playground" allow="clipboard-write"></iframe>`;
}

/**
 * Copies a text; false where the browser does not let the page.
 *
 * @param {string} text
 * @returns {Promise<boolean>}
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
