/** @import { Page } from '@playwright/test' */

/** What of an element people read, or are told, beside its texts. */
const ATTRIBUTES = ['title', 'aria-label', 'aria-description', 'aria-valuetext', 'placeholder', 'label'];

/**
 * The texts of a page in the language for tests (`?lang=pseudo`) that do not come from the catalogue.
 *
 * @param {Page} page
 * @param {string} selector  of the parts of the page that are looked at
 * @param {readonly string[]} known  letters that are no words of a language: symbols, keys, names, what was typed
 * @returns {Promise<{ count: number, strange: string[] }>}  count: of all texts
 */
export const strangersIn = (page, selector, known) =>
  page.evaluate(([selector, known, attributes]) => {
    /** @type {string[]} */
    const strange = [];
    let count = 0;
    let depth = 0;
    const look = (/** @type {string} */ text) => {
      if (text.trim() === '') return;
      count += 1;
      const outside = [...text].filter((sign) => {
        if (sign === '⟦') depth += 1;
        if (sign === '⟧') depth -= 1;
        return depth === 0 && sign !== '⟧';
      });
      const words = outside.join('').match(/\p{L}+/gu) ?? [];
      if (words.some((word) => !known.includes(word))) strange.push(text);
    };
    for (const root of document.querySelectorAll(selector)) {
      // A text of the catalogue may go on in the next node, behind a symbol that is set as such.
      const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      depth = 0;
      while (texts.nextNode()) look(texts.currentNode.textContent ?? '');
      for (const element of [root, ...root.querySelectorAll('*')]) {
        for (const name of attributes) {
          depth = 0;
          look(element.getAttribute(name) ?? '');
        }
      }
    }
    return { count, strange: [...new Set(strange)] };
  }, /** @type {const} */ ([selector, known, ATTRIBUTES]));
