import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { signal } from '@preact/signals-core';
import { bindLink, readLink } from '../../www/scene/address.js';
import { defaultScene } from '../../www/scene/schema.js';
import { createStore } from '../../www/scene/store.js';
import { fakePage } from './support/fake-page.js';

/** @param {string} [hash] */
function bound(hash) {
  const page = fakePage(hash);
  const { scene, problems } = readLink(page);
  const store = createStore(scene, problems);
  return { page, store, stop: bindLink(store, signal(null), page) };
}

test('a dragged value is written a few times, not once per step, and the last one stays', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const { page, store, stop } = bound();
  for (let i = 1; i <= 100; i += 1) {
    store.setFigure(1, { lambda: i / 100 });
    mock.timers.tick(16);
  }
  mock.timers.tick(1000);
  assert.match(page.location.hash, /^#v=1&fig=5,l=1&/);
  assert.ok(page.writes <= 5, `${page.writes} writes in 1.6 s`);
  store.load(defaultScene());
  mock.timers.tick(1000);
  assert.equal(page.location.hash, '');
  stop();
  mock.timers.reset();
});

test('leaving the page writes what is still to be written', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const { page, store } = bound();
  store.setBoard({ seed: 9 });
  page.listeners.get('pagehide')();
  assert.equal(page.location.hash, '#v=1&seed=9');
  mock.timers.reset();
});

test('a link that is followed becomes the scene, with its problems as one notice', () => {
  const { page, store, stop } = bound();
  page.go('#v=1&seed=5&points=no');
  assert.equal(store.scene.value.board.seed, 5);
  assert.equal(store.notices.value.length, 1);
  assert.equal(store.loaded.value.count, 1);
  stop();
  assert.equal(page.listeners.size, 0);
  assert.equal(page.location.hash, '#v=1&seed=5');
});

test('a jump to an element of the page is not a link', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const { page, store, stop } = bound('#v=1&seed=5');
  mock.timers.tick(1000);
  page.go('#main');
  assert.equal(store.loaded.value.count, 0);
  mock.timers.tick(1000);
  assert.equal(page.location.hash, '#v=1&seed=5');
  assert.deepEqual(readLink(fakePage('#main')), { scene: defaultScene(), moment: null, problems: [] });
  assert.equal(readLink(fakePage('#garbage')).problems.length, 1);
  stop();
  mock.timers.reset();
});

test('where the history is closed to the page, the page works all the same', () => {
  const page = fakePage();
  page.history.replaceState = () => {
    throw new Error('SecurityError');
  };
  const store = createStore(defaultScene());
  const stop = bindLink(store, signal(null), page);
  store.setBoard({ seed: 5 });
  page.listeners.get('pagehide')();
  assert.equal(store.scene.value.board.seed, 5);
  stop();
});

test('a newer page’s link stays in the address until something changes', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const { page, store, stop } = bound('#v=9&fig=3');
  mock.timers.tick(1000);
  assert.equal(page.location.hash, '#v=9&fig=3');
  page.go('#v=8&x=1');
  mock.timers.tick(1000);
  assert.equal(page.location.hash, '#v=8&x=1');
  store.setBoard({ seed: 4 });
  mock.timers.tick(1000);
  assert.equal(page.location.hash, '#v=1&seed=4');
  // From then on it is as with any link, also back to the scene that stood in its place.
  store.load(defaultScene());
  mock.timers.tick(1000);
  assert.equal(page.location.hash, '');
  stop();
  mock.timers.reset();
});

test('whatever goes wrong with a link, the page opens, with one notice', () => {
  const page = fakePage('#v=1&seed=4');
  Object.defineProperty(page.history, 'state', {
    get: () => {
      throw new Error('not as anybody expected');
    },
  });
  const { scene, moment, problems } = readLink(page);
  assert.deepEqual([scene, moment, problems.length], [defaultScene(), null, 1]);
});

/** Storage of one tab. */
function fakeStorage() {
  const items = new Map();
  return {
    items,
    getItem: (/** @type {string} */ key) => items.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ text) => items.set(key, text),
    removeItem: (/** @type {string} */ key) => items.delete(key),
  };
}

test('what is written too late for a reload is there after it, once, and in no other page', () => {
  const sessionStorage = fakeStorage();
  const opened = (/** @type {string} */ hash, type = 'reload') => {
    const page = fakePage(hash);
    Object.assign(page, { sessionStorage, performance: { getEntriesByType: () => [{ type }] } });
    const store = createStore(readLink(page).scene);
    return { page, store, stop: bindLink(store, signal(null), page) };
  };
  const left = (/** @type {string} */ hash) => {
    const { page, store } = opened(hash);
    store.setBoard({ seed: 9 });
    page.listeners.get('pagehide')();
  };
  left('#v=1&seed=3');
  const again = opened('#v=1&seed=3');
  assert.deepEqual([again.store.scene.value.board.seed, again.page.location.hash], [9, '#v=1&seed=9']);
  assert.equal(opened('#v=1&seed=3').store.scene.value.board.seed, 3);
  left('#v=1&seed=3');
  assert.equal(opened('#v=1&seed=3', 'navigate').store.scene.value.board.seed, 3);
  left('#v=1&seed=3');
  assert.equal(opened('#v=1&seed=4').store.scene.value.board.seed, 4);
  // Also where it was written while the answer was on its way, which was asked for before.
  mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  const { page, store } = opened('#v=1&seed=3');
  for (const seed of [4, 5]) {
    store.setBoard({ seed });
    mock.timers.tick(1000);
  }
  page.listeners.get('pagehide')();
  assert.equal(opened('#v=1&seed=4').page.location.hash, '#v=1&seed=5');
  mock.timers.tick(60_000);
  page.listeners.get('pagehide')();
  assert.equal(opened('#v=1&seed=4').page.location.hash, '#v=1&seed=4', 'a minute later nothing is late');
  mock.timers.reset();
  // A page that is left with nothing to write leaves nothing.
  left('#v=1&seed=3');
  again.page.listeners.get('pagehide')();
  assert.equal(sessionStorage.items.size, 0);
});

test('scenes that are gone to are places in the history, and back goes on from what is there', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const { page, store, stop } = bound('#v=1&fig=20-20,l=0.1');
  mock.timers.tick(1000);
  store.setFigure(1, { lambda: 0.2 }); // just before: it belongs to the entry that is left
  const scene = store.scene.value;
  store.go({ ...scene, figures: scene.figures.map((figure) => ({ ...figure, lambda: 0.5 })) });
  assert.equal(page.location.hash, '#v=1&fig=20-20,l=0.5', 'at once, so that a quick step back is one');
  assert.deepEqual(page.entries.map((/** @type {any} */ { url }) => url), ['#v=1&fig=20-20,l=0.2']); // prettier-ignore
  store.setFigure(1, { lambda: 0.6 });
  mock.timers.tick(1000);
  assert.equal(page.entries.length, 1, 'a slider stays in the entry');
  const [{ id }] = store.scene.value.figures;
  page.history.back();
  assert.deepEqual(store.scene.value.figures.map((figure) => [figure.id, /** @type {any} */ (figure).lambda]), [[id, 0.2]]); // prettier-ignore
  assert.equal(page.entries.length, 0, 'to go back is no new entry');
  mock.timers.tick(1000);
  assert.equal(page.location.hash, '#v=1&fig=20-20,l=0.2');
  // What somebody types is a scene of its own, which starts anew.
  page.history.state = null;
  page.go('#v=1&fig=20-20,l=0.3');
  assert.notEqual(store.scene.value.figures[0].id, id);
  stop();
  mock.timers.reset();
});
