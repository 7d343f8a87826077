/** What is typed into the presented view, and what is said of it. */
import { expect, test } from './support/fixtures.js';
import { present } from './support/present.js';

const TWO = '#v=1&points=40&test=0&fig=4-4,l=0.1&fig=4,l=10';

for (const [width, height] of [
  [1440, 900],
  [1920, 600],
  [740, 360],
  [360, 740],
]) {
  test(`at ${width} × ${height} what is wrong is told beside the controls, never over one`, async ({
    board,
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await board.openAtRest(`?lang=de${TWO}`);
    await present(page);
    for (const field of ['lambda-input', 'sizes']) {
      const input = page.getByTestId(`stage-1-${field}`);
      await input.fill('eins');
      await input.press('Enter');
      await expect(input).toHaveAttribute('aria-invalid', 'true');
      await expect(page.locator('.stage-controls .error:not(:empty)')).toHaveCount(1);
      const covered = await page.locator('.stage-controls :is(button, input)').evaluateAll((controls) =>
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
