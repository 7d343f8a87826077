/** Own points, tables, four seeds and fields in other languages. */
import { expect, test } from './support/fixtures.js';
import { clickIn, factsOn, FEW } from './support/own-points.js';
import { strangersIn } from './support/strangers.js';

/** Symbols and names of programs, keys, units of what a table holds. */
const SYMBOLS = ['x', 'y', 'E', 'D', 'λ', 'P', 't', 'e'];

test('all words of own points and of tables come from the catalogue', async ({ board, page }) => {
  await board.openAtRest(`?lang=pseudo${FEW}`);
  const see = async (/** @type {string} */ selector, /** @type {string[]} */ known = []) => {
    const { count, strange } = await strangersIn(page, selector, [...SYMBOLS, ...known]);
    expect(strange, selector).toEqual([]);
    return count;
  };
  await page.getByTestId('own-points').click();
  await expect(page.getByTestId('own-dialog')).toBeVisible();
  // Who published what is the same in every language.
  const sources = await page.locator('.known').innerText();
  expect(await see('dialog[open]', sources.match(/\p{L}+/gu) ?? [])).toBeGreaterThan(20);

  await page.getByTestId('own-text').fill('u,v,kind\n1,2,aa\nx,3,bb\n4\n5,6,bb\n0.001,20,cc\n250000,30,cc\n');
  await page.getByTestId('read-pasted').click();
  await expect(page.getByTestId('table-troubles').getByRole('listitem')).toHaveCount(2);
  await expect(page.getByTestId('table-roundings')).toBeVisible();
  expect(await see('dialog[open]', ['u', 'v', 'kind', 'aa', 'bb', 'cc'])).toBeGreaterThan(60);
  // Without names, and of one class; y as a number over one input.
  await page.getByTestId('table-header').click();
  await page.getByTestId('table-label-select').selectOption('none');
  await expect(page.getByTestId('table-one-class')).toBeVisible();
  await see('dialog[open]', ['u', 'v', 'kind', 'aa', 'bb', 'cc']);
  await page.getByTestId('table-back').click();
  await page.getByTestId('own-text').fill(' ');
  await page.getByTestId('read-pasted').click();
  await expect(page.getByTestId('own-trouble')).not.toBeEmpty();
  await see('dialog[open]', sources.match(/\p{L}+/gu) ?? []);

  await page.getByTestId('draw-empty').click();
  await see('.own-bar, mlp-draw-layer');
  await clickIn(page, 0.3, 0.4);
  await expect(page.getByTestId('own-said')).not.toBeEmpty();
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowLeft');
  await see('.own-bar, mlp-draw-layer');
  await page.getByTestId('open-table').click();
  await page.getByTestId('draw-empty-surface').click();
  await clickIn(page, 0.3, 0.4);
  await expect(page.getByTestId('own-value-input')).toBeVisible();
  expect(await see('.own-bar, mlp-draw-layer')).toBeGreaterThan(12);
});

test('all words of four seeds come from the catalogue', async ({ board, page }) => {
  await board.openAtRest(`?lang=pseudo${FEW}`);
  await board.figure(0).menuButton.click();
  await board.figure(0).control('seeds').click();
  await expect(page.getByTestId('seeds-status')).toHaveAttribute('data-end', 'done');
  await page.getByTestId('seed-add').first().click();
  const { count, strange } = await strangersIn(page, 'dialog[open]', SYMBOLS);
  expect(strange).toEqual([]);
  expect(count).toBeGreaterThan(40);
});

test('in German: classes from 1, numbers with a comma, what is wrong in its own sentence', async ({
  board,
  page,
}) => {
  await board.open('?lang=de#points=ten&fig=5,l=-1&colour=red');
  await expect(board.notices).toHaveText(
    /points: erwartet wird eine ganze Zahl von 10 bis 5000, nicht „ten“; es gilt 200\. Link: „colour“ ist hier kein Feld.* fig 1, l: /,
  );
  const figure = board.figure(0);
  await figure.enter('lambda-input', '-0,5');
  const error = figure.problemOf('lambda-input');
  await expect(error).toHaveText(
    /erwartet wird eine Zahl von 0 bis 1000000, nicht „-0,5“\. Es bleibt bei 0\./,
  );
  // What is said of it follows the language.
  await page.getByTestId('language').click();
  await expect(error).toHaveText(/must be a number from 0 to 1000000, not “-0,5”\. It stays 0\./);
  await expect(board.notices).toHaveText(/points: “ten” is not a whole number/);
  await page.getByTestId('language').click();
  await page.getByTestId('own-points').click();
  await page.getByTestId('draw-copy').click();
  await expect(factsOn(page)).toHaveText('200 Punkte (Klasse 1: 100, Klasse 2: 100)');
});
