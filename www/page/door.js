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
 * @param {'dialog' | 'inspector' | 'own' | 'present' | 'language'} what
 * @param {() => Promise<T>} load
 * @returns {Promise<T | null>}
 */
export async function opened({ store }, what, load) {
  try {
    return await load();
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    store.notify({ code: 'notLoaded', part: what, reason: text });
    return null;
  }
}

/**
 * Opens a dialog that is loaded, and put into the page, when it is first wanted.
 *
 * @template T
 * @param {Page} page
 * @param {string} tag  of its element, which has the page and a method `show`
 * @param {() => Promise<unknown>} load
 * @param {T} subject  what it is about
 */
export async function openDialog(page, tag, load, subject) {
  if (!(await opened(page, 'dialog', load))) return;
  let dialog = /** @type {HTMLElement & { page: Page, show: (subject: T) => void } | null} */ (
    document.querySelector(tag)
  );
  if (!dialog) {
    dialog = Object.assign(/** @type {any} */ (document.createElement(tag)), { page });
    document.body.append(/** @type {HTMLElement} */ (dialog));
  }
  dialog?.show(subject);
}
