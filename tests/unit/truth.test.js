/**
 * What one sees is what the link says, on the real engine: at rest a figure is a function of its settings, and a moment
 * that somebody made comes back with the link, at every moment.
 *
 * @import { Board, Figure, Store } from '../../www/scene/scene.d.ts'
 * @import { Costs } from './support/timed-engines.js'
 * @import { Machine, Simulation } from './support/simulation.js'
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode, encode } from '../../www/scene/hash.js';
import { defaultBoard, networkFigure } from '../../www/scene/schema.js';
import { createStore } from '../../www/scene/store.js';
import { engine } from './support/engine.js';
import { createRandom } from './support/random.js';
import { simulate } from './support/simulation.js';

/** A hundred find no more than these; more were tried when this was written. */
const ROUNDS = 30;

const OPTIMIZERS = /** @type {const} */ (['sgd', 'momentum', 'adam', 'lbfgs']);

/** At which a person's training may be watched. */
const SPEEDS = /** @type {const} */ (['auto', 'fastest', 1, 20, 300]);

/** Few points and small networks: what holds for them holds for all, and the tests are done in seconds. */
const SMALL = { points: 40, testPoints: 0 };

/** @typedef {Simulation & { store: Store }} Page */

/** @param {Figure[]} figures @param {Partial<Board>} [board] @param {Costs & Machine} [options] @returns {Page} */
function opened(figures, board = {}, options = {}) {
  const store = createStore({
    board: { ...defaultBoard(), ...SMALL, ...board },
    figures,
    inspect: null,
    view: 'network',
    lesson: null,
  });
  return { store, ...simulate(store, { engine, ...options }) };
}

/** The page that somebody else opens with the link of this one. @param {Page} page */
async function reopened({ store, pool }) {
  const link = encode(store.scene.value, pool.moment.value);
  const { scene, moment, problems } = decode(link);
  assert.deepEqual(problems, []);
  const next = createStore(scene, problems, moment);
  const page = { store: next, link, ...simulate(next, { engine, cores: 1 }) };
  await page.run(6000);
  return page;
}

/** θ of all networks, by place. @param {Page} page */
async function weightsOf({ store, pool, run }) {
  const networks = store.scene.value.figures.filter(({ kind }) => kind === 'network');
  const asked = Promise.all(networks.map(({ id }) => pool.snapshot(id, null)));
  await run(200);
  return (await asked).map(({ theta, updates }) => ({
    updates,
    theta: [.../** @type {Float64Array} */ (theta)],
  }));
}

/** What a link of single precision can hold of it. @param {{ updates: number, theta: number[] }[]} weights */
const single = (weights) => weights.map(({ updates, theta }) => ({ updates, theta: theta.map(Math.fround) }));

/** A short link: settings and numbers of updates, no weights. @param {Page} page */
const isShort = ({ store, pool }) => !encode(store.scene.value, pool.moment.value).includes('w=');

test('λ away and back gives the former figure, for any λ and any number of layers', async () => {
  const random = createRandom(5);
  for (let layers = 0; layers <= 10; layers += 1) {
    const hidden = Array.from({ length: layers }, () => 1 + random.below(4));
    const lambda = [0, 0.01, 0.1][random.below(3)];
    const page = opened([networkFigure(1, { hidden, lambda }), networkFigure(2, { hidden, lambda: 1 })]);
    await page.run(4000);
    const before = await weightsOf(page);
    for (const away of [random.below(1000) / 100, 10]) {
      page.store.setFigure(1, { lambda: away });
      await page.run(random.below(2) === 0 ? 100 : 3000);
    }
    page.store.setFigure(1, { lambda });
    await page.run(4000);
    assert.deepEqual(await weightsOf(page), before, `${hidden.join('-')}, λ = ${lambda}`);
    assert.equal(page.pool.moment.value, null);
    const other = await reopened(page);
    assert.deepEqual(await weightsOf(other), before);
  }
});

test('two figures with the same settings are equal, whatever was done to them on the way', async () => {
  for (const optimizer of OPTIMIZERS) {
    const page = opened([networkFigure(1), networkFigure(2, { lambda: 0.5 })], { optimizer, batchSize: 7 });
    await page.run(700);
    page.store.setFigure(1, { lambda: 0.5 });
    page.store.setBoard({ learningRate: 0.3 });
    await page.run(200);
    page.store.setBoard({ learningRate: 0.05 });
    await page.run(20_000);
    assert.equal(page.pool.isGoing.value, false);
    const [first, second] = await weightsOf(page);
    assert.deepEqual(first, second, optimizer);
    assert.ok(isShort(page));
  }
});

