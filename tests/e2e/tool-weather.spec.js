/** The weather map. */
import { readFile } from 'node:fs/promises';
import { chooseSource } from './support/board.js';
import { expect, test } from './support/fixtures.js';
import { strangersIn } from './support/strangers.js';

const FIGURE = '#points=60&test=60&fig=3,act=tanh&fig=optimum&inspect=1';
const MAP = `${FIGURE}&view=weather,n=12,u=100`;
const UNITS = `${FIGURE}&view=weather,y=units,n=12,most=5,u=60`;

/** @param {import('@playwright/test').Page} page */
const weatherOf = (page) => ({
  job: page.getByTestId('weather-job'),
  picture: page.locator('mlp-tool-weather mlp-tool-picture'),
  canvas: page.getByTestId('weather-picture'),
  cursor: page.getByTestId('weather-cursor'),
  open: page.getByTestId('weather-open'),
  opened: page.getByTestId('weather-opened'),
});

/** @param {import('@playwright/test').Page} page */
const isDone = (page) => expect(weatherOf(page).job).toHaveAttribute('data-end', 'done');

/** @param {import('@playwright/test').Locator} locator @param {string} name */
const told = async (locator, name) => JSON.parse((await locator.getAttribute(name)) ?? 'null');

test('every cell comes, some diverge, and the same link is the same map', async ({ board, page }) => {
  await board.openAtRest(MAP);
  await isDone(page);
  const { picture, canvas } = weatherOf(page);
  await expect(picture).toHaveAttribute('data-cells', '144');
  expect(Number(await picture.getAttribute('data-diverged'))).toBeGreaterThan(2);
  const best = await told(picture, 'data-best');
  // The lecture's source has a Bayes D of 0.2166; a constant answer has ln 2.
  expect(best.expected).toBeGreaterThan(0.2165);
  expect(best.expected).toBeLessThan(Math.LN2);
  await expect(canvas).toHaveAttribute('aria-label', /144/);
  const all = await picture.evaluate((element) => ({ .../** @type {HTMLElement} */ (element).dataset }));
  await page.reload();
  await isDone(page);
  expect(await picture.evaluate((element) => ({ .../** @type {HTMLElement} */ (element).dataset }))).toEqual(
    all,
  );
});

test('keys choose a cell, and Enter opens its network as it is in the map', async ({ board, page }) => {
  await board.openAtRest(MAP);
  await isDone(page);
  const { picture, cursor, open, opened } = weatherOf(page);
  await expect(open).toBeDisabled();
  await cursor.focus();
  await page.keyboard.press('ArrowUp');
  const best = await told(picture, 'data-best');
  await expect.poll(() => told(cursor, 'data-cell')).toEqual(best);
  await page.keyboard.press('ArrowRight');
  const cell = await told(cursor, 'data-cell');
  expect([cell.column, cell.row]).toEqual([best.column + 1, best.row]);
  await page.keyboard.press('Enter');
  await expect(opened).not.toBeEmpty();
  await expect(board.figures).toHaveCount(3);
  await expect(board.figure(1).updates).toHaveText(new RegExp(`^\\s*${cell.updates}\\b`));
  await board.rests();
  expect(await board.figure(1).number('d')).toBe(Number(cell.d.toFixed(4)));
  // η and the way of training are the board's.
  await expect.poll(() => board.hash()).toContain('optimizer=sgd&rate=');
  await expect.poll(() => board.hash()).toMatch(/fig=3,l=[\d.]+,act=tanh,at=100/);
  await expect(picture).toHaveAttribute('data-cells', '144');
  await page.keyboard.press('Escape');
  await expect(cursor).not.toHaveAttribute('data-cell');
});

test('a pointer reads a cell, and a click opens it', async ({ board, page }) => {
  await board.openAtRest(UNITS);
  await isDone(page);
  const { picture, canvas, cursor } = weatherOf(page);
  await expect(picture).toHaveAttribute('data-cells', '60');
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  if (!box) throw new RangeError('no canvas');
  const place = [box.x + 0.3 * box.width, box.y + 0.3 * box.height];
  await page.mouse.move(place[0], place[1]);
  await expect(cursor).toHaveAttribute('data-cell');
  const cell = await told(cursor, 'data-cell');
  await page.mouse.down();
  await page.mouse.up();
  await expect(board.figures).toHaveCount(3);
  await board.rests();
  await expect.poll(() => board.hash()).toMatch(new RegExp(`&fig=${cell.row + 1},l=[\\d.]+,act=tanh`));
  expect(await board.hash()).not.toContain('optimizer');
  expect(await board.figure(1).number('d')).toBe(Number(cell.d.toFixed(4)));
});

