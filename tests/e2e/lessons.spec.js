/** Lessons as a student goes through them: beats, guesses, things to try, links. */
import { BOARD_CONTROLS, FIGURE_CONTROLS } from '../../www/lessons/names.js';
import { selectorOf } from '../../www/page/lessons/controls.js';
import { chaptersIn, placesOf } from './support/chapters.js';
import { expect, test } from './support/fixtures.js';
import { isAt, lesson, open } from './support/lesson.js';

/** @import { Page } from '@playwright/test' */

test('every scene has a link of its own, and an unknown one is told', async ({ page }) => {
  const places = placesOf(chaptersIn('en'));
  test.setTimeout(10_000 * places.length);
  await open(page, `#lesson=${places[0].place}`);
  for (const { place } of places) {
    await page.evaluate((hash) => (location.hash = hash), `#lesson=${place}`);
    await isAt(page, place);
    const problems = page.getByTestId('notice');
    await expect(problems, place).toHaveCount(0);
  }
  await open(page, '#lesson=depth/nowhere');
  await isAt(page, places.find(({ place }) => place.startsWith('depth/'))?.place ?? '');
  await expect(page.getByTestId('notice')).toContainText('nowhere');
  await page.goto('about:blank');
  await page.goto('./#lesson=nothing/here');
  await expect(page.getByTestId('notice')).toContainText('nothing');
  await expect(lesson(page)).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => location.hash)).not.toContain('lesson');
});

test('a scene is shown, asked, run and revealed, and the guess stays beside what comes out', async ({
  board,
  page,
}) => {
  await open(page, '#lesson=overfitting/five');
  const figure = board.figure(0);
  const numbers = [
    figure.root.getByTestId('accuracy'),
    figure.root.getByTestId('e'),
    figure.root.getByTestId('train-d'),
  ];
  await isAt(page, 'overfitting/five', 'show');
  await expect(page.getByTestId('lesson-options')).toHaveCount(0);
  await expect
    .poll(() => page.evaluate(() => [...document.fonts].map(({ family, status }) => `${family} ${status}`)))
    .toEqual([expect.stringMatching(/Playground Formulas.* loaded/)]);
  await page.keyboard.press('PageDown');
  await isAt(page, 'overfitting/five', 'ask');
  await expect(figure.progress).toHaveAttribute('data-progress', 'ready');
  await expect(page.getByTestId('lesson-outcome')).toHaveCount(0);
  await expect(page.locator('.lesson-option[data-right]')).toHaveCount(0);
  for (const number of numbers) await expect(number).toBeHidden();
  await expect(figure.root.getByTestId('test-accuracy')).toBeVisible();
  await page.locator('.lesson-option input').nth(2).check();
  await expect(figure.progress).toHaveAttribute('data-progress', 'ready');
  await page.keyboard.press('PageDown');
  await isAt(page, 'overfitting/five', 'reveal');
  await expect(page.getByTestId('lesson-outcome')).toBeVisible();
  const options = page.locator('.lesson-option');
  await expect(options.nth(2)).toHaveAttribute('data-chosen', '');
  await expect(options.nth(1)).toHaveAttribute('data-right', '');
  await expect(page.locator('.lesson-option[data-right]')).toHaveCount(1);
  await expect(page.getByTestId('lesson-verdict')).toHaveAttribute('data-right', 'false');
  await expect(options.nth(2).locator('input')).toBeDisabled();
  for (const number of numbers) await expect(number).toBeVisible();
  await expect(figure.progress).not.toHaveAttribute('data-progress', 'ready');
  await expect(page.getByTestId('lesson-outcome').locator('[data-known=false]')).toHaveCount(0);
  // What is told is what the figure has.
  await board.rests();
  const told = await page.getByTestId('lesson-outcome').locator('output').first().innerText();
  expect(told.trim()).toBe((await figure.root.getByTestId('accuracy').innerText()).trim());

  // And back: as it was before.
  await page.keyboard.press('PageUp');
  await isAt(page, 'overfitting/five', 'ask');
  await expect(figure.progress).toHaveAttribute('data-progress', 'ready');
  for (const number of numbers) await expect(number).toBeHidden();
  await expect(options.nth(2).locator('input')).toBeChecked();
  await options.nth(1).locator('input').check();
  await page.keyboard.press('PageDown');
  await expect(page.getByTestId('lesson-verdict')).toHaveAttribute('data-right', 'true');
  // Undo takes the run back, and Redo makes it again.
  await page.keyboard.press('Control+z');
  await isAt(page, 'overfitting/five', 'ask');
  await page.keyboard.press('Control+y');
  await isAt(page, 'overfitting/five', 'reveal');
});

