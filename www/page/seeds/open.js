/**
 * Opens the dialog that trains a network from other seeds, which is loaded then.
 *
 * @import { Page } from '../page.js'
 * @import { SeedsDialog } from './dialog.js'
 */

/**
 * @param {Page} page
 * @param {number} id  of the figure
 */
export async function openSeeds(page, id) {
  try {
    await import('./dialog.js');
  } catch {
    page.store.notify('The dialog could not be loaded. Is the connection there?');
    return;
  }
  let dialog = /** @type {SeedsDialog | null} */ (document.querySelector('mlp-seeds'));
  if (!dialog) {
    dialog = /** @type {SeedsDialog} */ (document.createElement('mlp-seeds'));
    dialog.page = page;
    document.body.append(dialog);
  }
  await dialog.open(id);
}
