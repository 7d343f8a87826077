/** Activations over the network's own z. */
import { readFile } from 'node:fs/promises';
import { violations } from './support/axe.js';
import { expect, test } from './support/fixtures.js';

const BOARD = '#points=60&test=0&fig=4-3,l=0.05,act=tanh&inspect=1&view=activations';

/** @param {import('@playwright/test').Page} page */
const partsOf = (page) => ({
  tool: page.getByTestId('activations'),
  picture: page.getByTestId('activation-picture'),
  shown: page.getByTestId('activation-shown-select'),
  layer: page.getByTestId('activation-layer-select'),
  z: page.getByTestId('activation-z-slider'),
  use: page.getByTestId('activation-use'),
  move: page.getByTestId('activation-move'),
  next: page.getByTestId('activation-move-next'),
});

/** @param {import('@playwright/test').Locator} tool @param {string} name */
const numberOf = async (tool, name) => Number(await tool.getAttribute(`data-${name}`));

test('σ(z) and σ′(z) are read under the pointer and by keys, over all z of the layer', async ({
  board,
  page,
}) => {
  await board.openAtRest(BOARD);
  const { tool, picture, layer, z } = partsOf(page);
  await expect(tool).toHaveAttribute('data-activation', 'tanh');
  await expect(tool).toHaveAttribute('data-counted', String(4 * 60));
  await layer.selectOption('2');
  await expect(tool).toHaveAttribute('data-counted', String(3 * 60));
  await layer.selectOption('3'); // the output
  await expect(tool).toHaveAttribute('data-counted', '60');
  await expect(tool).toHaveAttribute('data-z', '0');
  expect([await numberOf(tool, 'value'), await numberOf(tool, 'slope')]).toEqual([0, 1]);

  const { width, height } = /** @type {{ width: number, height: number }} */ (await picture.boundingBox());
  await picture.hover({ position: { x: 0.7 * width, y: height / 2 } });
  await expect.poll(() => numberOf(tool, 'z')).toBeGreaterThan(1);
  const at = await numberOf(tool, 'z');
  expect(await numberOf(tool, 'value')).toBeCloseTo(Math.tanh(at), 12);
  expect(await numberOf(tool, 'slope')).toBeCloseTo(1 - Math.tanh(at) ** 2, 12);
  await expect(picture).toHaveAccessibleName(/tanh/);
  // The axis begins 52 px from the left.
  await picture.hover({ position: { x: 52, y: height / 2 } });
  await expect.poll(() => numberOf(tool, 'z')).toBeLessThan(-5.9);
  await picture.hover({ position: { x: 52 + 0.1 * (width - 52), y: height / 2 } });
  await expect.poll(() => numberOf(tool, 'z')).toBeGreaterThan(-5.9);
  expect(await numberOf(tool, 'z')).toBeLessThan(-4.2);
  await picture.hover({ position: { x: 0.7 * width, y: height / 2 } });
  await expect(tool).toHaveAttribute('data-z', String(at));
  await page.mouse.move(1, 1);
  expect(await numberOf(tool, 'z')).toBe(at);
  await z.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => numberOf(tool, 'z')).toBeGreaterThan(at);

  // All of it is in the link.
  const before = await tool.getAttribute('data-z');
  await expect.poll(() => board.hash()).toContain(`view=activations,layer=3,z=${before}`);
  await page.reload();
  await expect(tool).toHaveAttribute('data-z', /** @type {string} */ (before));
  await expect(tool).toHaveAttribute('data-counted', '60');
});

test('another activation is looked at, and given to the network with one button', async ({ board, page }) => {
  await board.openAtRest(BOARD);
  const { tool, shown, use } = partsOf(page);
  await expect(use).toBeDisabled(); // it has what is shown
  await shown.selectOption('leakyRelu');
  await page.getByTestId('activation-leak-input').fill('0.25');
  await page.getByTestId('activation-leak-input').press('Enter');
  await page.getByTestId('activation-z-input').fill('-2');
  await page.getByTestId('activation-z-input').press('Enter');
  await expect(tool).toHaveAttribute('data-value', '-0.5');
  await expect(tool).toHaveAttribute('data-slope', '0.25');
  await use.click();
  await expect.poll(() => board.hash()).toContain('act=leakyRelu,leak=0.25');
  await expect(use).toBeDisabled();
  await board.rests();
  await expect(tool).toHaveAttribute('data-counted', String(4 * 60));
  await page.keyboard.press('Control+z');
  await expect.poll(() => board.hash()).toContain('act=tanh');
  await expect(use).toBeEnabled();
  await board.follow('#points=60&test=0&fig=0&inspect=1&view=activations,f=relu');
  await expect(tool).toHaveAttribute('data-activation', 'relu');
  await expect(use).toBeDisabled(); // no hidden units
});

test('σ moves onto tanh, step by step; without motion at once', async ({ board, page }) => {
  await board.openAtRest(BOARD);
  const { move, next } = partsOf(page);
  await expect(move).toHaveAttribute('data-move', '0');
  // Every place that it passes.
  await move.evaluate((element) => {
    const seen = /** @type {string[]} */ ([]);
    Object.assign(window, { seen });
    new MutationObserver(() => seen.push(element.getAttribute('data-move') ?? '')).observe(element, {
      attributeFilter: ['data-move'],
    });
  });
  const seen = () => page.evaluate(() => /** @type {any} */ (window).seen.splice(0).length);
  await next.click();
  await expect(move).toHaveAttribute('data-move', '1');
  expect(await seen()).toBeGreaterThan(3);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await next.click();
  await expect(move).toHaveAttribute('data-move', '2');
  expect(await seen()).toBe(1);
  await next.click();
  await expect(move).toHaveAttribute('data-move', '3');
  expect(await numberOf(move, 'distance')).toBeLessThan(1e-15);
  await expect.poll(() => board.hash()).toContain('t=3');
  await next.click();
  await expect(move).toHaveAttribute('data-move', '0');
});

test('the picture and its numbers are saved', async ({ board, page }) => {
  await board.openAtRest(BOARD);
  const [svg] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('activation-save-svg').click(),
  ]);
  const text = await readFile(await svg.path(), 'utf8');
  expect(text).toContain('σ′(z)');
  await page.getByTestId('activation-table').first().locator('summary').click();
  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('activation-save-csv').click(),
  ]);
  const rows = (await readFile(await csv.path(), 'utf8')).trim().split('\r\n');
  expect(rows).toHaveLength(1 + 48);
});

test('axe finds nothing in either language, and nothing is wider than a phone', async ({ board, page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await board.open(`${BOARD},f=leakyRelu,axis=all,t=1.5`);
  await expect(page.getByTestId('activations')).toHaveAttribute('data-counted', '240');
  await board.rests();
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('mlp-inspector details')) {
      /** @type {HTMLDetailsElement} */ (details).open = true;
    }
  });
  expect(await violations(page, 'mlp-inspector')).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});
