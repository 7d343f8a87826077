/**
 * The page comes back: from a hidden tab, from one that was frozen, or from the browser's cache of pages that were left,
 * by which Back and Forward are at once. Workers have stood still meanwhile, and a browser may have ended them without a
 * word.
 *
 * @import { Page } from './page.js'
 */

/** @param {Pick<Page, 'pool'>} page @param {Window} window */
export function lookAfterReturn({ pool }, window) {
  const { document } = window;
  const look = () => {
    if (!document.hidden) pool.lookAfter();
  };
  window.addEventListener('pageshow', ({ persisted }) => persisted && look());
  for (const event of ['visibilitychange', 'resume']) document.addEventListener(event, look);
}
