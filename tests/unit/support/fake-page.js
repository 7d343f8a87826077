/** The part of a window that the link uses, with an address bar of its own. */
export function fakePage(hash = '') {
  /** @type {Map<string, () => void>} */
  const listeners = new Map();
  const page = {
    writes: 0,
    location: { hash, pathname: '/lab/', search: '?lang=en' },
    history: {
      state: /** @type {any} */ (null),
      /** @param {any} state @param {string} _title @param {string} url */
      pushState(state, _title, url) {
        page.entries.push({ url: page.location.hash, state: page.history.state });
        page.history.state = state;
        page.location.hash = url.startsWith('#') ? url : '';
      },
      /** @param {any} state @param {string} _title @param {string} [url] */
      replaceState(state, _title, url) {
        page.history.state = structuredClone(state);
        if (url === undefined) return;
        page.writes += 1;
        page.location.hash = url.startsWith('#') ? url : '';
      },
      back() {
        const { url, state } = /** @type {{ url: string, state: any }} */ (page.entries.pop());
        page.history.state = state;
        page.go(url);
      },
    },
    /** What was pushed, the oldest first. @type {{ url: string, state: any }[]} */
    entries: [],
    document: { getElementById: (/** @type {string} */ id) => (id === 'main' ? {} : null) },
    addEventListener: (/** @type {string} */ type, /** @type {() => void} */ f) => listeners.set(type, f),
    removeEventListener: (/** @type {string} */ type) => listeners.delete(type),
    setTimeout: (/** @type {() => void} */ f, /** @type {number} */ ms) => setTimeout(f, ms),
    clearTimeout: (/** @type {any} */ id) => clearTimeout(id),
    listeners,
    go(/** @type {string} */ to) {
      page.location.hash = to;
      listeners.get('hashchange')?.();
    },
  };
  return /** @type {any} */ (page);
}
