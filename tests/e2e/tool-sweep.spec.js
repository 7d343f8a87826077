/** The λ sweep. */
import { expect, test } from './support/fixtures.js';
import { testTool } from './support/tool.js';

const FIGURE = '#points=60&test=60&fig=3,l=0.02&fig=optimum&inspect=1';
const SWEEP = `${FIGURE}&view=sweep,n=7`;

/** @param {import('@playwright/test').Page} page */
const sweepOf = (page) => ({
  job: page.getByTestId('sweep-job'),
  picture: page.locator('mlp-tool-sweep mlp-tool-picture'),
  rows: page.getByTestId('sweep-table').locator('tbody tr'),
  uses: page.locator('mlp-tool-sweep [data-lambda]'),
});

/** @param {import('@playwright/test').Page} page */
const isDone = (page) => expect(sweepOf(page).job).toHaveAttribute('data-end', 'done');

/** @param {import('@playwright/test').Page} page */
const tableOf = async (page) => sweepOf(page).rows.allInnerTexts();

test('seven λ with their errors, the best of them marked; one of them is given to the figure', async ({
  board,
  page,
}) => {
  await board.openAtRest(SWEEP);
  await isDone(page);
  const { picture, rows, uses } = sweepOf(page);
  await expect(picture).toHaveAttribute('data-count', '7');
  await page.getByTestId('sweep-table').locator('summary').click();
  await expect(rows).toHaveCount(7);
  const all = await uses.evaluateAll((buttons) => buttons.map((button) => Number(button.dataset.lambda)));
  expect(all).toEqual(all.toSorted((a, b) => a - b));
  expect([all[0], all[6]]).toEqual([0.001, 10]);
  const best = Number(await picture.getAttribute('data-best'));
  expect(all).toContain(best);
  // D rises with λ.
  const d = await rows.evaluateAll((each) => each.map((row) => Number(row.children[1].textContent)));
  expect(d[6]).toBeGreaterThan(d[0]);
  await page.locator(`[data-lambda="${best}"]`).click();
  await expect.poll(() => board.hash()).toContain(`l=${best}`);
  await expect(page.locator(`[data-lambda="${best}"]`)).toHaveAttribute('aria-pressed', 'true');
  await board.rests();
  // What the figure comes to is what the table says of this λ.
  const shown = await board.figure(0).number('d');
  expect(d[all.indexOf(best)]).toBeCloseTo(shown, 3);
});

test('settings are in the link; a warm start is another sweep, and the same one each time', async ({
  board,
  page,
}) => {
  await board.openAtRest(SWEEP);
  await isDone(page);
  await page.getByTestId('sweep-table').locator('summary').click();
  const cold = await tableOf(page);
  await page.getByTestId('sweep-start-select').selectOption('warm');
  await expect.poll(() => board.hash()).toContain('view=sweep,n=7,start=warm');
  await expect.poll(() => tableOf(page)).not.toEqual(cold);
  await isDone(page);
  await expect(sweepOf(page).rows).toHaveCount(7);
  const warm = await tableOf(page);
  await page.reload();
  await isDone(page);
  await page.getByTestId('sweep-table').locator('summary').click();
  expect(await tableOf(page)).toEqual(warm);
  await board.enter('sweep-from-input', '1');
  await expect.poll(() => board.hash()).toContain('from=1');
  await board.enter('sweep-to-input', '0.5');
  await expect(page.locator('mlp-tool-sweep > [role=alert]')).toBeVisible();
  await expect(sweepOf(page).job).toHaveCount(0);
});

test('it can be stopped and goes again', async ({ board, page }) => {
  await board.open('#points=2000&fig=40-40&inspect=1&view=sweep,n=15');
  const { job } = sweepOf(page);
  await expect(job).toHaveAttribute('data-end', 'running');
  await page.getByTestId('sweep-cancel').click();
  await expect(job).toHaveAttribute('data-end', 'cancelled');
  await page.getByTestId('sweep-again').click();
  await expect(job).toHaveAttribute('data-end', 'running');
});

testTool({
  key: 'sweep',
  element: 'mlp-tool-sweep',
  link: SWEEP,
  isDone,
  svg: /<image/,
  rows: 7,
  known: ['λ'],
});
