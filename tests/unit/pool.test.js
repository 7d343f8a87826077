import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UNATTENDED_EPOCHS, defaultBoard, defaultScene, networkFigure } from '../../www/state/schema.js';
import { createStore } from '../../www/state/store.js';
import { simulate } from './support/simulation.js';

/** @param {any[]} figures @param {object} [board] */
const storeOf = (figures, board = {}) => createStore({ board: { ...defaultBoard(), ...board }, figures });

/** @param {any} simulation @param {number[]} ids */
const updatesOf = ({ pool }, ids) => ids.map((id) => pool.frame(id).value?.updates);

const texts = (/** @type {any} */ store) => store.notices.value.map((/** @type {any} */ { text }) => text);

const FOREVER = { convergesAfter: Infinity };

test("the lecture's four figures appear, train, settle, come to rest and are refined", async () => {
  const store = createStore(defaultScene());
  const simulation = simulate(store, { convergesAfter: 1000 });
  const { pool } = simulation;
  for (const id of [1, 2, 3, 4]) pool.setResolution(id, 400, 300);
  await simulation.run(100);
  assert.equal(store.playing.value, true);
  assert.equal(pool.settled.value, false);
  assert.equal(pool.points.value?.x.length, 400);
  assert.equal(pool.testPoints.value?.x.length, 2000);
  assert.deepEqual(pool.domain.value, [-7, 8, -6, 5]);
  await simulation.run(2000);
  assert.equal(pool.settled.value, true);
  assert.equal(store.playing.value, false);
  assert.equal(pool.epochs.value, 1000);
  for (const id of [1, 2, 3, 4]) {
    const frame = pool.frame(id).value;
    assert.deepEqual([frame?.width, frame?.height], [400, 300], 'the view’s own pixels');
    assert.equal(frame?.pixels.length, 400 * 300 * 4);
    assert.equal(frame?.contours.points[0], frame?.updates, 'the picture is of the last update');
  }
  assert.deepEqual(pool.frame(4).value?.bayes, { error: 0.1, crossEntropy: 0.25, noiseVariance: null });
  assert.equal(pool.frame(4).value?.error, null);
  assert.equal(pool.frame(1).value?.bayes, null);
  assert.equal(simulation.isAwake(), false, 'no frame is asked for while nothing happens');
  assert.deepEqual(texts(store), []);
});

test('only sources that the page can show are offered', async () => {
  const simulation = simulate(createStore(defaultScene()));
  await simulation.run(50);
  assert.deepEqual(simulation.pool.sources.value.map(({ name }) => name), ['lecture', 'moons']); // prettier-ignore
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
  store.playing.value = false;
  await simulation.run(300);
  const [first = 0, second] = updatesOf(simulation, [1, 2]);
  assert.equal(first, second);
  assert.ok(first - front <= 20, `${first - front} updates after the pause`);
  await simulation.run(500);
  assert.deepEqual(updatesOf(simulation, [1, 2]), [first, first]);
  assert.equal(simulation.pool.settled.value, false);
});

test('a run that nobody started stops at its limit; one that a person starts goes on', async () => {
  const store = storeOf([networkFigure(1), networkFigure(2)]);
  const simulation = simulate(store, { ...FOREVER, millisPerUpdate: 0.05 });
  await simulation.run(3000);
  assert.deepEqual(updatesOf(simulation, [1, 2]), [UNATTENDED_EPOCHS, UNATTENDED_EPOCHS]);
  assert.equal(store.playing.value, false);
  assert.equal(simulation.pool.settled.value, false, 'stopped, but not converged');
  store.playing.value = true;
  await simulation.run(1500);
  assert.equal(store.playing.value, true);
  assert.ok((updatesOf(simulation, [1])[0] ?? 0) > UNATTENDED_EPOCHS + 5000);
});

test('λ on a settled board trains this figure again, at every frame, and the others stay', async () => {
  const store = storeOf([networkFigure(1), networkFigure(2), { kind: 'optimum', id: 3 }]);
  const simulation = simulate(store, { convergesAfter: 200, millisPerUpdate: 0.2 });
  await simulation.run(2000);
  assert.equal(store.playing.value, false);
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
  assert.equal(store.playing.value, true);
  await simulation.run(2000);
  assert.equal(simulation.pool.settled.value, true);
  assert.equal(store.playing.value, false);
  assert.equal(updatesOf(simulation, [2])[0], 200);
  assert.equal(simulation.pool.frame(1).value?.error?.e, 0.6, 'E is that of the last λ');
});

