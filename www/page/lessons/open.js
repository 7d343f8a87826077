/**
 * The door to the list of lessons.
 *
 * @import { Page } from '../page.js'
 */
import { openDialog } from '../door.js';

/** @param {Page} page */
export const openLessons = (page) => openDialog(page, 'mlp-lessons', () => import('./dialog.js'), undefined);
