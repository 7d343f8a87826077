/** What is typed into a field stays until it is taken or taken back, whatever happens to the value behind it meanwhile. */
import { expect, test } from './support/fixtures.js';
import { present } from './support/present.js';

/** @import { Locator, Page } from '@playwright/test' */

const BOARD = '#v=1&points=40&test=0&fig=4-5,l=0.1&fig=optimum';

/** Of whatever kind a field is, it takes three of these. */
const ENTRIES = ['3', '2', '4', '0.3', '0.2', '0.4', '5', '13', '12', '14'];

/** Types letter by letter over what is there. @param {Locator} field @param {string} text */
async function typeOver(field, text) {
  await field.focus();
  await field.press('ControlOrMeta+A');
  await field.pressSequentially(text);
}

/** The first entries that a field takes, and that are not what it holds; the field then holds the last. @param {Locator} field */
async function entriesFor(field) {
  const taken = [await field.inputValue()];
  for (const entry of ENTRIES) {
    if (taken.includes(entry)) continue;
    await field.fill(entry);
    await field.press('Enter');
    if ((await field.getAttribute('aria-invalid')) === 'true') await field.press('Escape');
    else taken.push(entry);
    if (taken.length === 4) return taken;
  }
  throw new Error(`${await field.getAttribute('data-testid')} took but ${taken.join(', ')}`);
}

/** Takes the last change back without a hand at the page: the focus stays where it is. @param {Page} page */
async function undo(page) {
  await page.getByTestId('page-undo').evaluate((/** @type {HTMLElement} */ button) => button.click());
  // A slider's number is shown in the beat in which people read.
  await page.waitForTimeout(150);
}

test('in every field of the board what is typed outlives another value, and is taken or taken back', async ({
  board,
  page,
}) => {
  await board.open(BOARD);
  await board.showMore();
  await board.figure(0).openSettings();
  const all = page.locator('input.number:enabled:visible');
  // Those behind "More" are loaded with it.
  await expect.poll(() => all.count()).toBeGreaterThan(9);
  const ids = await all.evaluateAll((fields) => fields.map((field) => field.getAttribute('data-testid')));
  for (const id of ids) {
    const field = page.getByTestId(`${id}`);
    const [former, first, second, third] = await entriesFor(field);
    await typeOver(field, first);
    await undo(page);
    await expect(field).toHaveValue(first);
    await field.press('Enter');
    await expect(field).toHaveValue(first);
    await typeOver(field, third);
    await undo(page);
    await expect(field).toHaveValue(third);
    await field.press('Escape');
    // As many of the entries as came in quick succession are one step.
    expect([former, second]).toContain(await field.inputValue());
  }
});

test('sizes are typed one after the other, although two are equal on the way', async ({ board, page }) => {
  await board.open(BOARD);
  const figure = board.figure(0);
  await typeOver(figure.control('size-1-input'), '5');
  await page.keyboard.press('Tab');
  await expect(figure.control('size-2-input')).toBeFocused();
  await page.keyboard.type('6');
  await page.keyboard.press('Enter');
  await expect(figure.caption).toHaveText(/sizes 5 and 6/);
});

test('who has chosen all of a text types over what comes in its place', async ({ board, page }) => {
  await board.openAtRest(BOARD);
  const figure = board.figure(0);
  const field = figure.control('lambda-input');
  const slider = await figure.control('lambda-slider').elementHandle();
  await field.evaluate((/** @type {HTMLInputElement} */ input, moved) => {
    const range = /** @type {HTMLInputElement} */ (moved);
    range.value = range.max;
    range.dispatchEvent(new Event('input', { bubbles: true }));
    input.focus();
    input.select();
  }, slider);
  // A slider's number is shown in the beat in which people read.
  await expect(field).not.toHaveValue('0.1');
  await page.keyboard.type('0.3');
  await page.keyboard.press('Enter');
  await expect(figure.caption).toHaveText(/λ = 0.3\s*$/);
});

test('a name and the answer to a blank outlive another name and another language', async ({
  board,
  page,
}) => {
  await board.open(`${BOARD}&inspect=1&view=backprop,s=7,i=1,hide=all`);
  const blank = page.getByTestId('walk-numbers').locator('input').first();
  await blank.focus();
  await page.keyboard.type('−0,');
  await page.getByTestId('language').evaluate((/** @type {HTMLElement} */ button) => button.click());
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.keyboard.type('5');
  await expect(blank).toHaveValue('−0,5');

  const figure = board.figure(0);
  const field = page.getByTestId('figure-1-name');
  for (const name of ['Two layers', 'Two hidden layers']) {
    await figure.choose('rename');
    await page.keyboard.type(name);
    if (name !== 'Two layers') await undo(page);
    await expect(field).toHaveValue(name);
    await page.keyboard.press('Enter');
    await expect(figure.root.getByTestId('name')).toHaveText(name);
  }
});

for (const id of ['figure-1-name', 'figure-1-lambda-input', 'stage-1-lambda-input', 'stage-1-sizes']) {
  test(`${id} goes with its figure when a link brings others, and changes none`, async ({ board, page }) => {
    await board.open(BOARD);
    if (id.endsWith('name')) await board.figure(0).choose('rename');
    if (id.startsWith('stage')) await present(page);
    const field = page.getByTestId(id);
    await typeOver(field, '3');
    const link = BOARD.replace('4-5,l=0.1', '6,l=0.2,name=Another');
    await board.follow(link);
    await expect(field).toHaveCount(0);
    await expect(page).toHaveTitle(/Another/);
    if (id.startsWith('stage')) await page.keyboard.press('Escape');
    await expect(board.figure(0).caption).toHaveText(/size 6, λ = 0.2\s*$/);
    // Whatever it would tell, it has told by now.
    await expect.poll(() => board.hash()).toBe(link);
  });
}