test('converged or trained beyond the page’s own limit: the link trains to the same bits', async () => {
  for (const [act, optimizer] of /** @type {const} */ ([
    ['trainToConvergence', 'lbfgs'],
    ['train', 'sgd'],
    ['train', 'adam'],
    ['trainToConvergence', 'momentum'],
  ])) {
    // The lecture's first figure has not converged where the page lets it rest.
    const page = opened([networkFigure(1)], { optimizer, learningRate: 0.01, points: 200, speed: 'fastest' });
    await page.run(2000);
    const resting = page.pool.frame(1).value?.updates;
    if (act === 'train') page.pool.step('update'); // or it would start anew
    page.pool[act]();
    await page.run(1500);
    page.pool.pause();
    await page.run(500);
    assert.ok(Number(page.pool.frame(1).value?.updates) > Number(resting), `${optimizer} went on`);
    const other = await reopened(page);
    assert.deepEqual(await weightsOf(other), await weightsOf(page), optimizer);
    assert.equal(encode(other.store.scene.value, other.pool.moment.value), other.link);
    assert.ok(isShort(page));
  }
});

test('back in time and on: the link holds what is shown, with every optimizer', async () => {
  for (const optimizer of OPTIMIZERS) {
    const page = opened([networkFigure(1, { hidden: [3] }), networkFigure(2)], { optimizer, batchSize: 9 });
    await page.run(3000);
    const frames = Number(page.pool.frame(1).value?.updates);
    page.pool.seek(1, Math.floor(frames / 3));
    await page.run(300);
    const back = await reopened(page);
    assert.deepEqual(await weightsOf(back), await weightsOf(page), `${optimizer}, back`);
    assert.ok(isShort(page), 'a moment of the training is on its path');

    page.pool.step('epoch');
    page.pool.step('epoch');
    await page.run(300);
    const on = await reopened(page);
    assert.deepEqual(single(await weightsOf(on)), single(await weightsOf(page)), `${optimizer}, and on`);
    assert.equal(encode(on.store.scene.value, on.pool.moment.value), on.link);
  }
});

test('a worker that dies brings back what stood, and takes nothing from the others', async () => {
  const page = opened([networkFigure(1), networkFigure(2, { hidden: [4, 4] })]);
  await page.run(1500);
  page.pool.pause();
  page.pool.setTheta(
    1,
    Float64Array.from({ length: 21 }, (_, i) => (i - 9) / 8),
  );
  page.pool.step('update');
  await page.run(500);
  const before = await weightsOf(page);
  const link = encode(page.store.scene.value, page.pool.moment.value);
  for (const worker of [...page.workers]) {
    worker.emit('error', { message: 'gone' });
    await page.run(3000);
    assert.deepEqual(single(await weightsOf(page)), single(before));
    assert.equal(encode(page.store.scene.value, page.pool.moment.value), link);
  }
});

test('a copy is its original to the last bit, wherever that stands, and goes on as it does', async () => {
  /** @type {Record<string, (page: Page) => Promise<void>>} */
  const ways = {
    'edited, then trained': async ({ pool, run }) => {
      pool.setTheta(
        1,
        Float64Array.from({ length: 13 }, (_, i) => Math.sin(i) / 3),
      );
      pool.train();
      await run(40);
      pool.pause();
      await run(200);
    },
    'edited, at rest': async ({ pool, run }) => {
      pool.setTheta(
        1,
        Float64Array.from({ length: 13 }, (_, i) => Math.sin(i) / 3),
      );
      await run(500);
    },
    'λ changed in a run': async ({ pool, store, run }) => {
      pool.train();
      await run(50);
      store.setFigure(1, { lambda: 0.3 });
      await run(30);
      pool.pause();
      await run(200);
    },
    'in a run beside its path': async ({ pool, store, run }) => {
      pool.train();
      await run(50);
      store.setFigure(1, { lambda: 0.3 });
      await run(30);
    },
    'in a run on its path': async ({ pool, run }) => {
      pool.reset();
      pool.train();
      await run(60);
    },
    'back in time, and on': async ({ pool, run }) => {
      pool.seek(1, 30);
      await run(100);
      pool.step('epoch');
      await run(200);
    },
  };
  for (const optimizer of OPTIMIZERS) {
    for (const [way, go] of Object.entries(ways)) {
      const page = opened([networkFigure(1, { hidden: [3], lambda: 0.01 }), networkFigure(2)], {
        ...{ optimizer, batchSize: 7, learningRate: 0.01 },
      });
      const { pool, store, run } = page;
      await run(3000);
      await go(page);
      store.duplicateFigure(1);
      await run(200);
      pool.pause();
      await run(300);
      const story = `${optimizer}, ${way}`;
      const [original, copy] = await weightsOf(page);
      assert.deepEqual(copy, original, story);
      for (let i = 0; i < 40; i += 1) pool.step('epoch');
      await run(300);
      const [later, itsCopy] = await weightsOf(page);
      assert.ok(later.updates > original.updates || optimizer === 'lbfgs');
      assert.deepEqual(itsCopy, later, `${story}, and on`);
    }
  }
});

