/** Where the training of networks stands, on the real engine: every state says what is so, and what can be done. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultBoard, networkFigure } from '../../www/scene/schema.js';
import { createStore } from '../../www/scene/store.js';
import { engine } from './support/engine.js';
import { simulate } from './support/simulation.js';

/** @param {any[]} figures @param {object} [board] @param {any} [moment] @param {object} [costs] */
function opened(figures, board = {}, moment = null, costs = {}) {
  const scene = { board: { ...defaultBoard(), points: 60, testPoints: 0, ...board }, figures, inspect: null };
  const store = createStore(scene, [], moment);
  return { store, ...simulate(store, { engine, ...costs }) };
}

/** @param {any} page @param {number} [id] */
const stateOf = ({ pool }, id = 1) => pool.progress(id).value.code;

const TEN = Array(10).fill(10);

test('gradients that vanish through ten layers are no convergence, and descent never refuses an update', async () => {
  // L-BFGS, in double precision, gets away from there.
  for (const optimizer of ['sgd', 'momentum', 'adam']) {
    const page = opened([networkFigure(1, { hidden: TEN, init: 'xavierPlain' })], { optimizer });
    await page.run(9000);
    const { pool } = page;
    const { code, gradients } = pool.progress(1).value;
    assert.equal(code, 'vanished', optimizer);
    assert.equal(gradients?.length, 11);
    assert.ok(Math.max(...(gradients ?? [])) < 1e-3);
    assert.ok(Number(gradients?.[0]) < 1e-6, 'on the way back they get smaller from layer to layer');
    const before = Number(pool.frame(1).value?.updates);
    assert.equal(pool.controls.value.train, 'on');
    pool.step('update');
    await page.run(200);
    assert.equal(pool.frame(1).value?.updates, before + 1, 'an update is an update');
    pool.train();
    await page.run(400);
    pool.pause();
    await page.run(300);
    assert.ok(Number(pool.frame(1).value?.updates) > before + 100);
  }
});

test('λ that shrinks all weights to 0 is told as that, and where it falls the network starts anew', async () => {
  const page = opened([networkFigure(1, { hidden: [5, 5], lambda: 0.1 })]);
  await page.run(3000);
  assert.equal(stateOf(page), 'converged');
  const { e } = page.pool.frame(1).value.error;
  page.store.setFigure(1, { lambda: 3 });
  await page.run(4000);
  assert.equal(stateOf(page), 'collapsed');
  page.store.setFigure(1, { lambda: 0.1 });
  await page.run(4000);
  assert.equal(stateOf(page), 'converged');
  assert.equal(page.pool.frame(1).value.error.e, e);
});

test('a run that ends by itself rests, one that a person stops is paused', async () => {
  const page = opened([networkFigure(1), networkFigure(2, { hidden: [] })], {
    optimizer: 'sgd',
    learningRate: 0.001,
  });
  assert.equal(stateOf(page), 'waiting');
  await page.run(40);
  assert.equal(stateOf(page), 'training');
  await page.run(4000);
  assert.deepEqual([stateOf(page, 1), stateOf(page, 2)], ['resting', 'resting']);
  assert.equal(page.pool.isGoing.value, false);
  page.pool.train();
  await page.run(300);
  assert.equal(stateOf(page), 'training');
  page.pool.pause();
  await page.run(300);
  assert.equal(stateOf(page), 'paused');
  page.pool.reset();
  await page.run(300);
  assert.equal(stateOf(page), 'ready');
  assert.equal(page.pool.controls.value.canReset, false, 'there is nothing to reset');
});

test('coming back to a moment says how far it is, and pause stops it', async () => {
  const moment = { rests: false, figures: new Map([[1, { at: 50_000, theta: null }]]) };
  const page = opened([networkFigure(1)], { optimizer: 'sgd' }, moment);
  await page.run(600);
  assert.deepEqual(page.pool.progress(1).value, { code: 'returning', to: 50_000 });
  assert.equal(page.pool.isGoing.value, true);
  assert.deepEqual(
    [...page.pool.moment.value.figures.values()],
    [{ at: 50_000, theta: null }],
    'the link stays',
  );
  page.pool.pause();
  await page.run(300);
  assert.equal(stateOf(page), 'paused');
  const { updates } = page.pool.frame(1).value;
  assert.ok(updates > 0 && updates < 50_000);
  await page.run(500);
  assert.equal(page.pool.frame(1).value.updates, updates);
  assert.deepEqual([...page.pool.moment.value.figures.values()], [{ at: updates, theta: null }]);
});

test('controls that would do nothing cannot be used, and say why', async () => {
  const page = opened([networkFigure(1, { lambda: 0.3 })], {}, null, { millisPerUpdate: 2 });
  assert.deepEqual(page.pool.controls.value, { isGoing: false, train: 'none', canStep: false, canConverge: false, canReset: false, reason: 'waiting' }); // prettier-ignore
  await page.run(3000);
  assert.deepEqual(page.pool.controls.value, { isGoing: false, train: 'anew', canStep: false, canConverge: false, canReset: true, reason: 'ended' }); // prettier-ignore
  const before = await page.pool.frame(1).value;
  const seen = new Set();
  page.pool.train();
  await page.run(3000, () => seen.add(page.pool.frame(1).value.updates));
  assert.ok(Math.min(...seen) < before.updates, 'it started anew');
  assert.equal(page.pool.frame(1).value.updates, before.updates);
  assert.equal(page.pool.moment.value, null, 'and came to what its settings lead to');
  page.store.removeFigure(1);
  await page.run(200);
  assert.equal(page.pool.controls.value.reason, 'no networks');
});

test('the epoch in the header is the furthest network’s, and a preview does not move it', async () => {
  const page = opened([networkFigure(1, { lambda: 0.3 }), networkFigure(2, { lambda: 0.1, hidden: [6] })]);
  await page.run(3000);
  const furthest = () => Math.max(page.pool.frame(1).value.epochs, page.pool.frame(2).value.epochs);
  assert.equal(page.pool.epochs.value, furthest());
  let last = page.pool.epochs.value;
  page.store.setFigure(1, { lambda: 0.31 });
  await page.run(250, () => {
    assert.equal(
      page.pool.epochs.value,
      page.pool.frame(2).value.epochs,
      'the other network’s, which stands',
    );
    last = page.pool.epochs.value;
  });
  await page.run(3000);
  assert.equal(page.pool.epochs.value, furthest());
  assert.ok(page.pool.epochs.value >= last);
});

test('a scene that goes on from another does so from its networks, and rests where its link leads to', async () => {
  const page = opened([networkFigure(1, { lambda: 0.3 }), networkFigure(2)]);
  await page.run(3000);
  const scene = page.store.scene.value;
  const shown = new Set();
  page.store.go({
    ...scene,
    figures: [networkFigure(1, { lambda: 0.05 }), networkFigure(2, { hidden: [3] })],
  });
  await page.run(4000, () => shown.add(page.pool.frame(1).value.updates));
  assert.ok(Math.min(...shown) > 20, 'the first goes on from where it is');
  const fresh = opened([networkFigure(1, { lambda: 0.05 })]);
  await fresh.run(4000);
  assert.equal(page.pool.frame(1).value.error.e, fresh.pool.frame(1).value.error.e);
  assert.equal(page.pool.moment.value, null);
});
