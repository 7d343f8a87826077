/** The whole lecture by Page Down, in both languages. */
import { violations } from './support/axe.js';
import { chaptersIn, placesOf } from './support/chapters.js';
import { expect, test } from './support/fixtures.js';
import { isAt, lesson, open } from './support/lesson.js';

test('Page Down alone leads through all scenes, which both languages tell', async ({ page }) => {
  const places = placesOf(chaptersIn('en'));
  const german = placesOf(chaptersIn('de'));
  test.setTimeout(30_000 * places.length);
  await open(page, `#lesson=${places[0].place}`);
  for (const [n, { place, title, beats }] of places.entries()) {
    for (const beat of beats) {
      await isAt(page, place, beat);
      await expect(lesson(page).getByTestId('lesson-options')).toHaveCount(
        beats.includes('ask') && beat !== 'show' ? 1 : 0,
      );
      if (beat === beats[0]) {
        await expect(page).toHaveTitle(`${title} – MLP playground`);
        await expect.poll(() => page.evaluate(() => location.hash)).toContain(`lesson=${place}`);
      }
      if (beat === beats.at(-1)) {
        // What was not known of the networks by then is computed now.
        const known = () =>
          expect(lesson(page).locator('[data-known=false]')).toHaveCount(0, { timeout: 60_000 });
        await known();
        const inGerman = async () => {
          await expect(page).toHaveTitle(`${german[n].title} – MLP playground`);
          await isAt(page, german[n].place, german[n].beats.at(-1));
          await known();
        };
        expect(await violations(page, 'mlp-lesson', { before: inGerman }), place).toEqual([]);
      }
      await page.keyboard.press('PageDown');
    }
  }
  // The end stays.
  await isAt(page, /** @type {any} */ (places.at(-1)).place, places.at(-1)?.beats.at(-1));
  await expect(page.getByTestId('lesson-next')).toBeDisabled();
  await expect(page.getByTestId('notice')).toHaveCount(0);
});
