/** The figures alone, in windows of halls. */
import { expect, test } from './support/fixtures.js';
import { present } from './support/present.js';
import { inEach, staysInWindow } from './support/windows.js';

/** @import { Page } from '@playwright/test' */

/** Boxes of what is shown, and whether any of it sticks out or lies over another figure. @param {Page} page */
const measured = (page) =>
  page.evaluate(() => {
    const boxOf = (/** @type {Element} */ element) => {
      const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
      return { left, top, right, bottom, width, height };
    };
    const figures = [...document.querySelectorAll('[data-testid=figure]')];
    const parts = figures.map((figure) =>
      [...figure.querySelectorAll('canvas, .stage-caption > span, .stage-controls > *, .stage-numbers')].map(
        boxOf,
      ),
    );
    const plots = figures.map((figure) => boxOf(/** @type {Element} */ (figure.querySelector('canvas'))));
    const foot = boxOf(/** @type {Element} */ (document.querySelector('.stage-foot')));
    const over = parts.flatMap((own, i) =>
      parts
        .slice(i + 1)
        .flatMap((others) =>
          own.flatMap((a) =>
            others.filter(
              (b) =>
                a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1,
            ),
          ),
        ),
    );
    const out = parts
      .flat()
      .filter(
        ({ left, top, right, bottom }) =>
          left < -1 || top < -1 || right > innerWidth + 1 || bottom > foot.top + 1,
      );
    const area = plots.reduce((sum, { width, height }) => sum + width * height, 0);
    return {
      count: figures.length,
      out,
      over,
      share: area / (innerWidth * innerHeight),
      scroll: document.documentElement.scrollHeight - innerHeight,
    };
  });

const SIZES = /** @type {const} */ ([
  [1280, 720],
  [1920, 1080],
  [1024, 768],
  [720, 1280],
]);

for (let count = 1; count <= 6; count += 1) {
  const [width, height] = SIZES[count % SIZES.length];
  test(`${count} of six figures, come at ${width} × ${height}, fill every window, and nothing is cut`, async ({
    board,
    page,
  }) => {
    await staysInWindow(page);
    await page.setViewportSize({ width, height });
    const all = ['fig=optimum', 'fig=5', 'fig=20-20,l=0.1', 'fig=0', 'fig=3-2-3', 'fig=4,l=1'];
    await board.open(`#points=30&test=0&${all.slice(0, count).join('&')}`);
    await present(page);
    await expect(page.getByTestId('figure')).toHaveCount(count);
    for (const numbers of [false, true]) {
      if (numbers) await page.keyboard.press('n');
      await inEach(page, SIZES, async (name) => {
        await expect
          .poll(async () => (await measured(page)).share, name)
          .toBeGreaterThan(numbers ? 0.22 : 0.3);
        expect(await measured(page), name).toMatchObject({ count, out: [], over: [] });
      });
    }
    await expect(page.locator('input[type=range]')).toHaveCount(count - 1);
  });
}