test('λ on a paused board shows the new E and trains nothing', async () => {
  const store = storeOf([networkFigure(1)]);
  const simulation = simulate(store, FOREVER);
  await simulation.run(200);
  store.playing.value = false;
  await simulation.run(200);
  const updates = updatesOf(simulation, [1]);
  store.setFigure(1, { lambda: 0.25 });
  await simulation.run(200);
  assert.deepEqual(updatesOf(simulation, [1]), updates);
  assert.equal(simulation.pool.frame(1).value?.error?.e, 0.25);
  assert.equal(store.playing.value, false);
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
  assert.equal(store.playing.value, false);
  assert.equal(simulation.pool.frame(1).value?.error?.testD, 30);
  assert.equal(simulation.pool.testPoints.value?.y.length, 30);
  store.setBoard({ testPoints: 0 });
  await simulation.run(300);
  assert.equal(simulation.trainers()[0], trainer);
  assert.equal(simulation.pool.frame(1).value?.error?.testD, null);
  assert.equal(simulation.pool.testPoints.value, null);

  store.setBoard({ points: 60 });
  await simulation.run(50);
  assert.notEqual(simulation.trainers()[0], trainer);
  assert.equal(store.playing.value, true);
  await simulation.run(1000);
  assert.equal(simulation.pool.points.value?.y.length, 60);
  assert.equal(simulation.pool.settled.value, true);
  assert.equal(updatesOf(simulation, [1])[0], 50);
});

test('while the noise is dragged the points move along, and end where it ends', async () => {
  const store = storeOf([networkFigure(1), { kind: 'optimum', id: 2 }]);
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
  assert.equal(simulation.pool.points.value?.x[0], 1 + 1.6);
  assert.ok(seen.size > 20, `${seen.size} point clouds in 30 frames`);
  assert.ok(samples - before <= 2 * 121, 'train and test, once per value at most');
});

test('the optimum is drawn once, whatever trains beside it', async () => {
  const store = storeOf([networkFigure(1), { kind: 'optimum', id: 2 }]);
  const simulation = simulate(store, { convergesAfter: 300, cores: 1 });
  const pictures = new Set();
  const watch = () => pictures.add(simulation.pool.frame(2).value?.pixels);
  await simulation.run(3000, watch);
  store.setBoard({ seed: 5 });
  await simulation.run(3000, watch);
  pictures.delete(undefined);
  // A first one, one as fine as motion allows once the speed is known, and the fine one at rest.
  assert.ok(pictures.size <= 3, `${pictures.size} pictures`);
});

test('reset starts from the seeds: playing it goes on, at rest it waits', async () => {
  const store = storeOf([networkFigure(1)]);
  const simulation = simulate(store, { convergesAfter: 400, millisPerUpdate: 0.5 });
  await simulation.run(150);
  store.reset();
  await simulation.run(40);
  const [updates = 0] = updatesOf(simulation, [1]);
  assert.ok(updates < 100);
  await simulation.run(2000);
  assert.deepEqual(updatesOf(simulation, [1]), [400]);
  store.reset();
  await simulation.run(500);
  assert.deepEqual(updatesOf(simulation, [1]), [0]);
  assert.equal(store.playing.value, false);
  store.setFigure(1, { lambda: 3 });
  await simulation.run(300);
  assert.deepEqual(updatesOf(simulation, [1]), [0]);
});

test('a step is one update, or one epoch, of every network', async () => {
  const store = storeOf([networkFigure(1), networkFigure(2)], { optimizer: 'sgd', batchSize: 30 });
  const simulation = simulate(store, FOREVER);
  store.playing.value = false;
  await simulation.run(200);
  simulation.pool.step('update');
  await simulation.run(200);
  assert.deepEqual(updatesOf(simulation, [1, 2]), [1, 1]);
  simulation.pool.step('epoch'); // 200 points in batches of 30: 7 updates
  simulation.pool.step('update');
  await simulation.run(200);
  assert.deepEqual(updatesOf(simulation, [1, 2]), [9, 9]);
  assert.equal(store.playing.value, false);
  store.playing.value = true;
  await simulation.run(200);
  simulation.pool.step('update');
  assert.equal(store.playing.value, false, 'a step while it plays pauses it');
});

