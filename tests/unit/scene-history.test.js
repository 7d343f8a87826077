import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effect, signal } from '@preact/signals-core';
import { emptyPlane, withPoints } from '../../www/points/edit.js';
import { keyOf } from '../../www/points/grid.js';
import { createHistory } from '../../www/scene/history.js';
import { defaultScene } from '../../www/scene/schema.js';
import { createStore } from '../../www/scene/store.js';
import { createRandom } from './support/random.js';

/** A board with a clock that stands still until it is moved, and with training that others write down. */
function begin({ isEager = false } = {}) {
  const store = createStore(defaultScene());
  const clock = { time: 0 };
  const resets = signal(0);
  const training = {
    standing: signal(/** @type {any} */ (null)),
    resets,
    reset: () => (resets.value += 1),
    restarts: signal({ count: 0, id: 0 }),
    restart: (/** @type {number} */ id) => {
      training.restarts.value = { count: training.restarts.peek().count + 1, id };
    },
    brought: /** @type {any[]} */ ([]),
    bring: (/** @type {number} */ id, /** @type {any} */ moment) => training.brought.push([id, moment]),
    /** Writes down where a figure stands. */
    stands: (/** @type {number} */ id, /** @type {any} */ at) => {
      training.standing.value = { rests: false, figures: new Map([[id, { at, theta: null }]]) };
    },
  };
  // A pool that hears of a change first has changed the moment by the time that the history looks.
  const forget = () =>
    effect(() => {
      if (training.resets.value + store.loaded.value.count > 0) training.standing.value = null;
    });
  if (isEager) forget();
  const history = createHistory(store, training, { now: () => clock.time });
  if (!isEager) forget();
  /** Long enough for the next change to be another one. */
  const later = () => (clock.time += 10_000);
  return { store, training, history, clock, later };
}

/** The scene without its figures' ids, which a reload changes, and without what they are copies of. */
const settingsOf = (/** @type {any} */ { board, figures, own }) => ({
  board,
  figures: figures.map((/** @type {any} */ { from: _, ...figure }) => ({ ...figure, id: 0 })),
  own,
});

/** @typedef {ReturnType<typeof begin>} Begun */

/** What a person may do to a board. @type {((begun: Begun, random: ReturnType<typeof createRandom>) => void)[]} */
const ACTIONS = [
  ({ store }, random) => store.setBoard({ noise: random.next(), points: 10 + random.below(100) }),
  ({ store }, random) => store.setBoard({ source: random.pick(['xor', 'circle', 'lecture']) }),
  ({ store }, random) => setAny(store, random, { lambda: random.next() }),
  ({ store }, random) => setAny(store, random, { hidden: [1 + random.below(9)], seed: random.below(99) }),
  ({ store }) => store.addFigure('network'),
  ({ store }, random) => withAny(store, random, (id) => store.duplicateFigure(id)),
  ({ store }, random) => withAny(store, random, (id) => store.removeFigure(id)),
  ({ store }, random) => withAny(store, random, (id) => store.moveFigure(id, random.below(6) - 1)),
  ({ store }, random) => withAny(store, random, (id) => store.nameFigure(id, random.pick(['', 'a', 'b b']))),
  ({ store, training }, random) => withAny(store, random, (id) => training.restart(id)),
  ({ training }) => training.reset(),
  ({ store }) => store.load(defaultScene()),
  ({ store }, random) => {
    // The first own points of a board; what is drawn then is the points' history.
    if (store.scene.peek().own) return store.setBoard({ seed: random.below(1000) });
    store.setOwn(withPoints(emptyPlane(), [keyOf(random.below(2), 5, 6)]));
  },
];

/** @param {any} store @param {any} random @param {(id: number) => void} act */
function withAny(store, random, act) {
  const networks = store.scene.peek().figures.filter((/** @type {any} */ { kind }) => kind === 'network');
  if (networks.length > 0) act(random.pick(networks).id);
}

/** @param {any} store @param {any} random @param {object} patch */
const setAny = (store, random, patch) =>
  withAny(store, random, (/** @type {number} */ id) => store.setFigure(id, patch));

test('whatever was done, undo leads back step by step, and redo forth again', () => {
  for (let seed = 0; seed < 60; seed++) {
    const random = createRandom(seed);
    const begun = begin();
    const { store, training, history, later } = begun;
    const seen = [settingsOf(store.scene.peek())];
    let steps = 0;
    for (let i = 0; i < 25; i++) {
      later();
      const changes = history.changes.peek();
      random.pick(ACTIONS)(begun, random);
      // Training goes on in between.
      withAny(store, random, (id) => training.stands(id, random.below(1000)));
      if (history.changes.peek() === changes) continue;
      steps += 1;
      seen.push(settingsOf(store.scene.peek()));
    }
    assert.ok(steps > 10);
    for (let i = steps - 1; i >= 0; i--) {
      assert.equal(history.canUndo.peek(), true);
      history.undo();
      assert.deepEqual(settingsOf(store.scene.peek()), seen[i], `seed ${seed}, back to ${i}`);
    }
    assert.equal(history.canUndo.peek(), false);
    for (let i = 1; i <= steps; i++) {
      history.redo();
      assert.deepEqual(settingsOf(store.scene.peek()), seen[i], `seed ${seed}, forth to ${i}`);
    }
    assert.equal(history.canRedo.peek(), false);
    history.stop();
  }
});

