/** What is typed into the presented view, and what is said of it. */
import { expect, test } from './support/fixtures.js';
import { present } from './support/present.js';

const TWO = '#v=1&points=40&test=0&fig=4-4,l=0.1&fig=4,l=10';
const SIX = `${TWO}&fig=3&fig=2&fig=5&fig=6`;

for (const [width, height, link] of /** @type {const} */ ([
  [1440, 900, TWO],
  [1440, 900, SIX],
  [1920, 600, TWO],
  [740, 360, TWO],
  [360, 740, TWO],
])) {
  test(`at ${width} × ${height} what is wrong with one of ${link === SIX ? 'six' : 'two'} figures is told beside the controls, never over one`, async ({
    board,
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await board.open(`?lang=de${link}`);
    await present(page);
    for (const field of ['lambda-input', 'sizes']) {
      const input = page.getByTestId(`stage-1-${field}`);
      await input.fill('eins');
      await input.press('Enter');
      await expect(input).toHaveAttribute('aria-invalid', 'true');
      await expect(page.locator('.stage-controls .error:not(:empty)')).toHaveCount(1);
      const covered = await page
        .locator(':is(.stage-controls, .stage-caption) :is(button, input)')
        .evaluateAll((controls) =>
          controls
            .filter((control) => {
              const { left, top, width, height } = control.getBoundingClientRect();
              const shares = [0.1, 0.5, 0.9];
              return shares.some((right) =>
                shares.some((down) => {
                  const hit = document.elementFromPoint(left + right * width, top + down * height);
                  return hit?.closest('.error');
                }),
              );
            })
            .map((control) => control.outerHTML.slice(0, 80)),
        );
      expect(covered).toEqual([]);
      await expect(page.locator('.stage-controls .error:not(:empty)')).toBeInViewport({ ratio: 1 });
      await input.press('Escape');
      await expect(page.locator('.stage-controls .error:not(:empty)')).toHaveCount(0);
    }
  });
}
