/** Own points whose y is a number: from sources without classes, drawn, from tables, in links and files. */
import { violations } from './support/axe.js';
import { readFile } from 'node:fs/promises';
import { chooseSource } from './support/board.js';
import { expect, test } from './support/fixtures.js';
import { clickIn, countOn, factsOn, openDrawing, openedAgain, paste, placeIn } from './support/own-points.js';

/** @import { Page } from '@playwright/test' */

/** @param {string} source */
const link = (source) => `#source=${source}&points=40&noise=0.2&test=0&fig=2,l=1&fig=optimum`;

/** A table as the page saves it. @param {Page} page */
async function saved(page) {
  const download = page.waitForEvent('download');
  await page.getByTestId('save-csv').click();
  return (await readFile(await (await download).path(), 'utf8')).replace('\uFEFF', '');
}

for (const [source, head] of /** @type {const} */ ([
  ['sine', 'x,y'],
  ['bumps', 'x1,x2,y'],
])) {
  test(`the points of ${source} become own points, and the page goes on`, async ({ board, page }) => {
    await board.openAtRest(link(source));
    await chooseSource(page, 'own');
    await expect(factsOn(page)).toHaveText('40 points');
    await board.rests();
    await expect.poll(() => countOn(board)).toBe(40);
    await expect(board.figure(0).status).toHaveText('converged');
    await expect(board.figure(1).root.getByTestId('no-optimum')).toBeVisible();
    await expect(board.notices).toHaveCount(0);
    // Inside the network nobody speaks of classes.
    await board.figure(0).root.getByRole('button', { name: 'Inspect' }).click();
    await expect(page.locator('mlp-inspector')).not.toContainText(/class \d/);
    await expect(page.locator('mlp-inspector .tab-panel canvas').first()).toBeVisible();
    await page.getByRole('button', { name: 'Close the inspector' }).click();
    // Another source still works, and the points are not lost.
    await chooseSource(page, 'moons');
    await board.rests();
    await chooseSource(page, 'own');
    await expect(factsOn(page)).toHaveText('40 points');
    await page.getByTestId('open-table').click();
    expect((await saved(page)).split('\r\n')[0]).toBe(head);
  });

  test(`the points of ${source} are saved with columns of their own`, async ({ board, page }) => {
    await board.openAtRest(link(source));
    await page.getByTestId('own-points').click();
    const lines = (await saved(page)).trim().split('\r\n');
    expect(lines[0]).toBe(head);
    expect(lines).toHaveLength(41);
    for (const line of lines.slice(1)) {
      const numbers = line.split(',').map(Number);
      expect(numbers).toHaveLength(head.split(',').length);
      expect(numbers.every(Number.isFinite)).toBe(true);
    }
  });
}

test('a curve is drawn by hand: a click is x and y, and the network follows', async ({
  board,
  page,
  openBoard,
}) => {
  await openDrawing(board, page, 'draw-empty-curve');
  await expect(page.getByTestId('own-classes')).toHaveCount(0);
  for (const [x, y] of [[0.2, 0.7], [0.4, 0.5], [0.6, 0.4], [0.8, 0.2]]) await clickIn(page, x, y); // prettier-ignore
  await expect(factsOn(page)).toHaveText('4 points');
  await expect(board.figure(0).status).toHaveText('converged');
  await page.keyboard.press('Control+z');
  await expect(factsOn(page)).toHaveText('3 points');
  await page.getByTestId('redo-points').click();
  await page.getByTestId('own-tools').getByText('Erase').click();
  await clickIn(page, 0.8, 0.2);
  await expect(factsOn(page)).toHaveText('3 points');
  await expect(page.locator('.legend')).not.toContainText('E[');
  await board.resetButton.click(); // or the link would hold the weights that drawing led to
  await board.rests();
  await expect.poll(() => board.hash()).toContain('&own=');
  const other = await openedAgain(board, openBoard);
  await expect(factsOn(other.page)).toHaveText('3 points');
});

