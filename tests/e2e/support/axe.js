/**
 * What machines can check of WCAG 2.2 AA, in both languages.
 *
 * @import { Page } from '@playwright/test'
 */
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from './fixtures.js';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds on the page as it is, and where the page can be told to speak the other language, also as it is then. A
 * dialog that lies over the page stays open.
 *
 * @param {Page} page
 * @param {string} [part]  selector
 */
export async function violations(page, part = 'html') {
  const found = await violationsNow(page, part);
  if ((await page.getByTestId('language').count()) === 0) return found;
  await inOtherLanguage(page, async () => {
    found.push(...(await violationsNow(page, part)));
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

/** @param {Page} page @param {string} part */
async function violationsNow(page, part) {
  const lang = await page.locator('html').getAttribute('lang');
  const { violations: found } = await new AxeBuilder({ page })
    .include(part)
    .withTags(TAGS)
    .disableRules('skip-link') // takes links of scenes, which begin with #, for places of the page
    .analyze();
  return found.map(({ id, nodes }) => `${lang}, ${id}: ${nodes.map(({ html }) => html).join(', ')}`);
}
