import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyPlane, withKeys, withPoints } from '../../www/points/edit.js';
import { MOST_POINTS, keyOf } from '../../www/points/grid.js';
import { signal } from '@preact/signals-core';
import { bindLink, readLink } from '../../www/scene/address.js';
import { createOwnHistory } from '../../www/scene/own-history.js';
import { boardAsTrained, ownAxes, ownShown } from '../../www/scene/own-board.js';
import { BOARD, defaultBoard, defaultFigures, defaultScene } from '../../www/scene/schema.js';
import { createStore } from '../../www/scene/store.js';
import { decode, encode, fitsLink } from '../../www/scene/hash.js';
import { fakePage } from './support/fake-page.js';
import { createRandom } from './support/random.js';

const OWN = withKeys(emptyPlane(), [keyOf(0, 100, 200), keyOf(1, 300, 400), keyOf(1, 300, 401)]);

/** @param {number} m */
const scattered = (m, random = createRandom(m)) =>
  withKeys(emptyPlane(), Array.from({ length: m }, () => keyOf(random.below(2), random.below(65536), random.below(65536)))); // prettier-ignore

const sceneOf = (own = OWN, patch = {}) => ({
  board: { ...defaultBoard(), source: 'own', classes: own.classes.length, ...patch },
  figures: defaultFigures(),
  inspect: null,
  view: 'network',
  lesson: null,
  own,
});

test('own points go onto the board with their classes, and what belongs to other classes goes', () => {
  const store = createStore(defaultScene());
  store.setOwn(OWN, { testShare: 0.3 });
  const { board, own } = store.scene.value;
  assert.equal(own, OWN);
  assert.deepEqual([board.source, board.classes, board.testShare], ['own', 2, 0.3]);
  store.setOwn(emptyPlane(undefined, 5));
  assert.equal(store.scene.value.board.classes, 5);
  assert.throws(() => store.setOwn(OWN, /** @type {any} */ ({ testShare: 1 })), /testShare: 1 is not/);
});

test('own points stay while another source is shown', () => {
  const store = createStore(sceneOf());
  store.setBoard({ source: 'moons', noise: 0.2 });
  assert.equal(store.scene.value.own, OWN);
  assert.equal(ownShown(store.scene.value), null);
  assert.equal(ownAxes(store.scene.value), null);
  store.setOwn(OWN);
  assert.equal(ownShown(store.scene.value), OWN);
});

test('the board trains on as many points as are not for testing', () => {
  assert.equal(boardAsTrained(sceneOf()).points, 3);
  assert.equal(boardAsTrained(sceneOf(scattered(100), { testShare: 0.3 })).points, 70);
  assert.equal(boardAsTrained(defaultScene()).points, BOARD.points.default);
});

test('a link carries own points', () => {
  for (const scene of [
    sceneOf(),
    sceneOf(scattered(300), { testShare: 0.25, seed: 9 }),
    sceneOf(emptyPlane(undefined, 8)),
  ]) {
    // prettier-ignore
    const hash = encode(scene);
    assert.match(hash, /^#v=\d+&source=own&.*own=[\w-]+$/);
    assert.doesNotMatch(hash, /classes=/);
    assert.deepEqual(decode(hash), { scene, moment: null, problems: [] });
  }
  // Another source's link says nothing of them.
  assert.doesNotMatch(encode({ ...sceneOf(), board: defaultBoard() }), /own/);
});

test('a link whose points cannot be read says so, and shows the default source with all else it says', () => {
  const hash = encode(sceneOf(OWN, { seed: 9 }));
  const { scene, problems } = decode(hash.slice(0, -3));
  const points = hash.split('own=')[1];
  assert.deepEqual(scene, { ...defaultScene(), board: { ...defaultBoard(), seed: 9 } });
  assert.deepEqual(problems, [
    {
      field: 'own',
      code: 'fallback',
      text: `${points.slice(0, 32)}…`,
      expects: { kind: 'points' },
      used: null,
    },
  ]);
  const without = decode('#v=1&source=own&seed=9');
  assert.equal(without.scene.board.source, 'lecture');
  assert.deepEqual(without.problems.map(({ field }) => field), ['own']); // prettier-ignore
  const twice = decode(`${hash}&own=x`);
  assert.deepEqual(twice.scene.own, OWN);
  assert.deepEqual(twice.problems.map(({ field }) => field), ['own']); // prettier-ignore
});

test('points that are too many for a link are kept beside it, for a reload', () => {
  const many = scattered(MOST_POINTS);
  assert.equal(fitsLink(many), false);
  assert.equal(fitsLink(scattered(1900)), true);
  const hash = encode(sceneOf(many));
  assert.ok(hash.length < 100);
  const whole = encode(sceneOf(many), null, { whole: true });
  assert.deepEqual(decode(whole, { whole: true }), { scene: sceneOf(many), moment: null, problems: [] });
  assert.deepEqual(decode(whole).problems.map(({ field }) => field), ['own']); // prettier-ignore

  const page = fakePage();
  const store = createStore(defaultScene());
  const stop = bindLink(store, signal(null), page);
  store.setOwn(many);
  stop(); // writes
  assert.equal(page.location.hash, '#v=1&source=own');
  assert.deepEqual(readLink(page).scene.own, many);
  // What is kept counts only for the address that it was kept for.
  page.location.hash = '#v=1&source=moons';
  assert.equal(readLink(page).scene.own, undefined);
});

/** @param {ReturnType<typeof createStore>} store */
const countIn = (store) => store.scene.value.own?.keys.length;

test('edits are undone and redone, one stroke at a time', () => {
  const store = createStore(defaultScene());
  const history = createOwnHistory(store);
  history.edit(emptyPlane());
  assert.equal(history.canUndo.value, false);
  const stroke = {};
  for (let i = 0; i < 5; i += 1) history.edit(withPoints(ownIn(store), [keyOf(0, i, i)]), { stroke });
  history.edit(withPoints(ownIn(store), [keyOf(1, 9, 9)]), { stroke: {} });
  assert.equal(countIn(store), 6);
  history.undo();
  assert.equal(countIn(store), 5);
  history.undo();
  assert.equal(countIn(store), 0);
  assert.deepEqual([history.canUndo.value, history.canRedo.value], [false, true]);
  history.undo(); // nothing to undo, nothing happens
  history.redo();
  history.redo();
  assert.equal(countIn(store), 6);
  history.undo();
  history.edit(withPoints(ownIn(store), [keyOf(1, 1, 1)]));
  assert.equal(history.canRedo.value, false);
  // A stroke that was undone does not go on.
  history.undo();
  history.edit(withPoints(ownIn(store), [keyOf(0, 7, 7)]), { stroke });
  history.undo();
  assert.equal(countIn(store), 5);
});

test('a table that replaces drawn points can be undone; another scene has no past', () => {
  const store = createStore(sceneOf());
  const history = createOwnHistory(store);
  history.edit(scattered(50), { patch: { testShare: 0.3 } });
  assert.equal(store.scene.value.board.testShare, 0.3);
  history.undo();
  assert.equal(store.scene.value.own, OWN);
  store.load(sceneOf(scattered(10)));
  assert.deepEqual([history.canUndo.value, history.canRedo.value], [false, false]);
});

/** @param {ReturnType<typeof createStore>} store */
const ownIn = (store) => /** @type {typeof OWN} */ (store.scene.value.own);
