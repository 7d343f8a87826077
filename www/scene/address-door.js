/**
 * The door to the link. What reads and writes it is loaded at once where the address asks for a scene, and else when the
 * scene or the address first changes.
 *
 * @import { ReadonlySignal } from '@preact/signals-core'
 * @import { Moment, Scene, Store } from './scene.d.ts'
 */
import { effect } from '@preact/signals-core';

/** Where a change waits that was made just before a reload. */
export const STORED = 'mlp-playground:unwritten';

/**
 * The part of `window` that is used here and in address.js.
 * @typedef {Pick<Window & typeof globalThis, 'location' | 'history' | 'document' | 'performance' | 'sessionStorage'
 *   | 'addEventListener' | 'removeEventListener' | 'setTimeout' | 'clearTimeout'>} LinkWindow
 */

/**
 * Address and scene when they were in step.
 * @typedef {{ hash: string, shown: { scene: Scene, moment: Moment | null }, loads: number }} Beginning
 */

/**
 * @param {Store} store
 * @param {ReadonlySignal<Moment | null>} moment
 * @param {LinkWindow} page
 * @returns {Beginning}
 */
export const beginningOf = (store, moment, page) => ({
  hash: page.location.hash,
  shown: { scene: store.scene.peek(), moment: moment.peek() },
  loads: store.loaded.peek().count,
});

/**
 * Whether there is anything to be read; else it is the default scene.
 *
 * @param {LinkWindow} page  the window
 */
export function asksForScene(page) {
  try {
    return page.location.hash !== '' || page.sessionStorage.getItem(STORED) !== null;
  } catch {
    return false; // a sandboxed frame has no storage
  }
}

/**
 * Keeps address and store in step from the first change on.
 *
 * @param {Store} store
 * @param {ReadonlySignal<Moment | null>} moment  that belongs to the scene
 * @param {LinkWindow} page  the window
 * @param {() => Promise<typeof import('./address.js') | null>} load  null where it cannot be had; another change asks again
 * @returns {() => void} has it loaded now
 */
export function bindLinkLater(store, moment, page, load) {
  const from = beginningOf(store, moment, page);
  let isLoading = false;
  const bind = async () => {
    if (isLoading) return;
    isLoading = true;
    const address = await load();
    isLoading = address !== null;
    if (!address) return;
    stop();
    page.removeEventListener('hashchange', bind);
    address.bindLink(store, moment, page, from);
  };
  const stop = effect(() => {
    const { scene } = from.shown;
    if (store.scene.value !== scene || store.loaded.value.count !== from.loads || moment.value) void bind();
  });
  page.addEventListener('hashchange', bind);
  return bind;
}
