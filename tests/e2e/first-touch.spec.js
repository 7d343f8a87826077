/** What a person does before there is what acts upon it: it is done as soon as that has come, and only once. */
import { chooseSource } from './support/board.js';
import { fetchNothingAtRest } from './support/cut-off.js';
import { expect, test } from './support/fixtures.js';
import { paste } from './support/own-points.js';

/** How long the part is on its way. */
const MILLIS = 700;

test.describe('while it is on its way', () => {
  test.beforeEach(async ({ page }) => {
    // It comes with the first touch alone.
    await fetchNothingAtRest(page);
    await page.route('**/assets/later-*.js', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, MILLIS));
      await route.continue();
    });
  });

  test('keys act, in their order', async ({ board, page }) => {
    await board.openAtRest('#points=20&fig=3,l=0.1&fig=4');
    await page.keyboard.press('i');
    await page.keyboard.press('r');
    await expect(page.locator('.board')).toHaveAttribute('data-inspecting', '');
    await expect(board.figure(0).progress).toHaveAttribute('data-progress', 'ready');
    await page.keyboard.press('Escape');
    await expect(page.locator('.board')).not.toHaveAttribute('data-inspecting');
  });

  test('the space bar trains, and does not scroll', async ({ board, page }) => {
    await page.setViewportSize({ width: 800, height: 500 });
    await board.openAtRest('#points=20&speed=1&fig=3,l=0.1&fig=4&fig=5&fig=6');
    await page.keyboard.press(' ');
    await expect(board.transport).toHaveAttribute('data-going', 'true');
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  test('a list takes its own keys, and the page those after it has closed', async ({ board, page }) => {
    await board.openAtRest('#points=20&fig=3,l=0.1&fig=4');
    const source = page.getByTestId('source-select');
    await source.click();
    for (const key of ['ArrowRight', 'Escape', 'i']) await page.keyboard.press(key);
    await expect(page.locator('.board')).toHaveAttribute('data-inspecting', '');
    await expect(source).toHaveAttribute('aria-expanded', 'false');
    await expect(source).toHaveAttribute('data-value', 'lecture');
  });

  test('lists and folds open at the first press', async ({ board, page }) => {
    const link = '#points=20&fig=3&fig=4';
    await board.openAtRest(link);
    await page.getByTestId('source-select').click();
    await page.getByTestId('source-option-circle').click();
    await expect(page.getByTestId('source-select')).toHaveAttribute('data-value', 'circle');

    await board.openAtRest(link);
    await page.getByTestId('source-select').press('ArrowDown');
    await expect(page.getByTestId('source-list')).toBeVisible();

    await board.openAtRest(link);
    await page.getByTestId('figure-1-menu-button').click();
    await page.getByTestId('figure-1-remove').click();
    await expect(board.figures).toHaveCount(1);

    await board.openAtRest(link);
    await page.getByTestId('picture-settings').locator('summary').click();
    await page.getByTestId('fill').uncheck();
    await expect(page).toHaveURL(/fill=/);

    await board.openAtRest(link);
    await page.getByTestId('more-settings').first().click();
    await expect(page.getByTestId('seed-input')).toBeVisible();
    // Whoever has left it open finds it open.
    await board.openAtRest(link);
    await expect(page.getByTestId('seed-input')).toBeVisible();
  });

  test('what is pointed at is read, and what is dragged moves', async ({ board, page }) => {
    await board.openAtRest('#points=20&fig=3&fig=4');
    await page.locator('mlp-plot').first().hover();
    await expect(page.getByTestId('crosshair-tag')).toHaveCount(2);

    await board.openAtRest('#points=20&fig=3&fig=4');
    const place = await page.locator('mlp-figure').nth(1).boundingBox();
    if (!place) throw new Error('there is no second figure');
    await page.getByTestId('figure-1-handle').hover();
    await page.mouse.down();
    const loaded = page.waitForResponse(/later-/);
    await loaded;
    await expect(async () => {
      await page.mouse.move(place.x + 0.8 * place.width, place.y + 100 + 20 * Math.random());
      await expect(page.locator('[data-drop=after]')).toHaveCount(1, { timeout: 50 });
    }).toPass();
    await page.mouse.up();
    await expect(board.captions.first()).toHaveText(/size 4/);
  });

  test('a table that is pasted is opened', async ({ board, page }) => {
    await board.openAtRest('#points=20&fig=3');
    await paste(page, '1,2,a\n4,5,b\n7,8,b\n');
    await expect(page.locator('dialog[open]')).toBeVisible();
  });
});

test('at rest everything has come: a curve needs no network', async ({ board, page, context }) => {
  /** @type {string[]} */
  const asked = [];
  page.on('requestfinished', (request) => asked.push(new URL(request.url()).pathname));
  await board.openAtRest('#points=20&fig=3&fig=optimum');
  await expect
    .poll(() => asked.filter((path) => /(later|jobs|regression)-/.test(path)).length)
    .toBeGreaterThanOrEqual(4); // one of them has styles
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await chooseSource(page, 'sine');
  await board.rests();
  expect((await board.figure(0).drawing()).marks.length).toBeGreaterThan(10);
  await expect(page.getByTestId('noise-variance')).not.toHaveText('–');
  await expect(board.notices).toHaveCount(0);
});
