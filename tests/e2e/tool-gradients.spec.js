/** Gradients by layer. */
import { readFile } from 'node:fs/promises';
import { violations } from './support/axe.js';
import { expect, test } from './support/fixtures.js';

const BOARD = '#points=60&test=0&optimizer=adam&rate=0.01&fig=4-3,l=0.02&inspect=1&view=gradients';

/** @param {import('@playwright/test').Page} page */
const partsOf = (page) => ({
  tool: page.getByTestId('gradients'),
  norms: page.getByTestId('gradients-norms-picture'),
  shares: page.getByTestId('gradients-share-picture'),
  rows: page.getByTestId('gradients-layers').locator('tbody tr'),
  moment: page.getByTestId('gradients-moment'),
  former: page.getByTestId('gradients-former-select'),
  job: page.getByTestId('gradients-job'),
  use: (/** @type {string} */ name) => page.getByTestId(`gradients-use-${name}`),
});

/** @param {import('@playwright/test').Locator} rows @param {string} name */
const numbersOf = (rows, name) =>
  rows.evaluateAll((all, key) => all.map((row) => Number(row.getAttribute(key))), `data-${name}`);

/** Waits until every kept moment is there. @param {import('@playwright/test').Locator} tool @param {string | RegExp} last */
async function isThere(tool, last) {
  await expect(tool).toHaveAttribute('data-last', last);
  let count = '';
  await expect
    .poll(async () => {
      const before = count;
      count = (await tool.getAttribute('data-moments')) ?? '';
      return count === before && Number(count) > 20;
    })
    .toBe(true);
  return count;
}

test('the gradients over the training: read at any moment, the same after going back and in a new page', async ({
  board,
  page,
}) => {
  await board.openAtRest(BOARD);
  const { tool, norms, rows, moment, shares } = partsOf(page);
  const last = '2000';
  const moments = await isThere(tool, last);
  await expect(rows).toHaveCount(3);
  const end = await numbersOf(rows, 'norm');
  expect(end.every((norm) => norm > 0)).toBe(true);
  await expect(norms).toHaveAccessibleName(/2.000/);
  await expect(shares).toHaveAccessibleName(/%/);

  await moment.focus();
  await page.keyboard.press('Home');
  const start = await numbersOf(rows, 'norm');
  expect(start).not.toEqual(end);
  // Back in time with the network itself; the curve stays as it was.
  await page.getByTestId('gradients-go').click();
  await expect(board.figure(0).progress).toHaveAttribute('data-progress', 'ready');
  await expect(page.getByTestId('gradients-go')).toHaveCount(0);
  expect(await numbersOf(rows, 'norm')).toEqual(start);
  expect(await isThere(tool, last)).toBe(moments);
  await moment.focus();
  await page.keyboard.press('End');
  await expect.poll(() => numbersOf(rows, 'norm')).toEqual(end);

  await board.openAtRest(BOARD);
  expect(await isThere(tool, last)).toBe(moments);
  expect(await numbersOf(rows, 'norm')).toEqual(end);
  await moment.focus();
  await page.keyboard.press('Home');
  expect(await numbersOf(rows, 'norm')).toEqual(start);

  // The pointer reads, too.
  const { width, height } = /** @type {{ width: number, height: number }} */ (await norms.boundingBox());
  await norms.hover({ position: { x: width / 2, y: height / 2 } });
  await expect.poll(() => numbersOf(rows, 'norm')).not.toEqual(start);
});

test('ten layers of sigmoid vanish; rectifiers take their place, and the former curves stay in grey', async ({
  board,
  page,
}) => {
  await board.openAtRest(BOARD);
  const { tool, rows, moment, former, job, use } = partsOf(page);
  await page.getByTestId('gradients-ten').click();
  await expect(tool).toHaveAttribute('data-layers', '11');
  await isThere(tool, '2000');
  await moment.focus();
  await page.keyboard.press('Home');
  await expect(tool).toHaveAttribute('data-ratio', /e-/);
  const sigmoid = await numbersOf(rows, 'norm');
  expect(sigmoid[0] / sigmoid[10]).toBeLessThan(1e-5);

  await use('relu').check();
  await expect(tool).toHaveAttribute('data-activation', 'relu');
  await expect(tool).toHaveAttribute('data-former', 'sigmoid');
  await expect(job).toHaveAttribute('data-end', 'done');
  await expect(former).toHaveValue('sigmoid');
  await board.rests();
  await isThere(tool, /^\d+$/); // it may converge before that
  await moment.focus();
  await page.keyboard.press('Home');
  // The former ones are those that were seen, to the bit.
  expect(await numbersOf(rows, 'former-norm')).toEqual(sigmoid);
  const relu = await numbersOf(rows, 'norm');
  expect(relu[0] / relu[10]).toBeGreaterThan(1000 * (sigmoid[0] / sigmoid[10]));

  // Both are in the link; and what was changed can be undone.
  await expect.poll(() => board.hash()).toContain('before=sigmoid');
  await page.reload();
  await expect(job).toHaveAttribute('data-end', 'done');
  await expect(tool).toHaveAttribute('data-former-moments', /\d+/);
  await former.selectOption('none');
  await expect(job).toHaveCount(0);
  await use('sigmoid').check();
  await expect(tool).toHaveAttribute('data-former', 'relu');
});

test('without hidden layers it says what it is; the picture is saved', async ({ board, page }) => {
  await board.openAtRest('#points=60&test=0&fig=0,l=0.1&inspect=1&view=gradients');
  const { tool, rows, former, use } = partsOf(page);
  await expect(tool).toHaveAttribute('data-layers', '1');
  await expect(rows).toHaveCount(1);
  await expect(use('relu')).toBeDisabled();
  await expect(former).toBeDisabled();
  await expect(page.getByTestId('gradients-share-picture')).toHaveCount(0);
  const [svg] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('gradients-norms-save-svg').click(),
  ]);
  expect(await readFile(await svg.path(), 'utf8')).toContain('∂E/∂Θ');
});

test('axe finds nothing in either language, and nothing is wider than a phone', async ({ board, page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await board.open(`${BOARD},before=relu,share=zero`);
  const { tool, job } = partsOf(page);
  await isThere(tool, '2000');
  await expect(job).toHaveAttribute('data-end', 'done');
  await board.rests();
  // One of the two tables, which are alike; axe takes long for a thousand cells.
  await page.getByTestId('gradients-share-table').locator('summary').click();
  expect(await violations(page, 'mlp-inspector')).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});
