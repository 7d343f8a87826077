/** Looking into networks of every task, and what of it is in the link. */
import { chooseSource } from './support/board.js';
import { expect, test } from './support/fixtures.js';
import { drawingOn } from './support/drawing.js';
import { openTab } from './support/inspector.js';

/** @param {import('@playwright/test').Page} page */
const inspectorOf = (page) => ({
  root: page.getByTestId('inspector'),
  title: page.locator('#inspector-title'),
  units: page.getByTestId('diagram').locator('button.unit'),
  weights: page.getByTestId('weight'),
  probe: page.getByTestId('probe'),
  probeText: page.getByTestId('probe-text'),
  divergence: page.getByTestId('divergence'),
});

/** E of both networks. @param {import('./support/board.js').Board} board */
const errorsOf = (board) => Promise.all([0, 1].map((i) => board.figure(i).number('e')));

/** The hue of most of what is coloured strongly. @param {import('@playwright/test').Locator} canvas */
const strongest = (canvas) =>
  canvas.evaluate((element) => {
    const { width, height } = /** @type {HTMLCanvasElement} */ (element);
    const ctx = /** @type {CanvasRenderingContext2D} */ (
      /** @type {HTMLCanvasElement} */ (element).getContext('2d')
    );
    const { data } = ctx.getImageData(0, 0, width, height);
    const counts = new Map();
    for (let i = 0; i < data.length; i += 4) {
      const channels = [data[i], data[i + 1], data[i + 2]];
      if (Math.max(...channels) - Math.min(...channels) < 40) continue;
      const key = channels.map((channel) => channel >> 3).join();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  });

test('four classes: an output and a row of the matrix for each', async ({ board, page }) => {
  await board.openAtRest('#source=blobs&classes=4&noise=1&points=80&test=80&fig=3&fig=optimum&inspect=1');
  const { root, title, units, probe, probeText, divergence } = inspectorOf(page);
  await expect(title).toContainText('1 hidden layer of size 3, λ = 0');
  await expect(units).toHaveCount(3 + 4);
  await probe.focus();
  await page.keyboard.press('ArrowUp');
  await expect(probeText).toHaveText(/t =\s*([\d.]+, ){3}[\d.]+, true posterior ([\d.]+, ){3}[\d.]+\s*$/);
  const colours = [];
  for (const output of [3, 4, 5, 6]) {
    await units.nth(output).click();
    await board.isStill();
    colours.push(await strongest(probe.locator('canvas')));
  }
  expect(new Set(colours).size, 'each output in the colour of its class').toBe(4);
  await openTab(page, 'truth');
  await expect(root.getByRole('row', { name: /^class 4/ }).first()).toBeVisible();
  await expect(root.getByRole('row', { name: /^class 0/ })).toHaveCount(0);
  await expect(divergence).toHaveText(/^\d+\.\d+/);
  await expect(probe).toHaveAttribute('data-shows', 'difference');
});

test('a curve: one input, E[y|x] instead of a posterior, and no accuracy', async ({ board, page }) => {
  await board.openAtRest('#source=sine&noise=0.3&points=60&test=80&fig=4,act=tanh&fig=optimum&inspect=1');
  const { root, units, probe, probeText, divergence } = inspectorOf(page);
  await expect(units).toHaveCount(4 + 1);
  await probe.focus();
  await page.keyboard.press('ArrowRight');
  await expect(probeText).toHaveText(/^\s*x = [\d.−]+: t =\s*[\d.−]+, E\[y\|x\] [\d.−]+\s*$/);
  // A unit is a curve here, and a hidden one has an axis of its own.
  await expect(probe).toHaveAttribute('data-kind', 'curve');
  const named = async () => (await drawingOn(probe.locator('canvas'))).texts.map(({ text }) => text);
  expect(await named()).not.toContain('a₂⁽¹⁾');
  await units.nth(1).click();
  await expect.poll(named).toContain('a₂⁽¹⁾');
  await openTab(page, 'curves');
  await expect(page.getByTestId('curve-subject').locator('option')).toHaveCount(1);
  await expect(page.getByTestId('readings')).toContainText('variance of the noise');
  await openTab(page, 'truth');
  await expect(root.locator('.confusion')).toHaveCount(0);
  await expect(divergence).toHaveText(/^\d+\.\d+/);
});

test('inputs are named as they are, and weights from them, too', async ({ board, page }) => {
  await board.openAtRest('#points=60&test=0&fig=2,in=x2-x1x1-sinx1&inspect=1');
  const { units, weights } = inspectorOf(page);
  await units.first().click();
  await expect(weights).toHaveCount(4);
  await expect(weights.nth(2)).toContainText('from x₁²');
  await expect(weights.nth(3)).toContainText('from sin x₁');
});

test('of own points nobody knows the optimum; classes have their names', async ({ board, page }) => {
  await board.openAtRest('#points=40&test=0&fig=2');
  await chooseSource(page, 'own');
  await expect(page.getByTestId('own-facts')).toBeVisible();
  await board.figure(0).control('inspect').click();
  await openTab(page, 'truth');
  await expect(page.getByTestId('no-truth')).toBeVisible();
  await expect(page.getByTestId('probe')).toHaveCount(0);
  await expect(inspectorOf(page).root.locator('.confusion')).toHaveCount(1);
});

test('edited weights are in the link, and stay while λ of another figure changes', async ({
  board,
  page,
}) => {
  await board.openAtRest('#points=60&test=0&fig=3,l=0.02&fig=3&inspect=1');
  const { weights } = inspectorOf(page);
  await weights.first().click();
  await page.getByTestId('theta-input').fill('2.5');
  await page.keyboard.press('Enter');
  await expect(weights.first()).toContainText('2.5000');
  await expect.poll(() => board.hash()).toMatch(/rests=yes&fig=3,l=0.02,w=[\w-]+,at=\d+&fig=3&inspect=1$/);
  await board.isStill();
  const shown = await errorsOf(board);
  await page.reload();
  await expect(weights.first()).toContainText('2.5000');
  await expect.poll(() => errorsOf(board)).toEqual(shown);

  // λ of the other figure: the edited one stays where it is, and elsewhere the same is seen.
  await board.figure(1).control('lambda-input').fill('0.3');
  await page.keyboard.press('Enter');
  await board.rests();
  await expect
    .poll(() => board.hash())
    .toMatch(/rests=yes&fig=3,l=0.02,w=[\w-]+,at=\d+&fig=3,l=0.3&inspect=1$/);
  expect((await errorsOf(board))[0]).toEqual(shown[0]);
  const rested = await errorsOf(board);
  await page.reload();
  await expect.poll(() => errorsOf(board)).toEqual(rested);
  await page.getByTestId('share').click();
  await expect(page.getByTestId('share-weights-inside')).toBeVisible();
});
