/** @import { Page } from '../page.js' */
import { openDialog } from '../door.js';

/**
 * Opens the dialog that trains a network from other seeds.
 *
 * @param {Page} page
 * @param {number} id  of the figure
 */
export const openSeeds = (page, id) => openDialog(page, 'mlp-seeds', () => import('./dialog.js'), id);
