/** A person's hands by Playwright, which drives Chromium and Firefox. @import { Page } from '@playwright/test' @import { Driver } from './person.js' */
import { saved } from '../../e2e/support/downloads.js';

/** @param {Page} page @param {string} name  of the engine @returns {Driver} */
export const byPlaywright = (page, name) => ({
  name,
  goto: (url) => page.goto(url),
  evaluate: (act, given) => page.evaluate(/** @type {any} */ (act), given),
  move: (x, y, steps = 1) => page.mouse.move(x, y, { steps }),
  down: () => page.mouse.down(),
  up: () => page.mouse.up(),
  press: (keys) => page.keyboard.press(keys),
  type: (text) => page.keyboard.type(text),
  choose: (selector, path) => page.locator(selector).setInputFiles(path),
  saved: (act) => saved(page, act),
  resize: (width, height) => page.setViewportSize({ width, height }),
});
