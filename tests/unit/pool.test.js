/** Training: what starts, goes on, stops, and keeps step. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  BOARD,
  UNATTENDED_EPOCHS,
  defaultBoard,
  defaultScene,
  networkFigure,
} from '../../www/scene/schema.js';
import { createStore } from '../../www/scene/store.js';
import { FOREVER, haveEnded, storeOf, updatesOf } from './support/pool.js';
import { simulate } from './support/simulation.js';

test('the sources are the engine’s', async () => {
  const simulation = simulate(createStore(defaultScene()));
  await simulation.run(50);
  assert.deepEqual(simulation.pool.sources.value.map(({ name }) => name), ['lecture', 'moons', 'sine']); // prettier-ignore
});

test('figures stay together, however different their speed, and pictures come at every frame', async () => {
  const store = storeOf([networkFigure(1), networkFigure(2, { hidden: [20, 20] }), networkFigure(3)]);
  const slow = 5;
  const simulation = simulate(store, {
    ...FOREVER,
    cores: 3,
    updateCost: ({ layerSizes }) => (layerSizes.length > 3 ? slow : 0.01),
  });
  let widest = 0;
  const seen = new Set();
  await simulation.run(500);
  await simulation.run(1600, () => {
    const updates = simulation.trainers().map((trainer) => trainer.updates);
    widest = Math.max(widest, Math.max(...updates) - Math.min(...updates));
    seen.add(simulation.pool.frame(2).value?.updates);
  });
  // A frame holds three of the slow updates; the window is twice that, and one frame old.
  assert.ok(widest <= 9, `${widest} updates apart`);
  assert.ok(seen.size >= 90, `${seen.size} different pictures in 100 frames`);
  // The slow one is not held up by keeping the others close. Drawing may take 6 of 16 ms; in the rest,
  // 262 updates of 5 ms fit into 2100 ms.
  const [updates = 0] = updatesOf(simulation, [2]);
  assert.ok(updates > 250, `${updates} updates in 2100 ms`);
  assert.ok(
    simulation.workers.every(({ mostPulls }) => mostPulls === 1),
    'one pull at a time',
  );
});

test('a fast figure is at full speed within a few frames', async () => {
  const store = storeOf([networkFigure(1)]);
  const simulation = simulate(store, { ...FOREVER, millisPerUpdate: 0.02, cores: 1 });
  let reached = Infinity;
  await simulation.run(1000, () => {
    if (updatesOf(simulation, [1])[0] === UNATTENDED_EPOCHS) reached = Math.min(reached, simulation.now());
  });
  // 2000 updates of 0.02 ms are 40 ms of work; the rest is drawing and getting up to speed.
  assert.ok(reached <= 150, `${reached} ms`);
});

test('pause stops at once and leaves all figures at the same update', async () => {
  const store = storeOf([networkFigure(1), networkFigure(2, { hidden: [20, 20] })]);
  const simulation = simulate(store, {
    ...FOREVER,
    updateCost: ({ layerSizes }) => (layerSizes.length > 3 ? 1 : 0.3),
  });
  await simulation.run(500);
  const front = Math.max(...simulation.trainers().map(({ updates }) => updates));
  simulation.pool.pause();
  await simulation.run(300);
  const [first = 0, second] = updatesOf(simulation, [1, 2]);
  assert.equal(first, second);
  assert.ok(first - front <= 20, `${first - front} updates after the pause`);
  await simulation.run(500);
  assert.deepEqual(updatesOf(simulation, [1, 2]), [first, first]);
  assert.equal(haveEnded(simulation, store), false);
});

test('a run that nobody started stops at its limit; one that a person starts goes on', async () => {
  const store = storeOf([networkFigure(1), networkFigure(2)], { speed: 'fastest' });
  const simulation = simulate(store, { ...FOREVER, millisPerUpdate: 0.05 });
  await simulation.run(3000);
  assert.deepEqual(updatesOf(simulation, [1, 2]), [UNATTENDED_EPOCHS, UNATTENDED_EPOCHS]);
  assert.equal(simulation.pool.isGoing.value, false);
  assert.equal(haveEnded(simulation, store), false, 'stopped, but not converged');
  simulation.pool.step('update'); // or it would start anew
  simulation.pool.train();
  await simulation.run(1500);
  assert.equal(simulation.pool.isGoing.value, true);
  assert.ok((updatesOf(simulation, [1])[0] ?? 0) > UNATTENDED_EPOCHS + 5000);
});

test('λ on a settled board trains this figure again, at every frame, and the others stay', async () => {
  const store = storeOf([networkFigure(1), networkFigure(2), { kind: 'optimum', id: 3, name: '' }]);
  const simulation = simulate(store, { convergesAfter: 200, millisPerUpdate: 0.2 });
  await simulation.run(2000);
  assert.equal(simulation.pool.isGoing.value, false);
  assert.deepEqual(updatesOf(simulation, [1, 2]), [200, 200]);

  const seen = new Set();
  const others = new Set();
  for (let i = 1; i <= 60; i += 1) {
    store.setFigure(1, { lambda: i / 100 });
    await simulation.run(16, () => {
      seen.add(simulation.pool.frame(1).value?.contours.points[0]);
      others.add(simulation.pool.frame(2).value?.pixels);
    });
  }
  assert.ok(seen.size >= 54, `${seen.size} pictures in 60 frames of dragging`);
  assert.equal(others.size, 1, 'the other figure is not drawn again');
  assert.equal(simulation.pool.isGoing.value, true);
  await simulation.run(2000);
  assert.equal(haveEnded(simulation, store), true);
  assert.equal(simulation.pool.isGoing.value, false);
  assert.equal(updatesOf(simulation, [2])[0], 200);
  assert.equal(simulation.pool.frame(1).value?.error?.e, 0.6, 'E is that of the last λ');
});

test('λ on a paused board shows the new E and trains nothing', async () => {
  const store = storeOf([networkFigure(1)]);
  const simulation = simulate(store, FOREVER);
  await simulation.run(200);
  simulation.pool.pause();
  await simulation.run(200);
  const updates = updatesOf(simulation, [1]);
  store.setFigure(1, { lambda: 0.25 });
  await simulation.run(200);
  assert.deepEqual(updatesOf(simulation, [1]), updates);
  assert.equal(simulation.pool.frame(1).value?.error?.e, 0.25);
  assert.equal(simulation.pool.isGoing.value, false);
});

test('new layers start from the seed and catch up while the others wait', async () => {
  const store = storeOf([networkFigure(1), networkFigure(2)]);
  const simulation = simulate(store, { ...FOREVER, millisPerUpdate: 1 });
  await simulation.run(1000);
  const [before = 0] = updatesOf(simulation, [2]);
  store.setFigure(1, { hidden: [7] });
  let waited = true;
  await simulation.run(400, () => {
    const [first = 0, second = 0] = updatesOf(simulation, [1, 2]);
    if (first < before - 100) waited &&= second <= before + 40;
  });
  assert.ok(waited);
  assert.ok((updatesOf(simulation, [1])[0] ?? 0) < before + 10, 'it was built anew');
  await simulation.run(1500);
  const [first = 0, second = 0] = updatesOf(simulation, [1, 2]);
  assert.ok(second > before && Math.abs(first - second) < 40, `${first} and ${second}`);
  assert.deepEqual(simulation.trainers().map(({ config }) => config.layerSizes).sort(), [[2, 5, 1], [2, 7, 1]]); // prettier-ignore
});

test('a new optimizer goes on from the weights, a new learning rate keeps the momenta', async () => {
  const store = storeOf([networkFigure(1)], { optimizer: 'adam' });
  const simulation = simulate(store, FOREVER);
  await simulation.run(200);
  const [trainer] = simulation.trainers();
  const { updates } = trainer;
  let renewed = 0;
  const setOptimizer = trainer.setOptimizer;
  trainer.setOptimizer = function (/** @type {any} */ optimizer) {
    renewed += 1;
    setOptimizer.call(this, optimizer);
  };
  store.setBoard({ learningRate: 0.5 });
  await simulation.run(100);
  assert.equal(renewed, 0);
  assert.equal(trainer.config.optimizer.learningRate, 0.5);
  store.setBoard({ optimizer: 'lbfgs' });
  store.setBoard({ learningRate: 0.7 }); // of no use to L-BFGS
  await simulation.run(100);
  assert.equal(renewed, 1);
  assert.equal(simulation.trainers()[0], trainer);
  assert.ok(trainer.updates > updates);
});