test('values are drawn over a plane: the points take the y that is chosen', async ({ board, page }) => {
  await openDrawing(board, page, 'draw-empty-surface');
  await page.getByTestId('own-tool-erase').focus();
  await page.keyboard.press('Space');
  await page.getByTestId('own-value-input').fill('2,5');
  await page.getByTestId('own-value-input').press('Enter');
  await expect(page.getByTestId('own-tool-add')).toBeChecked();
  await clickIn(page, 0.3, 0.3);
  await expect(page.getByTestId('own-said')).toHaveText(/^Added a point of y = 2\.5 at /);
  await page.getByTestId('own-value-input').fill('-1');
  await page.getByTestId('own-value-input').press('Enter');
  await clickIn(page, 0.7, 0.6);
  await expect(factsOn(page)).toHaveText('2 points');
  await expect(board.figure(0).status).toHaveText('converged');
  await page.getByTestId('open-table').click();
  const ys = (await saved(page)).trim().split('\r\n').slice(1).map((line) => line.split(',')[2]); // prettier-ignore
  expect(ys.sort()).toEqual(['-1', '2.5']);
});

test('a table of x and y, and one of x1, x2 and y: units, scale, and y as a class', async ({
  board,
  page,
}) => {
  await board.openAtRest(link('line'));
  const curve = Array.from({ length: 30 }, (_, i) => `${i / 10},${1000 + 40 * i}`);
  await paste(page, `time,price\n${curve.join('\n')}\n`);
  await expect(page.getByTestId('table-task-select')).toHaveValue('regression');
  await expect(page.getByTestId('table-second-select')).toHaveValue('none');
  await page.getByTestId('table-share-select').selectOption({ label: 'none' });
  await page.getByTestId('use-points').click();
  await expect(factsOn(page)).toContainText('30 points. Networks see price from');
  await board.rests();
  const texts = (await board.figure(0).drawing()).texts.map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['time', 'price']));
  await expect(board.figure(0).canvas).toHaveAttribute('aria-label', /at x = 3\.\d/);

  const surface = Array.from(
    { length: 36 },
    (_, i) => `${i % 6},${Math.floor(i / 6)},${2000 * (i % 6) + 150.5 * i}`,
  );
  await paste(page, `u,v,height\n${surface.join('\n')}\n`);
  await expect(page.getByTestId('table-label-select')).toHaveValue('2');
  await page.getByTestId('use-points').click();
  await board.rests();
  await expect(page.locator('.legend')).toContainText('t, height');
  const levels = (await board.figure(0).drawing()).texts.map(({ text }) => text);
  expect(levels).toEqual(expect.arrayContaining([expect.stringMatching(/^\d.000$/)]));
  await expect(factsOn(page)).toContainText('36 points, 11 of them for testing');
  // What was replaced comes back.
  await page.getByTestId('edit-points').click();
  await page.getByTestId('undo-points').click();
  await expect(factsOn(page)).toContainText('30 points. Networks see price');
  await expect(page.getByTestId('test-share-input')).toHaveValue('0');

  await paste(
    page,
    `x1,x2,kind\n${Array.from({ length: 12 }, (_, i) => `${i},${i % 5},${i % 2}`).join('\n')}\n`,
  );
  await expect(page.getByTestId('label-classes')).toBeVisible();
  await page.getByTestId('table-task-select').selectOption('regression');
  await expect(page.getByTestId('label-classes')).toHaveCount(0);
  await page.getByTestId('use-points').click();
  await expect(factsOn(page)).toContainText('12 points');
  await expect(board.notices).toHaveCount(0);
});

test('by keyboard alone, and nothing of it stands in anyone’s way', async ({ board, page }) => {
  await openDrawing(board, page, 'draw-empty-surface');
  await page.getByTestId('draw-layer').first().focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('2'); // there is no class to choose
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await expect(factsOn(page)).toHaveText('2 points');
  const { x } = await placeIn(page, 0.5, 0.5);
  expect(x).toBeGreaterThan(0);
  await board.isStill();
  expect(await violations(page)).toEqual([]);
});
