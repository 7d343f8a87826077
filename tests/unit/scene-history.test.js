import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyPlane, keyOf, withPoints } from '../../www/points/grid.js';
import { createHistory } from '../../www/scene/history.js';
import { defaultScene } from '../../www/scene/schema.js';
import { createStore } from '../../www/scene/store.js';
import { createRandom } from './support/random.js';

/** A board with a clock that stands still until it is moved. */
function begin() {
  const store = createStore(defaultScene());
  const clock = { time: 0 };
  const history = createHistory(store, () => clock.time);
  /** Long enough for the next change to be another one. */
  const later = () => (clock.time += 10_000);
  return { store, history, clock, later };
}

/** The scene without what training writes into it, and without its figures' ids, which a reload changes. */
const settingsOf = (/** @type {any} */ { board, figures, own }) => ({
  board: { ...board, rests: false },
  figures: figures.map((/** @type {any} */ figure) => ({ ...figure, id: 0, at: null, theta: null })),
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
  ({ store }) => store.reset(),
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
    const { store, history, later } = begun;
    const seen = [settingsOf(store.scene.peek())];
    let steps = 0;
    for (let i = 0; i < 25; i++) {
      later();
      const last = history.last.peek();
      random.pick(ACTIONS)(begun, random);
      // Training writes in between.
      withAny(store, random, (id) => store.setFigure(id, { at: random.below(1000) }));
      if (history.last.peek() === last) continue;
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

test('training is no step, and stays where it is when a setting goes back', () => {
  const { store, history, later } = begin();
  store.setFigure(1, { at: 7 });
  store.setBoard({ rests: true });
  assert.equal(history.canUndo.peek(), false);
  later();
  store.setFigure(1, { lambda: 0.1 });
  store.setFigure(1, { at: 9, theta: new Float32Array([1]) });
  history.undo();
  const [first] = store.scene.peek().figures;
  assert.deepEqual(first, { ...defaultScene().figures[0], at: 9, theta: new Float32Array([1]) });
});

test('points that are drawn are left to their own history, and stay when a setting goes back', () => {
  const { store, history, later } = begin();
  store.setOwn(emptyPlane());
  later();
  store.setBoard({ testShare: 0.3 });
  const drawn = withPoints(emptyPlane(), [keyOf(0, 1, 2)]);
  later();
  const last = history.last.peek();
  store.setOwn(drawn);
  assert.equal(history.last.peek(), last);
  history.undo();
  assert.equal(store.scene.peek().own, drawn);
  assert.equal(store.scene.peek().board.testShare, 0);
  history.undo();
  assert.equal(store.scene.peek().board.source, 'lecture');
});

test('a removed figure comes back with what it had learned; the inspector of one that goes closes', () => {
  const { store, history, later } = begin();
  store.setFigure(2, { at: 50, theta: new Float32Array([1, 2]) });
  const figures = store.scene.peek().figures;
  later();
  store.removeFigure(2);
  history.undo();
  assert.deepEqual(store.scene.peek().figures, figures);
  history.redo();
  history.undo();
  store.inspect(2);
  history.redo();
  assert.equal(store.scene.peek().inspect, null);
});

test('after a reset, undo loads the moment that was', () => {
  const { store, history } = begin();
  store.setFigure(1, { at: 70 });
  const loads = store.loadCount.peek();
  store.reset();
  store.setFigure(1, { at: null });
  history.undo();
  assert.equal(store.loadCount.peek(), loads + 1);
  const [first] = store.scene.peek().figures;
  assert.equal('at' in first && first.at, 70);
  const resets = store.resetCount.peek();
  history.redo();
  assert.equal(store.resetCount.peek(), resets + 1);
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
