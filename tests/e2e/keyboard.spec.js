/** Everything by keyboard alone. */
import { expect, test } from './support/fixtures.js';

/** @import { Page } from '@playwright/test' */

const BOARD = '#points=40&test=0&optimizer=sgd&rate=0.01&fig=3-2,act=leakyRelu&fig=optimum';

/** What the keyboard is on: its test id, or else its name. @param {Page} page */
const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return 'nothing';
    return (
      element.getAttribute('data-testid') ?? element.getAttribute('aria-label') ?? element.textContent?.trim()
    );
  });

test('Tab reaches every control, in the order in which they stand', async ({ board, page }) => {
  await board.openAtRest(BOARD);
  // With what comes at rest, some of which Tab reaches, too.
  await page.waitForFunction(() => customElements.get('mlp-keys'));
  const count = await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    const controls = [
      ...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]'),
    ].filter((element) => !element.matches(':disabled') && element.checkVisibility());
    controls.forEach((control, index) => control.setAttribute('data-stop', String(index)));
    return controls.length;
  });
  expect(count).toBeGreaterThan(30);
  const reached = [];
  for (let i = 0; i < count; i++) {
    await page.keyboard.press('Tab');
    reached.push(
      await page.evaluate(() => {
        const element = document.activeElement ?? document.body;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        const stop = element.getAttribute('data-stop') ?? element.tagName;
        // One has to see where the keyboard is.
        return outlineStyle === 'none' || outlineWidth === '0px' ? `${stop} without outline` : stop;
      }),
    );
  }
  expect(reached).toEqual(Array.from({ length: count }, (_, index) => String(index)));
});

test('the skip link leads to the figures, and leaves the link alone', async ({ board, page }) => {
  await board.open('#fig=2,l=1');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('Skip to the figures');
  await expect(page.getByRole('link', { name: 'Skip to the figures' })).toBeInViewport();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('show-test-points');
  await expect.poll(() => board.hash()).toBe('#v=1&fig=2,l=1');
  await expect(board.figures).toHaveCount(1);
});

test('buttons, sliders, fields, choices and boxes obey the keys', async ({ board, page }) => {
  await board.openAtRest(BOARD);
  const figure = board.figure(0);

  await board.play.focus();
  await page.keyboard.press('Enter');
  await expect(board.transport).toHaveAttribute('data-going', 'true');
  await page.keyboard.press('Space');
  await expect(board.transport).toHaveAttribute('data-going', 'false');
  // It may have been at its start still.
  await board.stepUpdate.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => figure.number('updates')).toBeGreaterThan(0);

  await expect(board.resetButton).toBeEnabled();
  await board.resetButton.focus();
  await page.keyboard.press('Enter');
  await expect(figure.progress).toHaveAttribute('data-progress', 'ready');
  await board.stepUpdate.focus();
  await page.keyboard.press('Space'); // once, although Space is a shortcut, too
  await expect(figure.updates).toHaveText('1 update');
  await expect(board.transport).toHaveAttribute('data-going', 'false');

  const slider = figure.control('lambda-slider');
  await slider.focus();
  for (const key of ['ArrowRight', 'ArrowUp', 'PageUp']) {
    const before = Number(await slider.inputValue());
    await page.keyboard.press(key);
    expect(Number(await slider.inputValue())).toBeGreaterThan(before);
  }
  await page.keyboard.press('Home');
  await expect(slider).toHaveValue('0');

  await figure.control('lambda-input').focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('0.3');
  await page.keyboard.press('Enter');
  await expect(figure.caption).toHaveText(/λ = 0.3\s*$/);
  await page.keyboard.type('x');
  await page.keyboard.press('Enter');
  await expect(figure.problemOf('lambda-input')).toContainText('must be a number');
  await page.keyboard.press('Escape');
  await expect(figure.control('lambda-input')).toHaveValue('0.3');

  await figure.control('layers-input').focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Tab');
  await expect(figure.caption).toHaveText(/^\s*3 hidden layers/);

  await page.getByTestId('source-select').focus();
  await page.keyboard.press('ArrowDown'); // opens
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(() => board.hash()).toContain('source=gaussians');

  await page.getByTestId('show-test-points').focus();
  await page.keyboard.press('Space');
  await expect(page.getByTestId('show-test-points')).toBeChecked();

  await page.getByTestId('new-points').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => board.hash()).toContain('seed=');
});

/**
 * Goes on by Tab, within one menu.
 *
 * @param {Page} page
 * @param {RegExp} name  of what has the focus in the end
 */
async function tabTo(page, name) {
  for (let i = 0; i < 8; i++) {
    await page.keyboard.press('Tab');
    if (name.test(await focused(page))) return;
  }
  expect(await focused(page)).toMatch(name);
}