test('new points start everything anew; new test points only change the numbers', async () => {
  const store = storeOf([networkFigure(1)]);
  const simulation = simulate(store, { convergesAfter: 50 });
  await simulation.run(1000);
  const [trainer] = simulation.trainers();
  store.setBoard({ testPoints: 30 });
  await simulation.run(300);
  assert.equal(simulation.trainers()[0], trainer);
  assert.equal(simulation.pool.isGoing.value, false);
  assert.equal(simulation.pool.frame(1).value?.error?.testD, 30);
  assert.equal(simulation.pool.testPoints.value?.y.length, 30);
  store.setBoard({ testPoints: 0 });
  await simulation.run(300);
  assert.equal(simulation.trainers()[0], trainer);
  assert.equal(simulation.pool.frame(1).value?.error?.testD, null);
  assert.equal(simulation.pool.testPoints.value, null);

  store.setBoard({ points: 60 });
  await simulation.run(3, () => {});
  assert.equal(simulation.pool.isGoing.value, true);
  await simulation.run(50);
  assert.notEqual(simulation.trainers()[0], trainer);
  await simulation.run(1000);
  assert.equal(simulation.pool.points.value?.y.length, 60);
  assert.equal(haveEnded(simulation, store), true);
  assert.equal(updatesOf(simulation, [1])[0], 50);
});

