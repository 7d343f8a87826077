/**
 * Where no service worker may keep the page: what has been fetched while it rested is there without a network; what has not
 * is told in words for people.
 */
import { fetchNothingAtRest } from './support/cut-off.js';
import { expect, keepNothing, test } from './support/fixtures.js';

test.use({ savesData: false });

test('after a rest everything opens without a network', async ({ board, page, context }) => {
  await keepNothing(page);
  // What workers fetch by themselves comes last.
  await page.route('**/assets/{beside,lab}-*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await board.openAtRest('#v=1&points=30&test=0&fig=3,l=0.1&fig=optimum');
  await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready');
  // One that came once more would win over all that came after it.
  const sheets = await page.evaluate(() => [...document.styleSheets].map(({ href }) => href));
  expect(sheets.length).toBe(new Set(sheets).size);
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => /^https?:/.test(request.url()) && asked.push(request.url()));
  await context.setOffline(true);
  for (const [opener, dialog] of [
    ['scenes', 'scenes-dialog'],
    ['help', 'help-dialog'],
    ['share', 'share-dialog'],
  ]) {
    await page.getByTestId(opener).click();
    await expect(page.getByTestId(dialog)).toBeVisible();
    if (opener === 'share') {
      await page.getByTestId('share-code').click();
      await expect(page.getByTestId('code')).toBeVisible();
      await page.keyboard.press('Escape');
    }
    await page.keyboard.press('Escape');
    await expect(page.getByTestId(dialog)).toBeHidden();
  }
  await page.keyboard.press('p');
  await expect(page.getByTestId('present')).toBeVisible();
  await page.keyboard.press('p');
  await page.getByTestId('figure-1-menu-button').click();
  await page.getByTestId('figure-1-seeds').click();
  await expect(page.getByTestId('seeds-dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByTestId('source-select').click();
  await page.getByTestId('source-option-circle').click();
  await expect(page.getByTestId('source-select')).toHaveAttribute('data-value', 'circle');
  await page.keyboard.press('i');
  await expect(page.locator('.board')).toHaveAttribute('data-inspecting', '');
  await expect(page.getByTestId('weight').first()).toBeVisible();
  // A tool whose work needs the lab, in a worker that has it.
  await page.getByTestId('inspector-tools').selectOption('backprop');
  await expect(page.getByTestId('walk')).toHaveAttribute('data-state', 'ready');
  await page.getByTestId('own-points').click();
  await expect(page.locator('mlp-own-dialog dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByTestId('scenes').click();
  await page.getByTestId('open-lessons').click();
  await page.locator('[data-testid^="lesson-definition-"]').first().click();
  await expect(page.getByTestId('lesson')).toBeVisible();
  await page.getByTestId('lesson-leave').click();
  await page.getByTestId('language').click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  expect(asked).toEqual([]);
  await expect(board.notices).toHaveCount(0);
});

test.describe('without it', () => {
  test.use({ expectedProblems: [/Failed to load resource|ERR_INTERNET_DISCONNECTED|net::/] });

  for (const lang of ['en', 'de']) {
    test(`a message names no file, ${lang}`, async ({ page, context, board }) => {
      await fetchNothingAtRest(page);
      await page.goto(`./?lang=${lang}#v=1&points=30&test=0&fig=3,l=0.1`);
      await board.isDrawn();
      // What tells it comes with the first touch.
      await page.keyboard.press('Shift');
      await page.waitForFunction(() => customElements.get('mlp-notices') && customElements.get('mlp-keys'));
      await context.setOffline(true);
      await page.getByTestId('share').click();
      const notice = page.getByTestId('notice').first();
      await expect(notice).toBeVisible();
      await expect(notice).not.toContainText(/http|assets|\.css|\.js/);
    });
  }
});
