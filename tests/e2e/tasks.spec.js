/** What a board can learn: classes, values, curves; and what its networks take in and give out. */
import { chooseSource } from './support/board.js';
import { expect, test } from './support/fixtures.js';

/** @import { Board } from './support/board.js' */

/** @param {Board} board @param {number} [index] */
const shapesOn = async (board, index = 0) => {
  const counts = /** @type {Record<string, number>} */ ({});
  const { marks } = await board.figure(index).drawing();
  for (const { shape } of marks) counts[shape] = (counts[shape] ?? 0) + 1;
  return counts;
};

test('classes: regions, then one by itself, by mouse, keyboard and link', async ({ board, page }) => {
  await board.openAtRest('#source=blobs&classes=5&noise=0.5&points=100&test=0&fig=5,l=0.1&fig=optimum');
  expect(await shapesOn(board)).toEqual({ circle: 20, cross: 20, triangle: 20, square: 20, plus: 20 });
  for (const figure of await board.allFigures()) {
    expect(await figure.alternative()).toMatch(
      /Regions of the most probable class .* [3-9] pieces of boundary/,
    );
    expect((await figure.drawing()).texts.map(({ text }) => text)).not.toContain('0.5');
  }
  const regions = await board.figure(1).pixels();

  await page.getByTestId('show-2').click();
  await expect.poll(() => board.figure(1).alternative()).toContain('Probability of class 3 as colour');
  await board.rests();
  const texts = (await board.figure(1).drawing()).texts.map(({ text }) => text);
  for (const level of ['0.01', '0.1', '0.5', '0.9']) expect(texts).toContain(level);
  await expect(page.getByTestId('show-2')).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => board.hash()).toContain('&show=2&');
  const alone = await board.figure(1).pixels();
  expect(alone).not.toBe(regions);

  await page.getByTestId('show-all').focus();
  await page.keyboard.press('Enter');
  await board.rests();
  await expect.poll(() => board.figure(1).pixels()).toBe(regions);

  await board.openAtRest(
    '#source=blobs&classes=5&show=2&noise=0.5&points=100&test=0&fig=5,l=0.1&fig=optimum',
  );
  await expect.poll(() => board.figure(1).pixels()).toBe(alone);
});

test('more and fewer classes', async ({ board, page }) => {
  // With this seed, every source has all its points within the picture.
  await board.openAtRest('#points=80&seed=4&test=0&fig=5,l=0.1&fig=optimum');
  await expect(page.getByTestId('classes-input')).toHaveCount(0);
  await chooseSource(page, 'pinwheel');
  await board.enter('classes-input', '8');
  await expect.poll(async () => Object.keys(await shapesOn(board)).length).toBe(8);
  await board.rests();
  await expect(page.getByTestId('balance-slider')).toHaveCount(0);
  await page.getByTestId('show-7').click();
  await board.enter('classes-input', '3');
  await expect.poll(async () => Object.keys(await shapesOn(board)).length).toBe(3);
  await expect.poll(() => board.hash()).toMatch(/^(?!.*show=).*&classes=3&/);
  await expect(page.getByTestId('show-3')).toHaveCount(0);
  await board.enter('classes-input', '9');
  await expect(page.locator('#classes-error')).toContainText('Classes must be a whole number from 2 to 8');
  await expect(board.notices).toHaveCount(0);
  // Two classes have their two-sided picture again, and so has a source that takes no more.
  await chooseSource(page, 'xor');
  await expect.poll(() => shapesOn(board)).toEqual({ circle: 40, cross: 40 });
  await board.rests();
  expect(await board.figure(0).alternative()).toContain('Probability of a cross');
});

test('one sigmoid or two softmax outputs: the same picture', async ({ board }) => {
  // Without hidden layer and penalty there is one best network, which both reach.
  await board.openAtRest('#source=gaussians&points=100&test=0&fig=0&fig=0');
  const [one, two] = await board.allFigures();
  expect(await two.differenceFrom(one)).toBeLessThan(0.01);
  await two.openSettings();
  await two.control('output-select').selectOption('softmax');
  await expect(two.detail).toContainText('two softmax outputs');
  await expect(two.root).toContainText('Equivalent');
  await board.rests();
  await expect.poll(() => board.hash()).toContain('fig=0,out=softmax');
  expect(await two.number('d')).toBeCloseTo(await one.number('d'), 4);
  expect(await two.number('accuracy')).toBe(await one.number('accuracy'));
  expect(await two.differenceFrom(one)).toBeLessThan(0.01);
});

