/**
 * What goes wrong, and that nothing else is lost.
 *
 * @import { SimulatedWorker } from './support/simulation.js'
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BOARD, defaultScene, networkFigure } from '../../www/scene/schema.js';
import { createStore } from '../../www/scene/store.js';
import { haveEnded, messages, storeOf, updatesOf } from './support/pool.js';
import { createPool } from '../../www/training/pool.js';
import { valuesAt } from '../../www/training/values.js';
import { simulate } from './support/simulation.js';

/** @param {string} text  of the engine */
const refusedNetwork = (text) => ({ code: 'refused', what: 'network', reason: { code: 'other', text } });

test('a link that asks for what the engine does not have is mended with a notice', async () => {
  const store = storeOf([networkFigure(1)], { source: 'galaxy', noise: 7, classes: 5 });
  const simulation = simulate(store);
  await simulation.run(1500);
  const { source, noise, classes } = store.scene.value.board;
  assert.deepEqual([source, noise, classes], ['lecture', 1, 2]);
  assert.deepEqual(messages(store), [
    {
      code: 'link',
      problems: [
        { field: 'source', code: 'unknownSource', source: 'galaxy', used: 'lecture' },
        { field: 'classes', code: 'otherClasses', source: 'lecture', classes: 5, used: 2 },
        {
          ...{ field: 'noise', code: 'otherNoise', source: 'lecture', noise: 7 },
          ...{ least: 0.2, largest: 2, used: 1 },
        },
      ],
    },
  ]);
  assert.equal(haveEnded(simulation, store), true);
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
  assert.deepEqual(messages(store), [refusedNetwork('leak must be smaller, got 0.5')]);
  assert.equal(simulation.workers.length, 2, 'no worker was lost');
  assert.equal(haveEnded(simulation, store), true);
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
  assert.equal(messages(store).length, 1);
  store.setBoard({ noise: 1.1 });
  await simulation.run(500);
  assert.equal(simulation.pool.points.value?.x[0], BOARD.seed.default + 1.1);
});

/** @type {[string, (worker: SimulatedWorker, costs: { panicAt: number }) => void][]} */
const DEATHS = [
  ['a panic', (_worker, costs) => (costs.panicAt = 0)],
  ['an uncaught error', (worker) => worker.emit('error', { message: 'out of memory' })],
  ['a message that cannot be read', (worker) => worker.emit('messageerror', {})],
];
for (const [name, kill] of DEATHS) {
  test(`after ${name} the worker is replaced and its networks come back to where they were`, async () => {
    const store = storeOf([networkFigure(1), networkFigure(2), { kind: 'optimum', id: 3, name: '' }]);
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
    simulation.pool.pause();
    await simulation.run(300);
    const before = updatesOf(simulation, [1, 2]);
    if (name === 'a panic') simulation.pool.train();
    kill(simulation.workers[0], costs);
    await simulation.run(500);
    assert.equal(simulation.workers.length, 3, 'two and a replacement');
    assert.deepEqual(messages(store).map(({ code }) => code), ['workerReplaced']); // prettier-ignore
    const after = updatesOf(simulation, [1, 2]);
    if (name === 'a panic') {
      assert.ok(after.every((updates, i) => (updates ?? 0) > (before[i] ?? 0)));
    } else {
      assert.deepEqual(after, before, 'it is paused, and stands where it stood');
    }
  });
}

test('a figure that always kills its worker is given up after some tries, until reset', async () => {
  const store = storeOf([networkFigure(1), networkFigure(2)], { speed: 'fastest' });
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
  assert.deepEqual(messages(store).map(({ code }) => code), ['workerReplaced', 'workerLost']); // prettier-ignore
  assert.equal(updatesOf(simulation, [1])[0], 30, 'the other is untouched');
  isBad = false;
  simulation.pool.reset();
  simulation.pool.train();
  await simulation.run(2000);
  assert.deepEqual(updatesOf(simulation, [1, 2]), [30, 3000]);
});

test('a worker that does not answer for ten seconds is replaced', async () => {
  const store = storeOf([networkFigure(1), networkFigure(2)]);
  const simulation = simulate(store, { convergesAfter: 50 });
  await simulation.run(1000);
  simulation.workers[0].hangs = true;
  store.setFigure(1, { lambda: 0.5 });
  store.setFigure(2, { lambda: 0.5 });
  await simulation.run(4000);
  // A night in which nobody could have answered counts for a second.
  simulation.sleep(8 * 3_600_000);
  await simulation.run(4000);
  assert.equal(simulation.workers.length, 2, 'it may only be slow');
  await simulation.run(3000);
  assert.equal(simulation.workers.length, 3);
  assert.deepEqual(messages(store), [{ code: 'workerReplaced', reason: { code: 'hung' } }]);
  assert.deepEqual(updatesOf(simulation, [1, 2]), [50, 50]);
  assert.equal(haveEnded(simulation, store), true);
});

