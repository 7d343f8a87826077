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
  const root = page.locator('html');
  const button = page.getByTestId('language');
  if ((await button.count()) === 0) return found;
  const first = (await root.getAttribute('lang')) ?? '';
  await button.evaluate((element) => /** @type {HTMLElement} */ (element).click());
  await expect(root).not.toHaveAttribute('lang', first);
  found.push(...(await violationsNow(page, part)));
  await button.evaluate((element) => /** @type {HTMLElement} */ (element).click());
  await expect(root).toHaveAttribute('lang', first);
  return found;
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
