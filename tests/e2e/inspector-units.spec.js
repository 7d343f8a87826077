/** Which unit is looked at, by keyboard and through changes of the network. */
import { expect, test } from './support/fixtures.js';

/** @import { Page } from '@playwright/test' */

const LINK = '#points=60&test=100&fig=3,l=0.02&fig=optimum&inspect=1';

/** @param {Page} page */
const partsOf = (page) => ({
  units: page.getByTestId('diagram').locator('button.unit'),
  chosen: page.getByTestId('diagram').locator('button.unit[aria-pressed=true]'),
  weights: page.getByTestId('weight'),
});

test('another activation leaves the chosen unit as it is, another number of units does not', async ({
  board,
  page,
}) => {
  await board.openAtRest(LINK);
  const { units } = partsOf(page);
  await units.nth(1).click();
  await (await board.figure(0).setting('activation-select')).selectOption('tanh');
  await expect(board.figure(0).detail).toContainText('tanh');
  await board.rests();
  await expect(units.nth(1)).toHaveAttribute('aria-pressed', 'true');
  await board.figure(0).enter('size-1-input', '4');
  await expect(units).toHaveCount(5);
  await expect(units.nth(1)).toHaveAttribute('aria-pressed', 'false');
});

test('a tiny weight is told from 0, in the list and in its field', async ({ board, page }) => {
  await board.openAtRest(LINK);
  const { weights } = partsOf(page);
  await weights.first().click();
  const input = page.getByTestId('theta-input');
  await input.fill('-1.66692e-7');
  await input.press('Enter');
  await expect(weights.first()).toContainText('−1.7·10⁻⁷');
  await expect(input).toHaveValue('−1.66692e-7');
  await input.fill('0');
  await input.press('Enter');
  await expect(weights.first().locator('.weight-value')).toHaveAttribute('data-sign', 'zero');
});

test('of one input the diagram and the axis have one name', async ({ board, page }) => {
  await board.openAtRest('#source=line&points=40&fig=0&inspect=1');
  await expect(partsOf(page).weights).toHaveCount(2);
  await expect(partsOf(page).weights.nth(1)).toHaveAttribute('title', 'from x');
});

test('without a hidden layer there is no activation to choose', async ({ board }) => {
  await board.open('#points=40&fig=0&fig=3');
  await expect(board.figure(0).control('activation-select')).toBeDisabled();
  await expect(board.figure(1).control('activation-select')).toBeEnabled();
});