test('a worker that hangs at rest is found out by whoever asks it, and when the page comes back', async () => {
  const store = storeOf([networkFigure(1), networkFigure(2)]);
  const simulation = simulate(store, { convergesAfter: 50 });
  const { pool, workers } = simulation;
  /** @param {number} count  of workers so far @param {() => void} ask */
  const isReplacedAfter = async (count, ask) => {
    assert.equal(simulation.isAwake(), false, 'at rest nobody looks');
    workers[count - 1].hangs = true;
    ask();
    await simulation.run(12_000);
    await new Promise((resolve) => setTimeout(resolve));
    assert.equal(workers.length, count + 1);
    assert.equal(haveEnded(simulation, store), true);
  };
  await simulation.run(2000);
  /** @type {unknown[]} */
  const answers = [];
  await isReplacedAfter(2, () => {
    valuesAt(pool, Float64Array.of(0, 0)).then(({ size }) => answers.push(size));
  });
  assert.deepEqual(answers, [1], 'of the figure that can answer');
  await isReplacedAfter(3, () => {
    pool.snapshot(2, null).catch(({ reason }) => answers.push(reason));
  });
  assert.deepEqual(answers, [1, { code: 'workerStopped' }]);
  await isReplacedAfter(4, () => pool.lookAfter());
  assert.deepEqual(updatesOf(simulation, [1, 2]), [50, 50]);
  await simulation.run(1000);
  assert.equal(simulation.isAwake(), false);
});

test('a picture that the engine refuses costs its figure alone, and every pull is answered', async () => {
  const store = storeOf([networkFigure(1), networkFigure(2)]);
  let refuses = false;
  const refusal = Object.assign(new Error('the domain is empty'), { name: 'InvalidConfig' });
  const simulation = simulate(store, {
    cores: 1,
    convergence: ({ layerSizes }) => (layerSizes[1] === 7 ? 70 : 50),
    onCall: (call, updates) => {
      if (refuses && call === 'fill' && updates > 50) throw refusal;
    },
  });
  await simulation.run(1000);
  refuses = true;
  store.setFigure(1, { hidden: [7] });
  await simulation.run(1500);
  assert.deepEqual(messages(store), [refusedNetwork('the domain is empty')]);
  assert.equal(simulation.pool.progress(1).value.code, 'refused');
  store.setFigure(2, { hidden: [6] });
  await simulation.run(1500);
  assert.equal(updatesOf(simulation, [2])[0], 50, 'the other one is shown as ever');
  assert.equal(simulation.workers.length, 1);
  // Other settings try again.
  refuses = false;
  store.setFigure(1, { hidden: [8] });
  await simulation.run(1500);
  assert.equal(simulation.pool.progress(1).value.code, 'converged');
});

test('a network that can be built and not trained is named once, and nothing turns in circles', async () => {
  const store = storeOf([networkFigure(1)]);
  let tries = 0;
  const simulation = simulate(store, {
    onCall: (call, updates) => {
      if (call !== 'advance' || updates < 10) return;
      tries += 1;
      throw Object.assign(new Error('λ is too large'), { name: 'InvalidConfig' });
    },
  });
  await simulation.run(2000);
  assert.equal(tries, 1);
  assert.deepEqual(messages(store), [refusedNetwork('λ is too large')]);
  assert.equal(simulation.pool.isGoing.value, false);
  assert.equal(simulation.isAwake(), false);
});

test('a snapshot that the engine refuses is answered, once and in words', async () => {
  const store = storeOf([networkFigure(1)]);
  let refuses = false;
  const simulation = simulate(store, {
    onCall: (call) => {
      if (refuses && call === 'fill') throw Object.assign(new Error('no room'), { name: 'InvalidConfig' });
    },
  });
  await simulation.run(1000);
  refuses = true;
  const palettes = {
    probability: new Uint8Array(1024),
    classes: new Uint8Array(8192),
    values: new Uint8Array(1024),
  };
  const asked = assert.rejects(simulation.pool.snapshot(1, { width: 5, height: 5, palettes }));
  await simulation.run(200);
  await asked;
});

test('points that nobody could draw are asked for again when there is somebody', async () => {
  const store = storeOf([networkFigure(1)]);
  let isBad = false;
  const simulation = simulate(store, {
    cores: 1,
    convergesAfter: 40,
    onCall: (call) => {
      if (isBad && call === 'sample') throw new WebAssembly.RuntimeError('unreachable');
    },
  });
  await simulation.run(1000);
  isBad = true;
  store.setBoard({ seed: 8 });
  await simulation.run(2000);
  assert.ok(messages(store).some(({ code }) => code === 'workerLost'));
  isBad = false;
  simulation.pool.reset();
  simulation.pool.train();
  await simulation.run(2000);
  assert.equal(simulation.pool.points.value?.x[0], 8 + 1);
  assert.deepEqual(updatesOf(simulation, [1]), [40]);
});

test('a machine that cannot load the engine says so and stops playing', async () => {
  const store = createStore(defaultScene());
  /** @type {Set<object>} */
  const working = new Set();
  const pool = createPool(store, {
    cores: 1,
    compile: () => Promise.reject(new Error('404')),
    createWorker: () => {
      const worker = { postMessage() {}, addEventListener() {}, terminate: () => working.delete(worker) };
      working.add(worker);
      return worker;
    },
    nextFrame: () => {},
    now: () => 0,
  });
  await new Promise((resolve) => setTimeout(resolve, 1));
  assert.deepEqual(messages(store), [{ code: 'noEngine', reason: { code: 'other', text: '404' } }]);
  assert.equal(pool.isGoing.value, false);
  assert.equal(working.size, 0, 'no worker waits for an engine that does not come');
  assert.equal(pool.progress(1).value.code, 'refused');
  assert.deepEqual([pool.controls.value.train, pool.controls.value.reason], ['none', 'no engine']);
  assert.equal(pool.controls.value.canReset, true, 'which tries again');
  pool.reset();
  assert.equal(pool.progress(1).value.code, 'waiting');
  assert.equal(working.size, 1);
  await new Promise((resolve) => setTimeout(resolve, 1));
  assert.equal(pool.progress(1).value.code, 'refused');
  pool.dispose();
});
