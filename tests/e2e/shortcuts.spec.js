/** Shortcuts, Escape and undo, wherever the focus is. */
import { expect, test } from './support/fixtures.js';
import { FEW, clickIn, countOn, factsOn, openEmptyPlane } from './support/own-points.js';

/** @import { Page } from '@playwright/test' */

/** Every kind of control, and the inspector beside them. */
const ALL = '#points=20&test=0&optimizer=sgd&rate=0.01&fig=3-2,act=leakyRelu&fig=optimum&inspect=1';

/** What a control needs the space bar for: it presses, ticks or opens. */
const PRESSED = 'button, summary, select, input[type=checkbox], input[type=radio], input[type=file]';
const TYPED = 'input[type=text], input[type=number], textarea';

/**
 * Numbers all controls that can be seen, menus unfolded, and says of each what it is. Of those that are alike, as the weights
 * of a network, one stands for all.
 *
 * @param {Page} page
 */
const controlsOf = (page) =>
  page.evaluate(
    ([pressed, typed]) => {
      for (const details of document.querySelectorAll('details')) details.open = true;
      for (const former of document.querySelectorAll('[data-stop]')) former.removeAttribute('data-stop');
      // Numbers tell apart only what is alike.
      const kindOf = (/** @type {Element} */ element) =>
        [
          element.localName,
          element.getAttribute('type'),
          element.className,
          (element.getAttribute('data-testid') ?? '').replace(/\d+/g, '0'),
          element.closest(':not(a, button, input, select, textarea, summary, div, span)')?.localName,
        ].join();
      const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(
        (element) => !element.matches(':disabled') && element.checkVisibility(),
      );
      return Object.values(Object.groupBy(all, kindOf)).map((alike, stop) => {
        const element = /** @type {Element[]} */ (alike)[0];
        element.setAttribute('data-stop', `${stop}`);
        return {
          stop,
          isPressed: element.matches(pressed),
          isTyped: element.matches(typed),
          name: element.getAttribute('data-testid') ?? element.outerHTML.slice(0, 80),
        };
      });
    },
    [PRESSED, TYPED],
  );

/** As a click does, but for what the click sets off. @param {Page} page @param {number} stop */
const touch = (page, stop) =>
  page.evaluate((which) => {
    const element = /** @type {HTMLElement} */ (document.querySelector(`[data-stop="${which}"]`));
    element.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    element.focus();
  }, stop);

test('after a click on any control, the shortcuts act that it does not need itself', async ({
  board,
  page,
}) => {
  test.slow();
  await board.openAtRest(ALL);
  await expect(page.getByTestId('inspector')).toBeVisible();
  await expect(page.getByTestId('weight').first()).toBeVisible();
  await board.resetToStart();
  const controls = await controlsOf(page);
  expect(controls.length).toBeGreaterThan(50);
  const { updates } = board.figure(0);
  const count = async () => Number((await updates.innerText()).replace(/\D/g, ''));
  let expected = await count();
  for (const { stop, isTyped, isPressed, name } of controls) {
    await touch(page, stop);
    const entered = () => page.evaluate(() => /** @type {any} */ (document.activeElement).value);
    const before = isTyped && (await entered());
    await page.keyboard.press('s');
    // A field for numbers takes no letter; there, the key would take a digit away.
    if (isTyped && (await entered()) !== before) await page.keyboard.press('Backspace');
    if (!isTyped) expected += 1;
    if (!isTyped && !isPressed) {
      // Twice: it trains, and it pauses.
      for (const text of ['Pause', 'Train']) {
        await page.keyboard.press('Space');
        await expect(board.play, name).toHaveText(text);
      }
      await page.keyboard.press('r');
      await expect(updates, name).toHaveText('0 updates');
      expected = 0;
    }
    await expect.poll(count, { message: name }).toBe(expected);
  }
});