test('a finger reads a cell first, and opens it when it comes to it again', async ({ openBoard }) => {
  const board = await openBoard({ hasTouch: true, viewport: { width: 360, height: 800 } });
  const { page } = board;
  await board.openAtRest(UNITS);
  await isDone(page);
  const { canvas, cursor, opened } = weatherOf(page);
  const { width, height } = (await canvas.boundingBox()) ?? { width: 0, height: 0 };
  const position = { x: 0.4 * width, y: 0.4 * height };
  await canvas.tap({ position });
  await expect(cursor).toHaveAttribute('data-cell');
  await expect(opened).toBeEmpty();
  const first = await told(cursor, 'data-cell');
  await canvas.tap({ position: { ...position, x: 0.7 * width } });
  await expect.poll(async () => (await told(cursor, 'data-cell')).column).toBeGreaterThan(first.column);
  await expect(opened).toBeEmpty();
  await canvas.tap({ position: { ...position, x: 0.7 * width } });
  await expect(opened).not.toBeEmpty();
  await expect.poll(() => board.hash()).toMatch(/fig=\d,l=[\d.]+,act=tanh/);
});

test('it grows from a coarse map, and can be stopped', async ({ board, page }) => {
  await board.open(`${FIGURE.replace('fig=3', 'fig=20-20')}&view=weather,u=3000`);
  const { job, picture, cursor } = weatherOf(page);
  await expect(picture).toHaveAttribute('data-cells', /[1-9]/);
  await page.getByTestId('weather-cancel').click();
  await expect(job).toHaveAttribute('data-end', 'cancelled');
  expect(Number(await picture.getAttribute('data-cells'))).toBeLessThan(2304);
  // What stands for a place that is still to come is on the coarsest map.
  await cursor.focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  const { column, row } = await told(cursor, 'data-cell');
  expect([column % 4, row % 4]).toEqual([0, 0]);
});

test('settings are in the link; what makes no map says so', async ({ board, page }) => {
  await board.openAtRest(MAP);
  await isDone(page);
  await page.getByTestId('weather-axes-select').selectOption('units');
  await expect.poll(() => board.hash()).toContain('view=weather,y=units,n=12,u=100');
  await board.enter('weather-most-input', '3');
  await expect(weatherOf(page).picture).toHaveAttribute('data-cells', '36');
  await isDone(page);
  await board.enter('weather-to-input', '0.0001');
  await expect(page.getByTestId('weather-lacking')).toBeVisible();
  await board.follow(`${FIGURE.replace('fig=3', 'fig=0')}&view=weather,y=units`);
  await expect(page.getByTestId('weather-lacking')).toBeVisible();
  await expect(weatherOf(page).canvas).toHaveCount(0);
});

test('a curve has its map; own points need points for testing', async ({ board, page }) => {
  await board.openAtRest(
    '#source=sine&noise=0.3&points=40&test=40&fig=3,act=tanh&inspect=1&view=weather,n=12,u=60',
  );
  await isDone(page);
  await expect(weatherOf(page).picture).toHaveAttribute('data-best', /expected":0\.\d/);
  await board.openAtRest('#points=40&test=0&fig=2');
  await chooseSource(page, 'own');
  await expect(page.getByTestId('own-facts')).toBeVisible();
  await board.figure(0).control('inspect').click();
  await page.getByTestId('inspector-tools').selectOption('weather');
  await expect(page.getByTestId('weather-lacking')).toBeVisible();
});

test('it is saved as a picture, with its numbers', async ({ board, page }) => {
  await board.openAtRest(MAP);
  await isDone(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('weather-save-svg').click(),
  ]);
  expect((await readFile(await download.path(), 'utf8')).match(/<image/g)?.length).toBe(2);
  await page.getByTestId('weather-table').locator('summary').click();
  await expect(page.getByTestId('weather-table').locator('tbody tr')).toHaveCount(144);
});

test('its words are of the catalogue', async ({ page }) => {
  for (const link of [MAP, UNITS]) {
    await page.goto('about:blank');
    await page.goto(`./?lang=pseudo${link}`);
    await isDone(page);
    await weatherOf(page).cursor.focus();
    await page.keyboard.press('ArrowUp');
    const { count, strange } = await strangersIn(page, 'mlp-tool-weather', ['SVG', 'PNG', 'PDF']);
    expect(count).toBeGreaterThan(10);
    expect(strange).toEqual([]);
  }
});
