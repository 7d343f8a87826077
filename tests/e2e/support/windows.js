/** One page in windows of many sizes, as a phone is turned. @import { Page } from '@playwright/test' */

/**
 * Does something in a window of every size, beginning with the one that it has, if that is one of them. What the page does
 * about another size by script it does within two frames.
 *
 * @param {Page} page
 * @param {readonly (readonly [width: number, height: number])[]} sizes
 * @param {(name: string, size: { width: number, height: number }) => Promise<unknown>} act  `name` is for messages
 */
export async function inEach(page, sizes, act) {
  const begin = page.viewportSize();
  const come = sizes.findIndex(([width, height]) => width === begin?.width && height === begin.height);
  const first = Math.max(come, 0);
  for (const [width, height] of [...sizes.slice(first), ...sizes.slice(0, first)]) {
    await page.setViewportSize({ width, height });
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    await act(`${width} × ${height}`, { width, height });
  }
}

/**
 * A page that is refused the full screen, as in some frames, since nothing else can change its size there. To be called
 * before the page is there.
 *
 * @param {Page} page
 */
export const staysInWindow = (page) =>
  page.addInitScript(() => {
    Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('Permissions check failed'));
  });
