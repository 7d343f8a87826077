/**
 * Whether everything is within reach: inside the window, and large enough to be hit.
 *
 * @import { Page } from '@playwright/test'
 */

/** What is wider than the page. @param {Page} page */
export const tooWide = (page) =>
  page.evaluate(() => {
    const { clientWidth: right, scrollWidth } = document.documentElement;
    const isMoved = (/** @type {Element} */ element) => {
      for (let outer = element.parentElement; outer && outer !== document.body; outer = outer.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(outer).overflowX)) return true;
      }
      return false;
    };
    const out = [...document.querySelectorAll('body *')]
      .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden, .skip'))
      // What moves in its place, as wide tables do, and a hint that ends in dots.
      .filter((element) => !isMoved(element) && !element.closest('.progress-hint'))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.right > right + 0.5 || box.left < -0.5))
      .map(({ element, box }) => `${element.tagName}.${element.className} ${box.left} … ${box.right}`);
    return scrollWidth > right ? [...out, `the page: ${scrollWidth}`] : out;
  });

/** How many targets there are within a part of the page, and those of less than 24 px. @param {Page} page @param {string} [part] */
export const smallTargets = (page, part = 'body') =>
  page.evaluate((within) => {
    const targets = [
      ...document.querySelectorAll(`${within} :is(button, input, select, summary, [role=slider])`),
    ]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => !element.closest('.visually-hidden'))
      // A box and its words are one target.
      .map(
        (element) =>
          (element.matches('[type=checkbox], [type=radio]') ? element.closest('label') : element) ?? element,
      );
    return {
      count: targets.length,
      small: targets
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
        .map(({ element, box }) => `${element.outerHTML.slice(0, 120)} ${box.width} × ${box.height}`),
    };
  }, part);
