/**
 * The lab, as tools of the inspector have it brought to the workers.
 *
 * @import { Page } from '../page.js'
 */
import { openLab } from '../../training/lab.js';
import script from '../../worker/lab.js?worker&url';
import { opened } from '../door.js';

/**
 * Has it brought to the workers, when nobody waits for it.
 *
 * @param {Page} page
 * @throws {Error} where it could not be loaded
 */
export const bringLab = ({ pool }) => openLab(pool, new URL(script, location.href).href);

/**
 * Whether the workers have it; where it could not be loaded, the page has said so.
 *
 * @param {Page} page
 * @returns {Promise<boolean>}
 */
export const labFor = async (page) =>
  (await opened(page, 'part', async () => {
    await bringLab(page);
    return true;
  })) ?? false;
