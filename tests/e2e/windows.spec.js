/** Windows that are very small, or very large. */
import { expect, test } from './support/fixtures.js';

/** @import { Page } from '@playwright/test' */

const TWO = '#v=1&points=30&test=0&fig=5&fig=3';

/** Pairs of controls that lie over each other, and what sticks out to the sides. @param {Page} page */
const faults = (page) =>
  page.evaluate(() => {
    const all = [
      ...document.querySelectorAll('.title, .page-actions > *, .transport > *, .legend > *, .legend .button'),
    ]
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().width > 1)
      .map((element) => ({ element, box: element.getBoundingClientRect() }));
    const nameOf = (/** @type {Element} */ element) =>
      element.getAttribute('data-testid') ?? `${element.tagName}.${element.className}`;
    const over = all.flatMap(({ element, box }, i) =>
      all
        .slice(i + 1)
        .filter(
          ({ element: other, box: b }) =>
            !element.contains(other) &&
            !other.contains(element) &&
            box.left < b.right - 1 &&
            b.left < box.right - 1 &&
            box.top < b.bottom - 1 &&
            b.top < box.bottom - 1,
        )
        .map(({ element: other }) => `${nameOf(element)} – ${nameOf(other)}`),
    );
    // What stands in a button is in it, with the icon above or beside its name.
    const cut = [...document.querySelectorAll('.transport .button')]
      .filter((button) => button.scrollWidth > button.clientWidth + 1)
      .map(nameOf);
    const out = document.documentElement.scrollWidth - innerWidth;
    return { over, cut, out: Math.max(0, out) };
  });

for (const [width, height] of [
  [400, 300],
  [320, 320],
  [470, 320],
  [320, 470],
]) {
  for (const lang of ['en', 'de']) {
    test(`at ${width} × ${height} nothing lies over anything, ${lang}`, async ({ board, page }) => {
      await page.setViewportSize({ width, height });
      await page.goto(`./?lang=${lang}${TWO}`);
      await board.isDrawn();
      await expect.poll(() => faults(page)).toEqual({ over: [], cut: [], out: 0 });
    });
  }
}

test('on very large screens type and plots grow with the window', async ({ board, page }) => {
  const measured = async (/** @type {number} */ width, /** @type {number} */ height) => {
    await page.setViewportSize({ width, height });
    await board.open('#v=1&points=30&test=0&fig=5&fig=3&fig=4&fig=optimum');
    return page.evaluate(() => ({
      type: parseFloat(getComputedStyle(document.documentElement).fontSize),
      plot: /** @type {Element} */ (document.querySelector('mlp-plot')).getBoundingClientRect().width,
      foot: /** @type {Element} */ (document.querySelector('mlp-footer')).getBoundingClientRect().bottom,
      out: document.documentElement.scrollWidth - innerWidth,
    }));
  };
  const usual = await measured(1920, 1080);
  const large = await measured(3840, 2160);
  expect(large.type / usual.type).toBeGreaterThan(1.75);
  expect(large.plot / usual.plot).toBeGreaterThan(1.75);
  expect(large.foot / 2160).toBeGreaterThan(0.7);
  expect(large.out).toBeLessThanOrEqual(0);
});

for (const [width, height] of [
  [360, 740],
  [768, 1024],
]) {
  for (const lang of ['en', 'de']) {
    test(`at ${width} × ${height} the inspector has its head and its figure in sight, ${lang}`, async ({
      board,
      page,
    }) => {
      await page.setViewportSize({ width, height });
      await page.goto(`./?lang=${lang}${TWO}`);
      await board.isDrawn();
      await page.getByTestId('figure-1-inspect').first().click();
      await expect(page.getByTestId('weight').first()).toBeVisible();
      const seen = () =>
        page.evaluate(() =>
          ['#inspector-title', '.inspected-small canvas', '[data-testid=inspector-close]'].map((selector) => {
            const element = /** @type {Element} */ (document.querySelector(selector));
            const { left, top, width: w, height: h } = element.getBoundingClientRect();
            const found = document.elementFromPoint(left + w / 2, top + 3);
            return w > 0 && h > 0 && found !== null && (found.contains(element) || element.contains(found));
          }),
        );
      await expect.poll(seen).toEqual([true, true, true]);
      await page.evaluate(() => scrollBy(0, 250));
      await expect.poll(seen).toEqual([true, true, true]);
    });
  }
}