test('training to convergence passes the unattended limit and then stops by itself', async () => {
  const store = storeOf([networkFigure(1)]);
  const simulation = simulate(store, { convergesAfter: 9000, millisPerUpdate: 0.05 });
  await simulation.run(3000);
  assert.deepEqual(updatesOf(simulation, [1]), [UNATTENDED_EPOCHS]);
  simulation.pool.trainToConvergence();
  assert.equal(store.playing.value, true);
  await simulation.run(3000);
  assert.deepEqual(updatesOf(simulation, [1]), [9000]);
  assert.equal(simulation.pool.settled.value, true);
  assert.equal(store.playing.value, false);
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
  assert.equal(simulation.pool.settled.value, true);
  assert.equal(simulation.pool.frame(1).value, null, 'nothing of a removed figure is kept');
});

test('a loaded scene begins by itself, within the unattended limit', async () => {
  const store = storeOf([networkFigure(1)]);
  const simulation = simulate(store, { ...FOREVER, millisPerUpdate: 0.05 });
  await simulation.run(100);
  store.playing.value = false;
  store.load({ board: { ...defaultBoard(), source: 'moons' }, figures: [networkFigure(1)] });
  await simulation.run(3000);
  assert.deepEqual(updatesOf(simulation, [2]), [UNATTENDED_EPOCHS]);
  assert.equal(store.playing.value, false);
});

test('a link that asks for what the engine does not have is mended with a notice', async () => {
  const store = storeOf([networkFigure(1)], { source: 'galaxy', noise: 7, classes: 5 });
  const simulation = simulate(store);
  await simulation.run(1500);
  const { source, noise, classes } = store.scene.value.board;
  assert.deepEqual([source, noise, classes], ['lecture', 1, 2]);
  assert.deepEqual(texts(store).map((text) => text.split(':')[0]), ['source', 'classes', 'noise']); // prettier-ignore
  assert.equal(simulation.pool.settled.value, true);
});

test('a network that the engine refuses is named, and the others train', async () => {
  const store = storeOf([networkFigure(1), networkFigure(2, { leak: 0.5 })]);
  const refusal = Object.assign(new Error('leak must be smaller, got 0.5'), { name: 'InvalidConfig' });
  let builds = 0;
  const simulation = simulate(store, {
    convergesAfter: 50,
    onCall: (name) => {
      if (name === 'new' && ++builds === 2) throw refusal;
    },
  });
  await simulation.run(1500);
  assert.deepEqual(texts(store), ['The engine does not take this network: leak must be smaller, got 0.5']);
  assert.equal(simulation.workers.length, 2, 'no worker was lost');
  assert.equal(simulation.pool.settled.value, true);
  assert.equal(updatesOf(simulation, [1, 2]).filter((updates) => updates === 50).length, 1);
  // The next change builds it.
  for (const id of [1, 2]) store.setFigure(id, { hidden: [3] });
  await simulation.run(1500);
  assert.deepEqual(updatesOf(simulation, [1, 2]), [50, 50]);
});

test('refused data leave the present ones in place', async () => {
  const store = storeOf([networkFigure(1)]);
  const refusal = Object.assign(new Error('noise must be at most 1.5, got 1.9'), { name: 'InvalidConfig' });
  const simulation = simulate(store, {
    convergesAfter: 50,
    onCall: (name, noise) => {
      if (name === 'sample' && noise > 1.5) throw refusal;
    },
  });
  await simulation.run(1000);
  const points = simulation.pool.points.value;
  store.setBoard({ noise: 1.9 });
  await simulation.run(500);
  assert.equal(simulation.pool.points.value, points);
  assert.equal(texts(store).length, 1);
  store.setBoard({ noise: 1.1 });
  await simulation.run(500);
  assert.equal(simulation.pool.points.value?.x[0], 2.1);
});

