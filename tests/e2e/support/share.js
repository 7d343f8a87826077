/**
 * The dialog for links and files, and what it saves.
 *
 * @import { Page } from '@playwright/test'
 */
import { saved as savedBy } from './downloads.js';
import { expect } from './fixtures.js';

export const SMALL = '#v=1&points=60&test=50&fig=5,l=0.05&fig=optimum';

/** @param {Page} page @param {string} [figure]  menu to open it from; else the page's own button */
export async function openDialog(page, figure) {
  if (figure) {
    await page.getByTestId(`${figure}-menu-button`).click();
    await page.getByTestId(`${figure}-save`).click();
  } else {
    // On phones it is in a menu.
    const more = page.getByTestId('more-actions');
    if (await more.isVisible()) await more.click();
    await page.getByTestId('share').click();
  }
  await expect(page.getByTestId('share-dialog')).toBeVisible();
}

/** What a button of the dialog saves. @param {Page} page @param {string} testId */
export async function saved(page, testId) {
  const file = await savedBy(page, () => page.getByTestId(testId).click());
  await expect(page.getByTestId('share-status')).toContainText('Saved');
  return file;
}

/** @param {Page} page @param {Buffer} bytes  of a PNG */
export const pixelsOf = (page, bytes) =>
  page.evaluate(async (base64) => {
    const data = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([data], { type: 'image/png' }));
    const { width, height } = bitmap;
    const ctx = /** @type {OffscreenCanvasRenderingContext2D} */ (
      new OffscreenCanvas(width, height).getContext('2d')
    );
    ctx.drawImage(bitmap, 0, 0);
    const at = (/** @type {number} */ x, /** @type {number} */ y) => [...ctx.getImageData(x, y, 1, 1).data];
    const all = ctx.getImageData(0, 0, width, height).data;
    let colourful = 0;
    for (let i = 0; i < all.length; i += 4) {
      const channels = [all[i], all[i + 1], all[i + 2]];
      colourful += Number(Math.max(...channels) - Math.min(...channels) > 2);
    }
    return { width, height, corner: at(1, 1), middle: at(width >> 1, height >> 1), colourful };
  }, bytes.toString('base64'));
