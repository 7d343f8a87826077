/** The code of a presented board, read back from the picture. */
import { readCode } from './support/code.js';
import { expect, test } from './support/fixtures.js';
import { SMALL, present, stage } from './support/present.js';

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`the code is read back from the screen, ${colorScheme}`, async ({ board, page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 1280, height: 720 });
    await board.open(SMALL);
    await board.resetToStart();
    for (let i = 0; i < 3; i += 1) await board.stepUpdate.click();
    await expect(board.figure(0).updates).toHaveText('3 updates');
    await present(page);
    await page.keyboard.press('q');
    await expect(page.getByTestId('code')).toBeVisible();
    const link = async () => (await page.getByTestId('code-link').textContent()) ?? '';
    const settings = await link();
    expect(new URL(settings).hash).toBe(SMALL);
    expect(await readCode(page)).toBe(settings);
    await page.getByTestId('code-moment').check();
    const moment = await link();
    expect(new URL(moment).hash).toContain('at=3');
    expect(await readCode(page)).toBe(moment);
    // The quiet zone is four modules of white.
    const { size, white } = await page.getByTestId('code').evaluate((svg) => ({
      size:
        Number(/** @type {SVGSVGElement} */ (svg).viewBox.baseVal.width) -
        Number(svg.getAttribute('data-modules')),
      white: getComputedStyle(svg).backgroundColor,
    }));
    expect([size, white]).toEqual([8, 'rgb(255, 255, 255)']);
    await page.keyboard.press('q');
    await expect(page.getByTestId('code')).toHaveCount(0);
    await expect(stage(page)).toBeVisible();
  });
}

test('a moment that no code holds is told with its length, and the settings serve', async ({
  board,
  page,
}) => {
  // 501 weights of 0.5 (3f000000, least byte first), and twice 501 more.
  const weights = `w=${'AAAAPwAAAD8AAAA_'.repeat(167)},at=5`;
  await board.open(`#v=1&points=50&test=0&fig=20-20,l=2,${weights}&fig=20-20,${weights}`);
  await page.getByTestId('share').click();
  await page.getByTestId('share-code').click();
  await expect(page.getByTestId('code-moment')).toBeDisabled();
  const length = Number(await page.getByTestId('code-note').getAttribute('data-length'));
  expect(length).toBeGreaterThan(2953);
  expect(await page.getByTestId('code-note').textContent()).toMatch(/\d/);
  expect(await readCode(page)).toBe(await page.getByTestId('code-link').textContent());
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('share-dialog')).toBeVisible();
});
