/** The keyboard keeps its place when what it was on vanishes. */
import { expect, test } from './support/fixtures.js';
import { openTab } from './support/inspector.js';

/** @import { Page } from '@playwright/test' */

const BOARD = '#points=20&test=0&colour=red&fig=3,l=0.1&fig=4,l=0.1&fig=2,l=1';

/** @param {Page} page */
const focused = (page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body) return 'nothing';
    return activeElement.getAttribute('data-testid') ?? activeElement.id;
  });

/** Buttons that open the system's own dialogs, or another page's. */
const ELSEWHERE = ['Send…'];

test('after any button, the keyboard is on something that can be seen', async ({ board, page }) => {
  test.slow();
  await board.openAtRest(BOARD);
  const buttons = () => page.evaluate(() => document.querySelectorAll('button').length);
  const count = await buttons();
  expect(count).toBeGreaterThan(25);
  const lost = [];
  for (let i = 0; i < count; i++) {
    await page.keyboard.press('Escape');
    if ((await buttons()) !== count) await board.openAtRest(BOARD);
    const name = await page.evaluate((index) => {
      for (const details of document.querySelectorAll('details')) details.open = true;
      const button = document.querySelectorAll('button')[index];
      // In a menu that is folded: unfolded first, as a person does.
      if (button && !button.checkVisibility()) {
        /** @type {HTMLElement | null | undefined} */ (
          button.closest('.menu')?.querySelector('button')
        )?.click();
      }
      return button?.textContent?.trim() || button?.getAttribute('aria-label') || '';
    }, i);
    if (ELSEWHERE.includes(name)) continue;
    const button = page.locator('button').nth(i);
    // Nobody can press it, as what folds away on phones alone.
    if (!(await button.isVisible()) || (await button.isDisabled())) continue;
    await button.focus();
    await page.keyboard.press('Enter');
    const isSomewhere = await page.evaluate(
      () =>
        new Promise((resolve) => {
          setTimeout(() => {
            const { activeElement } = document;
            resolve(
              activeElement !== null && activeElement !== document.body && activeElement.checkVisibility(),
            );
          }, 150);
        }),
    );
    if (!isSomewhere) lost.push(name);
  }
  expect(lost).toEqual([]);
});

test('it goes on next to where it was', async ({ board, page }) => {
  await board.openAtRest(BOARD);
  await board.figure(1).menuButton.focus();
  await page.keyboard.press('Enter');
  await board.figure(1).remove.focus();
  await page.keyboard.press('Enter');
  await expect(board.figures).toHaveCount(2);
  // In the figure that has taken its place.
  await expect
    .poll(() =>
      page.evaluate(() => document.activeElement?.closest('[data-testid=figure]')?.textContent ?? ''),
    )
    .toContain('size 2');
  await page.getByTestId('add-optimum').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('add-optimum')).toHaveCount(0);
  await expect.poll(() => focused(page)).toBe('add-network');
});

test('own points: from the button that opened them to the one that has taken its place', async ({
  board,
  page,
}) => {
  await board.openAtRest(BOARD);
  await page.getByTestId('own-points').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('draw-empty').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe('edit-points');
});

test('from going on with an earlier moment to choosing another', async ({ board, page }) => {
  await board.openAtRest('#points=40&test=0&fig=3,l=0.1&inspect=1');
  await openTab(page, 'curves');
  const moment = page.getByTestId('moment');
  await moment.focus();
  await page.keyboard.press('Home');
  await page.getByTestId('continue').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('continue')).toHaveCount(0);
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('mlp-curves') !== null))
    .toBe(true);
});
