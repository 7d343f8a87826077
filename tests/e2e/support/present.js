/** The figures alone, as they are come to. @import { Page } from '@playwright/test' */
import { expect } from './fixtures.js';

export const SMALL = '#v=1&points=60&test=0&fig=5,l=0.05&fig=3-3,l=0.1&fig=optimum';

/** @param {Page} page */
export const stage = (page) => page.getByTestId('present');

/** By key, and once it is there: what presents is loaded when it is wanted. @param {Page} page */
export async function present(page) {
  await page.keyboard.press('p');
  await expect(stage(page)).toBeVisible();
}
