/**
 * Keeps the address bar and the store in step: the scene is written into the hash, and a hash that
 * someone types, pastes or follows becomes the scene. Writing replaces the history entry: dragging
 * a slider must not bury the page that the person came from. A scene that is gone to has an entry of its own.
 *
 * @import { ReadonlySignal } from '@preact/signals-core'
 * @import { Beginning, LinkWindow } from './address-door.js'
 * @import { Moment, Problem, Scene, Store } from './scene.d.ts'
 */
import { effect } from '@preact/signals-core';
import { STORED, beginningOf } from './address-door.js';
import { decode, encode, isNewer } from './hash.js';
import { defaultScene } from './schema.js';

/** Browsers allow about 100 history calls in 30 s (Safari throws beyond); this is at most 75. */
const WRITE_DELAY_MS = 400;

/** A reload that was asked for is on its way for no longer. */
const RELOAD_MILLIS = 10_000;

/**
 * The scene that the address bar asks for.
 *
 * @param {LinkWindow} page  the window
 * @returns {{ scene: Scene, moment: Moment | null, problems: Problem[] }}
 */
export function readLink(page) {
  const shown = { scene: defaultScene(), moment: null, problems: [] };
  if (isAnchor(page)) return shown;
  try {
    takeUnwritten(page);
    const whole = keptWhole(page);
    return whole === undefined ? decode(page.location.hash) : decode(whole, { whole: true });
  } catch {
    // Whatever a link holds, the page opens.
    return { ...shown, problems: [{ field: 'link', code: 'unreadable' }] };
  }
}

/**
 * A reload opens the address of the moment at which it was asked for: what is written into it while the answer is on its
 * way, or while the page goes, comes too late. So that is kept for the page that comes, and for no other one.
 *
 * @param {LinkWindow} page
 * @param {{ from: string[], to: string, state: object } | null} unwritten  `from` are the addresses that it may open
 */
function keepUnwritten(page, unwritten) {
  try {
    if (unwritten) page.sessionStorage.setItem(STORED, JSON.stringify(unwritten));
    else page.sessionStorage.removeItem(STORED);
  } catch {
    // A sandboxed frame has no storage, and a full one takes nothing.
  }
}

