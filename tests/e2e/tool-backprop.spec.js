/** The backpropagation walk: through its steps by key, with numbers to type, and an update that can be undone. */
import { violations } from './support/axe.js';
import { expect, test } from './support/fixtures.js';
import { strangersIn } from './support/strangers.js';

/** @import { Page } from '@playwright/test' */

const BOARD = '#points=60&test=100&fig=3,l=0.02&inspect=1';
const LINK = `${BOARD}&view=backprop`;

/** @param {Page} page */
const partsOf = (page) => ({
  walk: page.getByTestId('walk'),
  stage: page.getByTestId('walk-stage'),
  numbers: page.getByTestId('walk-numbers'),
  blanks: page.getByTestId('walk-numbers').locator('input'),
  missing: page.getByTestId('walk-missing'),
  derivatives: page.getByTestId('derivatives').locator('tbody tr'),
  d: page.getByTestId('walk-d'),
});

/** Weights that are edited, in a link; "view=" ends in the same letters. */
const WEIGHTS = /,w=[\w-]+,at=/;

/** A number as the page writes it. @param {string} text */
const numberOf = (text) =>
  Number(
    text
      .trim()
      .replace('−', '-')
      .replace(/·10(.+)/u, (_, power) => `e${[...power].map((sign) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign)).map((digit) => (digit < 0 ? '-' : digit)).join('')}`), // prettier-ignore
  );

/** The numbers of the formula, its result last. @param {Page} page */
const shownNumbers = async (page) =>
  (await page.getByTestId('walk-numbers').locator('.walk-value').allTextContents()).map(numberOf);

test('the tool is chosen from the list, and walked through by keys in both directions', async ({
  board,
  page,
}) => {
  await board.openAtRest(BOARD);
  await page.getByTestId('inspector-tools').selectOption('backprop');
  const { walk, stage } = partsOf(page);
  await expect(walk).toHaveAttribute('data-state', 'ready');
  await expect(walk).toHaveAttribute('data-kind', 'input');
  await stage.focus();
  const kinds = [];
  for (let step = 0; step < 11; step++) {
    await expect(walk).toHaveAttribute('data-step', `${step}`);
    kinds.push(`${await walk.getAttribute('data-kind')} ${await walk.getAttribute('data-layer')}`);
    await page.keyboard.press('ArrowRight');
  }
  expect(kinds).toEqual([
    ...['input 0', 'z 1', 'a 1', 'z 2', 'a 2', 'error 2'],
    ...['delta 2', 'theta 2', 'delta 1', 'theta 1', 'update 2'],
  ]);
  await expect(walk).toHaveAttribute('data-step', '10');
  await page.keyboard.press('ArrowLeft');
  await expect(walk).toHaveAttribute('data-step', '9');
  // From weight to weight, past the end of a row.
  for (const [unit, from] of [
    [1, 2],
    [2, 0],
    [2, 1],
  ]) {
    // prettier-ignore
    await page.keyboard.press('ArrowDown');
    await expect(walk).toHaveAttribute('data-unit', `${unit}`);
    await expect(walk).toHaveAttribute('data-from', `${from}`);
  }
  await page.keyboard.press('ArrowUp');
  await expect(walk).toHaveAttribute('data-from', '0');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageUp');
  await expect(walk).toHaveAttribute('data-step', '9');
  await page.keyboard.press('Home');
  await expect(walk).toHaveAttribute('data-step', '0');
  await page.keyboard.press('End');
  await expect(walk).toHaveAttribute('data-step', '10');
  await expect(page.getByTestId('walk-next')).toHaveAttribute('aria-disabled', 'true');
  await page.getByTestId('walk-first').click();
  await page.getByTestId('walk-next').click();
  await expect(walk).toHaveAttribute('data-kind', 'z');
  // All of it changes nothing.
  await expect(page.getByTestId('moment')).toHaveCount(0);
  await expect(board.transport).toHaveAttribute('data-going', 'false');
  expect(await board.hash()).not.toMatch(WEIGHTS);
});

test('the link has point, step, examples and what is hidden', async ({ board, page }) => {
  await board.openAtRest(LINK);
  const { walk, stage } = partsOf(page);
  await expect(walk).toHaveAttribute('data-state', 'ready');
  await page.getByTestId('walk-point-input').fill('12');
  await page.getByTestId('walk-point-input').press('Enter');
  await page.getByTestId('walk-examples-select').selectOption('batch');
  await page.getByTestId('walk-batch-input').fill('7');
  await page.getByTestId('walk-batch-input').press('Enter');
  await page.getByTestId('walk-hide-select').selectOption('two');
  await stage.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => board.hash()).toContain('view=backprop,p=12,of=batch,b=7,s=9,hide=two');
  await page.reload();
  await expect(walk).toHaveAttribute('data-state', 'ready');
  await expect(walk).toHaveAttribute('data-step', '9');
  await expect(page.getByTestId('walk-point-input')).toHaveValue('12');
  await expect(page.getByTestId('walk-batch-input')).toHaveValue('7');
  await expect(partsOf(page).blanks).toHaveCount(2);
});

