/** A page that has come, and to which nothing comes any more. @import { Page } from '@playwright/test' */

/** Between presses, in which what they ask for is asked for. */
const PRESS_MILLIS = 20;
const SETTLE_MILLIS = 300;

/** Nothing comes but what is asked for. To be called before the page is there. @param {Page} page */
export const fetchNothingAtRest = (page) =>
  page.addInitScript(() => Object.assign(window, { requestIdleCallback: () => 0 }));

/** What browsers write of what does not come. */
export const CUT_OFF = /net::ERR_FAILED/;

/**
 * Presses every button and fold that is seen in a part of the page, or of a dialog where one is open, while nothing can be fetched. From the last to
 * the first, for what is pressed may close what the others are in, as the first does of a dialog.
 *
 * @param {Page} page
 * @param {string} [part]  selector
 * @returns {Promise<number>} how many were pressed
 */
export async function pressAllCutOff(page, part = 'body') {
  await page.route('**/*', (route) => route.abort());
  const count = await page.evaluate(
    async ({ within, millis }) => {
      const scope = document.querySelector('dialog[open]') ?? document.querySelector(within);
      if (!scope) throw new Error(`there is no ${within}`);
      // A reload is one of them that would end the page.
      const all = 'button:enabled:not([data-testid=notice-action]), summary';
      let pressed = 0;
      for (const each of /** @type {HTMLElement[]} */ ([...scope.querySelectorAll(all)]).reverse()) {
        if (!each.isConnected || !each.checkVisibility()) continue;
        each.click();
        pressed += 1;
        await new Promise((resolve) => setTimeout(resolve, millis));
      }
      return pressed;
    },
    { within: part, millis: PRESS_MILLIS },
  );
  await page.waitForTimeout(SETTLE_MILLIS);
  return count;
}