test('guesses of scenes that have the same name in other chapters are others', async ({ page }) => {
  await open(page, '#lesson=definition/decision');
  await page.keyboard.press('PageDown');
  await page.locator('.lesson-option input').first().check();
  await page.evaluate(() => (location.hash = '#lesson=activations/decision'));
  await isAt(page, 'activations/decision');
  await page.keyboard.press('PageDown');
  await expect(page.locator('.lesson-option input:checked')).toHaveCount(0);
  await page.evaluate(() => (location.hash = '#lesson=definition/decision'));
  await isAt(page, 'definition/decision');
  await page.keyboard.press('PageDown');
  await expect(page.locator('.lesson-option input').first()).toBeChecked();
});

test('a decision is scored by the exact expected errors', async ({ board, page }) => {
  await open(page, '#lesson=overfitting/decision');
  await page.keyboard.press('PageDown');
  const figure = board.figure(0);
  for (const id of ['test-d', 'test-accuracy', 'optimum-d']) {
    await expect(figure.root.getByTestId(id)).toBeHidden();
  }
  await expect(figure.root.getByTestId('train-d')).toBeVisible();
  await page.keyboard.press('PageDown');
  const scores = page.locator('.lesson-option small');
  await expect(scores).toHaveCount(4, { timeout: 60_000 });
  const numbers = (await scores.allInnerTexts()).map((text) => Number(/[\d.]+$/.exec(text)?.[0]));
  expect(numbers.every((number) => number > 0)).toBe(true);
  const best = numbers.indexOf(Math.min(...numbers));
  await expect(page.locator('.lesson-option').nth(best)).toHaveAttribute('data-right', '');
});

test('a thing to try ticks itself off when it is reached, by the controls that it needs alone', async ({
  board,
  page,
}) => {
  await open(page, '#lesson=overfitting/held-back');
  await board.rests();
  const { root } = board.figure(0);
  const lambda = board.figure(0).control('lambda-input');
  await expect(lambda).toBeVisible();
  const others = [
    'noise-input',
    'points-input',
    'source-select',
    'play',
    'reset',
    'more-settings',
    'add-network',
  ];
  for (const id of others) await expect(page.getByTestId(id)).toBeHidden();
  await expect(board.figure(0).control('layers-input')).toBeHidden();
  await expect(board.figure(0).control('inspect')).toBeHidden();
  await page.getByTestId('lesson-all-controls').check();
  for (const id of others) await expect(page.getByTestId(id)).toBeVisible();
  await expect(board.figure(0).control('layers-input')).toBeVisible();
  await page.getByTestId('lesson-all-controls').uncheck();
  await expect(page.getByTestId('points-input')).toBeHidden();

  const word = lesson(page).locator('[data-control="1.lambda"]').first();
  await word.hover();
  await expect(root.locator('.lambda')).toHaveAttribute('data-lit', '');
  await page.mouse.move(2, 2);
  await expect(root.locator('.lambda')).not.toHaveAttribute('data-lit');
  await word.click();
  await expect(board.figure(0).control('lambda-slider')).toBeFocused();

  const tried = page.getByTestId('lesson-try-1');
  await expect(tried).toHaveAttribute('data-done', 'false');
  await board.figure(0).enter('lambda-input', '0.1');
  await expect(tried).toHaveAttribute('data-done', 'true', { timeout: 60_000 });
  // It stays so.
  await board.figure(0).enter('lambda-input', '0');
  await board.rests();
  await expect(tried).toHaveAttribute('data-done', 'true');
});

