/**
 * Where things are on the page, and whether each has its room.
 *
 * @import { Page } from '@playwright/test'
 */

/**
 * For each selector the box around all that it finds and that is to be seen.
 *
 * @template {string} Name
 * @param {Page} page
 * @param {Record<Name, string>} selectors
 * @returns {Promise<Record<Name, { left: number, right: number, top: number, bottom: number, width: number, height: number }>>}
 */
export const boxesOf = (page, selectors) =>
  page.evaluate((named) => {
    const boxOf = (/** @type {string} */ selector) => {
      const boxes = [...document.querySelectorAll(selector)]
        .filter((element) => element.checkVisibility())
        .map((element) => element.getBoundingClientRect())
        .filter(({ width, height }) => width > 0 && height > 0);
      const [left, top] = [
        Math.min(...boxes.map((box) => box.left)),
        Math.min(...boxes.map((box) => box.top)),
      ];
      const right = Math.max(...boxes.map((box) => box.right));
      const bottom = Math.max(...boxes.map((box) => box.bottom));
      return { left, right, top, bottom, width: right - left, height: bottom - top };
    };
    return /** @type {any} */ (
      Object.fromEntries(
        Object.entries(/** @type {Record<string, string>} */ (named)).map(([name, selector]) => [
          name,
          boxOf(selector),
        ]),
      )
    );
  }, selectors);

/**
 * What of the page, or of the dialog that lies over it, sticks out of the window to the side, is cut, or is a control that
 * lies over another one.
 *
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export const faultsOf = (page) =>
  page.evaluate(() => {
    const root = document.querySelector('dialog[open]') ?? document.body;
    const HIDDEN = '.visually-hidden, .skip, .crosshair-focus, mlp-crosshair';
    const isSeen = (/** @type {Element} */ element) => {
      const { width, height } = element.getBoundingClientRect();
      return (
        width > 1 &&
        height > 1 &&
        element.checkVisibility({ visibilityProperty: true }) &&
        !element.closest(HIDDEN)
      );
    };
    // What can be moved to is not lost.
    const scrollsBeside = (/** @type {Element} */ element) => {
      for (
        let around = element.parentElement;
        around && around !== document.body;
        around = around.parentElement
      ) {
        const { overflowX } = getComputedStyle(around);
        const isRoomy = around.scrollWidth > around.clientWidth && !around.matches('dialog');
        if ((overflowX === 'auto' || overflowX === 'scroll') && isRoomy) return true;
      }
      return false;
    };
    const nameOf = (/** @type {Element} */ element) =>
      `${element.localName}.${element.className || element.getAttribute('data-testid')} “${element.textContent?.trim().slice(0, 30)}”`;
    const seen = [...root.querySelectorAll('*')].filter(isSeen);
    const out = seen
      .filter((element) => !element.closest('svg') && !scrollsBeside(element))
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return left < -0.5 || right > document.documentElement.clientWidth + 0.5;
      })
      .map((element) => `${nameOf(element)} sticks out`);
    const cut = seen
      .filter((element) =>
        element.matches('button, label, .label, p, dt, dd, h1, h2, h3, summary, th, td, legend'),
      )
      .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
      .filter((element) => getComputedStyle(element).textOverflow !== 'ellipsis')
      .map((element) => `${nameOf(element)} is cut`);
    // A list that is open lies over what is below it, as it should.
    const floats = (/** @type {Element} */ element) =>
      element.closest('.folded-actions[data-open], .notices, .menu-list, .diagram, [popover]') !== null;
    const controls = seen.filter(
      (element) => element.matches('button, input, select, summary, .title') && !floats(element),
    );
    /** The part of an element's box that the lists around it, which can be moved, leave to be seen. */
    const boxOf = (/** @type {Element} */ element) => {
      let { left, right, top, bottom } = element.getBoundingClientRect();
      for (let around = element.parentElement; around && around !== root; around = around.parentElement) {
        if (getComputedStyle(around).overflowY === 'visible') continue;
        const frame = around.getBoundingClientRect();
        [left, top] = [Math.max(left, frame.left), Math.max(top, frame.top)];
        [right, bottom] = [Math.min(right, frame.right), Math.min(bottom, frame.bottom)];
      }
      return { left, right, top, bottom };
    };
    const boxes = controls.map((control) => ({ control, box: boxOf(control) }));
    const over = boxes.flatMap(({ control, box: a }, i) =>
      boxes
        .slice(i + 1)
        .filter(({ control: other }) => !control.contains(other) && !other.contains(control))
        .filter(({ box: b }) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1)
        .filter(({ box: b }) => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1)
        // What stays in sight passes over the rest, which can be moved.
        .filter(({ control: other }) => Boolean(control.closest('.top')) === Boolean(other.closest('.top')))
        .map(({ control: other }) => `${nameOf(control)} lies over ${nameOf(other)}`),
    );
    return [...out, ...cut, ...over];
  });
