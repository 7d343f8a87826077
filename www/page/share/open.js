/**
 * Opens the dialog for links and files, which is loaded then.
 *
 * @import { ShareDialog } from './dialog.js'
 * @import { Page } from '../page.js'
 */
import { opened } from '../door.js';

/**
 * @param {Page} page
 * @param {number | null} id  of the figure that it is about, or null for the board
 */
export async function openShare(page, id) {
  if (!(await opened(page, 'The dialog', () => import('./dialog.js')))) return;
  let dialog = /** @type {ShareDialog | null} */ (document.querySelector('mlp-share'));
  if (!dialog) {
    dialog = /** @type {ShareDialog} */ (document.createElement('mlp-share'));
    dialog.page = page;
    document.body.append(dialog);
  }
  dialog.show(id);
}