test('an edited network beside another whose λ changes stays where it is', async () => {
  const page = opened([networkFigure(1), networkFigure(2, { hidden: [4] })]);
  await page.run(2000);
  const theta = Float64Array.from({ length: 21 }, (_, i) => Math.sin(i));
  page.pool.setTheta(1, theta);
  await page.run(300);
  page.store.setFigure(2, { lambda: 0.3 });
  await page.run(3000);
  const [first] = await weightsOf(page);
  assert.deepEqual(first.theta, [...theta]);
  // Neither does its own λ move it: only somebody who trains it does.
  page.store.setFigure(1, { lambda: 2 });
  await page.run(3000);
  assert.deepEqual((await weightsOf(page))[0].theta, [...theta]);
  const other = await reopened(page);
  assert.deepEqual(single(await weightsOf(other)), single(await weightsOf(page)));
});

test('whatever is done on a board, its link shows what it shows', async () => {
  const random = createRandom(77);
  const settings = () => ({
    hidden: Array.from({ length: random.below(4) }, () => 1 + random.below(4)),
    lambda: random.pick([0, 0.1, 1, 5]),
    seed: random.below(5),
  });
  for (let round = 0; round < ROUNDS; round += 1) {
    const optimizer = random.pick([...OPTIMIZERS]);
    const page = opened(
      [networkFigure(1, settings()), networkFigure(2, settings()), { kind: 'optimum', id: 3, name: '' }],
      {
        ...{ optimizer, batchSize: random.pick([0, 13]), learningRate: random.pick([0.01, 0.3]) },
      },
    );
    const { store, pool } = page;
    const anyNetwork = () =>
      random.pick(store.scene.value.figures.filter(({ kind }) => kind === 'network')).id;
    /** @type {Record<string, () => void>} */
    const acts = {
      train: () => pool.train(),
      pause: () => pool.pause(),
      update: () => pool.step('update'),
      epoch: () => pool.step('epoch'),
      converge: () => pool.trainToConvergence(),
      reset: () => pool.reset(),
      lambda: () => store.setFigure(anyNetwork(), { lambda: random.pick([0, 0.05, 2, 10]) }),
      layers: () => store.setFigure(anyNetwork(), { hidden: settings().hidden }),
      optimizer: () => store.setBoard({ optimizer: random.pick([...OPTIMIZERS]) }),
      rate: () => store.setBoard({ learningRate: random.pick([0.02, 0.2]) }),
      batch: () => store.setBoard({ batchSize: random.pick([0, 5]) }),
      noise: () => store.setBoard({ noise: random.pick([0.5, 1, 1.5]) }),
      test: () => store.setBoard({ testPoints: random.pick([0, 20]) }),
      speed: () => store.setBoard({ speed: random.pick(SPEEDS) }),
      replay: () => pool.replay(),
      duplicate: () => store.scene.value.figures.length < 5 && store.duplicateFigure(anyNetwork()),
      seek: () => pool.seek(anyNetwork(), random.below(900)),
      edit: () => {
        const id = anyNetwork();
        pool.snapshot(id, null).then(
          ({ theta }) =>
            theta &&
            pool.setTheta(
              id,
              theta.map((w) => w + 0.125),
            ),
          () => {},
        );
      },
      dies: () =>
        random
          .pick(page.workers.filter(({ isTerminated }) => !isTerminated))
          .emit('error', { message: 'gone' }),
    };
    const done = [];
    for (let i = 0; i < 6; i += 1) {
      const name = random.pick(Object.keys(acts));
      done.push(name);
      acts[name]();
      await page.run(random.pick([0, 17, 120, 900]));
    }
    if (pool.clock.value === 'training' || pool.clock.value === 'converging') pool.pause();
    await page.run(12_000);
    await page.run(50); // weights that were asked for have come
    const story = `${round}: ${optimizer}; ${done.join(', ')}`;
    assert.equal(pool.isGoing.value, false, story);
    const other = await reopened(page);
    await other.run(8000);
    const [mine, theirs] = [await weightsOf(page), await weightsOf(other)];
    const isExact = isShort(page);
    assert.deepEqual(isExact ? theirs : single(theirs), isExact ? mine : single(mine), story);
    assert.equal(encode(other.store.scene.value, other.pool.moment.value), other.link, story);
  }
});
