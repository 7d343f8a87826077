/** @import { Page } from '../page.js' */
import { openDialog } from '../door.js';

/**
 * Opens the dialog for links and files.
 *
 * @param {Page} page
 * @param {number | null} id  of the figure that it is about, or null for the board
 */
export const openShare = (page, id) => openDialog(page, 'mlp-share', () => import('./dialog.js'), id);

/**
 * Opens the code that brings the board to a phone.
 *
 * @param {Page} page
 */
export const openCode = (page) => openDialog(page, 'mlp-code', () => import('./code.js'), null);