test('a reload keeps scene, beat, guess, ticks and what was changed, and the link holds no answer', async ({
  board,
  openBoard,
  page,
}) => {
  await open(page, '#lesson=overfitting/held-back');
  await board.rests();
  await board.figure(0).enter('lambda-input', '0.1');
  await expect(page.getByTestId('lesson-try-1')).toHaveAttribute('data-done', 'true', { timeout: 60_000 });
  await page.keyboard.press('PageDown');
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('l=0.1');
  await page.reload();
  await isAt(page, 'overfitting/held-back', 'reveal');
  await expect(page.getByTestId('lesson-try-1')).toHaveAttribute('data-done', 'true');
  await expect(board.figure(0).control('lambda-input')).toHaveValue('0.1');

  await page.evaluate(() => (location.hash = '#lesson=overfitting/five'));
  await isAt(page, 'overfitting/five');
  await page.keyboard.press('PageDown');
  await page.locator('.lesson-option input').nth(2).check();
  await page.keyboard.press('PageDown');
  await board.rests();
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('overfitting/five');
  await page.reload();
  await isAt(page, 'overfitting/five', 'reveal');
  await expect(page.locator('.lesson-option').nth(2)).toHaveAttribute('data-chosen', '');

  const link = await page.evaluate(() => location.hash);
  expect(link).not.toMatch(/reveal|guess|right/);
  const other = await openBoard();
  await other.page.goto(`./${link}`);
  await isAt(other.page, 'overfitting/five', 'show');
  // Whoever comes to it now has not guessed, so nothing has run.
  await expect(other.figure(0).progress).toHaveAttribute('data-progress', 'ready');
  await expect(other.figure(0).root.getByTestId('accuracy')).toBeHidden();
  await expect(other.page.locator('.lesson-option')).toHaveCount(0);
  expect(await other.page.locator('body').innerText()).not.toContain('Mistake to hear');
});

test('Back and Forward of the browser go from scene to scene', async ({ page }) => {
  await open(page, '#lesson=overfitting/training-set');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await isAt(page, 'overfitting/five');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await isAt(page, 'overfitting/twenty');
  await page.goBack();
  await isAt(page, 'overfitting/five');
  await page.goBack();
  await isAt(page, 'overfitting/training-set');
  await page.goForward();
  await isAt(page, 'overfitting/five');
  await page.keyboard.press('PageUp');
  await isAt(page, 'overfitting/training-set');
});

test('a scene that goes on keeps the network that was there, and what is new waits', async ({
  board,
  page,
}) => {
  await open(page, '#lesson=overfitting/five');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await board.rests();
  const before = await board.figure(0).root.getByTestId('train-d').innerText();
  await board.figure(0).root.evaluate((element) => {
    /** @type {any} */ (element.closest('mlp-figure')).isTheSame = true;
  });
  await page.keyboard.press('PageDown');
  await isAt(page, 'overfitting/twenty');
  await expect(board.figures).toHaveCount(2);
  await expect(board.figure(1).progress).toHaveAttribute('data-progress', 'ready');
  const isSame = await board
    .figure(0)
    .root.evaluate((element) => /** @type {any} */ (element.closest('mlp-figure')).isTheSame);
  expect(isSame).toBe(true);
  expect(await board.figure(0).root.getByTestId('train-d').innerText()).toBe(before);
  await expect(board.figure(0).progress).not.toHaveAttribute('data-progress', 'ready');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect(board.figure(1).progress).not.toHaveAttribute('data-progress', 'ready');
});

test('keys are a field’s while something is typed, and Escape leaves nothing but by the button', async ({
  board,
  page,
}) => {
  await open(page, '#lesson=overfitting/held-back');
  const lambda = board.figure(0).control('lambda-input');
  await lambda.click();
  await page.keyboard.type('0.5');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('o');
  await isAt(page, 'overfitting/held-back', 'show');
  await expect(page.getByTestId('lessons-dialog')).toBeHidden();
  await lambda.fill('0.5');
  await page.keyboard.press('Enter');
  // Taken over: the field gives up its Page keys.
  await page.keyboard.press('PageDown');
  await isAt(page, 'overfitting/held-back', 'reveal');
  await page.keyboard.press('PageUp');
  // A slider, too.
  await board.figure(0).control('lambda-slider').focus();
  await page.keyboard.press('PageDown');
  await isAt(page, 'overfitting/held-back', 'reveal');
  await expect(lambda).toHaveValue('0.5');
  await page.keyboard.press('Escape');
  await isAt(page, 'overfitting/held-back', 'reveal');
  await page.getByTestId('lesson-leave').click();
  await expect(lesson(page)).toHaveCount(0);
  await expect(page.getByTestId('points-input')).toBeVisible();
  await expect(page).toHaveTitle(/20-20/);
  await expect.poll(() => page.evaluate(() => location.hash)).not.toContain('lesson');
  expect(await page.evaluate(() => [...Object.keys(document.documentElement.dataset)])).not.toContain(
    'hides',
  );
  await page.keyboard.press('PageDown');
  await expect(lesson(page)).toHaveCount(0);
});

