/** Four seeds of a figure, from its menu. */
import { violations } from './support/axe.js';
import { numberFrom } from './support/numbers.js';
import { expect, test } from './support/fixtures.js';

const SMALL = '#points=60&test=100&fig=3,l=0.02&fig=optimum';

/** @param {import('@playwright/test').Page} page */
const seedsOf = (page) => ({
  dialog: page.getByTestId('seeds-dialog'),
  all: page.getByTestId('seed'),
  seed: (/** @type {number} */ seed) => page.locator(`[data-testid=seed][data-seed="${seed}"]`),
  status: page.getByTestId('seeds-status'),
  sort: page.getByTestId('seeds-sort'),
  more: page.getByTestId('seeds-more'),
  close: page.getByTestId('seeds-close'),
});

/** @param {import('./support/board.js').Board} board */
async function openSeeds(board) {
  await board.figure(0).menuButton.click();
  await board.figure(0).control('seeds').click();
}

/** @param {import('@playwright/test').Locator} all */
const order = (all) => all.evaluateAll((items) => items.map((item) => item.getAttribute('data-seed')));

test('four pictures, each with its E; one of them goes on the board and comes there to the same', async ({
  board,
  page,
}) => {
  await board.openAtRest(SMALL);
  const { dialog, all, seed, status, close } = seedsOf(page);
  await board.figure(1).menuButton.click();
  await expect(board.figure(1).control('seeds')).toHaveCount(0); // the optimum has no seeds
  await page.keyboard.press('Escape');
  const own = await board.figure(0).number('e');
  await openSeeds(board);
  await expect(status).toHaveAttribute('data-end', 'done');
  expect(await order(all)).toEqual(['2', '3', '4', '5']);
  expect(numberFrom(await page.getByTestId('seeds-own').innerText())).toBe(own);
  for (const item of await all.all()) {
    await expect(item).toHaveAttribute('data-progress', 'converged');
    expect(numberFrom(await item.getByTestId('seed-e').innerText())).toBeGreaterThan(0);
    const canvas = item.getByRole('img');
    await expect(canvas).toHaveAccessibleName(/^Seed \d+: .*contour line at 0\.5.*converged/);
    // It is drawn: the colours of both classes, and lines and marks upon them.
    const colours = () =>
      canvas.evaluate((/** @type {HTMLCanvasElement} */ element) => {
        const { data } = /** @type {CanvasRenderingContext2D} */ (element.getContext('2d')).getImageData(0, 0, element.width, element.height); // prettier-ignore
        return new Set(new Uint32Array(data.buffer)).size;
      });
    await expect.poll(colours).toBeGreaterThan(50);
  }
  const e = await seed(4).getByTestId('seed-e').innerText();
  const updates = await seed(4).getAttribute('data-updates');
  await seed(4).getByTestId('seed-add').click();
  await expect(seed(4).getByTestId('seed-add')).toBeDisabled();
  await expect(seed(5).getByTestId('seed-add')).toBeFocused(); // the keyboard goes on to the next
  await expect(board.figures).toHaveCount(3);
  await close.click();
  await expect(dialog).toBeHidden();
  await board.rests();
  await expect(board.figure(1).detail).toContainText('seed 4');
  expect(await board.figure(1).number('e')).toBe(numberFrom(e));
  expect(await board.figure(1).number('updates')).toBe(Number(updates));
  await expect.poll(() => board.hash()).toMatch(/&fig=3,l=0\.02[^&]*&fig=3,l=0\.02,seed=4[^&]*&fig=optimum$/);
});

test('by keyboard: open, sort by E, other four, close; the focus comes back', async ({ board, page }) => {
  await board.openAtRest(SMALL);
  const { dialog, all, status, sort, more } = seedsOf(page);
  await board.figure(0).menuButton.focus();
  await page.keyboard.press('Enter');
  const entry = board.figure(0).control('seeds');
  for (let i = 0; i < 9 && !(await entry.evaluate((each) => each === document.activeElement)); i += 1) {
    await page.keyboard.press('Tab');
  }
  await expect(entry).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await expect(status).toHaveAttribute('data-end', 'done');
  await sort.focus();
  await page.keyboard.press('Space');
  const errors = () =>
    all.evaluateAll((items) =>
      items.map((item) => Number(item.querySelector('[data-testid=seed-e]')?.textContent)),
    );
  const sorted = await errors();
  expect(sorted).toEqual(sorted.toSorted((a, b) => a - b));
  expect((await order(all)).toSorted()).toEqual(['2', '3', '4', '5']);
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(status).toHaveAttribute('data-end', 'done');
  expect((await order(all)).toSorted()).toEqual(['6', '7', '8', '9']);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(board.figure(0).menuButton).toBeFocused();
});

test('closed while it runs, it stops at once; and the board trains on', async ({ board, page }) => {
  await page.addInitScript(() => {
    const said = /** @type {any} */ (/** @type {any} */ (window).said = []);
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (/** @type {any} */ message, /** @type {any} */ more) {
      // The board has jobs of its own.
      if (message.kind === 'seeds' || message.type === 'cancel') said.push([message.type, message.ticket]);
      return post.call(this, message, more);
    };
    const listen = Worker.prototype.addEventListener;
    Worker.prototype.addEventListener = function (/** @type {string} */ type, /** @type {any} */ hear) {
      listen.call(this, type, (/** @type {any} */ event) => {
        if (event.data?.type === 'job') said.push([event.data.end ? 'end' : 'told', event.data.ticket]);
        hear(event);
      });
    };
  });
  await board.open('#points=1000&test=0&optimizer=sgd&rate=0.001&fig=2&fig=64-64-64&fig=3');
  const { dialog, all } = seedsOf(page);
  await board.figure(1).menuButton.click();
  await board.figure(1).control('seeds').click();
  await expect(all.first()).toHaveAttribute('data-progress', 'training');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  const said = () =>
    page.evaluate(() => /** @type {[string, number][]} */ (/** @type {any} */ (window).said));
  const tickets = async (/** @type {string} */ what) =>
    (await said()).filter(([type]) => type === what).map(([, ticket]) => ticket);
  expect((await tickets('job')).length).toBeGreaterThan(0);
  expect((await tickets('cancel')).toSorted()).toEqual((await tickets('job')).toSorted());
  const jobs = await tickets('job');
  expect((await tickets('end')).filter((ticket) => jobs.includes(ticket))).toEqual([]);
  await board.stepUpdate.click(); // the workers answer
  await board.isStill();
  const silence = (await said()).length;
  await board.stepUpdate.click();
  await board.isStill();
  expect((await said()).length).toBe(silence);
  await expect(board.notices).toHaveCount(0);
});

test('on a phone nothing sticks out and axe finds nothing', async ({ board, page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await board.openAtRest(SMALL);
  await openSeeds(board);
  const { dialog, status } = seedsOf(page);
  await expect(status).toHaveAttribute('data-end', 'done');
  const overflow = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  expect(await violations(page)).toEqual([]);
});
