/**
 * Parts of the page that are loaded when they are first wanted.
 *
 * @import { Page } from './page.js'
 */

/**
 * What `load` resolves to; null where it could not be loaded, which the page then says with the reason.
 *
 * @template T
 * @param {Page} page
 * @param {string} what  "The inspector"
 * @param {() => Promise<T>} load
 * @returns {Promise<T | null>}
 */
export async function opened({ store }, what, load) {
  try {
    return await load();
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    store.notify(`${what} could not be loaded: ${text}`);
    return null;
  }
}
