/** Looking into networks of every task, and what of it is in the link. */
import { chooseSource } from './support/board.js';
import { expect, test } from './support/fixtures.js';

/** @param {import('@playwright/test').Page} page */
const inspectorOf = (page) => ({
  root: page.getByTestId('inspector'),
  title: page.locator('#inspector-title'),
  units: page.getByTestId('diagram').locator('button.unit'),
  weights: page.getByTestId('weight'),
  probe: page.getByTestId('probe'),
  probeText: page.getByTestId('probe-text'),
  difference: page.getByTestId('difference'),
  divergence: page.getByTestId('divergence'),
});

/** E of both networks. @param {import('./support/board.js').Board} board */
const errorsOf = (board) => Promise.all([0, 1].map((i) => board.figure(i).number('e')));

test('four classes: an output and a row of the matrix for each', async ({ board, page }) => {
  await board.openAtRest('#source=blobs&classes=4&noise=1&points=80&test=80&fig=3&fig=optimum&inspect=1');
  const { root, title, units, probe, probeText, difference, divergence } = inspectorOf(page);
  await expect(title).toHaveText(/Inside: 1 hidden layer of size 3,\s+λ =\s+0/);
  await expect(units).toHaveCount(3 + 4);
  await probe.focus();
  await page.keyboard.press('ArrowUp');
  await expect(probeText).toHaveText(/t =\s*([\d.]+, ){3}[\d.]+, true posterior ([\d.]+, ){3}[\d.]+\s*$/);
  await expect(root.getByRole('row', { name: /^class 3/ }).first()).toBeVisible();
  await expect(divergence).toHaveText(/^\d+\.\d+/);
  const before = await probe.locator('canvas').screenshot();
  await difference.check();
  await expect.poll(async () => (await probe.locator('canvas').screenshot()).equals(before)).toBe(false);
});

test('a curve: one input, E[y|x] instead of a posterior, and no accuracy', async ({ board, page }) => {
  await board.openAtRest('#source=sine&noise=0.3&points=60&test=80&fig=4,act=tanh&fig=optimum&inspect=1');
  const { root, units, probe, probeText, divergence } = inspectorOf(page);
  await expect(units).toHaveCount(4 + 1);
  await probe.focus();
  await page.keyboard.press('ArrowRight');
  await expect(probeText).toHaveText(/^\s*x = [\d.−]+: t =\s*[\d.−]+, E\[y\|x\] [\d.−]+\s*$/);
  await expect(page.getByTestId('curve-subject').locator('option')).toHaveText(['errors']);
  await expect(page.getByTestId('readings')).toContainText('variance of the noise');
  await expect(root).not.toContainText('taken for');
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
  await expect(page.getByTestId('no-truth')).toBeVisible();
  await expect(page.getByTestId('difference')).toHaveCount(0);
  await expect(inspectorOf(page).root).toContainText('taken for');
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