test('the product of the step is that of its numbers, and every derivative agrees with its quotient', async ({
  board,
  page,
}) => {
  await board.openAtRest(`${LINK},s=7,i=2`);
  const { walk, stage, derivatives } = partsOf(page);
  // The step is known before its numbers are.
  await expect(walk).toHaveAttribute('data-state', 'ready');
  await expect(walk).toHaveAttribute('data-kind', 'theta');
  const [delta, a, product] = await shownNumbers(page);
  expect(Math.abs(product - delta * a)).toBeLessThan(0.02 * Math.abs(product));
  // The table is where the step's weight is: of 9 weights into layer 1 and 4 into layer 2 the twelfth.
  const range = page.getByTestId('derivatives-range');
  await expect(range).toHaveAttribute('data-from', '10');
  await expect(derivatives).toHaveCount(3);
  const agree = async (/** @type {number} */ most) => {
    for (const row of await derivatives.all()) {
      await expect(row).toHaveAttribute('data-state', 'known');
      expect(Number(await row.getAttribute('data-error'))).toBeLessThan(most);
    }
  };
  await agree(1e-4);
  // The row of the step is marked, and a row leads to its step.
  await expect(derivatives.nth(1)).toHaveAttribute('data-chosen', '');
  await derivatives.nth(0).locator('button').click();
  await expect(walk).toHaveAttribute('data-from', '1');
  await page.getByTestId('derivatives-previous').click();
  await expect(range).toHaveAttribute('data-to', '10');
  await expect(derivatives).toHaveCount(10);
  // Into layer 1 they are smaller beside D, and rounding takes more; from a hundredth on it is told.
  await agree(0.01);
  // The bias of layer 2 is the last of them.
  await derivatives.nth(9).locator('button').click();
  await expect(walk).toHaveAttribute('data-from', '0');
  await expect(walk).toHaveAttribute('data-layer', '2');
  await expect(page.getByTestId('walk-title')).toContainText('∂D/∂Θ⁽¹⁾');
  await derivatives.nth(5).locator('button').click();
  await expect(walk).toHaveAttribute('data-layer', '1');
  await expect(walk).toHaveAttribute('data-unit', '2');
  await expect(walk).toHaveAttribute('data-from', '2');
  // It follows when the walk goes on by itself.
  await page.getByTestId('derivatives-next').click();
  await expect(range).toHaveAttribute('data-from', '10');
  await stage.focus();
  await page.keyboard.press('ArrowDown');
  await expect(range).toHaveAttribute('data-from', '0');
  await expect(derivatives.nth(6)).toHaveAttribute('data-chosen', '');
});

test('hidden numbers are typed, with a comma, too; a wrong one is told, and all can be shown', async ({
  board,
  page,
}) => {
  await board.openAtRest(`${LINK},s=7,i=1`);
  const { walk, blanks, missing, derivatives } = partsOf(page);
  await expect(walk).toHaveAttribute('data-state', 'ready');
  const right = await shownNumbers(page);
  expect(right).toHaveLength(3);
  await page.getByTestId('walk-hide-select').selectOption('last');
  await expect(blanks).toHaveCount(1);
  await page.getByTestId('walk-hide-select').selectOption('all');
  await expect(blanks).toHaveCount(3);
  await expect(missing).toHaveAttribute('data-missing', '3');
  const row = derivatives.locator('xpath=self::*[@data-state="hidden"]');
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('?');
  await expect(row).not.toContainText(String(right[2]));

  await blanks.nth(0).fill(String(right[0]).replace('.', ','));
  await blanks.nth(0).press('Enter');
  await expect(blanks.nth(0)).toHaveAttribute('data-state', 'right');
  await expect(missing).toHaveAttribute('data-missing', '2');
  await expect(blanks.nth(1)).toBeFocused();
  // Keys in a field are the field's.
  await page.keyboard.press('ArrowRight');
  await expect(walk).toHaveAttribute('data-step', '7');
  await blanks.nth(1).fill('7');
  await blanks.nth(1).press('Enter');
  await expect(blanks.nth(1)).toHaveAttribute('data-state', 'wrong');
  await expect(blanks.nth(1)).toHaveAttribute('aria-invalid', 'true');
  await expect(missing).toHaveAttribute('data-missing', '2');
  // Other rows are asked of the worker: what was typed stays.
  await page.getByTestId('derivatives-previous').click();
  await expect(derivatives.nth(9)).toHaveAttribute('data-state', 'known');
  await expect(blanks.nth(0)).toHaveAttribute('data-state', 'right');
  await page.getByTestId('derivatives-next').click();
  await expect(row).toHaveCount(1);
  await blanks.nth(1).fill(String(right[1]));
  await blanks.nth(1).press('Enter');
  await blanks.nth(2).fill(String(right[0] * right[1]));
  await blanks.nth(2).press('Enter');
  await expect(missing).toHaveAttribute('data-missing', '0');
  await expect(row).toHaveCount(0);
  // Of the next weight all is open again, and can be shown.
  await partsOf(page).stage.focus();
  await page.keyboard.press('ArrowDown');
  await expect(missing).toHaveAttribute('data-missing', '3');
  await page.getByTestId('walk-show').click();
  await expect(blanks).toHaveCount(0);
  expect(await shownNumbers(page)).toHaveLength(3);
});