/** @param {LinkWindow} page */
function takeUnwritten(page) {
  try {
    const text = page.sessionStorage.getItem(STORED);
    page.sessionStorage.removeItem(STORED);
    const [navigation] = page.performance.getEntriesByType('navigation');
    const isReload = /** @type {PerformanceNavigationTiming} */ (navigation).type === 'reload';
    const { from, to, state } = JSON.parse(text ?? 'null') ?? {};
    if (isReload && from.includes(page.location.hash)) page.history.replaceState(state, '', to);
  } catch {
    // As above.
  }
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

/** @typedef {Beginning['shown']} Shown */

/** Writes what is shown into the address bar, as often as browsers allow. */
class AddressBar {
  #page;
  #timer = 0;
  /** What was shown last, which belongs to the entry that is left when another scene is gone to. */
  #shown;
  /** The hash that the scene was last read from or written to. */
  #known;
  /** What is shown in place of a newer version's link, which stays in the address until that, or its moment, changes. @type {Scene | null} */
  #instead = null;
  /** Hashes in whose place others were written, and when. @type {{ hash: string, at: number }[]} */
  #replaced = [];

  /**
   * @param {LinkWindow} page
   * @param {Beginning} from
   */
  constructor(page, { hash, shown }) {
    this.#page = page;
    this.#shown = shown;
    this.#known = hash;
    this.hasRead(shown.scene);
  }

  /** Another hash stands there, whoever has put it there. */
  hashChanged() {
    this.#known = this.#page.location.hash;
    this.#replaced = [];
  }

  /** @param {Scene} scene  what is shown of it */
  hasRead(scene) {
    this.#instead = isNewer(this.#page.location.hash) ? scene : null;
  }

  /** The scene, or its moment, has changed. @param {Shown} shown */
  change(shown) {
    this.#shown = shown;
    this.writeSoon();
  }

  /** Another scene was gone to: it has an entry of its own in the history. @param {Shown} shown */
  goTo(shown) {
    this.writeNow();
    this.#shown = shown;
    this.#write({ isEntry: true });
  }

  writeSoon() {
    this.#timer ||= this.#page.setTimeout(() => this.#write(), WRITE_DELAY_MS);
  }

  /** What waits to be written is written. */
  writeNow() {
    if (this.#timer) this.#write();
  }

  /** The page goes. */
  leave() {
    const { location, history } = this.#page;
    this.writeNow();
    const { hash, pathname, search } = location;
    const to = hash || pathname + search;
    const from = this.#recentlyReplaced().map((replaced) => replaced.hash);
    const isLate = from.some((other) => other !== hash);
    keepUnwritten(this.#page, isLate ? { from, to, state: history.state } : null);
  }

  #recentlyReplaced() {
    return this.#replaced.filter(({ at }) => Date.now() - at < RELOAD_MILLIS);
  }

  /** @param {{ isEntry?: boolean }} [options]  an entry of its own in the history, instead of the present one's change */
  #write({ isEntry = false } = {}) {
    const { location, history } = this.#page;
    this.#page.clearTimeout(this.#timer);
    this.#timer = 0;
    // Somebody has just changed it, and `hashchange` is on its way: theirs counts.
    if (location.hash !== this.#known) return;
    const { scene, moment } = this.#shown;
    const hash = encode(scene, moment);
    const all = encode(scene, moment, { whole: true });
    const whole = all === hash ? undefined : all;
    if (this.#instead === scene && moment === null) return;
    this.#instead = null;
    if (hash === this.#known && whole === keptWhole(this.#page) && !isEntry) return;
    try {
      // An empty URL would keep the old hash.
      const url = hash || location.pathname + location.search;
      if (isEntry) {
        // Back and forward between scenes go on from the networks that are there, both ways.
        history.replaceState({ ...history.state, goesOn: true }, '');
        history.pushState({ hash, whole, goesOn: true }, '', url);
      } else {
        history.replaceState({ ...history.state, hash, whole }, '', url);
        this.#replaced = [...this.#recentlyReplaced(), { hash: this.#known, at: Date.now() }];
      }
      this.#known = location.hash;
    } catch {
      // A sandboxed frame or a local file may forbid it; the page works all the same.
    }
  }
}

/**
 * @param {Store} store  after the address has been read
 * @param {ReadonlySignal<Moment | null>} moment  that belongs to the scene
 * @param {LinkWindow} page  the window
 * @param {Beginning} [from]  when all was in step; now, where it is not said
 * @returns {() => void} stops
 */
export function bindLink(store, moment, page, from = beginningOf(store, moment, page)) {
  const bar = new AddressBar(page, from);
  let { loads } = from;

  const read = () => {
    bar.hashChanged();
    // A jump within the page took the scene's place in the address bar: put it back.
    if (isAnchor(page)) return bar.writeSoon();
    if (page.location.hash === encode(store.scene.peek(), moment.peek())) return;
    const link = readLink(page);
    if (page.history.state?.goesOn) store.go(link.scene, link.problems, link.moment, { isEntry: false });
    else store.load(link.scene, link.problems, link.moment);
    bar.hasRead(store.scene.peek());
  };
  const leave = () => bar.leave();

  const stop = effect(() => {
    const shown = { scene: store.scene.value, moment: moment.value };
    const { count, isEntry } = store.loaded.value;
    if (count !== loads && isEntry) bar.goTo(shown);
    else bar.change(shown);
    loads = count;
  });
  page.addEventListener('hashchange', read);
  page.addEventListener('pagehide', leave);
  if (page.location.hash !== from.hash) read();
  return () => {
    bar.writeNow();
    stop();
    page.removeEventListener('hashchange', read);
    page.removeEventListener('pagehide', leave);
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
