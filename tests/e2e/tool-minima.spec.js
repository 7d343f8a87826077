/** Which minimum?: the map of starts. */
import { expect, test } from './support/fixtures.js';
import { testTool } from './support/tool.js';
import { levelsFor, unitsOf } from '../../www/page/inspector/tools/minima-plan.js';
import { defaultBoard, networkFigure } from '../../www/scene/schema.js';
import { trainerConfig } from '../../www/scene/task.js';
import { mapOf, printOf, thetasOf } from '../../www/views/tools/minima.js';
import { kind } from '../../www/worker/jobs/kinds/minima.js';
import { kind as solutions } from '../../www/worker/jobs/kinds/solutions.js';
import { lab } from '../unit/support/lab.js';
import { partsOf } from '../unit/support/unit-of-job.js';

const FIGURE = '#v=1&source=xor&noise=0.8&points=20&test=20&rate=1&fig=2,l=0.1,act=tanh&inspect=1';
const MINIMA = `${FIGURE}&view=minima,size=64`;

/** @param {import('@playwright/test').Page} page */
const minimaOf = (page) => ({
  job: page.getByTestId('minima-job'),
  picture: page.locator('mlp-tool-minima mlp-tool-picture'),
  canvas: page.getByTestId('minima-picture'),
  cursor: page.getByTestId('minima-cursor'),
});

/** @param {import('@playwright/test').Page} page */
const isDone = async (page) => {
  await expect(minimaOf(page).job).toHaveAttribute('data-end', 'done', { timeout: 30_000 });
  await expect(minimaOf(page).picture).toHaveAttribute('data-size', '64');
};

/** @param {import('@playwright/test').Page} page @param {string} name */
const numberOf = async (page, name) => Number(await minimaOf(page).picture.getAttribute(`data-${name}`));

/** The print of the same map, in Node. @param {number} learningRate */
function printInNode(learningRate) {
  const board = { ...defaultBoard(), source: 'xor', noise: 0.8, points: 20, testPoints: 20, learningRate };
  const info = lab.sources().find((/** @type {any} */ { name }) => name === 'xor');
  const figure = networkFigure(1, { hidden: [2], lambda: 0.1, activation: 'tanh' });
  const optimizer = { kind: /** @type {const} */ ('sgd'), learningRate, batchSize: 0 };
  const config = { ...trainerConfig(board, figure, info), optimizer };
  const { classes, noise, balance, seed } = board;
  const train = lab.sampleSource({ source: 'xor', classes, noise, balance, m: 20, seed });
  const data = { train, test: null, domain: info.domain, truth: null };
  const asked = { config, directions: 1, centre: /** @type {const} */ ([0, 0]), width: 8, updates: 500 };
  const parts = levelsFor(config, 20, 500, 64)
    .flatMap((level) => unitsOf(asked, level))
    .flatMap((unit) => partsOf(kind, unit, data));
  return printOf(mapOf(parts, partsOf(solutions, { config, thetas: thetasOf(parts) }, data)[0]));
}

test('smooth at a small η, frayed at a large one, and the same to the pixel here and in Node', async ({
  board,
  page,
}) => {
  await board.openAtRest(MINIMA);
  await isDone(page);
  const { picture } = minimaOf(page);
  const smooth = await numberOf(page, 'roughness');
  expect(await numberOf(page, 'solutions')).toBeGreaterThan(2);
  expect(await picture.getAttribute('data-print')).toBe(printInNode(1));
  await board.enter('minima-rate-input', '8');
  await expect.poll(() => board.hash()).toContain('rate=8');
  await expect.poll(() => numberOf(page, 'roughness')).not.toBe(smooth);
  await isDone(page);
  await expect.poll(() => picture.getAttribute('data-print')).toBe(printInNode(8));
  expect(await numberOf(page, 'roughness')).toBeGreaterThan(3 * smooth);
});

test('a click goes closer, buttons and keys do, too, and it is all in the link', async ({ board, page }) => {
  await board.openAtRest(MINIMA);
  await isDone(page);
  const { canvas, cursor, picture } = minimaOf(page);
  const whole = await picture.getAttribute('data-print');
  await canvas.click({ position: { x: 52 + 40, y: 20 + 40 } });
  await expect.poll(() => board.hash()).toMatch(/view=minima,size=64,a=-\d.*,b=\d.*,w=2\b/);
  await expect.poll(() => picture.getAttribute('data-print')).not.toBe(whole);
  await page.getByTestId('minima-farther').click();
  await expect.poll(() => board.hash()).not.toContain(',w=');
  await page.getByTestId('minima-whole').click();
  await expect.poll(() => board.hash()).toMatch(/view=minima,size=64(&|$)/);
  await expect.poll(() => picture.getAttribute('data-print')).toBe(whole);
  await isDone(page);
  await cursor.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(cursor).toHaveAttribute('data-cell', /-?\d/);
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Enter');
  await expect.poll(() => board.hash()).toContain('w=2');
  await page.keyboard.press('Backspace');
  await expect.poll(() => board.hash()).not.toContain(',w=');
});

test('the solution at the cursor can be given to the network', async ({ board, page }) => {
  await board.openAtRest(MINIMA);
  await isDone(page);
  const { cursor } = minimaOf(page);
  const before = await board.figure(0).number('e');
  // The solution that the figure itself has not found is somewhere along the way.
  await cursor.focus();
  for (let i = 0; i < 7; i += 1) await page.keyboard.press('Shift+ArrowLeft');
  for (let i = 0; i < 7; i += 1) {
    await page.keyboard.press('Shift+ArrowUp');
    const cell = Number(await cursor.getAttribute('data-cell'));
    if (cell < 0) continue;
    await page.getByTestId('minima-take').click();
    await page.waitForTimeout(300);
    if (Math.abs((await board.figure(0).number('e')) - before) > 0.01) return;
    await cursor.focus();
  }
  throw new Error('no other solution along the left edge');
});

test('a network that is too large is told what it takes', async ({ board, page }) => {
  await board.open('#points=500&fig=40-40&inspect=1&view=minima');
  await expect(page.getByTestId('minima-refused')).toBeVisible();
  await expect(minimaOf(page).job).toHaveCount(0);
});

testTool({
  ...{ key: 'minima', element: 'mlp-tool-minima', link: MINIMA, isDone, svg: /<image/, rows: 4 },
  known: ['η', 'θ', 'E', 'λ', 'a', 'b'],
});
