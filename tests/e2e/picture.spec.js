/** How pictures are drawn, and what is read off them. */
import { drawingOn } from './support/drawing.js';
import { expect, test } from './support/fixtures.js';
import { present, stage } from './support/present.js';

/** @import { Page } from '@playwright/test' */

const BOARD = '#v=1&points=60&test=100&fig=0&fig=optimum';

/** Texts of tags, one for each figure. @param {Page} page @param {'value' | 'place'} what */
const tags = (page, what) => page.getByTestId(`crosshair-${what}`).allTextContents();

/**
 * Moves the mouse into a figure.
 *
 * @param {Page} page
 * @param {number} figure
 * @param {[number, number]} share  of the canvas
 */
async function pointAt(page, figure, [right, down]) {
  const box = await page.locator('mlp-plot canvas').nth(figure).boundingBox();
  if (!box) throw new Error('no canvas');
  await page.mouse.move(box.x + 0.5 * box.width, box.y + 0.4 * box.height);
  await page.mouse.move(box.x + right * box.width, box.y + down * box.height);
}

test('pointing into a figure shows the place and P in all of them', async ({ board, page }) => {
  await board.openAtRest(BOARD);
  await expect(page.getByTestId('crosshair-tag')).toHaveCount(0);
  await pointAt(page, 0, [0.6, 0.3]);
  await expect(page.getByTestId('crosshair-tag')).toHaveCount(2);
  const places = await tags(page, 'place');
  expect(places[0]).toMatch(/^\(−?\d+\.\d\d, −?\d+\.\d\d\)$/);
  expect(places[1]).toBe(places[0]);
  const values = await tags(page, 'value');
  for (const value of values) expect(value).toMatch(/^P = /);
  expect(values[1]).not.toBe(values[0]);
  // Elsewhere it is something else, and outside the axes nothing.
  await pointAt(page, 0, [0.3, 0.7]);
  await expect.poll(() => tags(page, 'place')).not.toEqual(places);
  await page.mouse.move(5, 5);
  await expect(page.getByTestId('crosshair-tag')).toHaveCount(0);
});

test('a picture that moves away from under the pointer, or is taken away, takes the crosshair with it', async ({
  board,
  page,
}) => {
  const shown = stage(page);
  await board.openAtRest(BOARD);
  await present(page);
  const tagCount = (/** @type {number} */ count) =>
    expect(page.getByTestId('crosshair-tag')).toHaveCount(count);
  await pointAt(page, 0, [0.9, 0.5]);
  await tagCount(2);
  // Under the pointer it is the crosshair that Escape ends.
  await page.keyboard.press('f');
  await pointAt(page, 0, [0.4, 0.5]);
  await tagCount(1);
  await page.keyboard.press('Escape');
  await tagCount(0);
  await expect(shown).toHaveAttribute('data-enlarged', '1');
  await page.keyboard.press('Escape');
  await expect(shown).toHaveAttribute('data-enlarged', '');
  // A figure that is enlarged by a key while somebody points into it is small again after one Escape.
  await page.mouse.move(2, 2);
  await pointAt(page, 0, [0.9, 0.5]);
  await tagCount(2);
  await page.keyboard.press('f');
  await expect(shown).toHaveAttribute('data-enlarged', '1');
  await page.keyboard.press('Escape');
  await expect(shown).toHaveAttribute('data-enlarged', '');
  // Arrows take the figure away that somebody points into; the pointer has not moved, and points into nothing.
  await page.mouse.move(2, 2);
  await page.getByTestId('enlarge-1').click();
  await pointAt(page, 0, [0.5, 0.5]);
  await tagCount(1);
  await page.keyboard.press('ArrowRight');
  await expect(shown).toHaveAttribute('data-enlarged', '2');
  await tagCount(0);
});

test('the digits are those of the optimum at the place that is told', async ({ board, page }) => {
  await board.openAtRest('#v=1&source=gaussians&points=20&test=0&fig=optimum&fig=0,l=1');
  await pointAt(page, 0, [0.62, 0.41]);
  await expect(page.getByTestId('crosshair-tag')).toHaveCount(2);
  const [place] = await tags(page, 'place');
  const [told] = await tags(page, 'value');
  const x =
    place
      .replaceAll('−', '-')
      .match(/-?[\d.]+/g)
      ?.map(Number) ?? [];
  const { engine } = await import('../unit/support/engine.js');
  const { defaultBoard } = await import('../../www/scene/schema.js');
  const { truthOf } = await import('../../www/scene/task.js');
  const { shareText } = await import('../../www/views/plot/reading.js');
  const [share] = engine.optimum(truthOf({ ...defaultBoard(), source: 'gaussians' }), Float64Array.from(x));
  expect(told).toBe(`P = ${shareText(share)}`);
});

test('arrow keys move the crosshair, which is said politely, and Escape ends it', async ({ board, page }) => {
  await board.openAtRest(BOARD);
  const focus = page.getByTestId('crosshair-focus').first();
  await focus.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('crosshair-place').first()).toHaveText('(0.50, −0.50)');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(page.getByTestId('crosshair-place').first()).toHaveText('(0.65, 0.60)');
  await expect(page.locator('mlp-crosshair [role=status]').first()).toContainText('(0.65, 0.60)');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('crosshair-tag')).toHaveCount(0);
  await expect(focus).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByTestId('crosshair-place').first()).toHaveText('(0.65, 0.60)');
  await page.keyboard.press('Tab');
  await expect(page.getByTestId('crosshair-tag')).toHaveCount(0);
});

