/** @import { Page } from '../../page.js' */
import { openDialog } from '../../door.js';

/**
 * Opens the dialog with the keys and what everything means.
 *
 * @param {Page} page
 */
export const openHelp = (page) => openDialog(page, 'mlp-help', () => import('./dialog.js'), null);
