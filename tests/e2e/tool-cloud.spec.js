/** The cloud of boundaries. */
import { readFile } from 'node:fs/promises';
import { chooseSource } from './support/board.js';
import { pixelsOf } from './support/drawing.js';
import { expect, test } from './support/fixtures.js';
import { strangersIn } from './support/strangers.js';

const FIGURE = '#points=60&test=60&fig=4,act=tanh&fig=optimum&inspect=1';
const CLOUD = `${FIGURE}&view=cloud,n=20,u=60`;

/** @param {import('@playwright/test').Page} page */
const cloudOf = (page) => ({
  job: page.getByTestId('cloud-job'),
  picture: page.locator('mlp-tool-cloud mlp-tool-picture'),
  canvas: page.getByTestId('cloud-picture'),
  sums: page.getByTestId('cloud-sums'),
});

/** @param {import('@playwright/test').Page} page */
const isDone = (page) => expect(cloudOf(page).job).toHaveAttribute('data-end', 'done');

/** Bias², variance and deviation under both λ. @param {import('@playwright/test').Page} page */
const numbersOf = async (page) =>
  JSON.parse((await cloudOf(page).picture.getAttribute('data-numbers')) ?? '[]');

test('all lines come, a penalty has less variance, and both parts make up the whole', async ({
  board,
  page,
}) => {
  await board.openAtRest(CLOUD);
  await isDone(page);
  const { picture, canvas, sums } = cloudOf(page);
  await expect(picture).toHaveAttribute('data-lines', '20 20');
  const [own, other] = await numbersOf(page);
  for (const { bias, variance, deviation } of [own, other]) {
    expect(bias + variance).toBeCloseTo(deviation, 12);
    expect(Math.min(bias, variance)).toBeGreaterThan(0);
  }
  expect(other.variance).toBeLessThan(own.variance);
  await expect(canvas).toHaveAttribute('aria-label', /λ = 0:.*λ = 0\.1:/);
  await expect(sums.locator('p')).toHaveCount(3);
  // The same link has the same numbers, in another window, too.
  await page.reload();
  await isDone(page);
  expect(await numbersOf(page)).toEqual([own, other]);
});

test('its settings are in the link, and another λ is another cloud', async ({ board, page }) => {
  await board.openAtRest(CLOUD);
  await isDone(page);
  const before = await numbersOf(page);
  await board.enter('cloud-other-input', '1');
  await expect.poll(() => board.hash()).toContain('view=cloud,n=20,l=1,u=60');
  await expect.poll(async () => (await numbersOf(page))[1]?.variance).not.toBe(before[1].variance);
  await isDone(page);
  expect((await numbersOf(page))[0]).toEqual(before[0]);
  await page.getByTestId('cloud-from-select').selectOption('bootstrap');
  await expect.poll(() => board.hash()).toContain('from=bootstrap');
  await expect.poll(async () => (await numbersOf(page))[0]?.variance).not.toBe(before[0].variance);
  await isDone(page);
  // The figure's own λ is on the left.
  await board.figure(0).enter('lambda-input', '0.5');
  await expect(cloudOf(page).canvas).toHaveAttribute('aria-label', /λ = 0\.5:.*λ = 1:/);
});

test('it can be stopped, keeps what has come, and goes again', async ({ board, page }) => {
  await board.open(`${FIGURE.replace('fig=4', 'fig=20-20')}&view=cloud,n=200,u=2000`);
  const { job, picture } = cloudOf(page);
  await expect(picture).toHaveAttribute('data-lines', /[1-9]/);
  await page.getByTestId('cloud-cancel').click();
  await expect(job).toHaveAttribute('data-end', 'cancelled');
  const lines = await picture.getAttribute('data-lines');
  expect(lines?.split(' ').reduce((sum, count) => sum + Number(count), 0)).toBeLessThan(400);
  await page.getByTestId('cloud-again').click();
  await expect(job).toHaveAttribute('data-end', 'running');
});

test('of own points there are samples of them, and no bias', async ({ board, page }) => {
  await board.openAtRest(FIGURE);
  await chooseSource(page, 'own');
  await expect(page.getByTestId('own-facts')).toBeVisible();
  await page.getByTestId('inspector-tools').selectOption('cloud');
  await isDone(page);
  const [own] = await numbersOf(page);
  expect([own.bias, own.deviation]).toEqual([null, null]);
  expect(own.variance).toBeGreaterThan(0);
  await expect(page.getByTestId('cloud-from-select')).toHaveCount(0);
});

test('where there is no boundary it says what it needs', async ({ board, page }) => {
  for (const link of [
    '#source=sine&noise=0.3&points=40&fig=3',
    '#source=blobs&classes=3&noise=1&points=40&fig=3',
  ]) {
    await board.openAtRest(`${link}&inspect=1&view=cloud`);
    await expect(page.getByTestId('cloud-unfit')).toBeVisible();
    await expect(cloudOf(page).canvas).toHaveCount(0);
  }
});

test('it is saved as a picture, with its numbers', async ({ board, page }) => {
  await board.openAtRest(CLOUD);
  await isDone(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('cloud-save-svg').click(),
  ]);
  const svg = await readFile(await download.path(), 'utf8');
  expect(svg.match(/stroke-opacity/g)?.length).toBeGreaterThan(30);
  await page.getByTestId('cloud-table').locator('summary').click();
  await expect(page.getByTestId('cloud-table').locator('tbody tr')).toHaveCount(2);
});

test('light and dark differ', async ({ board, page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await board.openAtRest(CLOUD);
  await isDone(page);
  await board.isStill();
  const light = await pixelsOf(cloudOf(page).canvas);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => pixelsOf(cloudOf(page).canvas)).not.toBe(light);
});

test('its words are of the catalogue', async ({ page }) => {
  await page.goto(`./?lang=pseudo${CLOUD}`);
  await isDone(page);
  const { count, strange } = await strangersIn(page, 'mlp-tool-cloud', ['SVG', 'PNG', 'PDF', 'λ']);
  expect(count).toBeGreaterThan(10);
  expect(strange).toEqual([]);
});
