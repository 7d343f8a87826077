/**
 * The inspector as a person meets it.
 *
 * @import { Page } from '@playwright/test'
 */
import { expect } from '@playwright/test';

export const TABS = /** @type {const} */ (['network', 'curves', 'truth']);

/** @param {Page} page @param {(typeof TABS)[number]} tab */
export async function openTab(page, tab) {
  await page.locator(`[data-tab=${tab}]`).click();
  await expect(page.locator('#inspector-panel')).toHaveAttribute('data-shows', tab);
}