test('a real click leaves them, too: on a button, a slider, a box, a choice', async ({ board, page }) => {
  await board.openAtRest('#points=20&test=0&optimizer=sgd&rate=0.01&fig=3,l=0.1');
  const figure = board.figure(0);
  await board.resetToStart();
  await board.stepUpdate.click();
  await page.keyboard.press('s');
  await expect(figure.updates).toHaveText('2 updates');
  await page.getByTestId('show-test-points').click();
  await page.keyboard.press('s');
  await expect(figure.updates).toHaveText('3 updates');
  await page.getByTestId('noise-slider').click();
  await page.keyboard.press('r');
  await expect(figure.updates).toHaveText('0 updates');
  await page.keyboard.press('s');
  await expect(figure.updates).toHaveText('1 update');
  await page.keyboard.press('Space');
  await expect(board.play).toHaveText('Pause');
  await page.keyboard.press('Space');
  await expect(board.play).toHaveText('Train');
  await page.getByTestId('source-select').click();
  await page.keyboard.press('Escape'); // closes the list
  await page.keyboard.press('r');
  await expect(figure.updates).toHaveText('0 updates');
  await expect(page.getByTestId('source-select')).toHaveAttribute('data-value', 'lecture');
});

test('whoever comes to a choice by keyboard finds what begins with a letter', async ({ board, page }) => {
  await board.openAtRest('#points=20&test=0&fig=3,l=0.1');
  await page.getByTestId('more-settings').focus();
  await page.getByTestId('optimizer-select').focus();
  await page.keyboard.press('m');
  await expect(page.getByTestId('optimizer-select')).toHaveValue('momentum');
});

