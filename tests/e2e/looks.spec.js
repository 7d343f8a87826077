/** Light, dark and paper; from a phone to a projector. */
import { expect, test } from './support/fixtures.js';

const BOARD = '#points=60&fig=3,l=0.1&fig=optimum';

/** @import { Page } from '@playwright/test' */

/** Lightness of the paper, 0 … 255. @param {Page} page */
const paper = (page) =>
  page.evaluate(() => {
    const [, red, green, blue] =
      /(\d+), (\d+), (\d+)/.exec(getComputedStyle(document.documentElement).backgroundColor) ?? [];
    return (Number(red) + Number(green) + Number(blue)) / 3;
  });

test('the colours follow the system, or the person, pictures included', async ({ board, page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await board.openAtRest(BOARD);
  const light = await board.shown();
  expect(await paper(page)).toBeGreaterThan(240);

  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => board.figure(0).pixels()).not.toBe(light[0].pixels);
  await board.isStill();
  const dark = await board.shown();
  expect(await paper(page)).toBeLessThan(40);
  expect({ ...dark[0], pixels: 0 }).toEqual({ ...light[0], pixels: 0 });

  // auto, light, dark, auto: the person's choice counts, and is remembered.
  const theme = page.getByTestId('theme');
  await expect(theme).toHaveAttribute('data-choice', 'auto');
  await theme.click();
  await expect(theme).toHaveAttribute('data-choice', 'light');
  await board.isStill();
  expect(await board.shown()).toEqual(light);
  await page.reload();
  await board.isDrawn();
  await board.rests();
  expect(await board.shown()).toEqual(light);
  await theme.click();
  await expect(theme).toHaveAttribute('data-choice', 'dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await board.isStill();
  expect(await board.shown()).toEqual(dark);
  await theme.click();
  await expect(theme).toHaveAttribute('data-choice', 'auto');
  await board.isStill();
  expect(await board.shown()).toEqual(light);
});

test('paper gets the figures with captions and numbers, and no controls', async ({ board, page }) => {
  await board.openAtRest('#points=60&colour=red&fig=3,l=0.1&fig=4-4,l=0.1&fig=optimum');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('button, input, select, summary').filter({ visible: true })).toHaveCount(0);
  await expect(board.notices).toBeHidden();
  for (const figure of await board.allFigures()) {
    await expect(figure.canvas).toBeVisible();
    await expect(figure.caption).toBeVisible();
    await expect(figure.root.locator('dd').first()).toBeVisible();
  }
  await expect(page.locator('.legend')).toContainText('circle');
  expect(await paper(page)).toBe(255);
  await page.emulateMedia({ media: 'screen' });
  await expect(board.play).toBeVisible();
});

test('pictures are as sharp as the screen, and refine to its pixels', async ({ openBoard }) => {
  const board = await openBoard({ viewport: { width: 500, height: 800 }, deviceScaleFactor: 2 });
  /** Sizes of the pictures that came from workers. */
  await board.page.addInitScript(() => {
    /** @type {number[]} */
    const widths = [];
    Object.assign(window, { widths });
    const { putImageData } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.putImageData = function (/** @type {any[]} */ ...args) {
      widths.push(args[0].width);
      return putImageData.apply(this, /** @type {any} */ (args));
    };
  });
  await board.openAtRest('#points=40&fig=2,l=0.5');
  const { drawn, laidOut } = await board.figure(0).canvas.evaluate((element) => ({
    drawn: /** @type {HTMLCanvasElement} */ (element).width,
    laidOut: element.getBoundingClientRect().width,
  }));
  expect(Math.abs(drawn - 2 * laidOut)).toBeLessThanOrEqual(1);
  const widths = await board.page.evaluate(() => /** @type {any} */ (window).widths);
  // The finest picture is as fine as the plot, which leaves some 35 px of the canvas to the axes, or as 512² nodes.
  expect(widths.at(-1)).toBe(Math.max(...widths));
  expect(widths.at(-1)).toBeGreaterThan(500);
});

test('pictures follow the window', async ({ board, page }) => {
  await board.openAtRest('#points=40&fig=2,l=0.5&fig=optimum');
  const width = () => board.figure(0).canvas.evaluate((element) => element.clientWidth);
  const before = await width();
  const marks = (await board.figure(0).drawing()).marks.length;
  await page.setViewportSize({ width: 400, height: 800 });
  await expect.poll(width).toBeLessThan(before);
  await board.isStill();
  const { width: drawn } = await board.figure(0).canvas.evaluate((element) => ({
    width: /** @type {HTMLCanvasElement} */ (element).width,
  }));
  expect(Math.abs(drawn - (await width()))).toBeLessThanOrEqual(1);
  expect((await board.figure(0).drawing()).marks).toHaveLength(marks);
  // One at a time on a phone, side by side on a screen.
  await expect(board.figures.nth(0)).toBeVisible();
  await expect(board.figures.nth(1)).toBeHidden();
  const tops = () =>
    board.figures.evaluateAll((all) => all.map((figure) => figure.getBoundingClientRect().top));
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(board.figures.nth(1)).toBeVisible();
  await expect.poll(async () => new Set(await tops()).size).toBe(1);
});

test('on a phone the settings fold away and training stays at hand', async ({ openBoard }) => {
  const board = await openBoard({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  await board.openAtRest(BOARD);
  const source = board.control('source-select');
  await expect(source).toBeHidden();
  await board.page.getByText('Data and training').tap();
  await expect(source).toBeVisible();
  await board.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect(board.play).toBeInViewport();
  await board.resetButton.tap();
  await expect(board.figure(0).progress).toHaveAttribute('data-progress', 'ready');
});

test('four figures stand in a row on a laptop, and fit a projector', async ({ board, page }) => {
  await board.open();
  for (const width of [1440, 1920, 3840]) {
    await page.setViewportSize({ width, height: (width * 9) / 16 });
    await expect
      .poll(() =>
        board.plots.evaluateAll((all) => new Set(all.map((plot) => plot.getBoundingClientRect().top)).size),
      )
      .toBe(1);
    for (const figure of await board.allFigures()) await expect(figure.canvas).toBeInViewport({ ratio: 1 });
  }
});
