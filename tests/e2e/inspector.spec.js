/** Looking into a network. */
import { violations } from './support/axe.js';
import { expect, test } from './support/fixtures.js';
import { openTab, TABS } from './support/inspector.js';

const SMALL = '#points=60&test=100&fig=3,l=0.02&fig=optimum';

/** @param {import('@playwright/test').Page} page */
const inspectorOf = (page) => ({
  root: page.getByTestId('inspector'),
  units: page.getByTestId('diagram').locator('button.unit'),
  weights: page.getByTestId('weight'),
  slider: page.getByTestId('theta-slider'),
  input: page.getByTestId('theta-input'),
  undo: page.getByTestId('undo'),
  redo: page.getByTestId('redo'),
  moment: page.getByTestId('moment'),
});

test('it opens by button and by key, is in the link, and gives the focus back', async ({ board, page }) => {
  await board.openAtRest(SMALL);
  const { root, units } = inspectorOf(page);
  await board.figure(0).control('inspect').click();
  await expect(page.locator('#inspector-title')).toHaveAttribute('data-place', '1');
  await expect(page.locator('#inspector-title')).toContainText('1 hidden layer of size 3, λ = 0.02');
  await expect(units).toHaveCount(4);
  await expect(page.locator('#inspector-title')).toBeFocused();
  await expect.poll(() => board.hash()).toContain('inspect=1');
  await page.reload();
  await expect(root).toBeVisible();
  await page.keyboard.press('i');
  await expect(root).toHaveCount(0);
  await expect.poll(() => board.hash()).not.toContain('inspect');
  await board.figure(0).control('inspect').focus();
  await page.keyboard.press('Enter');
  await expect(root).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(root).toHaveCount(0);
  await expect(board.figure(0).control('inspect')).toBeFocused();
});

test('a weight is edited by slider, field and keys; picture and E follow; undo brings all back', async ({
  board,
  page,
}) => {
  await board.openAtRest(`${SMALL}&inspect=1`);
  const { units, weights, slider, input, undo, redo } = inspectorOf(page);
  // The output's unit is chosen first; its bias can be changed, too.
  await expect(weights).toHaveCount(4);
  await weights.first().click();
  await expect(weights.first()).toContainText('θ₁₀⁽¹⁾');
  const before = await board.shown();
  const itsE = await board.figure(0).number('e');

  await input.fill('30');
  await input.press('Enter');
  await expect(weights.first()).toContainText('30.000');
  await expect.poll(() => board.figure(0).number('e')).toBeGreaterThan(1);
  expect(await board.figure(0).pixels()).not.toBe(before[0].pixels);
  await expect(board.transport).toHaveAttribute('data-going', 'false');

  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(weights.first()).not.toContainText('30.000');
  await undo.click();
  await expect(weights.first()).toContainText('30.000');
  await page.keyboard.press('Control+z');
  await expect(undo).toBeDisabled();
  await board.isStill();
  expect(await board.figure(0).number('e')).toBe(itsE);
  await redo.click();
  await expect(weights.first()).toContainText('30.000');

  // Arrow keys go from unit to unit and from weight to weight.
  await units.last().focus();
  await page.keyboard.press('ArrowLeft');
  await expect(units.first()).toBeFocused();
  await expect(weights).toHaveCount(3);
  await weights.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(weights.nth(1)).toBeFocused();
  await expect(weights.nth(1)).toContainText('θ₁₁⁽⁰⁾');

  // What cannot be taken is explained, and nothing is lost.
  await input.fill('much');
  await input.press('Enter');
  await expect(page.locator('mlp-weights [role=alert]')).toContainText('It stays');
});

test('the probe reads t and the posterior at the pointer and by arrow keys', async ({ board, page }) => {
  await board.openAtRest(`${SMALL}&inspect=1`);
  const probe = page.getByTestId('probe');
  const text = page.getByTestId('probe-text');
  await probe.hover({ position: { x: 60, y: 60 } });
  await expect(text).toHaveText(/x = \(.*\): t =\s+[01]\.\d{4}, true posterior [01]\.\d{4}/);
  const first = await text.innerText();
  await probe.focus();
  await page.keyboard.press('ArrowRight');
  await expect(text).not.toHaveText(first);
  await page.getByTestId('probe-table').locator('summary').click();
  await expect(page.getByTestId('probe-table').locator('tbody tr')).toHaveCount(4);
});