test('an update goes by η down D, is undone and done again, and the walk alone changes nothing', async ({
  board,
  page,
}) => {
  await board.openAtRest(`${LINK},of=all,s=10`);
  const { walk, d } = partsOf(page);
  await expect(walk).toHaveAttribute('data-kind', 'update');
  const itsE = await board.figure(0).number('e');
  const before = Number(await d.getAttribute('data-d'));
  await page.getByTestId('walk-update').click();
  await expect.poll(async () => Number(await d.getAttribute('data-d'))).toBeLessThan(before);
  const after = Number(await d.getAttribute('data-d'));
  await expect.poll(() => board.hash()).toMatch(WEIGHTS);
  await expect(board.transport).toHaveAttribute('data-going', 'false');
  await page.getByTestId('walk-undo').click();
  await expect.poll(async () => Number(await d.getAttribute('data-d'))).toBe(before);
  await board.isStill();
  expect(await board.figure(0).number('e')).toBe(itsE);
  await page.getByTestId('walk-redo').click();
  await expect.poll(async () => Number(await d.getAttribute('data-d'))).toBe(after);
  await page.getByTestId('walk-redo').click({ force: true });
  await page.keyboard.press('Control+z');
  await expect.poll(async () => Number(await d.getAttribute('data-d'))).toBe(before);
});

test('a click in the plot takes the nearest point; so do previous, next and Enter', async ({
  board,
  page,
}) => {
  await board.openAtRest(LINK);
  const input = page.getByTestId('walk-point-input');
  await expect(input).toHaveValue('1');
  await page.getByTestId('walk-point-previous').click();
  await expect(input).toHaveValue('60');
  await page.getByTestId('walk-point-next').click();
  await page.getByTestId('walk-point-next').click();
  await expect(input).toHaveValue('2');
  const plot = page.getByTestId('walk-plot').getByTestId('probe');
  const mark = page.getByTestId('walk-plot').locator('.marked');
  const [plotBox, markBox] = [await plot.boundingBox(), await mark.boundingBox()];
  if (!plotBox || !markBox) throw new Error('nothing to see');
  const place = {
    x: markBox.x + markBox.width / 2 - plotBox.x,
    y: markBox.y + markBox.height / 2 - plotBox.y,
  };
  await page.getByTestId('walk-point-next').click();
  await expect(input).toHaveValue('3');
  await plot.click({ position: place });
  await expect(input).toHaveValue('2');
  await page.getByTestId('walk-point-next').click();
  await plot.hover({ position: place });
  await plot.focus();
  await page.keyboard.press('Enter');
  await expect(input).toHaveValue('2');
  await expect.poll(() => board.hash()).toContain('p=2');
});

test('a unit of the diagram is chosen by a press', async ({ board, page }) => {
  await board.openAtRest(`${LINK},s=1`);
  const { walk } = partsOf(page);
  await expect(walk).toHaveAttribute('data-state', 'ready');
  const picture = page.getByTestId('walk-picture');
  const box = /** @type {{ width: number, height: number }} */ (await picture.boundingBox());
  // Units of layer 1 stand below one another; the lowest is the third.
  for (let share = 0.98; share > 0.5 && (await walk.getAttribute('data-unit')) === '1'; share -= 0.04) {
    for (const across of [0.3, 0.5, 0.7]) {
      await picture.click({ position: { x: across * box.width, y: share * box.height } });
      if ((await walk.getAttribute('data-unit')) !== '1') break;
    }
  }
  await expect(walk).toHaveAttribute('data-unit', '3');
  await expect(walk).toHaveAttribute('data-kind', 'z');
});