test('Escape ends what the mouse points at until it comes back', async ({ board, page }) => {
  await board.openAtRest(BOARD);
  await pointAt(page, 0, [0.6, 0.3]);
  await expect(page.getByTestId('crosshair-tag')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('crosshair-tag')).toHaveCount(0);
  await pointAt(page, 0, [0.5, 0.3]);
  await expect(page.getByTestId('crosshair-tag')).toHaveCount(0);
  await page.mouse.move(5, 5);
  await pointAt(page, 0, [0.5, 0.3]);
  await expect(page.getByTestId('crosshair-tag')).toHaveCount(2);
});

test('of a curve t is read, of several classes each share and the most probable one', async ({
  board,
  page,
}) => {
  await board.openAtRest('#v=1&source=line&points=30&fig=0&fig=optimum');
  await pointAt(page, 0, [0.6, 0.3]);
  await expect(page.getByTestId('crosshair-value').first()).toHaveText(/^t = /);
  await expect(page.getByTestId('crosshair-place').first()).toHaveText(/^x = /);
  await board.openAtRest('#v=1&source=blobs&classes=4&points=80&fig=0&fig=optimum');
  await pointAt(page, 0, [0.6, 0.3]);
  const tag = page.getByTestId('crosshair-tag').first();
  await expect(tag.locator('li')).toHaveCount(4);
  await expect(tag.locator('li[data-most]')).toHaveCount(1);
});

test('lines without fill and their levels are settings of the board, in its link', async ({
  board,
  page,
}) => {
  await board.openAtRest(BOARD);
  const texts = async () =>
    (await drawingOn(board.plots.nth(1))).texts
      .map(({ text }) => text)
      .filter((text) => text.startsWith('0.'));
  expect(new Set(await texts()).size).toBeGreaterThan(2);
  await page.getByTestId('picture-settings').locator('summary').click();
  await page.getByTestId('fill').uncheck();
  await page.getByTestId('levels').selectOption('half');
  await expect.poll(() => board.hash()).toContain('fill=no&levels=0.5');
  await board.isStill();
  expect(new Set(await texts())).toEqual(new Set(['0.5']));
  // Nothing but paper, lines and marks.
  const white = await board.plots.nth(1).evaluate((element) => {
    const canvas = /** @type {HTMLCanvasElement} */ (element);
    const { data } = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')).getImageData(
      60,
      30,
      200,
      120,
    );
    return Array.from({ length: data.length / 4 }, (_, i) => data[4 * i] === 255 && data[4 * i + 2] === 255).filter(Boolean).length / (data.length / 4); // prettier-ignore
  });
  expect(white).toBeGreaterThan(0.5);
  await page.getByTestId('levels').selectOption('own');
  await board.enter('own-levels', '0,2 0.8');
  await expect.poll(() => board.hash()).toContain('levels=0.2-0.8');
  await board.enter('own-levels', '2');
  await expect(page.getByTestId('own-levels')).toHaveAttribute('aria-invalid', 'true');
  expect(await board.hash()).toContain('levels=0.2-0.8');
  await board.openAtRest(`${BOARD}&levels=none`);
  expect(await texts()).toEqual([]);
});

test('levels on canvases have the decimal comma of German', async ({ board }) => {
  await board.page.goto('about:blank');
  await board.page.goto(`./?lang=de${BOARD}`);
  await board.isDrawn();
  await board.rests();
  const { texts } = await drawingOn(board.plots.nth(1));
  expect(texts.map(({ text }) => text)).toContain('0,5');
});

test('a finger that presses points, and one that moves at once scrolls', async ({ openBoard }) => {
  const board = await openBoard({ hasTouch: true, viewport: { width: 360, height: 740 }, isMobile: true });
  await board.openAtRest(BOARD);
  const canvas = board.plots.first();
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  if (!box) throw new Error('no canvas');
  const client = await board.page.context().newCDPSession(board.page);
  const touch = (/** @type {'touchStart' | 'touchMove' | 'touchEnd'} */ type, /** @type {number} */ right) =>
    client.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: box.x + right * box.width, y: box.y + 0.4 * box.height }],
    });
  await touch('touchStart', 0.4);
  await touch('touchMove', 0.5);
  await board.page.waitForTimeout(400); // longer than a finger has to press
  await expect(board.page.getByTestId('crosshair-tag')).toHaveCount(0);
  await touch('touchEnd', 0.5);
  await touch('touchStart', 0.4);
  await expect(board.page.getByTestId('crosshair-tag').first()).toBeAttached();
  const before = await tags(board.page, 'place');
  await touch('touchMove', 0.6);
  await expect.poll(() => tags(board.page, 'place')).not.toEqual(before);
  await touch('touchEnd', 0.6);
  await expect(board.page.getByTestId('crosshair-tag')).toHaveCount(0);
});