test('a movement of a slider is one step, and ends with a pause or with another setting', () => {
  const { store, history, clock, later } = begin();
  for (const lambda of [0.1, 0.2, 0.3]) {
    clock.time += 200;
    store.setFigure(1, { lambda });
  }
  clock.time += 200;
  store.setFigure(2, { lambda: 0.5 });
  later();
  store.setFigure(2, { lambda: 0.7 });
  const lambdas = () =>
    store.scene.peek().figures.map((figure) => ('lambda' in figure ? figure.lambda : null));
  assert.deepEqual(lambdas(), [0.3, 0.7, 0.1, null]);
  history.undo();
  assert.deepEqual(lambdas(), [0.3, 0.5, 0.1, null]);
  history.undo();
  assert.deepEqual(lambdas(), [0.3, 0, 0.1, null]);
  history.undo();
  assert.deepEqual(lambdas(), [0, 0, 0.1, null]);
  assert.equal(history.canUndo.peek(), false);
});

test('what follows at once is undone with its cause', () => {
  const { store, history } = begin();
  store.setBoard({ source: 'xor' });
  store.setBoard({ classes: 3 });
  history.undo();
  assert.deepEqual(store.scene.peek().board, defaultScene().board);
});

test('training is no step', () => {
  const { training, history } = begin();
  training.stands(1, 7);
  assert.equal(history.canUndo.peek(), false);
  assert.equal(history.changes.peek(), 0);
});

test('points that are drawn are left to their own history, and stay when a setting goes back', () => {
  const { store, history, later } = begin();
  store.setOwn(emptyPlane());
  later();
  store.setBoard({ testShare: 0.3 });
  const drawn = withPoints(emptyPlane(), [keyOf(0, 1, 2)]);
  later();
  const changes = history.changes.peek();
  store.setOwn(drawn);
  assert.equal(history.changes.peek(), changes);
  history.undo();
  assert.equal(store.scene.peek().own, drawn);
  assert.equal(store.scene.peek().board.testShare, 0);
  history.undo();
  assert.equal(store.scene.peek().board.source, 'lecture');
});

test('a removed figure comes back and stands where it stood; the inspector of one that goes closes', () => {
  const { store, training, history, later } = begin();
  training.stands(2, 50);
  const figures = store.scene.peek().figures;
  later();
  store.removeFigure(2);
  training.standing.value = null;
  history.undo();
  assert.deepEqual(store.scene.peek().figures, figures);
  assert.deepEqual(training.brought, [[2, { at: 50, theta: null }]]);
  history.redo();
  history.undo();
  store.inspect(2);
  history.redo();
  assert.equal(store.scene.peek().inspect, null);
});

test('a copy that comes back stands where it stood, and not where its original stands', () => {
  const { store, history, later } = begin();
  store.duplicateFigure(1);
  const copy = store.scene.peek().figures[1];
  assert.equal('from' in copy && copy.from, 1);
  later();
  store.removeFigure(copy.id);
  history.undo();
  assert.equal('from' in store.scene.peek().figures[1], false);
  history.undo();
  history.redo();
  // Made once more, it is a copy again.
  assert.deepEqual(store.scene.peek().figures[1], copy);
});

test('after a reset or another link, undo loads the moment that was', () => {
  /** @type {((begun: Begun) => void)[]} */
  const acts = [({ training }) => training.reset(), ({ store }) => store.load(defaultScene())];
  for (const [act, isEager] of acts.flatMap((each) =>
    [true, false].map((eager) => /** @type {const} */ ([each, eager])),
  )) {
    const begun = begin({ isEager });
    const { store, training, history } = begun;
    training.stands(1, 70);
    act(begun);
    history.undo();
    const [first] = store.scene.peek().figures;
    assert.deepEqual([...(store.loaded.peek().moment?.figures ?? [])], [[first.id, { at: 70, theta: null }]]);
    const { resets, loads } = { resets: training.resets.peek(), loads: store.loaded.peek().count };
    history.redo();
    assert.equal(training.resets.peek() + store.loaded.peek().count, resets + loads + 1);
  }
});

test('a new change takes away what could be done again', () => {
  const { store, history, later } = begin();
  store.setBoard({ noise: 0.5 });
  history.undo();
  later();
  store.setBoard({ points: 50 });
  assert.equal(history.canRedo.peek(), false);
  history.redo();
  assert.deepEqual(store.scene.peek().board, { ...defaultScene().board, points: 50 });
});

test('a figure that began anew goes back to where it stood, and the others stay', () => {
  const { store, training, history, later } = begin();
  const before = store.scene.peek();
  training.stands(2, 30);
  later();
  training.restart(2);
  training.standing.value = null;
  history.undo();
  assert.deepEqual(training.brought, [[2, { at: 30, theta: null }]]);
  assert.deepEqual(training.restarts.peek(), { count: 2, id: 2 });
  history.redo();
  assert.equal(training.brought.length, 1, 'it begins at its seed once more');
  assert.deepEqual(training.restarts.peek(), { count: 3, id: 2 });
  assert.equal(store.scene.peek(), before);
  assert.equal(store.loaded.peek().count, 0);
  assert.equal(history.canRedo.value, false);
});