test('while the noise is dragged the points move along, and end where it ends', async () => {
  const store = storeOf([networkFigure(1), { kind: 'optimum', id: 2, name: '' }]);
  let samples = 0;
  const simulation = simulate(store, {
    convergesAfter: 2000,
    millisPerUpdate: 1,
    onCall: (name) => (samples += name === 'sample' ? 1 : 0),
  });
  await simulation.run(200);
  const seen = new Set();
  const before = samples;
  for (let i = 1; i <= 120; i += 1) {
    store.setBoard({ noise: 1 + i / 200 });
    await simulation.run(4, () => seen.add(simulation.pool.points.value?.x[0]));
  }
  await simulation.run(100);
  assert.equal(simulation.pool.points.value?.x[0], BOARD.seed.default + 1.6);
  assert.ok(seen.size > 20, `${seen.size} point clouds in 30 frames`);
  assert.ok(samples - before <= 2 * 121, 'train and test, once per value at most');
});

test('reset starts from the seeds: playing it goes on, at rest it waits', async () => {
  const store = storeOf([networkFigure(1)]);
  const simulation = simulate(store, { convergesAfter: 400, millisPerUpdate: 0.5 });
  await simulation.run(150);
  simulation.pool.reset();
  await simulation.run(40);
  const [updates = 0] = updatesOf(simulation, [1]);
  assert.ok(updates < 100);
  await simulation.run(2000);
  assert.deepEqual(updatesOf(simulation, [1]), [400]);
  simulation.pool.reset();
  await simulation.run(500);
  assert.deepEqual(updatesOf(simulation, [1]), [0]);
  assert.equal(simulation.pool.isGoing.value, false);
  store.setFigure(1, { lambda: 3 });
  await simulation.run(300);
  assert.deepEqual(updatesOf(simulation, [1]), [0]);
});

test('a step is one update, or one epoch, of every network', async () => {
  const store = storeOf([networkFigure(1), networkFigure(2)], { optimizer: 'sgd', batchSize: 30 });
  const simulation = simulate(store, FOREVER);
  simulation.pool.pause();
  await simulation.run(200);
  simulation.pool.step('update');
  await simulation.run(200);
  assert.deepEqual(updatesOf(simulation, [1, 2]), [1, 1]);
  simulation.pool.step('epoch'); // 200 points in batches of 30: 7 updates
  simulation.pool.step('update');
  await simulation.run(200);
  assert.deepEqual(updatesOf(simulation, [1, 2]), [9, 9]);
  assert.equal(simulation.pool.isGoing.value, false);
  simulation.pool.train();
  await simulation.run(200);
  simulation.pool.step('update');
  assert.equal(simulation.pool.clock.value, 'paused', 'a step while it plays pauses it');
});

test('training to convergence passes the unattended limit and then stops by itself', async () => {
  const store = storeOf([networkFigure(1)]);
  const simulation = simulate(store, { convergesAfter: 9000, millisPerUpdate: 0.05 });
  await simulation.run(3000);
  assert.deepEqual(updatesOf(simulation, [1]), [UNATTENDED_EPOCHS]);
  simulation.pool.trainToConvergence();
  assert.equal(simulation.pool.isGoing.value, true);
  await simulation.run(3000);
  assert.deepEqual(updatesOf(simulation, [1]), [9000]);
  assert.equal(haveEnded(simulation, store), true);
  assert.equal(simulation.pool.isGoing.value, false);
});

test('figures come and go', async () => {
  const store = storeOf([networkFigure(1)]);
  const simulation = simulate(store, { convergesAfter: 60, cores: 4 });
  await simulation.run(1000);
  store.addFigure('network');
  store.addFigure('optimum');
  store.duplicateFigure(1);
  await simulation.run(1500);
  assert.deepEqual(updatesOf(simulation, [1, 2, 3, 4]), [60, 60, 0, 60]);
  assert.equal(simulation.workers.length, 4);
  for (const id of [1, 2, 3, 4]) store.removeFigure(id);
  await simulation.run(500);
  assert.equal(simulation.trainers().length, 0);
  assert.equal(haveEnded(simulation, store), true);
  assert.equal(simulation.pool.frame(1).value, null, 'nothing of a removed figure is kept');
});

test('a loaded scene begins by itself, within the unattended limit', async () => {
  const store = storeOf([networkFigure(1)]);
  const simulation = simulate(store, { ...FOREVER, millisPerUpdate: 0.05 });
  await simulation.run(100);
  simulation.pool.pause();
  store.load({
    board: { ...defaultBoard(), source: 'moons' },
    figures: [networkFigure(1)],
    inspect: null,
    view: 'network',
    lesson: null,
  });
  await simulation.run(3000);
  assert.deepEqual(updatesOf(simulation, [2]), [UNATTENDED_EPOCHS]);
  assert.equal(simulation.pool.isGoing.value, false);
});

test('nothing happens after dispose', async () => {
  const store = createStore(defaultScene());
  const simulation = simulate(store, FOREVER);
  await simulation.run(100);
  simulation.pool.dispose();
  const frame = simulation.pool.frame(1).value;
  await simulation.run(300);
  store.setFigure(1, { lambda: 1 });
  await simulation.run(100);
  assert.equal(simulation.pool.frame(1).value, frame);
  assert.ok(simulation.workers.every(({ isTerminated }) => isTerminated));
  assert.equal(simulation.isAwake(), false);
});
