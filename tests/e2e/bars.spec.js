/** The numbers of a figure's card, and their bars. */
import { chooseSource } from './support/board.js';
import { expect, test } from './support/fixtures.js';

/** @import { Page } from '@playwright/test' */

/** What the bars of a figure show: for each the share of the scale, and where the optimum is marked. @param {Page} page */
const barsOf = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('mlp-figure')].map((figure) =>
      Object.fromEntries(
        [...figure.querySelectorAll('.bar-row')].map((row) => {
          const track = /** @type {Element} */ (row.querySelector('.bar-track')).getBoundingClientRect();
          const bar = row.querySelector('.bar');
          return [
            /** @type {HTMLElement} */ (row).dataset.of,
            {
              share: bar && bar.getBoundingClientRect().width / track.width,
              isCut: bar?.hasAttribute('data-cut'),
              isBeyond: bar?.hasAttribute('data-beyond'),
              width: track.width,
            },
          ];
        }),
      ),
    ),
  );

test('bars show D on the training points, the test points and of the optimum, on one scale for all figures', async ({
  board,
  page,
}) => {
  await board.openAtRest();
  const figures = await board.allFigures();
  const bars = await barsOf(page);
  const optimum = await figures[3].number('bayes-cross-entropy');
  for (const [i, figure] of figures.slice(0, 3).entries()) {
    const d = {
      training: await figure.number('train-d'),
      test: await figure.number('test-d'),
      optimum: await figure.number('optimum-d'),
    };
    expect(d.optimum).toBe(optimum);
    expect(d.training).toBe(await figure.number('d'));
    for (const of of /** @type {const} */ (['training', 'test', 'optimum'])) {
      // ln 2, the cross-entropy of one half for everything.
      expect(bars[i][of].share, `${of} of figure ${i + 1}`).toBeCloseTo(Math.min(1, d[of] / Math.LN2), 1);
      expect(bars[i][of].isCut).toBe(d[of] > Math.LN2);
    }
    expect(bars[i].test.isBeyond).toBe(true);
    expect(bars[i].training.isBeyond).toBe(false);
    expect(bars[i].test.width).toBeCloseTo(bars[0].test.width, 0);
  }
  expect(bars[1].test.isCut).toBe(true); // 20-20 without a penalty
  expect(bars[2].test.isCut).toBe(false);
  expect(bars[3].optimum.share).toBeCloseTo(bars[0].optimum.share ?? 0, 2);
});

test('the optimum’s D is told also where no figure shows it', async ({ board, page }) => {
  await board.openAtRest('#points=60&source=moons&fig=4&fig=optimum');
  const optimum = await board.figure(1).number('bayes-cross-entropy');
  await board.figure(1).choose('remove');
  await expect(board.figures).toHaveCount(1);
  await expect.poll(() => board.figure(0).number('optimum-d')).toBe(optimum);
  await board.openAtRest('#points=60&source=moons&fig=4');
  await expect.poll(() => board.figure(0).number('optimum-d')).toBe(optimum);
  // And follows the source.
  await board.enter('noise-input', '0.3');
  await expect.poll(() => board.figure(0).number('optimum-d')).toBeLessThan(optimum);
  await chooseSource(page, 'sine');
  await expect.poll(() => board.figure(0).number('optimum-d')).toBeCloseTo(0.09, 6);
  await board.rests();
  const [{ test: bar }] = await barsOf(page);
  expect(bar.share).toBeCloseTo(Math.min(1, (await board.figure(0).number('test-d')) / 0.36), 1);
});

test('points outside the picture are counted', async ({ board }) => {
  await board.openAtRest('#points=60&noise=0.2&fig=3&fig=optimum');
  await expect(board.figure(0).root.getByTestId('outside')).toHaveCount(0);
  await board.enter('noise-input', '2');
  for (const figure of await board.allFigures()) {
    await expect(figure.root.getByTestId('outside')).toHaveText(/^\s*\d+ of 60 points outside\s*$/);
  }
});
