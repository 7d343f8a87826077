/** Links, and the board for slides. */
import { fetchNothingAtRest } from './support/cut-off.js';
import { expect, test } from './support/fixtures.js';
import { SMALL, openDialog } from './support/share.js';

/** @import { Page } from '@playwright/test' */

/** A page of the same place without the page's policy, as slides are. @param {Page} page @param {string} body */
async function show(page, body) {
  await page.route('**/deck.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><link rel="icon" href="data:,">${body}`,
    }),
  );
  await page.goto('./deck.html');
}

test('the dialog is loaded when it is opened, keeps the focus and gives it back', async ({ board, page }) => {
  /** @type {string[]} */
  const scripts = [];
  // Otherwise it comes when the board rests, whether or not it is opened.
  await fetchNothingAtRest(page);
  page.on('request', (request) => scripts.push(request.url()));
  await board.openAtRest(SMALL);
  expect(scripts.filter((url) => url.includes('dialog'))).toEqual([]);
  await page.getByTestId('share').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('share-dialog')).toBeVisible();
  expect(scripts.filter((url) => url.includes('jspdf'))).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('share-dialog')).toBeHidden();
  await expect(page.getByTestId('share')).toBeFocused();
});

test('a moment of a network with features and of more classes comes back', async ({ board }) => {
  await board.open('#source=blobs&classes=4&noise=0.5&points=60&test=0&fig=4,in=x1-x2-x1x1&fig=3');
  await board.resetToStart();
  for (let i = 0; i < 5; i += 1) await board.stepUpdate.click();
  await expect(board.figure(1).updates).toHaveText('5 updates');
  await board.isStill();
  const before = await board.shown();
  await expect.poll(() => board.hash()).toContain('fig=4,in=x1-x2-x1x1,at=5&fig=3,at=5');
  await board.open(await board.hash());
  await expect(board.figure(1).updates).toHaveText('5 updates');
  await board.isStill();
  expect(await board.shown()).toEqual(before);
});

test('a link to a paused board shows the same moment', async ({ board }) => {
  await board.open('#v=1&points=80&fig=6&fig=10-10');
  await board.resetToStart();
  for (let i = 0; i < 7; i += 1) await board.stepUpdate.click();
  await expect(board.figure(1).updates).toHaveText('7 updates');
  await board.isStill();
  const before = await board.shown();
  await expect.poll(() => board.hash()).toBe('#v=1&points=80&fig=6,at=7&fig=10-10,at=7');
  await board.open(await board.hash());
  await expect(board.figure(1).updates).toHaveText('7 updates');
  await board.isStill();
  expect(await board.shown()).toEqual(before);
});

test('a link that is too long for chats says so and is offered without the moment', async ({
  board,
  page,
}) => {
  await board.open('#v=1&points=50&test=0&fig=20-20,l=2');
  await openDialog(page);
  await expect(page.getByTestId('share-length')).toHaveCount(0);
  await expect(page.getByTestId('share-settings-only')).toHaveCount(0);
  await page.getByTestId('share-close').click();
  // 501 weights of 0.5 (3f000000, least byte first).
  await board.follow(`#v=1&points=50&test=0&fig=20-20,l=2,w=${'AAAAPwAAAD8AAAA_'.repeat(167)},at=5`);
  await expect(board.figure(0).updates).toHaveText('5 updates');
  await board.isStill();
  await openDialog(page);
  const link = page.locator('input[data-testid="share-link"]');
  const length = page.getByTestId('share-length');
  await expect(length).toHaveAttribute('data-length', String((await link.inputValue()).length));
  await expect(page.getByTestId('share-weights-inside')).toBeVisible();
  await page.getByTestId('share-settings-only').check();
  expect(new URL(await link.inputValue()).hash).toBe('#v=1&points=50&test=0&fig=20-20,l=2');
  await expect(length).toHaveAttribute('data-length', String((await link.inputValue()).length));
  await expect(page.getByTestId('share-weights-inside')).toHaveCount(0);
});

test('test points that are shown are in the link', async ({ board, page }) => {
  await board.openAtRest(SMALL);
  await page.getByTestId('show-test-points').check();
  await expect.poll(() => board.hash()).toContain('testpoints=yes');
  await board.openAtRest(await board.hash());
  await expect(page.getByTestId('show-test-points')).toBeChecked();
});

test('embedded, only the board is there, and it rests out of sight', async ({ page, address }) => {
  await page.goto(`${address}?embed#v=1&rate=0.01&optimizer=sgd&points=50&fig=5`);
  await expect(page.getByTestId('updates')).toBeVisible();
  await expect(page.getByTestId('play')).toHaveCount(0);
  await expect(page.getByTestId('source-select')).toHaveCount(0);
  await expect(page.getByTestId('open-in-playground')).toHaveAttribute('href', /\/#v=1&.*fig=5/);

  // Two that never end: one is in sight at a time, and tells how much time the other has had.
  const frame = `<iframe src="${address}?embed#v=1&rate=0.001&optimizer=sgd&points=3000&fig=64-64-64" width="640" height="480"></iframe>`;
  const deck = `<input autofocus>${frame}<div style="height: 3000px"></div>${frame}`;
  await show(page, deck);
  const updates = async (/** @type {number} */ position) => {
    const text = page.frameLocator('iframe').nth(position).getByTestId('updates');
    return Number((await text.innerText()).replace(/\D*updates.*|[^\d]/g, ''));
  };
  const advances = async (/** @type {number} */ position) => {
    const before = await updates(position);
    await expect.poll(() => updates(position)).toBeGreaterThan(before);
  };
  for (const [seen, hidden] of [
    [0, 1],
    [1, 0],
    [0, 1],
  ]) {
    await page.locator('iframe').nth(seen).scrollIntoViewIfNeeded();
    // It hears of that in one of the next frames, and finishes what it is at.
    await expect
      .poll(async () => {
        const before = await updates(hidden);
        for (let i = 0; i < 3; i += 1) await advances(seen);
        return (await updates(hidden)) - before;
      })
      .toBe(0);
    await expect(page.locator('input')).toBeFocused();
  }
});

test('embedded, it works where storage is blocked', async ({ board, page }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    }
  });
  await page.goto(`./?embed${SMALL}`);
  await expect(page.getByTestId('status')).toHaveText('converged');
  await expect(board.notices).toHaveCount(0);
});

test('the code for slides shows the board', async ({ board, page }) => {
  await board.openAtRest(SMALL);
  await openDialog(page);
  await page.getByTestId('share-size-1280 × 720').check();
  const snippet = await page.getByTestId('share-snippet').inputValue();
  expect(snippet).toContain('width="1280" height="720"');
  await show(page, snippet);
  await expect(page.frameLocator('iframe').getByTestId('caption')).toHaveCount(2);
});

for (const width of [1440, 768, 360]) {
  test(`the dialog fits a page ${width} pixels wide`, async ({ board, page }) => {
    await page.setViewportSize({ width, height: 760 });
    await board.openAtRest(SMALL);
    await openDialog(page);
    const dialog = page.getByTestId('share-dialog');
    expect(await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    const box = await dialog.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    for (const button of await dialog.locator('button, label.check, label.button').all()) {
      expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(24);
    }
  });
}
