/**
 * What buttons and keys have in common.
 *
 * @import { Page } from './page.js'
 */

/**
 * Pauses, then trains every network by one update or epoch.
 *
 * @param {Page} page
 * @param {'update' | 'epoch'} unit
 */
export function stepOnce({ store, pool }, unit) {
  store.playing.value = false;
  pool.step(unit);
}

/**
 * Whether the keyboard is busy with an element: it takes text, or it acts on the space bar itself.
 *
 * @param {EventTarget | null} target
 * @returns {boolean}
 */
export function takesKeys(target) {
  return (
    target instanceof Element &&
    target.closest('input, select, textarea, button, summary, a[href], [contenteditable]') !== null
  );
}