test('the squares as inputs make a circle linear; the last input stays', async ({ board }) => {
  await board.openAtRest('#source=circle&noise=0.4&points=120&test=0&fig=0&fig=optimum');
  const figure = board.figure(0);
  expect(await figure.number('accuracy')).toBeLessThan(85);
  await figure.openSettings();
  for (const feature of ['x1x1', 'x2x2']) await figure.control(`input-${feature}`).check();
  for (const feature of ['x1', 'x2']) await figure.control(`input-${feature}`).uncheck();
  await expect(figure.detail).toContainText('inputs x₁² and x₂²');
  await board.rests();
  expect(await figure.number('accuracy')).toBeGreaterThan(95);
  await expect.poll(() => board.hash()).toContain('fig=0,in=x1x1-x2x2');
  await figure.control('input-x1x1').uncheck();
  await expect(figure.control('input-x2x2')).toBeDisabled();
});

test('a curve through points, the truth dashed, and D as squared error', async ({ board, page }) => {
  await board.openAtRest('#points=40&fig=5,l=0.01&fig=optimum');
  const classes = await board.figure(0).pixels();
  await chooseSource(page, 'sine');
  await expect.poll(() => shapesOn(board)).toEqual({ disc: 40 });
  await board.rests();
  const [network, optimum] = await board.allFigures();
  expect(await network.pixels()).not.toBe(classes);
  expect(await network.alternative()).toMatch(/The curve of t over x, .* at x = −5, .* at x = 5\. E = /);
  // The source: y = 2 sin x with a noise of 0.3; 0.3² = 0.09.
  expect(await optimum.alternative()).toContain('1.9178 at x = −5');
  expect(await optimum.number('noise-variance')).toBe(0.09);
  expect(await network.number('d')).toBeLessThan(0.5);
  expect(await network.number('test-d')).toBeGreaterThan(0.05);
  await expect(network.root.getByTestId('accuracy')).toHaveCount(0);
  await expect(page.locator('footer')).toContainText('mean squared error');
  await expect(network.control('ends')).toHaveCount(0);
  const ticks = (await network.drawing()).texts.map(({ text }) => text);
  expect(ticks).toEqual(expect.arrayContaining(['x', 'y', '−4', '4', '2']));
  const pixels = await network.pixels();
  await expect.poll(() => board.hash()).toContain('source=sine');
  await board.openAtRest(await board.hash());
  expect(await board.figure(0).pixels()).toBe(pixels);
});

test('a surface of values with round contours and one scale', async ({ board, page }) => {
  await board.openAtRest('#source=bumps&points=100&noise=0.3&test=0&fig=8,l=0.01&fig=optimum');
  expect(await shapesOn(board)).toEqual({ disc: 100 });
  const optimum = board.figure(1);
  expect(await optimum.alternative()).toMatch(/Value from −4 to 4 as colour, with contour lines at −2/);
  const labels = (await optimum.drawing()).texts.map(({ text }) => text);
  expect(labels).toEqual(expect.arrayContaining(['−1', '0', '1']));
  await expect(page.locator('.legend .scale')).toHaveText(/t, y\s*−4\s*4/);
});

test('the share of crosses moves points and optimum', async ({ board, page }) => {
  await board.openAtRest('#source=gaussians&points=100&test=0&fig=0,l=0.01&fig=optimum');
  const even = await board.figure(1).number('bayes-error');
  await board.enter('balance-input', '0.1');
  await expect.poll(async () => (await shapesOn(board)).cross).toBeLessThanOrEqual(10);
  await board.rests();
  expect(await board.figure(1).number('bayes-error')).toBeLessThan(Math.min(even, 10));
  await expect.poll(() => board.hash()).toContain('balance=0.1');
  await board.enter('balance-input', '1');
  await expect(page.locator('#balance-error')).toContainText('from 0.05 to 0.95');
});

test('links ask for what a task does not have: said, and left out', async ({ board }) => {
  await board.open('#source=sine&noise=0.3&classes=4&balance=0.2&show=3&fig=5,out=tanh,in=x1-x9');
  await expect(board.notices).toHaveCount(1);
  for (const field of ['classes', 'balance', 'show', 'fig 1, out', 'fig 1, in']) {
    await expect(board.notices).toContainText(field);
  }
  await expect(board.figure(0).caption).toContainText('1 hidden layer of size 5');
});

for (const width of [1440, 360]) {
  test(`nothing is wider than the page at ${width} pixels`, async ({ board, page }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const link of [
      '#source=blobs&classes=8&test=0&fig=5,l=1',
      '#source=sine&noise=0.3&test=0&fig=5,l=1',
    ]) {
      await board.open(link);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
}
