/** What the page saves. @import { Page } from '@playwright/test' */
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { savedIn } from '../../engines/support/folder.js';

/**
 * The file that an act saves. Of those in Firefox the driver tells nothing, so they are looked for on the disk.
 *
 * @param {Page} page
 * @param {() => Promise<unknown>} act
 * @returns {Promise<{ name: string, bytes: Buffer }>}
 */
export async function saved(page, act) {
  const folder = process.env.FIREFOX_DOWNLOADS;
  if (folder) return savedIn(folder, act);
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}
