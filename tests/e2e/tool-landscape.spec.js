/** The landscape of E. */
import { expect, test } from './support/fixtures.js';
import { testTool } from './support/tool.js';

const XOR = '#v=1&source=xor&noise=0.8&points=40&test=40';
const LANDSCAPE = `${XOR}&fig=3,l=0.1,act=tanh&inspect=1&view=landscape`;
const THREE = `${XOR}&fig=3,l=0.1&fig=4&fig=3,l=0.1,seed=3&fig=3,l=0.1,seed=4&inspect=1&view=landscape,through=three`;

/** @param {import('@playwright/test').Page} page */
const landscapeOf = (page) => ({
  job: page.getByTestId('landscape-job'),
  picture: page.locator('.landscape-plane mlp-tool-picture'),
  canvas: page.getByTestId('landscape-picture'),
  cursor: page.getByTestId('landscape-cursor'),
  there: page.locator('.landscape-there mlp-tool-picture'),
});

/** @param {import('@playwright/test').Page} page */
const isDone = async (page) => {
  await expect(landscapeOf(page).job).toHaveAttribute('data-end', 'done');
  await expect(landscapeOf(page).picture).toHaveAttribute('data-lines', /\d/);
  await expect(landscapeOf(page).there).toHaveAttribute('data-e', /\d/);
};

/** @param {import('@playwright/test').Page} page */
const errorThere = async (page) => Number(await landscapeOf(page).there.getAttribute('data-e'));

test('E over a plane, with contours and the path; in its middle is the network itself', async ({
  board,
  page,
}) => {
  await board.openAtRest(LANDSCAPE);
  await isDone(page);
  const { picture, canvas, cursor } = landscapeOf(page);
  await expect(picture).toHaveAttribute('data-nodes', String(97 * 97));
  expect(Number(await picture.getAttribute('data-lines'))).toBeGreaterThan(3);
  expect(Number(await picture.getAttribute('data-moments'))).toBeGreaterThan(5);
  const own = await board.figure(0).number('e');
  expect(await errorThere(page)).toBeCloseTo(own, 3);
  // Pointing elsewhere shows another network, which is worse than the minimum; Home leads back.
  await canvas.hover({ position: { x: 80, y: 40 } });
  await expect.poll(() => errorThere(page)).toBeGreaterThan(own + 0.01);
  await cursor.focus();
  await page.keyboard.press('Home');
  await expect.poll(() => errorThere(page)).toBeCloseTo(own, 3);
  await page.keyboard.press('Shift+ArrowRight');
  await expect(cursor).toHaveAttribute('data-a', '0.25');
  await expect.poll(() => errorThere(page)).toBeGreaterThan(own);
  const there = await errorThere(page);
  await page.getByTestId('landscape-take').click();
  await expect.poll(() => board.figure(0).number('e')).toBeCloseTo(there, 3);
});

test('settings are in the link, and other ones show another plane', async ({ board, page }) => {
  await board.openAtRest(LANDSCAPE);
  await isDone(page);
  const { canvas } = landscapeOf(page);
  let label = await canvas.getAttribute('aria-label');
  for (const [id, value, link] of [
    ['landscape-extent-input', '2', 'extent=2'],
    ['landscape-directions-input', '5', 'seed=5'],
  ]) {
    await board.enter(id, value);
    await expect.poll(() => board.hash()).toContain(link);
    await expect.poll(() => canvas.getAttribute('aria-label')).not.toBe(label);
    await isDone(page);
    label = await canvas.getAttribute('aria-label');
  }
  await page.getByTestId('landscape-normalised').uncheck();
  await expect.poll(() => board.hash()).toContain('norm=no');
  await expect.poll(() => canvas.getAttribute('aria-label')).not.toBe(label);
});

test('a plane through three networks of the same shape', async ({ board, page }) => {
  await board.openAtRest(THREE);
  await isDone(page);
  const { picture } = landscapeOf(page);
  await expect(picture).toHaveAttribute('data-networks', '3');
  // The second figure has another shape.
  const offered = await page.getByTestId('landscape-second-select').locator('option').evaluateAll((all) => all.map((option) => /** @type {HTMLOptionElement} */ (option).value)); // prettier-ignore
  expect(offered).toEqual(['0', '3', '4']);
  await page.getByTestId('landscape-second-select').selectOption('4');
  await expect.poll(() => board.hash()).toContain('second=4');
  await isDone(page);
  await expect(picture).toHaveAttribute('data-networks', '3');
});

test('without three of one shape it says what it needs', async ({ board, page }) => {
  await board.openAtRest(`${LANDSCAPE},through=three`);
  await expect(page.getByTestId('landscape-refused')).toBeVisible();
  await expect(landscapeOf(page).job).toHaveCount(0);
});

test('where training has diverged, tools say so instead of drawing what is not there', async ({
  board,
  page,
}) => {
  const lost = '#v=1&source=moons&points=60&optimizer=sgd&rate=1000&fig=5,act=relu,l=1&inspect=1&view=';
  for (const [tool, key] of [
    ['landscape', 'landscape-lost'],
    ['starts,n=20', 'starts-lost'],
    ['minima,size=64', 'minima-lost'],
    ['sweep,n=7', 'sweep-lost'],
  ]) {
    await board.open(`${lost}${tool}`);
    await expect(page.getByTestId(key)).toBeVisible();
  }
  await expect(page.locator('mlp-tool-sweep mlp-tool-picture')).not.toHaveAttribute('data-best', /./);
});

testTool({
  ...{ key: 'landscape', element: 'mlp-tool-landscape', link: LANDSCAPE, isDone, rows: 97 * 97 },
  svg: /<image[\s\S]*<path/,
  known: ['θ', 'E', 'D', 'a', 'b'],
});
