/** The board: add, duplicate and remove figures. */
import { MAX_FIGURES } from '../../www/scene/schema.js';
import { chooseSource } from './support/board.js';
import { expect, test } from './support/fixtures.js';

test('a duplicate stands beside its original and comes to the same', async ({ board }) => {
  await board.openAtRest('#points=60&fig=4,l=0.02,act=tanh&fig=optimum');
  await board.figure(0).menuButton.click();
  await board.figure(0).duplicate.click();
  await expect(board.captions).toHaveText([
    '1 hidden layer of size 4, λ = 0.02',
    '1 hidden layer of size 4, λ = 0.02',
    'Theoretical optimum',
  ]);
  await board.rests();
  const [original, copy] = await board.shown();
  expect(copy).toEqual(original);
  expect(await board.figure(0).differenceFrom(board.figure(2))).toBeGreaterThan(0.1);
  // They are two: what is done to one is not done to the other.
  await board.figure(1).enter('lambda-input', '0.5');
  await board.rests();
  expect((await board.shown())[0]).toEqual(original);
  // At rest each is what its settings lead to, and so the link is settings alone.
  await expect
    .poll(() => board.hash())
    .toBe('#v=1&points=60&fig=4,l=0.02,act=tanh&fig=4,l=0.5,act=tanh&fig=optimum');
});

test('equal figures are equal to the pixel, at any width of the window and any number of columns', async ({
  board,
  page,
}) => {
  const widths = [1440, 1366, 1283, 1001, 769];
  for (const count of [2, 3, 4, 5]) {
    await board.openAtRest(`#points=60&test=0${'&fig=3,l=0.1'.repeat(count)}`);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      await board.isStill();
      const all = await Promise.all(Array.from({ length: count }, (_, i) => board.figure(i).pixels()));
      expect(new Set(all).size, `${count} figures in a window of ${width}`).toBe(1);
      const boxes = await Promise.all(all.map((_, i) => board.figure(i).canvas.boundingBox()));
      expect(new Set(boxes.map((box) => `${box?.width} × ${box?.height}`)).size).toBe(1);
    }
  }
});

test('a network can be added, and is like the last one', async ({ board, page }) => {
  await board.openAtRest('#points=60&fig=3,l=0.1&fig=optimum');
  const before = await board.shown();
  await page.getByTestId('add-network').click();
  await expect(board.captions).toHaveText([
    '1 hidden layer of size 3, λ = 0.1',
    'Theoretical optimum',
    '1 hidden layer of size 3, λ = 0.1',
  ]);
  await board.rests();
  expect(await board.figure(2).number('e')).toBe(await board.figure(0).number('e'));
  expect(Object.values(before[0])).toContain(`✓ converged ${await board.figure(2).updates.innerText()}`);
});

test('figures can be removed, all of them, and brought back', async ({ board, page }) => {
  await board.openAtRest('#points=60&fig=3,l=0.1&fig=4,l=0.1&fig=optimum');
  await expect(page.getByTestId('add-optimum')).toHaveCount(0); // a board shows it once
  await expect(board.figure(2).duplicate).toHaveCount(0);
  await board.figure(0).menuButton.click();
  await board.figure(0).remove.click();
  await expect(board.captions).toHaveText(['1 hidden layer of size 4, λ = 0.1', 'Theoretical optimum']);
  await board.figure(1).menuButton.click();
  await board.figure(1).remove.click();
  await expect(page.getByTestId('add-optimum')).toBeVisible();
  await board.figure(0).menuButton.click();
  await board.figure(0).remove.click();
  await expect(board.figures).toHaveCount(0);
  await expect(page.locator('main')).toContainText('The board is empty');
  await expect.poll(() => board.hash()).toBe('#v=1&points=60&fig=none');

  // On an empty board there is nothing to train, and the page says so.
  for (const button of [board.play, board.stepUpdate, board.stepEpoch, board.converge]) {
    await expect(button).toBeDisabled();
    await expect(button).toHaveAttribute('title', 'There is no network on the board');
  }
  await expect(board.resetButton).toBeDisabled();
  await chooseSource(page, 'xor');
  await page.reload();
  await expect(page.locator('main')).toContainText('The board is empty');

  await page.getByTestId('add-optimum').click();
  await page.getByTestId('add-network').click();
  await expect(board.captions).toHaveText(['Theoretical optimum', '1 hidden layer of size 5, λ = 0']);
  await board.isDrawn();
  expect(await board.figure(0).number('bayes-error')).toBeGreaterThan(0);
  await expect.poll(() => board.figure(1).number('updates')).toBeGreaterThan(0);
});

test('the optimum alone draws and rests', async ({ board }) => {
  await board.openAtRest('#fig=optimum');
  expect(await board.figure(0).number('bayes-error')).toBeGreaterThan(8);
  expect(await board.figure(0).number('best-accuracy')).toBeGreaterThan(85);
});

test('a full board says so and stays as it is', async ({ board, page }) => {
  const figures = Array.from({ length: MAX_FIGURES }, () => 'fig=1,l=1').join('&');
  await board.open(`#points=10&test=0&${figures}`);
  await expect(board.figures).toHaveCount(MAX_FIGURES);
  await page.getByTestId('add-network').click();
  await board.figure(0).menuButton.click();
  await board.figure(0).duplicate.click();
  await expect(board.notices).toHaveCount(1);
  await expect(board.notices).toContainText(`at most ${MAX_FIGURES} figures`);
  await expect(board.figures).toHaveCount(MAX_FIGURES);
});

test('a menu closes by a click elsewhere', async ({ board, page }) => {
  await board.open('#fig=2,l=1&fig=3,l=1');
  await board.figure(0).menuButton.click();
  await expect(board.figure(0).remove).toBeVisible();
  await board.figure(1).menuButton.click();
  await expect(board.figure(0).remove).toBeHidden();
  await expect(board.figure(1).remove).toBeVisible();
  await page.getByRole('heading', { level: 1 }).click();
  await expect(board.figure(1).remove).toBeHidden();
});
