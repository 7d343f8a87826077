/** Pictures: when they are made, how fine, and of what. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { defaultScene, networkFigure, optimumFigure } from '../../www/scene/schema.js';
import { createStore } from '../../www/scene/store.js';
import { FOREVER, haveEnded, messages, storeOf } from './support/pool.js';
import { valuesAt } from '../../www/training/values.js';
import { simulate } from './support/simulation.js';

test("the lecture's four figures appear, train, settle, come to rest and are refined", async () => {
  const store = createStore(defaultScene());
  const simulation = simulate(store, { convergesAfter: 1000 });
  const { pool } = simulation;
  for (const id of [1, 2, 3, 4]) pool.setResolution(id, 400, 300);
  await simulation.run(100);
  assert.equal(simulation.pool.isGoing.value, true);
  assert.equal(haveEnded(simulation, store), false);
  assert.equal(pool.points.value?.x.length, 400);
  assert.equal(pool.testPoints.value?.x.length, 2000);
  assert.deepEqual(pool.domain.value, [-7, 8, -6, 5]);
  await simulation.run(2000);
  assert.equal(haveEnded(simulation, store), true);
  assert.equal(simulation.pool.isGoing.value, false);
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
  assert.deepEqual(messages(store), []);
});

test('no picture replaces one that is still to be drawn, and the last one comes in the end', async () => {
  const store = storeOf([networkFigure(1), networkFigure(2)]);
  let isBehind = true;
  const simulation = simulate(store, { convergesAfter: 1000, isBehind: (id) => isBehind && id === 1 });
  const { pool } = simulation;
  await simulation.run(100);
  const first = pool.frame(1).value;
  const other = pool.frame(2).value;
  assert.ok(first && other, 'a figure without a picture gets one in any case');
  await simulation.run(2000);
  assert.equal(pool.frame(1).value?.pixels, first.pixels);
  assert.equal(pool.frame(1).value?.updates, 1000, 'its numbers go on');
  assert.notEqual(pool.frame(2).value?.pixels, other.pixels);
  isBehind = false;
  await simulation.run(500);
  assert.equal(pool.frame(1).value?.contours.points[0], 1000);
  assert.equal(simulation.isAwake(), false);
});

test('the optimum is drawn once, whatever trains beside it', async () => {
  const store = storeOf([networkFigure(1), { kind: 'optimum', id: 2, name: '' }]);
  const simulation = simulate(store, { convergesAfter: 300, cores: 1 });
  const pictures = new Set();
  const watch = () => pictures.add(simulation.pool.frame(2).value?.pixels);
  await simulation.run(3000, watch);
  store.setBoard({ seed: 5 });
  await simulation.run(3000, watch);
  pictures.delete(undefined);
  // A first one, one for which the speed is known, one finer when it has come to a stop beside the
  // network that has not, and the finest at rest.
  assert.ok(pictures.size <= 4, `${pictures.size} pictures`);
});

test('the palette recolours without evaluating again, the view’s size changes the grid', async () => {
  const store = storeOf([networkFigure(1)]);
  const simulation = simulate(store, { convergesAfter: 50 });
  const { pool } = simulation;
  pool.setResolution(1, 100, 80);
  await simulation.run(1500);
  const old = pool.frame(1).value;
  assert.deepEqual([old?.width, old?.height], [100, 80]);
  const row = new Uint8Array(1024).fill(9);
  pool.setPalettes({ probability: row, classes: row, values: row });
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

test('values at a place come from all workers, each asked once, and none is waited for in vain', async () => {
  const store = storeOf([networkFigure(1), networkFigure(2), optimumFigure(3)]);
  const simulation = simulate(store, { convergesAfter: 100, cores: 2 });
  const { pool } = simulation;
  await simulation.run(1000);
  /** @type {ReadonlyMap<number, Float64Array | null> | undefined} */
  let values;
  void valuesAt(pool, Float64Array.of(1, 2)).then((found) => (values = found));
  await simulation.run(50);
  await setImmediate();
  assert.deepEqual([...(values?.keys() ?? [])].sort(), [1, 2, 3]);
  values = undefined;
  void valuesAt(pool, Float64Array.of(1, 2)).then((found) => (values = found));
  simulation.workers[0].emit('error', { message: 'it broke' });
  await simulation.run(50);
  await setImmediate();
  assert.ok(values, 'answered although a worker died');
  assert.ok(/** @type {Map<number, unknown>} */ (values).size < 3);
});