/** @type {[string, (worker: any, costs: any) => void][]} */
const DEATHS = [
  ['a panic', (_worker, costs) => (costs.panicAt = 0)],
  ['an uncaught error', (worker) => worker.emit('error', { message: 'out of memory' })],
  ['a message that cannot be read', (worker) => worker.emit('messageerror', {})],
];
for (const [name, kill] of DEATHS) {
  test(`after ${name} the worker is replaced and its networks come back to where they were`, async () => {
    const store = storeOf([networkFigure(1), networkFigure(2), { kind: 'optimum', id: 3 }]);
    const costs = {
      convergesAfter: 5000,
      millisPerUpdate: 0.1,
      panicAt: Infinity,
      onCall: (/** @type {string} */ call, /** @type {number} */ updates) => {
        if (call === 'advance' && updates >= costs.panicAt) {
          costs.panicAt = Infinity;
          throw new WebAssembly.RuntimeError('unreachable');
        }
      },
    };
    const simulation = simulate(store, costs);
    await simulation.run(300);
    store.playing.value = false;
    await simulation.run(300);
    const before = updatesOf(simulation, [1, 2]);
    if (name === 'a panic') store.playing.value = true;
    kill(simulation.workers[0], costs);
    await simulation.run(500);
    assert.equal(simulation.workers.length, 3, 'two and a replacement');
    assert.equal(texts(store).length, 1);
    assert.match(texts(store)[0], /was replaced/);
    const after = updatesOf(simulation, [1, 2]);
    if (name === 'a panic') {
      assert.ok(after.every((updates, i) => (updates ?? 0) > (before[i] ?? 0)));
    } else {
      assert.deepEqual(after, before, 'it is paused, and stands where it stood');
    }
  });
}

test('a figure that always kills its worker is given up after some tries, until reset', async () => {
  const store = storeOf([networkFigure(1), networkFigure(2)]);
  let isBad = true;
  const simulation = simulate(store, {
    convergence: ({ layerSizes }) => (layerSizes[1] === 5 ? 30 : 3000),
    onCall: (name, updates) => {
      if (isBad && name === 'advance' && updates >= 35) throw new WebAssembly.RuntimeError('unreachable');
    },
  });
  await simulation.run(1000);
  assert.equal(simulation.workers.length, 2);
  store.setFigure(2, { hidden: [6] });
  await simulation.run(3000);
  assert.equal(simulation.workers.length, 2 + 3, 'three replacements');
  assert.equal(texts(store).length, 2);
  assert.match(texts(store)[1], /stand still until you press reset/);
  assert.equal(updatesOf(simulation, [1])[0], 30, 'the other is untouched');
  isBad = false;
  store.reset();
  store.playing.value = true;
  await simulation.run(2000);
  assert.deepEqual(updatesOf(simulation, [1, 2]), [30, 3000]);
});

test('a machine that cannot load the engine says so and stops playing', async () => {
  const { createPool } = await import('../../www/worker/pool.js');
  const store = createStore(defaultScene());
  const pool = createPool(store, {
    cores: 1,
    compile: () => Promise.reject(new Error('404')),
    createWorker: () => assert.fail('no worker without an engine'),
    nextFrame: () => {},
    now: () => 0,
  });
  await new Promise((resolve) => setTimeout(resolve, 1));
  assert.deepEqual(texts(store), ['The engine could not be loaded: 404']);
  assert.equal(store.playing.value, false);
  pool.dispose();
});

test('the palette recolours without evaluating again, the view’s size changes the grid', async () => {
  const store = storeOf([networkFigure(1)]);
  const simulation = simulate(store, { convergesAfter: 50 });
  const { pool } = simulation;
  pool.setResolution(1, 100, 80);
  await simulation.run(1500);
  const old = pool.frame(1).value;
  assert.deepEqual([old?.width, old?.height], [100, 80]);
  pool.setPalette(new Uint8Array(1024).fill(9));
  await simulation.run(100);
  assert.notEqual(pool.frame(1).value?.pixels, old?.pixels);
  pool.setResolution(1, 900, 600);
  pool.setResolution(1, 0, 0); // while it is hidden
  await simulation.run(600);
  const { width = 0, height = 0 } = pool.frame(1).value ?? {};
  assert.ok(width * height <= 512 ** 2 && width * height > 500 ** 2, `${width} × ${height}`);
  assert.ok(Math.abs(width / height - 1.5) < 0.01);
});

test('a slow machine gets coarse pictures in motion, not fewer', async () => {
  const store = storeOf([networkFigure(1)]);
  const simulation = simulate(store, { ...FOREVER, millisPerNode: 1e-3, millisPerUpdate: 0.5, cores: 1 });
  simulation.pool.setResolution(1, 400, 400);
  await simulation.run(300);
  const seen = new Set();
  await simulation.run(480, () => seen.add(simulation.pool.frame(1).value));
  const { width = 0, height = 0 } = simulation.pool.frame(1).value ?? {};
  assert.ok(width * height * 1e-3 <= 6, `${width} × ${height}`);
  assert.ok(seen.size >= 28, `${seen.size} pictures in 30 frames`);
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
