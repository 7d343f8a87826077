/** @import { Page } from '../page.js' */
import { openDialog } from '../door.js';

/**
 * Opens the dialog for links and files.
 *
 * @param {Page} page
 * @param {number | null} id  of the figure that it is about, or null for the board
 */
export const openShare = (page, id) => openDialog(page, 'mlp-share', () => import('./dialog.js'), id);