test('of ten layers of 20 the diagram says what it leaves out, and the tables have all', async ({
  board,
  page,
}) => {
  const hidden = Array(10).fill(20).join('-');
  await board.open(`#points=60&test=100&optimizer=sgd&fig=${hidden}&inspect=1&view=backprop,s=5,j=12`);
  // As it opens it may train already, or have yet to begin.
  await board.stops();
  const { walk } = partsOf(page);
  await expect(walk).toHaveAttribute('data-state', 'ready');
  const unseen = page.getByTestId('walk-unseen');
  expect(Number(await unseen.getAttribute('data-units'))).toBeGreaterThan(150);
  expect(Number(await unseen.getAttribute('data-weights'))).toBe(20 * 21 - 6);
  // 20 · 3 + 9 · 20 · 21 + 21 weights.
  await expect(page.getByTestId('derivatives-range')).toContainText('3\u202f861');
  await partsOf(page).stage.focus();
  await page.keyboard.press('End');
  await expect(walk).toHaveAttribute('data-step', '46');
});

test('a board without points is told that it needs one', async ({ board, page }) => {
  await board.openAtRest(LINK);
  const { walk } = partsOf(page);
  await expect(walk).toHaveAttribute('data-state', 'ready');
  await page.getByTestId('own-points').click();
  await page.getByTestId('draw-empty').click();
  await expect(walk).toHaveAttribute('data-state', 'points');
  await expect(page.getByTestId('walk-waiting')).toBeVisible();
  await expect(page.getByTestId('walk-point-input')).toHaveCount(0);
  await expect(page.getByTestId('walk-formula')).toHaveCount(0);
});

test('while training runs it waits', async ({ board, page }) => {
  // Large enough not to end before anybody looks: a training ends by itself after some 2000 epochs.
  const large = 'points=5000&test=0&optimizer=sgd&rate=0.000001&fig=64-64-64-64';
  await board.open(`#${large}&inspect=1&view=backprop`);
  const { walk } = partsOf(page);
  await expect(board.transport).toHaveAttribute('data-going', 'true');
  await expect(walk).toHaveAttribute('data-state', 'rest');
  await board.stops();
  await expect(walk).toHaveAttribute('data-state', 'ready');
});

for (const [what, link] of /** @type {const} */ ([
  ['a curve', '#source=line&points=40&test=0&fig=3&inspect=1&view=backprop,s=6'],
  ['three classes', '#source=blobs&classes=3&points=60&test=0&fig=4&inspect=1&view=backprop,s=6'],
  ['a single layer', '#points=60&test=0&fig=0&inspect=1&view=backprop,s=4'],
])) {
  test(`${what} is walked through, too`, async ({ board, page }) => {
    await board.openAtRest(link);
    const { walk, derivatives } = partsOf(page);
    await expect(walk).toHaveAttribute('data-state', 'ready');
    await expect(walk).toHaveAttribute('data-kind', 'delta');
    const [t, y, delta] = await shownNumbers(page);
    expect(Math.abs(delta - (what === 'a curve' ? 2 : 1) * (t - y))).toBeLessThan(3e-4);
    await expect(derivatives.first()).toHaveAttribute('data-state', 'known');
  });
}

test('axe finds nothing where all is blank, and where all is told', async ({ page, board }) => {
  for (const [step, hide] of [
    [7, 'all'],
    [10, 'none'],
  ]) {
    await board.openAtRest(`${LINK},s=${step},hide=${hide},of=batch`);
    await expect(partsOf(page).walk).toHaveAttribute('data-state', 'ready');
    expect(await violations(page, 'mlp-inspector')).toEqual([]);
  }
});

test('all of its texts come from the catalogue', async ({ page, board }) => {
  await page.goto(`./?lang=pseudo${LINK},s=8,hide=two,of=batch`);
  await board.isDrawn();
  await board.rests();
  await expect(partsOf(page).walk).toHaveAttribute('data-state', 'ready');
  const symbols = ['D', 'E', 'L', 'SVG', 'PNG', 'PDF', 'CSV', 'a', 'e', 'i', 'k', 'p', 't', 'x', 'y', 'z', 'α', 'η', 'θ', 'Θ', 'λ', 'σ', 'Ø', 'ln', 'tanh']; // prettier-ignore
  const { count, strange } = await strangersIn(page, 'mlp-tool-backprop', symbols);
  expect(count).toBeGreaterThan(40);
  expect(strange).toEqual([]);
});

test('it fits on a phone', async ({ openBoard }) => {
  const { page, ...rest } = await openBoard({ viewport: { width: 360, height: 740 }, hasTouch: true });
  void rest;
  await page.goto(`./${LINK},s=7,hide=two`);
  await expect(partsOf(page).walk).toHaveAttribute('data-state', 'ready');
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  for (const name of ['walk-formula', 'walk-picture', 'derivatives']) {
    const box = await page.getByTestId(name).boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 360, name).toBe(true);
  }
});
