/**
 * The page while nobody sees it, and when it comes back: to a tab that was hidden or frozen, or from the browser's cache of
 * pages that were left, by which Back and Forward are at once. Workers have stood still meanwhile, and a browser may have
 * ended them without a word.
 *
 * Browsers give a hidden page no frames, and so its training waits; its name is what can still be seen of it.
 *
 * @import { Page } from './page.js'
 */
import { effect, signal } from '@preact/signals-core';
import { laterWords } from '../words/en/later.js';
import { beforeTitle } from './title.js';

/**
 * @param {{ pool: Pick<Page['pool'], 'isGoing' | 'lookAfter'> }} page
 * @param {Window} window
 * @returns {() => void} stops
 */
export function watchAbsence({ pool }, window) {
  const { document } = window;
  const isHidden = signal(document.hidden);
  const look = () => {
    isHidden.value = document.hidden;
    if (!document.hidden) pool.lookAfter();
  };
  window.addEventListener('pageshow', ({ persisted }) => persisted && look());
  for (const event of ['visibilitychange', 'resume']) document.addEventListener(event, look);
  return effect(() => {
    beforeTitle.value = isHidden.value && pool.isGoing.value ? laterWords().waits : '';
  });
}
