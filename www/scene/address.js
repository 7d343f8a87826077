/**
 * Keeps the address bar and the store in step: the scene is written into the hash, and a hash that
 * someone types, pastes or follows becomes the scene. Writing replaces the history entry: dragging
 * a slider must not bury the page that the person came from.
 *
 * @import { ReadonlySignal } from '@preact/signals-core'
 * @import { Moment, Problem, Scene, Store } from './scene.d.ts'
 */
import { effect } from '@preact/signals-core';
import { decode, encode } from './hash.js';
import { defaultScene } from './schema.js';

/** Browsers allow about 100 history calls in 30 s (Safari throws beyond); this is at most 75. */
const WRITE_DELAY_MS = 400;

/**
 * The part of `window` that is used here.
 * @typedef {Pick<Window & typeof globalThis, 'location' | 'history' | 'document'
 *   | 'addEventListener' | 'removeEventListener' | 'setTimeout' | 'clearTimeout'>} LinkWindow
 */

/**
 * The scene that the address bar asks for.
 *
 * @param {LinkWindow} page  the window
 * @returns {{ scene: Scene, moment: Moment | null, problems: Problem[] }}
 */
export function readLink(page) {
  if (isAnchor(page)) return { scene: defaultScene(), moment: null, problems: [] };
  const whole = keptWhole(page);
  return whole === undefined ? decode(page.location.hash) : decode(whole, { whole: true });
}

/**
 * Where a link has no room for all points and weights, the browser's history keeps the whole of it beside the address, so
 * that a reload has them.
 *
 * @param {LinkWindow} page
 * @returns {string | undefined}
 */
function keptWhole({ history, location }) {
  const { hash, whole } = history.state ?? {};
  return hash === location.hash && typeof whole === 'string' ? whole : undefined;
}

/**
 * @param {Store} store
 * @param {ReadonlySignal<Moment | null>} moment  that belongs to the scene
 * @param {LinkWindow} page  the window
 * @returns {() => void} stops
 */
export function bindLink(store, moment, page) {
  let timer = 0;
  /** The hash that the scene was last read from or written to. */
  let known = page.location.hash;

  const write = () => {
    page.clearTimeout(timer);
    timer = 0;
    // Somebody has just changed it, and `hashchange` is on its way: theirs counts.
    if (page.location.hash !== known) return;
    const scene = store.scene.peek();
    const hash = encode(scene, moment.peek());
    const all = encode(scene, moment.peek(), { whole: true });
    const whole = all === hash ? undefined : all;
    if (hash === known && whole === keptWhole(page)) return;
    try {
      // An empty URL would keep the old hash.
      const url = hash || page.location.pathname + page.location.search;
      page.history.replaceState({ ...page.history.state, hash, whole }, '', url);
      known = page.location.hash;
    } catch {
      // A sandboxed frame or a local file may forbid it; the page works all the same.
    }
  };
  const writeSoon = () => {
    timer ||= page.setTimeout(write, WRITE_DELAY_MS);
  };
  const writeNow = () => {
    if (timer) write();
  };
  const read = () => {
    known = page.location.hash;
    // A jump within the page took the scene's place in the address bar: put it back.
    if (isAnchor(page)) return writeSoon();
    if (page.location.hash === encode(store.scene.peek(), moment.peek())) return;
    const link = readLink(page);
    store.load(link.scene, link.problems, link.moment);
  };

  const stop = effect(() => {
    void [store.scene.value, moment.value];
    writeSoon();
  });
  page.addEventListener('hashchange', read);
  page.addEventListener('pagehide', writeNow);
  return () => {
    writeNow();
    stop();
    page.removeEventListener('hashchange', read);
    page.removeEventListener('pagehide', writeNow);
  };
}

/**
 * Whether the hash names an element of the page, as a skip link does.
 * @param {LinkWindow} page
 */
function isAnchor(page) {
  const name = page.location.hash.slice(1);
  return name !== '' && !name.includes('=') && page.document.getElementById(name) !== null;
}
