/** @import { Locator, Page } from '@playwright/test' */

/** Inputs of text, in which people type. */
const TYPED = 'input:not([type]), input[type=text], input[type=search], input[type=number]';

/**
 * Playwright's driver of Firefox fills a field by a script, after which Firefox, which has seen nobody type, tells of no
 * change when the field is left. There, fields are typed into instead.
 *
 * @param {Page} page
 */
export function typeWhereFillIsSilent(page) {
  if (page.context().browser()?.browserType().name() !== 'firefox') return;
  const locators = Object.getPrototypeOf(page.locator('html'));
  if (locators.fillByScript) return;
  locators.fillByScript = locators.fill;
  locators.fill = async function (
    /** @type {string} */ text,
    /** @type {Parameters<Locator['fill']>[1]} */ options,
  ) {
    const isTyped = await this.evaluate(
      (/** @type {Element} */ element, /** @type {string} */ typed) => element.matches(typed),
      TYPED,
    );
    if (!isTyped) return this.fillByScript(text, options);
    await this.focus();
    await this.press('Control+a');
    if (text === '') await this.press('Delete');
    else await this.page().keyboard.type(text);
  };
}
