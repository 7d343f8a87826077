/** Fresh seeds: at once, once each, and never silently none. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networkFigure } from '../../www/scene/schema.js';
import { createPool } from '../../www/training/pool.js';
import { SEEDS } from '../../www/training/protocol.js';
import { storeOf } from './support/pool.js';
import { simulate } from './support/simulation.js';

/** What has become of promises by now; what was rejected, an error. @param {Promise<number>[]} promises */
async function settled(promises) {
  /** @type {any[]} */
  const states = promises.map(() => 'pending');
  promises.forEach((promise, i) => {
    promise.then(
      (seed) => (states[i] = seed),
      (error) => (states[i] = error),
    );
  });
  await new Promise((resolve) => setImmediate(resolve));
  return states;
}

test('seeds are in stock, short, and given once', async () => {
  const { pool, run } = simulate(storeOf([networkFigure(1)]), { cores: 1 });
  await run(500);
  /** @type {number[]} */
  const taken = [];
  for (let round = 0; round < 5; round += 1) {
    // No time passes: as many as there are before the worker is asked for more.
    const seeds = await settled(Array.from({ length: SEEDS / 2 }, () => pool.randomSeed()));
    for (const seed of seeds) assert.ok(Number.isInteger(seed) && seed >= 1 && seed <= 9999, `${seed}`);
    taken.push(...seeds);
    await run(100);
  }
  assert.equal(new Set(taken).size, taken.length);
});

test('more than are in stock come as soon as the worker answers', async () => {
  const { pool, run } = simulate(storeOf([networkFigure(1)]), { cores: 1 });
  await run(500);
  const seeds = Array.from({ length: 5 * SEEDS }, () => pool.randomSeed());
  assert.ok((await settled(seeds)).includes('pending'));
  await run(100);
  assert.equal(new Set(await settled(seeds)).size, 5 * SEEDS);
  assert.ok(!(await settled(seeds)).includes('pending'));
});

test('who asks while the workers start has a seed as soon as the first one is there', async () => {
  const { pool, run } = simulate(storeOf([networkFigure(1)]));
  const seed = pool.randomSeed();
  assert.deepEqual(await settled([seed]), ['pending']);
  await run(50);
  assert.notDeepEqual(await settled([seed]), ['pending']);
});

test('a seed does not die with the worker that was asked for it', async () => {
  const { pool, workers, run } = simulate(storeOf([networkFigure(1)]), { cores: 1 });
  await run(500);
  const seeds = Array.from({ length: 2 * SEEDS }, () => pool.randomSeed());
  workers[0].emit('error', { message: 'out of memory' });
  await run(100);
  assert.equal(workers.length, 2);
  assert.ok((await settled(seeds)).every(Number.isInteger));
});

test('where every worker has been given up, what is in stock is given, and then the reason', async () => {
  const { pool, workers, run } = simulate(storeOf([networkFigure(1)]), {
    cores: 1,
    onCall: (name) => {
      if (name === 'advance') throw new WebAssembly.RuntimeError('unreachable');
    },
  });
  await run(3000);
  assert.equal(workers.length, 4, 'three replacements');
  const seeds = await settled(Array.from({ length: 10 * SEEDS }, () => pool.randomSeed()));
  assert.ok(Number.isInteger(seeds[0]));
  const [last] = seeds.slice(-1);
  assert.deepEqual(/** @type {any} */ (last).reason, { code: 'noWorker' });
  assert.ok(!seeds.includes('pending'));
});

test('who waits for a worker that is given up hears of it', async () => {
  const { pool, workers, run } = simulate(storeOf([networkFigure(1)]), { cores: 1 });
  await run(500);
  const seeds = Array.from({ length: 2 * SEEDS }, () => pool.randomSeed());
  for (let deaths = 0; deaths < 4; deaths += 1) workers[deaths].emit('error', { message: 'out of memory' });
  assert.equal(workers.length, 4);
  assert.deepEqual(/** @type {any} */ ((await settled(seeds)).at(-1)).reason, { code: 'noWorker' });
});

test('an engine that cannot be had is a reason, too', async () => {
  const pool = createPool(storeOf([networkFigure(1)]), {
    cores: 1,
    compile: () => Promise.reject(new Error('404')),
    createWorker: () => ({ postMessage() {}, addEventListener() {}, terminate() {} }),
    nextFrame: () => {},
    now: () => 0,
  });
  const early = pool.randomSeed();
  await assert.rejects(early, { reason: { code: 'noWorker' } });
  await assert.rejects(pool.randomSeed(), { reason: { code: 'noWorker' } });
  pool.dispose();
});
