/** A person's hands by Playwright, which drives Chromium and Firefox. @import { Page } from '@playwright/test' @import { Driver } from './person.js' */
import { setTimeout as sleep } from 'node:timers/promises';
import { saved } from '../../e2e/support/downloads.js';

/** A page that is being loaded anew has nothing to say yet. @param {unknown} error */
const isLeaving = (error) =>
  /context was destroyed|navigat|DiscardedBrowsingContext|no such frame/i.test(String(error));

/** @param {Page} page @param {string} name  of the engine @returns {Driver} */
export const byPlaywright = (page, name) => ({
  name,
  goto: (url) => page.goto(url),
  evaluate: async (act, given) => {
    for (;;) {
      try {
        return await page.evaluate(/** @type {any} */ (act), given);
      } catch (error) {
        if (!isLeaving(error)) throw error;
        await page.waitForLoadState();
      }
    }
  },
  move: (x, y, steps = 1) => page.mouse.move(x, y, { steps }),
  down: () => page.mouse.down(),
  up: () => page.mouse.up(),
  press: (keys) => page.keyboard.press(keys),
  type: (text) => page.keyboard.type(text),
  choose: (selector, path) => page.locator(selector).setInputFiles(path),
  saved: (act) => saved(page, act),
  resize: async (width, height) => {
    for (let tries = 1; ; tries++) {
      // A page that has the screen keeps its size, and Firefox's driver waits for ever.
      await page.evaluate(() => document.fullscreenElement && document.exitFullscreen());
      try {
        return await page.setViewportSize({ width, height });
      } catch (error) {
        // The window gets its size back, or the page the screen that it has asked for, a moment later than the page is told.
        if (tries === 20 || !/restore it to normal state/.test(String(error))) throw error;
        await sleep(100);
      }
    }
  },
});
