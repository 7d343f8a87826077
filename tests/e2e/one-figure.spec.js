/** A figure is drawn and rendered for its own sake alone: others neither take part in its changes nor in its troubles. */
import { drawingOn } from './support/drawing.js';
import { expect, test } from './support/fixtures.js';
import { openTab } from './support/inspector.js';

/** @import { Page } from '@playwright/test' */

/** Four figures at rest. */
const FOUR = '#points=60&fig=4,l=0.1&fig=4,l=0.2&fig=4,l=0.3&fig=optimum';

/**
 * Counts from now on how often every element renders.
 *
 * @param {Page} page
 */
const countRenders = (page) =>
  page.evaluate(() => {
    /** @type {Record<string, number>} */
    const renders = {};
    const proto = Object.getPrototypeOf(customElements.get('mlp-figure')?.prototype);
    const original = proto.performUpdate;
    proto.performUpdate = function () {
      const place = this.closest('mlp-figure')?.figureId ?? this.localName;
      if (this.isUpdatePending) renders[place] = (renders[place] ?? 0) + 1;
      return original.call(this);
    };
    Object.assign(window, { renders });
  });

/**
 * Moves a figure's λ slider in every frame, there and back.
 *
 * @param {Page} page
 * @param {number} id
 * @param {number} steps
 */
const drag = (page, id, steps) =>
  page.evaluate(
    ([id, steps]) =>
      new Promise((resolve) => {
        const slider = /** @type {HTMLInputElement} */ (
          document.querySelector(`[data-testid=figure-${id}-lambda-slider]`)
        );
        let step = 0;
        const move = () => {
          if (step === steps) return resolve(null);
          slider.value = String(15 + Math.abs((step % 20) - 10));
          slider.dispatchEvent(new Event('input', { bubbles: true }));
          step += 1;
          requestAnimationFrame(move);
        };
        requestAnimationFrame(move);
      }),
    [id, steps],
  );

test('while λ of one figure is dragged, this figure alone is drawn and rendered', async ({ board, page }) => {
  await board.openAtRest(FOUR);
  // From its first change on the board is one that somebody has changed, which is news for all.
  await drag(page, 1, 2);
  await board.rests();
  const counts = async () =>
    Promise.all((await board.allFigures()).map(async (f) => (await f.drawing()).count));
  const before = await counts();
  await countRenders(page);
  await drag(page, 1, 60);
  const after = await counts();
  const [own, ...others] = after.map((count, i) => count - before[i]);
  expect(own, 'drawings of the figure that is dragged').toBeGreaterThan(5);
  // The play button says Pause and Train again, and labels stand elsewhere in pictures that may move.
  const starts = await page.evaluate(() => /** @type {any} */ (window).renders);
  for (const drawings of others) expect(drawings, 'drawings of another').toBeLessThanOrEqual(4);
  // The transport's clock runs, and milestones are announced.
  const { 1: dragged, 'mlp-transport': _clock, 'mlp-announcer': _milestones, ...rest } = starts;
  expect(dragged).toBeGreaterThan(60);
  for (const [place, renders] of Object.entries(rest)) {
    expect(renders, `renderings of ${place}, a figure or an element`).toBeLessThanOrEqual(8);
  }
});

test('axes and points are set up once, not for every picture', async ({ board, page }) => {
  await page.addInitScript(() => {
    const original = CanvasRenderingContext2D.prototype.clip;
    Object.assign(window, { setups: 0 });
    // The layer of axes and points is the only one off the page that is clipped.
    CanvasRenderingContext2D.prototype.clip = function (/** @type {any[]} */ ...args) {
      if (!this.canvas.isConnected) /** @type {any} */ (window).setups += 1;
      return original.apply(this, /** @type {any} */ (args));
    };
  });
  await board.openAtRest(FOUR);
  const setups = () => page.evaluate(() => /** @type {any} */ (window).setups);
  const before = await setups();
  expect(before).toBeGreaterThanOrEqual(4);
  await drag(page, 1, 30);
  await board.rests();
  expect(await setups()).toBe(before);
  // And they are set up where it is due.
  await page.getByTestId('show-test-points').check();
  await expect.poll(setups).toBe(before + 8);
});

test.describe('a drawing that fails', () => {
  test.use({ expectedProblems: [/the brush broke/] });

  test('costs its own figure its picture, and says so there; the next that succeeds is shown', async ({
    board,
    page,
  }) => {
    await page.addInitScript(() => {
      const original = CanvasRenderingContext2D.prototype.fillRect;
      CanvasRenderingContext2D.prototype.fillRect = function (...args) {
        const id = /** @type {any} */ (this.canvas.closest?.('mlp-figure'))?.figureId;
        if (id === /** @type {any} */ (window).broken) throw new Error('the brush broke');
        return original.apply(this, args);
      };
    });
    await board.openAtRest(FOUR);
    const [first, second, third] = await board.allFigures();
    const problem = (/** @type {typeof first} */ figure) => figure.root.getByTestId('plot-problem');
    await page.evaluate(() => Object.assign(window, { broken: 2 }));
    const before = await third.drawing();
    // All are drawn anew in other colours; the second cannot be.
    await page.getByTestId('theme').click();
    await page.getByTestId('theme').click();
    await expect(problem(second)).toContainText('the brush broke');
    await expect.poll(async () => (await third.drawing()).count).toBeGreaterThan(before.count);
    await expect(problem(first)).toHaveCount(0);
    // The board trains on.
    const e = await second.root.getByTestId('e').innerText();
    await second.enter('lambda-input', '0.05');
    await expect(second.root.getByTestId('e')).not.toHaveText(e);
    await first.enter('lambda-input', '0.05');
    await board.rests();
    await expect(problem(second)).toBeVisible();

    await page.evaluate(() => Object.assign(window, { broken: 0 }));
    await second.enter('lambda-input', '0.04');
    await expect(problem(second)).toHaveCount(0);
  });
});

test('a figure that is taken elsewhere in the page goes on living', async ({ board, page }) => {
  await board.openAtRest(`${FOUR}&inspect=1`);
  await expect(page.getByTestId('diagram')).toBeVisible();
  await page.evaluate(() => {
    const elsewhere = document.createElement('div');
    document.body.append(elsewhere);
    const moved = document.querySelector('mlp-figure mlp-plot');
    for (const element of [moved, ...document.querySelectorAll('mlp-diagram, mlp-unit-plot')]) {
      elsewhere.append(/** @type {Element} */ (element));
    }
  });
  const canvases = ['mlp-plot', 'mlp-unit-plot', 'mlp-diagram'].map((name) =>
    page.locator(`body > div ${name} canvas`),
  );
  const counts = () => Promise.all(canvases.map(async (canvas) => (await drawingOn(canvas)).count));
  await board.isStill();
  const before = await counts();
  await page.getByTestId('figure-1-lambda-input').fill('0.02');
  await page.getByTestId('figure-1-lambda-input').blur();
  await expect.poll(async () => (await counts()).every((count, i) => count > before[i])).toBe(true);
});

test('a chart that is taken elsewhere in the page goes on living', async ({ board, page }) => {
  await board.openAtRest(`${FOUR}&inspect=1`);
  await openTab(page, 'curves');
  const chart = page.locator('.chart canvas');
  await expect(chart).toBeVisible();
  await page.evaluate(() =>
    document.body.append(/** @type {Element} */ (document.querySelector('mlp-curves'))),
  );
  await expect(page.locator('body > mlp-curves .chart canvas')).toBeVisible();
});