test('one goes back to a moment, sees its picture, and trains on from there', async ({ board, page }) => {
  await board.openAtRest(`${SMALL}&inspect=1`);
  await openTab(page, 'curves');
  const { moment } = inspectorOf(page);
  const end = await board.shown();
  const itsE = await board.figure(0).number('e');
  await expect(page.getByTestId('moment-text')).not.toHaveText('update 0 of 0');
  await moment.focus();
  await page.keyboard.press('Home');
  await expect(board.figure(0).progress).toHaveAttribute('data-progress', 'ready');
  await board.isStill();
  expect(await board.figure(0).pixels()).not.toBe(end[0].pixels);
  await page.keyboard.press('End');
  await expect(board.figure(0).updates).toHaveText(/\d+ updates/);
  await board.isStill();
  expect((await board.shown())[0].pixels).toBe(end[0].pixels);
  expect(await board.figure(0).number('e')).toBe(itsE);

  await page.keyboard.press('Home');
  await page.getByTestId('continue').click();
  await expect(board.figure(0).progress).toHaveAttribute('data-progress', 'converged');
  await expect(page.getByTestId('continue')).toHaveCount(0);
});

test('curves, confusion matrix, distance from the optimum and findings say what is so', async ({
  board,
  page,
}) => {
  await board.openAtRest(`${SMALL}&inspect=1`);
  await expect(page.getByTestId('findings').locator('[data-kind=converged]')).toBeVisible();
  await openTab(page, 'curves');
  await expect(page.getByTestId('log-y')).toBeChecked();
  await expect(page.locator('.chart canvas')).toBeVisible();
  const e = await board.figure(0).root.getByTestId('e').innerText();
  await expect(page.getByTestId('readings').locator('dd').nth(1)).toHaveText(e);
  await expect(page.getByTestId('readings')).toContainText('Bayes cross-entropy');
  await page.getByTestId('log-x').check();
  await page.getByTestId('log-y').uncheck();
  await page.getByTestId('curve-subject').selectOption('accuracy');
  await expect(page.getByTestId('readings')).toContainText('best accuracy to be expected');
  await openTab(page, 'truth');
  await expect(page.getByTestId('divergence')).toHaveText(/0\.\d+/);
  await expect(page.getByTestId('probe')).toHaveAttribute('data-shows', 'difference');
  await expect(page.locator('.confusion').first().locator('tbody td')).toHaveCount(4);
  await openTab(page, 'network');
  await page.getByTestId('lambda-elsewhere').locator('summary').click();
  await expect(page.getByTestId('lambda-elsewhere')).toContainText('alpha');
  await expect(page.getByTestId('lambda-elsewhere')).toContainText('0.04');
});

test('ten layers of 64 units open, and other layers are shown as soon as they are chosen', async ({
  board,
  page,
}) => {
  await board.open(`#points=20&test=0&fig=${Array(10).fill(64).join('-')}&inspect=1`);
  const { units } = inspectorOf(page);
  await expect(units.first()).toBeVisible();
  const groups = page.getByTestId('diagram').locator('button.group-of-units');
  await expect(groups).toHaveCount(10);
  const shown = await units.count();
  expect(shown).toBeLessThan(641);
  // Who goes into a group finds its units, and larger there are more of them.
  await groups.first().click();
  await expect(page.getByTestId('diagram').locator('button.unit[aria-pressed=true]')).toBeInViewport();
  await page.getByTestId('diagram-larger').click();
  await expect.poll(() => units.count()).toBeGreaterThan(shown);
  // It is in the first layer, and has a bias and two inputs.
  await expect(page.getByTestId('weight')).toHaveCount(3);
  await units.last().click();
  await expect(page.getByTestId('weight')).toHaveCount(65);
  await board.follow('#points=20&test=0&fig=0&inspect=1');
  await expect(units).toHaveCount(1);
  await expect(page.getByTestId('weight')).toHaveCount(3);
});

test('on a phone nothing sticks out and axe finds nothing', { tag: '@chromium' }, async ({ board, page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await board.openAtRest(`${SMALL}&inspect=1`);
  await page.getByTestId('weight').first().click();
  for (const tab of TABS) {
    await openTab(page, tab);
    if (tab === 'truth') await expect(page.getByTestId('divergence')).toHaveText(/0\.\d+/);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    // The bar that stays in sight lies over whatever is below it.
    await page.evaluate(() => scrollTo(0, 0));
    expect(await violations(page)).toEqual([]);
  }
});
