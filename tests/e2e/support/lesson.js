/** A lesson on the page: where it is. @import { Page } from '@playwright/test' */
import { expect } from './fixtures.js';

/** @param {Page} page */
export const lesson = (page) => page.getByTestId('lesson');

/** @param {Page} page @param {string} place @param {string} [beat] */
export async function isAt(page, place, beat = 'show') {
  await expect(lesson(page)).toHaveAttribute('data-scene', place);
  await expect(lesson(page)).toHaveAttribute('data-beat', beat);
}

/** @param {Page} page @param {string} address  from its query or hash on */
export async function open(page, address) {
  await page.goto('about:blank');
  await page.goto(`./${address}`);
  await expect(lesson(page)).toBeVisible();
}
