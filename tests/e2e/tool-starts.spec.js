/** Many starts. */
import { expect, test } from './support/fixtures.js';
import { testTool } from './support/tool.js';

const FIGURE = '#v=1&source=xor&noise=0.8&points=40&test=40&fig=2,l=0.1,act=tanh&inspect=1';
const STARTS = `${FIGURE}&view=starts,n=40`;

/** @param {import('@playwright/test').Page} page */
const startsOf = (page) => ({
  job: page.getByTestId('starts-job'),
  summary: page.getByTestId('starts-summary'),
  canvas: page.getByTestId('starts-picture'),
  opens: page.getByTestId('starts-open'),
  marked: page.getByTestId('starts-marked'),
  zero: page.getByTestId('starts-zero-told'),
});

/** @param {import('@playwright/test').Page} page */
const isDone = async (page) => {
  await expect(startsOf(page).job).toHaveAttribute('data-end', 'done');
  await expect(startsOf(page).opens.first()).toBeVisible();
};

/** @param {import('@playwright/test').Locator} summary @param {string} name */
const numberOf = async (summary, name) => Number(await summary.getAttribute(`data-${name}`));

test('every start comes, several are the same solution, and one of them goes on the board', async ({
  board,
  page,
}) => {
  await board.openAtRest(STARTS);
  await isDone(page);
  const { summary, opens } = startsOf(page);
  const [starts, rest, creeping, diverged, solutions] = await Promise.all(
    ['starts', 'rest', 'creeping', 'diverged', 'solutions'].map((name) => numberOf(summary, name)),
  );
  expect([starts, rest + creeping + diverged]).toEqual([40, 40]);
  expect(rest).toBeGreaterThan(30);
  expect(solutions).toBeGreaterThan(1);
  expect(solutions).toBeLessThan(12);
  const told = await opens.evaluateAll((all) => all.map(({ dataset }) => ({ ...dataset })));
  const errors = told.map(({ e }) => Number(e));
  expect(errors).toEqual(errors.toSorted((a, b) => a - b));
  expect(told.reduce((sum, { count }) => sum + Number(count), 0)).toBeLessThanOrEqual(40);
  const last = opens.last();
  const { seed, e } = told[told.length - 1];
  await last.click();
  await expect(board.figures).toHaveCount(2);
  await board.rests();
  await expect.poll(() => board.hash()).toContain(`seed=${seed}`);
  expect(await board.figure(1).number('e')).toBeCloseTo(Number(e), 3);
});

test('pressing a dot tells its seed, which can be put on the board', async ({ board, page }) => {
  await board.openAtRest(STARTS);
  await isDone(page);
  const { canvas, marked } = startsOf(page);
  await expect(marked).not.toHaveAttribute('data-seed', /./);
  await canvas.scrollIntoViewIfNeeded();
  // The lowest dots stand on the axis: somewhere along it there is one.
  const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (
    await canvas.boundingBox()
  );
  const chart = Math.round(Math.min(300, Math.max(200, 0.45 * box.width)));
  for (let x = 52; x < box.width - 12; x += 10) {
    await canvas.click({ position: { x, y: chart - 36 - 4 } });
    if (await marked.getAttribute('data-seed')) break;
  }
  const seed = await marked.getAttribute('data-seed');
  expect(Number(seed)).toBeGreaterThan(0);
  // Keys go to the best and to the next one, which Enter puts on a board that is paused, where its training ended.
  await board.resetButton.click();
  await isDone(page);
  await marked.focus();
  await page.keyboard.press('Home');
  const best = await marked.getAttribute('data-seed');
  await page.keyboard.press('ArrowRight');
  await expect(marked).not.toHaveAttribute('data-seed', String(best));
  await page.keyboard.press('Enter');
  await expect(board.figures).toHaveCount(2);
  await expect.poll(() => board.figure(1).number('updates')).toBeGreaterThan(5);
});

test('the start at θ = 0 never breaks symmetry', async ({ board, page }) => {
  await board.openAtRest(STARTS);
  await isDone(page);
  const { zero } = startsOf(page);
  await expect(zero).toHaveCount(0);
  await page.getByTestId('starts-zero').check();
  await expect.poll(() => board.hash()).toContain('zero=yes');
  await expect(zero).toHaveAttribute('data-difference', '0');
  await expect(zero.locator('tbody tr')).toHaveCount(2);
  const [one, two] = await zero
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].slice(1).map((cell) => cell.textContent)));
  expect(one).toEqual(two);
});

test('other settings are other starts, in the link; one can stop them', async ({ board, page }) => {
  await board.openAtRest(STARTS);
  await isDone(page);
  await board.enter('starts-count-input', '60');
  await expect.poll(() => board.hash()).toContain('view=starts,n=60');
  await expect(startsOf(page).summary).toHaveAttribute('data-starts', '60');
  await isDone(page);
  await page.reload();
  await expect(startsOf(page).summary).toHaveAttribute('data-starts', '60');
  await board.open('#points=1000&fig=20-20&inspect=1&view=starts,n=1000');
  await expect(startsOf(page).summary).not.toHaveAttribute('data-starts', '0');
  await page.getByTestId('starts-cancel').click();
  await expect(startsOf(page).job).toHaveAttribute('data-end', 'cancelled');
  expect(await numberOf(startsOf(page).summary, 'starts')).toBeLessThan(1000);
});

testTool({
  ...{ key: 'starts', element: 'mlp-tool-starts', isDone, svg: /<image/, rows: 40 },
  link: `${STARTS},zero=yes`,
  known: ['θ', 'E', '∂E', '∂θ', 'λ'],
});
