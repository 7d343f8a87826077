/**
 * What machines can check of WCAG 2.2 AA, in both languages, and in light and dark.
 *
 * @import { Page } from '@playwright/test'
 */
import axe from 'axe-core';
import { expect } from './fixtures.js';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds on the page as it is, and where the page can be told to speak the other language, also as it is then, in
 * the other colours: light where it was dark, or dark. A dialog that lies over the page stays open.
 *
 * @param {Page} page
 * @param {string} [part]  selector
 * @param {{ before?: () => Promise<unknown>, part?: string }} [there]  in the other language: what is done first, and what
 *   is looked at
 */
export async function violations(page, part = 'html', there = {}) {
  const found = await violationsNow(page, part);
  if ((await page.getByTestId('language').count()) === 0) return found;
  await inOtherLanguage(page, async () => {
    await there.before?.();
    const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    await page.emulateMedia({ colorScheme: isDark ? 'light' : 'dark' });
    found.push(...(await violationsNow(page, there.part ?? part)));
    await page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light' });
  });
  return found;
}

/**
 * Does something while the page speaks its other language; a dialog that lies over the page stays open.
 *
 * @param {Page} page
 * @param {() => Promise<unknown>} act
 */
export async function inOtherLanguage(page, act) {
  const root = page.locator('html');
  const first = (await root.getAttribute('lang')) ?? '';
  const change = () =>
    page.getByTestId('language').evaluate((element) => /** @type {HTMLElement} */ (element).click());
  await change();
  await expect(root).not.toHaveAttribute('lang', first);
  await act();
  await change();
  await expect(root).toHaveAttribute('lang', first);
}

/**
 * It stays in the page, which has no frames that it would have to be brought into, too: to read it is half of its work.
 *
 * @param {Page} page
 * @param {string} part
 * @returns {Promise<string[]>}
 */
async function violationsNow(page, part) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(
    async ({ part: context, tags }) => {
      if (document.querySelector('iframe')) throw new Error('axe does not look into the frames of this page');
      // Colours that are still on their way are nobody's: those of the classes come a frame later.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const moving = document
        .getAnimations()
        .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
      await Promise.allSettled(moving.map(({ finished }) => finished));
      const { run } = /** @type {{ axe: typeof import('axe-core') }} */ (/** @type {unknown} */ (globalThis))
        .axe;
      const { violations: found } = await run(context, {
        runOnly: { type: 'tag', values: tags },
        resultTypes: ['violations'],
        // It takes links of scenes, which begin with #, for places of the page.
        rules: { 'skip-link': { enabled: false } },
      });
      const { lang } = document.documentElement;
      const colours = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
      return found.map(
        ({ id, nodes }) => `${lang}, ${colours}, ${id}: ${nodes.map(({ html }) => html).join(', ')}`,
      );
    },
    { part, tags: TAGS },
  );
}