test('on a telephone the figure comes first, and what leads on stays within reach', async ({ page }) => {
  for (const [width, height] of [
    [360, 740],
    [740, 360],
  ]) {
    await page.setViewportSize({ width, height });
    await open(page, '#lesson=overfitting/twenty');
    const boxOf = (/** @type {string} */ selector) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => element.getBoundingClientRect().toJSON());
    await expect(page.locator('mlp-strip .strip-tab')).toHaveCount(2);
    for (const beat of ['show', 'ask', 'reveal']) {
      await isAt(page, 'overfitting/twenty', beat);
      await expect(page.getByTestId('lesson-next')).toBeInViewport({ ratio: 1 });
      if (beat === 'reveal') await expect(page.getByTestId('lesson-outcome')).toBeInViewport({ ratio: 0.9 });
      await page.getByTestId('lesson-next').click();
    }
    await isAt(page, 'overfitting/zero-error');
    const [plot, panel] = [await boxOf('.board .plot'), await boxOf('.lesson')];
    if (width < height) expect(plot.bottom).toBeLessThan(panel.top);
    else expect(plot.left).toBeGreaterThan(panel.right);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    // Nothing of the card is beside the window.
    const card = await boxOf('.board .card');
    expect(card.right).toBeLessThanOrEqual(width);
  }
});

test('another language keeps scene, beat and guess', async ({ page }) => {
  await open(page, '#lesson=overfitting/five');
  await page.keyboard.press('PageDown');
  await page.locator('.lesson-option input').nth(2).check();
  const title = await page.locator('.lesson-title').innerText();
  await page.getByTestId('language').click();
  await expect(page.locator('.lesson-title')).not.toHaveText(title);
  await isAt(page, 'overfitting/five', 'ask');
  await expect(page.locator('.lesson-option input').nth(2)).toBeChecked();
});

test('all scenes are a key away, and the list leads to each', async ({ page }) => {
  await open(page, '#lesson=overfitting/five');
  await page.keyboard.press('o');
  const dialog = page.getByTestId('lessons-dialog');
  await expect(dialog).toBeVisible();
  const places = placesOf(chaptersIn('en'));
  await expect(dialog.locator('li a')).toHaveCount(places.length);
  await expect(dialog.locator('[aria-current=true]')).toHaveText('Five units');
  // It lies over the lesson, which hears no keys meanwhile.
  await page.keyboard.press('PageDown');
  await page.getByTestId('lesson-depth-dead').click();
  await expect(dialog).toBeHidden();
  await isAt(page, 'depth/dead');
});

/** A board on which each control applies. */
const APPLIES = [
  {
    link: '#v=1&optimizer=momentum&fig=3&fig=2',
    controls: [...BOARD_CONTROLS.filter((name) => !['classes', 'tool'].includes(name)), ...FIGURE_CONTROLS],
  },
  {
    link: '#v=1&source=blobs&classes=4&fig=3&fig=2&inspect=1',
    controls: /** @type {const} */ (['classes', 'tool']),
  },
];

test('every control of the lessons is one of the page', async ({ board, page }) => {
  for (const { link, controls } of APPLIES) {
    await board.open(link);
    await board.showMore();
    if (link.includes('inspect')) await expect(page.locator('mlp-inspector')).toBeVisible();
    for (const name of controls) {
      const isOfFigure = FIGURE_CONTROLS.some((each) => each === name);
      for (const figure of isOfFigure ? [1, 2] : [null]) {
        const found = page.locator(selectorOf({ figure, name }));
        await expect(found, `${figure} ${name}`).toHaveCount(1);
        const place = await found.evaluate((element) =>
          [...document.querySelectorAll('mlp-figure')].findIndex((each) => each.contains(element)),
        );
        expect(place, name).toBe((figure ?? 0) - 1);
      }
    }
  }
});
