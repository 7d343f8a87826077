import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effect } from '@preact/signals-core';
import { defaultScene, NETWORK } from '../../www/scene/schema.js';
import { selectorsOf } from '../../www/scene/selectors.js';
import { createStore } from '../../www/scene/store.js';
import { createRandom } from './support/random.js';

/**
 * How often each selector has told of something new, its first value not counted.
 *
 * @param {any} selectors
 * @param {readonly number[]} ids
 */
function listenTo(selectors, ids) {
  /** @type {Record<string, number>} */
  const told = {};
  const { figure, ...others } = selectors;
  const all = { ...others, ...Object.fromEntries(ids.map((id) => [`figure ${id}`, figure(id)])) };
  for (const [name, selector] of Object.entries(all)) {
    told[name] = -1;
    effect(() => {
      void selector.value;
      told[name] += 1;
    });
  }
  return () => Object.keys(told).filter((name) => told[name] > 0);
}

const idsOf = (/** @type {any} */ store) => store.scene.value.figures.map((/** @type {any} */ { id }) => id);

test('a figure’s λ is news of this figure, and of nothing else', () => {
  const store = createStore(defaultScene());
  const told = listenTo(selectorsOf(store), idsOf(store));
  store.setFigure(2, { lambda: 0.3 });
  assert.deepEqual(told(), ['figure 2']);
});

test('what is looked into is news of nothing else', () => {
  const store = createStore(defaultScene());
  const told = listenTo(selectorsOf(store), idsOf(store));
  store.inspect(1);
  assert.deepEqual(told(), ['inspect']);
});

test('the board is news of no figure, and of its source only where this changes', () => {
  const store = createStore(defaultScene());
  const told = listenTo(selectorsOf(store), idsOf(store));
  store.setBoard({ noise: 0.7 });
  assert.deepEqual(told(), ['board']);
  store.setBoard({ points: 60 });
  assert.deepEqual(told(), ['board', 'trainingPoints']);
});

test('a figure that comes or goes is news of the list, and of itself', () => {
  const store = createStore(defaultScene());
  const before = idsOf(store);
  const told = listenTo(selectorsOf(store), before);
  store.duplicateFigure(1);
  assert.deepEqual(told(), ['ids']);
  assert.deepEqual(selectorsOf(store).ids.value, idsOf(store));
  store.removeFigure(1);
  assert.deepEqual(told(), ['ids', 'figure 1']);
  assert.equal(selectorsOf(store).figure(1).value, null);
});

test('one instance for each store', () => {
  const [store, other] = [createStore(defaultScene()), createStore(defaultScene())];
  assert.equal(selectorsOf(store), selectorsOf(store));
  assert.equal(selectorsOf(store).figure(1), selectorsOf(store).figure(1));
  assert.notEqual(selectorsOf(store), selectorsOf(other));
});

test('whatever is done, selectors agree with the scene, and only what has changed is told', () => {
  const random = createRandom(71);
  const store = createStore(defaultScene());
  const selectors = selectorsOf(store);
  for (let step = 0; step < 400; step++) {
    const before = store.scene.value;
    const known = new Map(before.figures.map((/** @type {any} */ figure) => [figure.id, figure]));
    const idsBefore = selectors.ids.value;
    const networks = before.figures.filter((/** @type {any} */ { kind }) => kind === 'network');
    const id = networks.length > 0 ? random.pick(networks).id : -1;
    const act = random.pick(
      /** @type {(() => void)[]} */ ([
        () => id > 0 && store.setFigure(id, { lambda: random.pick([0, 0.01, 0.1]) }),
        () => id > 0 && store.setFigure(id, { activation: random.pick(NETWORK.activation.choices) }),
        () => id > 0 && store.duplicateFigure(id),
        () => networks.length > 2 && store.removeFigure(id),
        () => store.addFigure(random.pick(['network', 'optimum'])),
        () => store.setBoard({ seed: 1 + random.below(3) }),
        () => id > 0 && store.inspect(random.pick([id, null])),
      ]),
    );
    act();
    const { board, figures, inspect } = store.scene.value;
    assert.equal(selectors.board.value, board);
    assert.equal(selectors.inspect.value, inspect);
    assert.equal(selectors.hasOptimum.value, figures.some(({ kind }) => kind === 'optimum')); // prettier-ignore
    assert.deepEqual(selectors.ids.value, figures.map((figure) => figure.id)); // prettier-ignore
    if (figures.map((figure) => figure.id).join() === idsBefore.join()) {
      assert.equal(selectors.ids.value, idsBefore);
    }
    for (const figure of figures) {
      assert.equal(selectors.figure(figure.id).value, figure);
      if (figure.id !== id && known.has(figure.id)) assert.equal(figure, known.get(figure.id));
    }
  }
});
