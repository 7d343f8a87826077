/**
 * The page without a network: a service worker keeps its files, and a notice tells when there is a new version. The page
 * never reloads by itself.
 *
 * @import { Page } from './page.js'
 */
import { isEmbedded } from './share/embedding.js';

/** How often a page that stays open looks for a new version, when it comes into sight, in milliseconds. */
const LOOK_MILLIS = 3_600_000;

/** How long whoever has asked for a new version waits for it, in milliseconds. */
const PATIENCE_MILLIS = 5000;

/**
 * Where a build has a manifest, which the development server and the single file do not, and the page is neither in a
 * frame nor a file.
 *
 * @param {Page} page
 * @returns {Promise<boolean>} whether a service worker keeps the files of the page
 */
export async function keepOffline({ store }) {
  const manifest = /** @type {HTMLLinkElement | null} */ (document.querySelector('link[rel=manifest]'));
  const isAlone =
    window.top === window && !isEmbedded(location.search) && /^https?:$/.test(location.protocol);
  // Browsers have none where the connection is not secure.
  if (!manifest || !isAlone || !('serviceWorker' in navigator)) return false;
  const { serviceWorker } = navigator;
  try {
    const script = new URL('service-worker.js', manifest.href);
    const { active, waiting, installing } = await serviceWorker.register(script);
    const first = waiting ?? installing;
    if (!active && !(first && (await hasAll(first)))) return false;
  } catch {
    return false; // without leave to keep anything
  }
  void serviceWorker.ready.then((registration) => {
    const tell = () => store.notify({ code: 'newVersion' }, () => reloadInto(registration));
    if (registration.waiting) tell();
    const follow = () => {
      const { installing } = registration;
      // The first one of all is no news: then there is nothing that it would replace.
      installing?.addEventListener('statechange', () => {
        if (installing.state === 'installed' && registration.active) tell();
      });
    };
    registration.addEventListener('updatefound', follow);
    follow();
    lookAgain(registration);
    isReady();
  });
  return true;
}

/**
 * Whether the first one of all comes to keep every file, or none, as where there is no room for them.
 *
 * @param {ServiceWorker} worker  that is being installed
 * @returns {Promise<boolean>}
 */
const hasAll = (worker) =>
  new Promise((resolve) => {
    const look = () => {
      if (worker.state !== 'installing') resolve(worker.state !== 'redundant');
    };
    worker.addEventListener('statechange', look);
    look();
  });

/** For those who wait for it, as tests do: from now on the page needs no network. */
export const isReady = () => void (document.documentElement.dataset.offline = 'ready');

/** @param {ServiceWorkerRegistration} registration */
function reloadInto({ waiting }) {
  // Another window may have made it the current one.
  if (!waiting) return location.reload();
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  // The old one first ends what it is at, which is this page's; without the page it can.
  setTimeout(() => location.reload(), PATIENCE_MILLIS);
  waiting.postMessage('replace');
}

/** @param {ServiceWorkerRegistration} registration */
function lookAgain(registration) {
  let last = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || performance.now() - last < LOOK_MILLIS) return;
    last = performance.now();
    registration.update().catch(() => {}); // without a network
  });
}