test('nothing acts behind a dialog', async ({ board, page }) => {
  await board.openAtRest('#points=20&test=0&optimizer=sgd&rate=0.01&fig=3,l=0.1');
  const figure = board.figure(0);
  await board.resetToStart();
  await board.stepUpdate.click();
  await expect(figure.updates).toHaveText('1 update');
  for (const opener of ['share', 'own-points']) {
    await page.getByTestId(opener).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await dialog.getByRole('heading').first().click();
    for (const key of ['r', 's', 'i', 'Control+z']) await page.keyboard.press(key);
    await page.keyboard.press('Space');
    await board.isStill();
    await expect(figure.updates).toHaveText('1 update');
    await expect(page.getByTestId('inspector')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(page.getByTestId(opener)).toBeFocused();
  }
});

test.describe('Escape closes the inspector', () => {
  const inspector = (/** @type {Page} */ page) => page.getByTestId('inspector');

  test('however it was opened', async ({ board, page }) => {
    await board.openAtRest('#points=20&test=0&fig=3,l=0.1&fig=2,l=0.1');
    // By key, with the focus nowhere.
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('i');
    await expect(inspector(page)).toBeVisible();
    await expect(page.locator('#inspector-title')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(inspector(page)).toHaveCount(0);
    await expect(board.figure(0).control('inspect')).toBeFocused();
    // By its button.
    await board.figure(1).control('inspect').click();
    await expect(inspector(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(inspector(page)).toHaveCount(0);
    await expect(board.figure(1).control('inspect')).toBeFocused();
    // By a link: the focus is where it was, and stays there.
    await page.getByTestId('noise-slider').focus();
    await board.follow('#points=20&test=0&fig=3,l=0.1&inspect=1');
    await expect(inspector(page)).toBeVisible();
    await expect(page.getByTestId('noise-slider')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(inspector(page)).toHaveCount(0);
    await expect(page.getByTestId('noise-slider')).toBeFocused();
  });

  test('from any control', async ({ board, page }) => {
    test.slow();
    await board.openAtRest(ALL);
    await expect(page.getByTestId('weight').first()).toBeVisible();
    const { length } = await controlsOf(page);
    for (let stop = 0; stop < length; stop++) {
      await controlsOf(page); // it opens anew each time
      await touch(page, stop);
      // A fold that lies over the page closes first.
      const fold = page.locator(`.picture-settings[open]:has([data-stop="${stop}"])`);
      if ((await fold.count()) > 0) {
        await page.keyboard.press('Escape');
        await expect(fold).toHaveCount(0);
        await expect(inspector(page)).toBeVisible();
      }
      await page.keyboard.press('Escape');
      await expect(inspector(page)).toHaveCount(0);
      await board.figure(0).control('inspect').click();
      await expect(page.getByTestId('weight').first()).toBeVisible();
    }
  });

  test('after a menu, an entry and a point are closed', async ({ board, page }) => {
    await board.openAtRest(ALL);
    await expect(inspector(page)).toBeVisible();
    const figure = board.figure(0);
    await figure.menuButton.click();
    await page.keyboard.press('Escape');
    await expect(figure.remove).toBeHidden();
    await expect(inspector(page)).toBeVisible();

    await figure.control('lambda-input').fill('7');
    await page.keyboard.press('Escape');
    await expect(figure.control('lambda-input')).toHaveValue('0');
    await expect(inspector(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(inspector(page)).toHaveCount(0);
  });
});

test.describe('Ctrl+Z', () => {
  test('takes back the last change of points from any control', async ({ board, page }) => {
    test.slow();
    await openEmptyPlane(board, page);
    const { length } = await controlsOf(page);
    expect(length).toBeGreaterThan(30);
    for (let stop = 0; stop < length; stop++) {
      await page.getByTestId('draw-layer').first().scrollIntoViewIfNeeded();
      await clickIn(page, 0.4, 0.4);
      await expect(factsOn(page)).toContainText('1 point:');
      await controlsOf(page);
      await touch(page, stop);
      await page.keyboard.press('Control+z');
      await expect(factsOn(page), `from control ${stop}`).toContainText('No points yet');
    }
    await page.keyboard.press('Control+Shift+z');
    await expect(factsOn(page)).toContainText('1 point:');
  });

  test('leaves a field what is being typed in it', async ({ board, page }) => {
    await openEmptyPlane(board, page);
    await clickIn(page, 0.4, 0.4);
    const field = board.figure(0).control('lambda-input');
    await field.focus();
    await page.keyboard.type('5');
    await page.keyboard.press('Control+z');
    await expect(field).toHaveValue('1');
    expect(await countOn(board)).toBe(1);
  });

  test('then takes back settings, figures and resets', async ({ board, page }) => {
    await board.openAtRest(FEW);
    const figure = board.figure(0);
    const start = await board.hash();
    await figure.enter('lambda-input', '0.5');
    await page.waitForTimeout(1100); // or it would be one movement
    await figure.enter('lambda-input', '0.25');
    await page.getByTestId('add-network').click();
    await expect(board.figures).toHaveCount(3);
    await page.keyboard.press('Control+z');
    await expect(board.figures).toHaveCount(2);
    await page.keyboard.press('Control+z');
    await expect(figure.control('lambda-input')).toHaveValue('0.5');
    await page.keyboard.press('Control+z');
    await expect(figure.control('lambda-input')).toHaveValue('1');
    for (const value of ['0.5', '0.25']) {
      await page.keyboard.press('Control+y');
      await expect(figure.control('lambda-input')).toHaveValue(value);
    }
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await board.rests();
    await expect.poll(() => board.hash()).toBe(start);
    // What R throws away comes back.
    const before = await figure.number('updates');
    expect(before).toBeGreaterThan(1);
    await page.keyboard.press('r');
    await expect.poll(async () => (await figure.updates.innerText()) !== '').toBe(true);
    await page.keyboard.press('Control+z');
    await board.rests();
    expect(await board.figure(0).number('updates')).toBe(before);
  });

  test('a reset while paused gives the moment back', async ({ board, page }) => {
    await board.openAtRest('#points=20&test=0&optimizer=sgd&rate=0.01&fig=3,l=0.1');
    await board.resetToStart();
    for (let i = 0; i < 5; i++) await board.stepUpdate.click();
    await expect(board.figure(0).updates).toHaveText('5 updates');
    const e = await board.figure(0).number('e');
    await page.keyboard.press('r');
    await expect(board.figure(0).updates).toHaveText('0 updates');
    await page.keyboard.press('Control+z');
    await expect(board.figure(0).updates).toHaveText('5 updates');
    expect(await board.figure(0).number('e')).toBe(e);
  });
});

test('a figure that was removed comes back by the button beside the message', async ({ board, page }) => {
  await board.openAtRest(FEW);
  const caption = await board.figure(0).caption.innerText();
  await board.figure(0).menuButton.click();
  await board.figure(0).remove.click();
  await expect(board.figures).toHaveCount(1);
  await expect(board.notices).toHaveCount(1);
  await expect(board.notices).toContainText(caption);
  await page.getByTestId('notice-action').click();
  await expect(board.figures).toHaveCount(2);
  await expect(board.notices).toHaveCount(0);
  await expect(board.figure(0).caption).toHaveText(caption);
  // It is no longer offered when something else would be taken back.
  await board.figure(0).menuButton.click();
  await board.figure(0).remove.click();
  await expect(board.notices).toHaveCount(1);
  await page.getByTestId('add-network').click();
  await expect(board.notices).toHaveCount(0);
});