test('Escape closes a menu, and nothing else, also where a press gives a button no focus', async ({
  board,
  page,
}) => {
  await page.setViewportSize({ width: 740, height: 360 });
  await board.openAtRest('#points=40&fig=2,l=1&fig=optimum&inspect=1');
  await expect(page.getByTestId('inspector')).toBeVisible();
  const menus = [
    [page.getByTestId('more-actions'), page.getByTestId('share')],
    [page.getByTestId('picture-settings').locator('summary'), page.getByTestId('fill')],
    [board.figure(0).menuButton, board.figure(0).remove],
  ];
  for (const [button, entry] of menus) {
    await button.click();
    await expect(entry).toBeVisible();
    // As Safari has it.
    await page.evaluate(() => /** @type {HTMLElement | null} */ (document.activeElement)?.blur());
    await page.keyboard.press('Escape');
    await expect(entry).toBeHidden();
    await expect(button).toBeFocused();
    await expect(page.getByTestId('inspector')).toBeVisible();
  }
});

test('a figure’s menu opens, acts and closes by keys', async ({ board, page }) => {
  await board.openAtRest('#points=40&fig=2,l=1&fig=3,l=1&fig=optimum');
  const button = board.figure(0).menuButton;
  await button.focus();
  await expect(button).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Enter');
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  await tabTo(page, /-duplicate$/);
  await page.keyboard.press('Escape');
  await expect(board.figure(0).duplicate).toBeHidden();
  await expect(button).toBeFocused();

  await page.keyboard.press('Enter');
  await tabTo(page, /-duplicate$/);
  await page.keyboard.press('Enter');
  await expect(board.figures).toHaveCount(4);
  await expect(board.figure(0).duplicate).toBeHidden();
  await expect(button).toBeFocused();

  await page.keyboard.press('Enter');
  for (const entry of [/-seeds$/, /-rename$/, /-save$/, /-remove$/]) await tabTo(page, entry);
  await page.keyboard.press('Enter');
  await expect(board.figures).toHaveCount(3);
  await expect(board.captions).toHaveText([/size 2/, /size 3/, /optimum/]);
  // The keyboard goes on among the figures, and not at the top of the page.
  await page.keyboard.press('Tab');
  const place = await page.evaluate(() => document.activeElement?.closest('main') !== null);
  expect(place).toBe(true);

  // A menu closes when the keyboard leaves it.
  await board.figure(0).menuButton.focus();
  await page.keyboard.press('Enter');
  for (let i = 0; i < 9; i++) await page.keyboard.press('Tab');
  await expect(board.figure(0).remove).toBeHidden();
});

test.describe('shortcuts', () => {
  test('Space trains and pauses, S steps, R resets', async ({ board, page }) => {
    await board.openAtRest(BOARD);
    const figure = board.figure(0);
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('r');
    await expect(figure.progress).toHaveAttribute('data-progress', 'ready');
    await page.keyboard.press('s');
    await page.keyboard.press('S');
    await expect(figure.updates).toHaveText('2 updates');
    const scrolled = await page.evaluate(() => scrollY);
    await page.keyboard.press('Space');
    await expect(board.transport).toHaveAttribute('data-going', 'true');
    await expect(figure.progress).toHaveAttribute('data-progress', 'training');
    await page.keyboard.press('Space');
    await expect(board.transport).toHaveAttribute('data-going', 'false');
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);
  });

  test('are no shortcuts while typing, choosing, or with other keys held', async ({ board, page }) => {
    await board.openAtRest(BOARD);
    const figure = board.figure(0);
    await board.resetToStart();
    await figure.control('lambda-input').focus();
    await page.keyboard.type('srS r');
    await page.keyboard.press('Escape');
    await page.getByTestId('source-select').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('r');
    await page.keyboard.press('s');
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('source-select')).toHaveAttribute('data-value', 'lecture');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('Alt+s');
    await page.keyboard.press('Control+s');
    await board.isStill();
    await expect(figure.updates).toHaveText('0 updates');
    await expect(board.transport).toHaveAttribute('data-going', 'false');
  });

  test('can be switched off, for good', async ({ board, page }) => {
    await board.openAtRest(BOARD);
    const figure = board.figure(0);
    await board.resetToStart();
    await page.getByTestId('help').click();
    await page.getByTestId('shortcuts').uncheck();
    await page.getByTestId('help-close').click();
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('s');
    await page.keyboard.press('Space');
    await board.stepUpdate.click();
    await expect(figure.updates).toHaveText('1 update');
    await expect(board.transport).toHaveAttribute('data-going', 'false');
    await expect.poll(() => board.hash()).toContain(',at=1&'); // a reload takes the address as it is written

    await page.reload();
    await board.isDrawn();
    await board.rests();
    await page.getByTestId('foot-help').click();
    await expect(page.getByTestId('shortcuts')).not.toBeChecked();
    await page.getByTestId('help-close').click();
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('r');
    await board.isStill();
    await expect(figure.progress).not.toHaveAttribute('data-progress', 'ready');

    await page.getByTestId('help').click();
    await page.getByTestId('shortcuts').check();
    await page.getByTestId('help-close').click();
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('r');
    await expect(figure.progress).toHaveAttribute('data-progress', 'ready');
  });
});
