/**
 * The service worker: it keeps all files of the page, so that the page runs without a network after the first visit. A
 * new version is kept beside the one that runs, and takes its place when a person says so, or when no window of the old
 * one is left.
 */
import { cacheNames } from 'workbox-core';
import { precacheAndRoute } from 'workbox-precaching';

/** Workbox's build puts the list of files in the place of `__WB_MANIFEST`. */
const files = /** @type {{ url: string, revision: string | null }[]} */ (
  /** @type {any} */ (self).__WB_MANIFEST
);
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** Parts of the version before, for windows that still run it and have not yet needed them all. */
const FORMER = 'former';

const addresses = new Set(files.map(({ url }) => new URL(url, location.href).href));

// What stands behind the question mark is for the page itself.
precacheAndRoute(files, { ignoreURLParametersMatching: [/^/], cleanURLs: false });

worker.addEventListener('install', (event) => event.waitUntil(keepFormer()));
// Also the window of the first visit has its parts from here.
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('message', ({ data }) => {
  if (data === 'replace') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method !== 'GET' || addresses.has(url) || !isPart(url)) return;
  event.respondWith(caches.match(url, { cacheName: FORMER }).then((kept) => kept ?? fetch(event.request)));
});

/** What is called by its content, so that versions do not differ in it. @param {string} url */
const isPart = (url) => url.startsWith(new URL('assets/', location.href).href);

/** Before the version that takes over clears them away. */
async function keepFormer() {
  await caches.delete(FORMER);
  const [current, former] = await Promise.all([caches.open(cacheNames.precache), caches.open(FORMER)]);
  for (const request of await current.keys()) {
    if (addresses.has(request.url) || !isPart(request.url)) continue;
    const response = await current.match(request);
    if (response) await former.put(request, response);
  }
}
