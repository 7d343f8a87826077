/**
 * Where the training of networks stands, on the real engine: every state says what is so, and what can be done.
 *
 * @import { Board, Figure, Moment } from '../../www/scene/scene.d.ts'
 * @import { Costs } from './support/timed-engines.js'
 * @import { Simulation } from './support/simulation.js'
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultBoard, networkFigure } from '../../www/scene/schema.js';
import { createStore } from '../../www/scene/store.js';
import { engine } from './support/engine.js';
import { simulate } from './support/simulation.js';

/** @param {Figure[]} figures @param {Partial<Board>} [board] @param {Moment | null} [moment] @param {Costs} [costs] */
function opened(figures, board = {}, moment = null, costs = {}) {
  const scene = {
    board: { ...defaultBoard(), points: 60, testPoints: 0, ...board },
    figures,
    inspect: null,
    view: 'network',
    lesson: null,
  };
  const store = createStore(scene, [], moment);
  return { store, ...simulate(store, { engine, ...costs }) };
}

/** @param {Simulation} page @param {number} [id] */
const stateOf = ({ pool }, id = 1) => pool.progress(id).value.code;

/** What is shown of a network, once there is something. @param {Simulation} page @param {number} [id] */
function frameOf({ pool }, id = 1) {
  const frame = pool.frame(id).value;
  assert.ok(frame);
  return frame;
}

/** E of it. @param {Simulation} page */
function errorOf(page) {
  const { error } = frameOf(page);
  assert.ok(error);
  return error.e;
}

const TEN = Array(10).fill(10);

test('gradients that vanish through ten layers are no convergence, and descent never refuses an update', async () => {
  // L-BFGS, in double precision, gets away from there.
  for (const optimizer of /** @type {const} */ (['sgd', 'momentum', 'adam'])) {
    const page = opened([networkFigure(1, { hidden: TEN, init: 'xavierPlain' })], {
      optimizer,
      speed: 'fastest',
    });
    await page.run(9000);
    const { pool } = page;
    const { code, gradients } = pool.progress(1).value;
    assert.equal(code, 'vanished', optimizer);
    assert.equal(gradients?.length, 11);
    assert.ok(Math.max(...(gradients ?? [])) < 1e-3);
    assert.ok(Number(gradients?.[0]) < 1e-6, 'on the way back they get smaller from layer to layer');
    const before = Number(pool.frame(1).value?.updates);
    assert.equal(pool.controls.value.train, 'anew', 'it rests where its settings lead to');
    pool.step('update');
    await page.run(200);
    assert.equal(pool.controls.value.train, 'on');
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
  const e = errorOf(page);
  page.store.setFigure(1, { lambda: 3 });
  await page.run(4000);
  assert.equal(stateOf(page), 'collapsed');
  page.store.setFigure(1, { lambda: 0.1 });
  await page.run(4000);
  assert.equal(stateOf(page), 'converged');
  assert.equal(errorOf(page), e);
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
    [...(page.pool.moment.value?.figures.values() ?? [])],
    [{ at: 50_000, theta: null }],
    'the link stays',
  );
  page.pool.pause();
  await page.run(300);
  assert.equal(stateOf(page), 'paused');
  const { updates } = frameOf(page);
  assert.ok(updates > 0 && updates < 50_000);
  await page.run(500);
  assert.equal(frameOf(page).updates, updates);
  assert.deepEqual([...(page.pool.moment.value?.figures.values() ?? [])], [{ at: updates, theta: null }]);
});

test('controls that would do nothing cannot be used, and say why', async () => {
  const page = opened([networkFigure(1, { lambda: 0.3 })], {}, null, { millisPerUpdate: 2 });
  assert.deepEqual(page.pool.controls.value, { isGoing: false, train: 'none', canStep: false, canConverge: false, canReset: false, reason: 'waiting' }); // prettier-ignore
  await page.run(3000);
  assert.deepEqual(page.pool.controls.value, { isGoing: false, train: 'anew', canStep: false, canConverge: false, canReset: true, reason: 'ended' }); // prettier-ignore
  const before = frameOf(page);
  const seen = new Set();
  page.pool.train();
  await page.run(3000, () => seen.add(frameOf(page).updates));
  assert.ok(Math.min(...seen) < before.updates, 'it started anew');
  assert.equal(frameOf(page).updates, before.updates);
  assert.equal(page.pool.moment.value, null, 'and came to what its settings lead to');
  page.store.removeFigure(1);
  await page.run(200);
  assert.equal(page.pool.controls.value.reason, 'no networks');
});

test('an update where none can be had leaves the board in nobody’s hand, so that λ trains it anew', async () => {
  const page = opened([networkFigure(1, { lambda: 0.3 })], {}, null, { millisPerUpdate: 2 });
  await page.run(3000);
  assert.equal(page.pool.controls.value.canStep, false);
  page.pool.step('update');
  page.pool.step('epoch');
  await page.run(300);
  assert.equal(page.pool.clock.value, 'unattended');
  page.store.setFigure(1, { lambda: 0.2 });
  await page.run(4000);
  assert.equal(page.pool.moment.value, null);
});

test('the epoch in the header is the furthest network’s, and a preview does not move it', async () => {
  const page = opened([networkFigure(1, { lambda: 0.3 }), networkFigure(2, { lambda: 0.1, hidden: [6] })]);
  await page.run(3000);
  const furthest = () => Math.max(frameOf(page).epochs, frameOf(page, 2).epochs);
  assert.equal(page.pool.epochs.value, furthest());
  const before = page.pool.epochs.value;
  const seen = new Set();
  page.store.setFigure(1, { lambda: 0.31 });
  await page.run(250, () => seen.add(page.pool.epochs.value));
  assert.deepEqual([...seen], [before]);
  // Then it is true of the figures again, in one step.
  await page.run(3000, () => seen.add(page.pool.epochs.value));
  assert.equal(page.pool.epochs.value, furthest());
  assert.ok(seen.size <= 2, `${[...seen]}`);
});

test('a network at its minimum off the path is told alike here and where its link is opened', async () => {
  const page = opened([networkFigure(1, { hidden: [4], lambda: 0.3 })]);
  await page.run(2000);
  page.pool.reset();
  page.pool.trainToConvergence();
  await page.run(20);
  page.store.setFigure(1, { lambda: 0.2 });
  await page.run(3000);
  assert.equal(stateOf(page), 'converged');
  const moment = page.pool.moment.value;
  assert.ok(
    [...(moment?.figures.values() ?? [])].every(({ theta }) => theta !== null),
    'its link holds its weights',
  );
  const other = opened([networkFigure(1, { hidden: [4], lambda: 0.2 })], {}, moment);
  await other.run(1000);
  assert.equal(stateOf(other), 'converged');
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
  await page.run(4000, () => shown.add(frameOf(page).updates));
  assert.ok(Math.min(...shown) > 20, 'the first goes on from where it is');
  const fresh = opened([networkFigure(1, { lambda: 0.05 })]);
  await fresh.run(4000);
  assert.equal(errorOf(page), errorOf(fresh));
  assert.equal(page.pool.moment.value, null);
});
