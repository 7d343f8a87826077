/** @import { Page } from '../page.js' */
import { openDialog } from '../door.js';

/**
 * Opens the menu of scenes.
 *
 * @param {Page} page
 */
export const openScenes = (page) => openDialog(page, 'mlp-scenes', () => import('./dialog.js'), null);
