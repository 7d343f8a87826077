/** What only some settings of Firefox bring about. */
import { findFirefox } from '../../tools/engines.js';
import { expect, test } from '../e2e/support/fixtures.js';
import { saved, SMALL, openDialog } from '../e2e/support/share.js';

/** @import { Page, PlaywrightWorkerArgs } from '@playwright/test' */

/**
 * A page in a Firefox of its own.
 *
 * @param {PlaywrightWorkerArgs['playwright']} playwright
 * @param {Record<string, string | number | boolean>} settings
 * @param {(page: Page) => Promise<void>} walk
 */
async function withSettings(playwright, settings, walk) {
  const folder = /** @type {string} */ (process.env.FIREFOX_DOWNLOADS);
  const browser = await playwright.firefox.launch({
    channel: 'moz-firefox',
    executablePath: findFirefox() ?? undefined,
    downloadsPath: folder,
    firefoxUserPrefs: {
      ...{ 'browser.download.dir': folder, 'browser.download.folderList': 2 },
      ...settings,
    },
  });
  try {
    await walk(await browser.newPage({ viewport: { width: 1440, height: 900 } }));
  } finally {
    await browser.close();
  }
}

test('where it hides who a person is, a PNG is refused, and an SVG is what it is elsewhere', async ({
  address,
  board,
  page,
  playwright,
}) => {
  const pictureOf = async (/** @type {Page} */ on) => {
    await openDialog(on, 'figure-2');
    const svg = (await saved(on, 'save-picture')).bytes.toString();
    return /<image [^>]* href="([^"]+)"/.exec(svg)?.[1];
  };
  await board.openAtRest(SMALL);
  const usual = await pictureOf(page);
  expect(usual).toMatch(/^data:image\/png;base64,.{1000}/);
  await withSettings(playwright, { 'privacy.resistFingerprinting': true }, async (hidden) => {
    await hidden.goto(address + SMALL);
    await expect(hidden.getByTestId('status').first()).toHaveText('converged');
    expect(await pictureOf(hidden)).toBe(usual);
    await hidden.getByTestId('share-format-png').check();
    await hidden.getByTestId('save-picture').click();
    await expect(hidden.getByTestId('share-status')).toContainText('changes the pixels');
  });
});

test('without WebAssembly the page says so in a sentence', async ({ address, playwright }) => {
  await withSettings(playwright, { 'javascript.options.wasm': false }, async (page) => {
    await page.goto(address);
    await expect(page.getByRole('alert')).toHaveText(/lacks WebAssembly/);
    await expect(page.locator('mlp-app')).toHaveCount(0);
  });
});
