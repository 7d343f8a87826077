/**
 * Parts of the page that are loaded when they are first wanted.
 *
 * @import { Message } from '../scene/scene.d.ts'
 * @import { Page } from './page.js'
 */
import { effect } from '@preact/signals-core';
import { reasonOf } from '../points/reason.js';

/** What stands in for a moment without work, where browsers do not tell of one (Safari). */
const REST_MILLIS = 500;

/** By which a page first hears of a person. */
const TOUCHES = ['pointerdown', 'keydown', 'focusin'];

/**
 * What `load` resolves to; null where it could not be loaded, which the page then says with the reason, and offers a reload
 * (`top/notices.js`).
 *
 * @template T
 * @param {Page} page
 * @param {Extract<Message, { code: 'notLoaded' }>['part']} what
 * @param {() => Promise<T>} load
 * @returns {Promise<T | null>}
 */
export async function opened({ store }, what, load) {
  try {
    return await load();
  } catch (error) {
    store.notify({ code: 'notLoaded', part: what, reason: reasonOf(error) });
    return null;
  }
}

/**
 * What comes with the first touch, or at rest: whoever needs it earlier waits for it here.
 *
 * @param {Page} page
 */
export const later = (page) => opened(page, 'part', () => import('./later.js'));

/**
 * Opens a dialog that is loaded, and put into the page, when it is first wanted.
 *
 * @template T
 * @param {Page} page
 * @param {string} tag  of its element, which has the page and a method `show`
 * @param {() => Promise<unknown>} load
 * @param {T} subject  what it is about
 */
export async function openDialog(page, tag, load, subject) {
  if (!(await opened(page, 'dialog', load))) return;
  let dialog = /** @type {HTMLElement & { page: Page, show: (subject: T) => void } | null} */ (
    document.querySelector(tag)
  );
  if (!dialog) {
    dialog = Object.assign(/** @type {any} */ (document.createElement(tag)), { page });
    document.body.append(/** @type {HTMLElement} */ (dialog));
  }
  dialog?.show(subject);
}

/** Keys that were pressed before there was anything to act upon them. @type {KeyboardEvent[]} */
const early = [];

/** @param {KeyboardEvent} event */
function keepKey(event) {
  if (event.defaultPrevented) return;
  early.push(event);
  // By then it would have scrolled the page.
  if (event.key === ' ' && event.target === document.body) event.preventDefault();
}

/** What acts upon keys is there: the keys until now, in their order. */
export function takeEarlyKeys() {
  window.removeEventListener('keydown', keepKey);
  return early.splice(0);
}

/**
 * Loads what a person's hand needs: when it first touches the page, or else when the board has first come to rest and the
 * browser has nothing else to do, and then the rest of the page. The first picture does not wait for it, and later it
 * needs no network. Where that fails, nobody has asked yet.
 *
 * @param {Page} page
 * @param {readonly (() => unknown)[]} loads
 */
export function loadForHands(page, loads) {
  const { pool } = page;
  // At once, so that the first one is not what the last one waits for. What fails is tried again when it is wanted.
  const load = once(() => Promise.allSettled(loads.map(async (each) => each())));
  for (const type of TOUCHES) window.addEventListener(type, load, { capture: true, once: true });
  window.addEventListener('keydown', keepKey);
  let hasGone = false;
  const stop = effect(() => {
    if (pool.isGoing.value) hasGone = true;
    if (!hasGone || pool.isGoing.value) return;
    queueMicrotask(() => stop());
    whenIdle(async () => {
      await load();
      // Nobody waits for it, so nobody is told where it does not come.
      await import('./rest.js').then(({ loadRest }) => loadRest(page, whenIdle)).catch(() => {});
    });
  });
}

/** When the browser has nothing else to do. @param {() => unknown} act */
export function whenIdle(act) {
  if ('requestIdleCallback' in window) requestIdleCallback(act);
  else setTimeout(act, REST_MILLIS);
}

/**
 * What does its work the first time it is called, and afterwards has what came of it.
 *
 * @template T
 * @param {() => T} act
 * @returns {() => T}
 */
export function once(act) {
  /** @type {{ made: T } | null} */
  let done = null;
  return () => (done ??= { made: act() }).made;
}
