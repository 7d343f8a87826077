/**
 * The door to the figures alone, for a hall.
 *
 * @import { Page } from '../page.js'
 */
import { opened } from '../door.js';

/** @param {Page} page */
export async function openPresent(page) {
  const loaded = await opened(page, 'present', () => import('./present.js'));
  loaded?.present(page);
}
