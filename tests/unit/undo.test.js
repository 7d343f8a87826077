/** Undo in general, and that of own points in particular. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effect, signal } from '@preact/signals-core';
import { emptyPlane, emptySurface, withClasses, withKeys } from '../../www/points/edit.js';
import { MOST_POINTS, keyOf } from '../../www/points/grid.js';
import { createOwnHistory } from '../../www/scene/own-history.js';
import { defaultScene } from '../../www/scene/schema.js';
import { createStore } from '../../www/scene/store.js';
import { Undo } from '../../www/scene/undo.js';
import { createRandom } from './support/random.js';

/** @typedef {{ at: number, before: number, after: number }} Edit */

/** @param {Edit} edit @returns {(last: Edit) => Edit | null} */
const sameWeight = (edit) => (last) => (last.at === edit.at ? { ...last, after: edit.after } : null);

test('a movement is one step, and undo and redo go through the steps', () => {
  const undo = /** @type {Undo<Edit>} */ (new Undo(10));
  undo.add({ at: 3, before: 0, after: 1 });
  const next = { at: 3, before: 1, after: 2 };
  undo.add(next, sameWeight(next));
  undo.add({ at: 3, before: 2, after: 5 });
  assert.deepEqual(undo.undo(), { at: 3, before: 2, after: 5 });
  assert.deepEqual(undo.undo(), { at: 3, before: 0, after: 2 });
  assert.equal(undo.undo(), undefined);
  assert.deepEqual(undo.redo(), { at: 3, before: 0, after: 2 });
  assert.deepEqual(undo.state.value, { canUndo: true, canRedo: true });
  undo.add({ at: 4, before: 0, after: 1 });
  assert.equal(undo.redo(), undefined, 'what was undone is gone after a new step');
  undo.clear();
  assert.deepEqual(undo.state.value, { canUndo: false, canRedo: false });
});

test('a step does not grow after something was undone or done again', () => {
  const undo = /** @type {Undo<Edit>} */ (new Undo(10));
  const edit = { at: 3, before: 0, after: 1 };
  undo.add(edit);
  undo.undo();
  undo.redo();
  const next = { at: 3, before: 1, after: 2 };
  undo.add(next, sameWeight(next));
  assert.deepEqual([undo.undo(), undo.undo()], [next, edit]);
});

test('who clears the steps in an effect does not follow them', () => {
  const undo = /** @type {Undo<Edit>} */ (new Undo(10));
  const isGone = signal(false);
  const stop = effect(() => {
    void isGone.value;
    undo.clear();
  });
  const edit = { at: 3, before: 0, after: 1 };
  undo.add(edit);
  assert.equal(undo.state.value.canUndo, true);
  assert.equal(undo.undo(), edit);
  undo.redo();
  isGone.value = true;
  assert.equal(undo.undo(), undefined);
  stop();
});

test('any walk through the steps is that through a list of states', () => {
  const random = createRandom(1);
  for (let run = 0; run < 50; run += 1) {
    const undo = /** @type {Undo<[number, number]>} */ (new Undo(8));
    let states = [0];
    let at = 0;
    for (let i = 0; i < 60; i += 1) {
      const kind = random.pick([0, 0, 0, 1, 2]);
      if (kind === 0) {
        undo.add([states[at], i + 1]);
        states = [...states.slice(0, at + 1), i + 1].slice(-9);
        at = states.length - 1;
      } else if (kind === 1) {
        const step = undo.undo();
        assert.equal(step?.[0], at > 0 ? states[at - 1] : undefined);
        at = Math.max(0, at - 1);
      } else {
        const step = undo.redo();
        assert.equal(step?.[1], states[at + 1]);
        at = Math.min(states.length - 1, at + 1);
      }
      assert.deepEqual(undo.state.value, { canUndo: at > 0, canRedo: at < states.length - 1 });
    }
  }
});

/** @param {number} m @param {number} [classes] */
const scattered = (m, classes = 2, random = createRandom(m)) =>
  withKeys(
    emptyPlane(undefined, classes),
    Array.from({ length: m }, () => keyOf(random.below(classes), random.below(65536), random.below(65536))),
  );

/** A page that shows own points. @param {ReturnType<typeof scattered>} own */
function pageWith(own) {
  const store = createStore(defaultScene());
  const history = createOwnHistory(store);
  history.edit(own);
  return { store, history };
}

test('with a table goes its share of points for testing, back and forth', () => {
  const { store, history } = pageWith(scattered(3));
  store.setBoard({ testShare: 0.5 });
  history.edit(scattered(50), { patch: { testShare: 0.3 } });
  assert.equal(store.scene.value.board.testShare, 0.3);
  history.undo();
  assert.equal(store.scene.value.board.testShare, 0.5);
  history.redo();
  assert.equal(store.scene.value.board.testShare, 0.3);
});

test('the class that was shown by itself comes back with its points', () => {
  const { store, history } = pageWith(scattered(30, 4));
  store.setBoard({ shown: '3' });
  history.edit(withClasses(scattered(30, 4), 3));
  assert.equal(store.scene.value.board.shown, 'all');
  history.undo();
  assert.deepEqual([store.scene.value.board.classes, store.scene.value.board.shown], [4, '3']);
});

test('classes, curves and values replace each other, and come back', () => {
  const { store, history } = pageWith(scattered(3, 5));
  history.edit(emptyPlane(undefined, 0));
  history.edit(emptySurface());
  assert.equal(store.scene.value.board.classes, 2);
  history.undo();
  assert.deepEqual(store.scene.value.own, emptyPlane(undefined, 0));
  history.undo();
  assert.equal(store.scene.value.board.classes, 5);
});

test('points that no link holds outlive the link that is followed, and the page says so', () => {
  const many = scattered(MOST_POINTS);
  const { store, history } = pageWith(many);
  const other = scattered(3);
  const board = { ...store.scene.value.board, source: 'own' };
  store.load({ ...defaultScene(), board, own: other });
  assert.equal(store.scene.value.own, other);
  assert.equal(store.notices.value.length, 1);
  history.undo();
  assert.equal(store.scene.value.own, many);
});

test('points that a link holds are in the link that was left', () => {
  const { store, history } = pageWith(scattered(10));
  const board = { ...store.scene.value.board, source: 'own' };
  store.load({ ...defaultScene(), board, own: scattered(3) });
  assert.deepEqual([history.canUndo.value, store.notices.value.length], [false, 0]);
});

test('a link without own points leaves those of the page', () => {
  const own = scattered(MOST_POINTS);
  const { store } = pageWith(own);
  store.load(defaultScene());
  assert.equal(store.scene.value.board.source, 'lecture');
  assert.equal(store.scene.value.own, own);
  assert.equal(store.notices.value.length, 0);
});

test('an effect that clears it runs when its own signals change, and not when there is something to undo', () => {
  const undo = /** @type {Undo<number>} */ (new Undo(3));
  const cause = signal(0);
  const stop = effect(() => {
    void cause.value;
    undo.clear();
  });
  undo.add(1);
  undo.add(2);
  assert.equal(undo.undo(), 2);
  assert.deepEqual(undo.state.value, { canUndo: true, canRedo: true });
  cause.value = 1;
  assert.deepEqual(undo.state.value, { canUndo: false, canRedo: false });
  stop();
});
