/**
 * How fast a training goes where somebody watches it, in simulated time.
 *
 * @import { Board, Figure } from '../../www/scene/scene.d.ts'
 * @import { Costs, SimulatedTrainer } from './support/timed-engines.js'
 * @import { Machine, Simulation } from './support/simulation.js'
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encode } from '../../www/scene/hash.js';
import { networkFigure, UNATTENDED_EPOCHS } from '../../www/scene/schema.js';
import { later, Pace } from '../../www/training/pace.js';
import { engine } from './support/engine.js';
import { FOREVER, messages, storeOf, updatesOf } from './support/pool.js';
import { simulate } from './support/simulation.js';

/** A machine that is never short of time: what is waited for is the pace. */
const QUICK = { ...FOREVER, millisPerUpdate: 1e-4 };

const TWO = [networkFigure(1), networkFigure(2, { hidden: [20, 20] })];

/** @param {Partial<Board>} board @param {Costs & Machine} [options] @param {Figure[]} [figures] */
function opened(board, options = QUICK, figures = TWO) {
  const store = storeOf(figures, board);
  return { store, ...simulate(store, options) };
}

/** Updates that the workers have made, each of their networks. @param {Simulation} page */
const made = ({ trainers }) => trainers().map(({ updates }) => updates);

/** A board at its start, stopped. @param {Parameters<typeof opened>} setting */
async function openedAtStart(...setting) {
  const page = opened(...setting);
  await page.run(100);
  page.pool.pause();
  page.pool.reset();
  await page.run(304); // a whole number of frames since the beginning, of 16 ms each
  assert.deepEqual(made(page), [0, 0]);
  return page;
}

test('a run makes the updates of its speed, to one update, at any time', async () => {
  for (const speed of [1, 7, 20, 500, 20_000]) {
    const page = await openedAtStart({ speed });
    page.pool.train();
    const started = page.now();
    for (let second = 1; second <= 6; second += 1) {
      await page.run(second === 1 ? 1008 : 1008 + 16 * second);
      // Workers make what is due at a frame, and a frame is 16 ms.
      const due = (speed * (page.now() - started)) / 1000;
      for (const updates of made(page)) {
        assert.ok(updates <= due && updates > due - 1 - 0.016 * speed, `${speed}/s: ${updates} of ${due}`);
      }
    }
    assert.equal(page.pool.clock.value, 'training');
  }
});

test('the page’s own speed shows 200 updates in four seconds and thousands in ten', async () => {
  // By hand: 25/s up to 25/0.7 updates, which takes 1/0.7 s, then e^(0.7 t).
  for (const [updates, seconds] of [
    [25, 1],
    [200, 3.9],
    [600, 5.46],
    [40_000, 11.46],
  ]) {
    const at = later(0, 'auto', seconds);
    assert.ok(Math.abs(at / updates - 1) < 0.02, `${at} after ${seconds} s`);
  }
  // In steps it is the same as at once.
  let stepped = 0;
  for (let i = 0; i < 600; i += 1) stepped = later(stepped, 'auto', 0.01);
  assert.ok(Math.abs(stepped / later(0, 'auto', 6) - 1) < 1e-9);

  const page = await openedAtStart({});
  page.pool.train();
  await page.run(4000);
  for (const updates of made(page)) assert.ok(updates > 195 && updates < 220, `${updates}`);
});

test('another speed on the way goes on from where it is', async () => {
  const page = await openedAtStart({ speed: 1000 });
  const { store, pool } = page;
  pool.train();
  await page.run(2000);
  let [before] = made(page);
  for (const [speed, most] of /** @type {const} */ ([
    [5, 5],
    [200, 200],
    [1, 1],
    [20_000, 20_000],
    [10, 10],
  ])) {
    store.setBoard({ speed });
    await page.run(8); // what the last frame has told workers to do is done
    [before] = made(page);
    await page.run(1000);
    const [after] = made(page);
    assert.ok(
      Math.abs(after - before - most) <= 1 + 0.016 * most,
      `${after - before} in a second at ${speed}/s`,
    );
    before = after;
  }
  store.setBoard({ speed: 'fastest' });
  await page.run(100);
  assert.ok(made(page)[0] > before + 10_000, 'as fast as possible');
});

test('what was hidden, and a frame that took long, is not made up for', async () => {
  const page = await openedAtStart({ speed: 100 });
  page.pool.train();
  await page.run(1000);
  page.pool.hide(true);
  await page.run(50);
  const [before] = made(page);
  await page.run(60_000);
  assert.deepEqual(made(page), [before, before]);
  page.pool.hide(false);
  await page.run(48);
  assert.ok(made(page)[0] - before <= 0.1 * 100 + 5, `${made(page)[0] - before} at once`);

  const pace = new Pace();
  assert.equal(pace.goal([50], 100, 0), 50);
  assert.equal(pace.goal([50], 100, 50), 55);
  assert.ok(pace.goal([55], 100, 10_000) <= 55 + 0.1 * 100 + 1);
  assert.ok(
    pace.goal([55], 1000, 20_000) <= 55 + 0.1 * 1000 + 1,
    'no figure rushes after it was kept waiting',
  );
});

const NIGHT_MILLIS = 8 * 3_600_000;

test('a machine that was asleep goes on as if no time had passed, whatever it was at', async () => {
  for (const speed of /** @type {const} */ (['auto', 100, 'fastest'])) {
    for (const at of /** @type {const} */ (['between', 'advance', 'fill'])) {
      let isToSleep = false;
      const onCall = (/** @type {string} */ call) => {
        if (!isToSleep || call !== at) return;
        isToSleep = false;
        page.sleep(NIGHT_MILLIS);
      };
      const page = await openedAtStart({ speed }, { ...FOREVER, millisPerUpdate: 0.05, onCall });
      page.pool.train();
      await page.run(2000);
      const evening = Math.max(...made(page));
      await page.run(1000);
      const usual = Math.max(...made(page)) - evening;
      isToSleep = true;
      if (at === 'between') page.sleep(NIGHT_MILLIS);
      await page.run(1000);
      const before = Math.max(...made(page));
      isToSleep = false;
      await page.run(1000);
      // What begins slowly has grown meanwhile, by e^0.7 in each second.
      const after = Math.max(...made(page)) - before;
      const what = `${speed}, ${at}: ${after} updates a second after ${usual}`;
      assert.ok(after > 0.9 * usual && after < (speed === 'auto' ? 8 : 1.1) * usual, what);
      assert.deepEqual(messages(page.store), [], what);
      assert.equal(page.workers.length, 2, what);
    }
  }
});

test('at a slow speed every update is shown, and its picture is refined before the next', async () => {
  const page = await openedAtStart({ speed: 1 });
  for (const { id } of TWO) page.pool.setResolution(id, 400, 300);
  const seen = TWO.map(() => /** @type {{ updates: number, width: number }[]} */ ([]));
  page.pool.train();
  await page.run(8500, () => {
    for (const [i, { id }] of TWO.entries()) {
      const { updates, width } = page.pool.frame(id).value ?? { updates: -1, width: 0 };
      if (seen[i].at(-1)?.updates !== updates) seen[i].push({ updates, width });
      else Object.assign(/** @type {object} */ (seen[i].at(-1)), { width });
    }
  });
  for (const frames of seen) {
    assert.deepEqual(
      frames.map(({ updates }) => updates),
      [0, 1, 2, 3, 4, 5, 6, 7, 8],
    );
    assert.deepEqual(
      new Set(frames.slice(1).map(({ width }) => width)),
      new Set([400]),
      'the screen’s pixels',
    );
  }
  assert.equal(page.pool.progress(1).value.code, 'training', 'also between two updates');
  assert.equal(page.pool.isGoing.value, true);
});

test('figures stay level at a slow speed, and a new one catches up while the others wait', async () => {
  const updateCost = (/** @type {{ layerSizes: readonly number[] }} */ { layerSizes }) =>
    layerSizes.length > 3 ? 3 : 0.05;
  const page = await openedAtStart({ speed: 40 }, { ...FOREVER, updateCost });
  page.pool.train();
  await page.run(3000, () => {
    const counts = made(page);
    assert.ok(Math.max(...counts) - Math.min(...counts) <= 3, `${counts}`);
  });
  const [before] = made(page);
  page.store.addFigure('network');
  await page.run(800);
  const counts = made(page);
  assert.ok(Math.max(...counts) - Math.min(...counts) <= 3, `${counts}`);
  assert.ok(counts[0] - before <= 0.8 * 40 + 2, `${counts[0] - before} meanwhile`);
});

test('pause is at once, between two updates too, and Update and Epoch are single steps as ever', async () => {
  const page = await openedAtStart({ speed: 1, optimizer: 'sgd', points: 100, batchSize: 30 });
  const { pool } = page;
  pool.train();
  await page.run(2500);
  pool.pause();
  assert.equal(pool.isGoing.value, false);
  await page.run(3000);
  assert.deepEqual(updatesOf(page, [1, 2]), [2, 2]);
  assert.equal(pool.progress(1).value.code, 'paused');
  pool.step('update');
  await page.run(100);
  assert.deepEqual(updatesOf(page, [1, 2]), [3, 3]);
  pool.step('epoch');
  await page.run(100);
  assert.deepEqual(updatesOf(page, [1, 2]), [7, 7]);
  pool.train();
  await page.run(1500);
  assert.deepEqual(updatesOf(page, [1, 2]), [8, 8], 'and training goes on from there');
  pool.reset();
  await page.run(800);
  assert.deepEqual(updatesOf(page, [1, 2]), [0, 0], 'a second is a second also after a reset');
  await page.run(400);
  assert.deepEqual(updatesOf(page, [1, 2]), [1, 1]);
});

test('where all have come to rest, Train starts anew from the seed at the speed; the count starts at 0', async () => {
  for (const costs of [{ convergesAfter: 300 }, FOREVER]) {
    const page = opened({ speed: 10 }, { ...costs, millisPerUpdate: 0.01 });
    await page.run(2000);
    assert.equal(page.pool.isGoing.value, false, 'what nobody has started rests soon, whatever the speed');
    assert.equal(page.pool.epochs.value, costs === FOREVER ? UNATTENDED_EPOCHS : 300);
    assert.equal(page.pool.controls.value.train, 'anew');
    page.pool.train();
    await page.run(48);
    assert.equal(page.pool.epochs.value, 0);
    let last = 0;
    await page.run(3000, () => {
      const epochs = page.pool.epochs.value;
      assert.ok(epochs >= last && epochs <= last + 1, `${last}, ${epochs}`);
      last = epochs;
    });
    assert.ok(last >= 29 && last <= 31, `${last}`);
    // What a person has moved goes on from there.
    page.pool.pause();
    await page.run(500);
    assert.equal(page.pool.controls.value.train, 'on');
    page.pool.train();
    await page.run(1000);
    assert.ok(page.pool.epochs.value >= last + 8);
  }
});

test('Converge does not wait, and neither does a preview beside a slow run', async () => {
  const page = opened({ speed: 1 }, { convergesAfter: 400, millisPerUpdate: 0.01 });
  await page.run(1000);
  page.pool.seek(1, 0);
  await page.run(300);
  page.pool.train();
  await page.run(300);
  assert.deepEqual(updatesOf(page, [1, 2]), [0, 400]);
  page.store.setFigure(2, { lambda: 0.5 });
  await page.run(1500);
  assert.equal(page.pool.progress(2).value.code, 'converged');
  assert.ok(Number(page.pool.frame(1).value?.updates) <= 2, 'the other goes on at its speed');
  page.pool.trainToConvergence();
  await page.run(1000);
  assert.equal(page.pool.isGoing.value, false);
  assert.equal(page.pool.progress(1).value.code, 'converged');
});

test('a replay shows the first 200 updates in four seconds, then rests at the same bits, in nobody’s hand', async () => {
  const small = { points: 40, testPoints: 0 };
  const figures = [networkFigure(1, { lambda: 0.01 }), networkFigure(2, { hidden: [4, 4] })];
  const plain = opened(small, { engine }, figures);
  await plain.run(5000);
  const page = opened(small, { engine }, figures);
  page.pool.replay();
  /** Updates of the second after so many seconds. @type {number[]} */
  const counts = [];
  let most = 0;
  for (let second = 1; second <= 4; second += 1) {
    await page.run(1000, () => {
      assert.equal(page.pool.clock.value, 'unattended');
      assert.equal(page.pool.moment.value, null);
      assert.ok(page.pool.epochs.value >= most, 'the count never goes back');
      most = page.pool.epochs.value;
    });
    counts.push(Math.max(...made(page)));
  }
  assert.ok(counts[0] > 20 && counts[0] <= 25 && counts[2] > 90 && counts[2] <= 110, `${counts}`);
  await page.run(200);
  assert.equal(page.pool.isReplaying.value, false, 'then nothing waits any more');
  await page.run(6000);
  assert.equal(page.pool.isGoing.value, false);
  assert.equal(encode(page.store.scene.value, page.pool.moment.value), encode(plain.store.scene.value));
  for (const { id } of figures) {
    const [mine, theirs] = [page, plain].map(({ pool }) => pool.snapshot(id, null));
    await Promise.all([page.run(100), plain.run(100)]);
    assert.deepEqual((await mine).theta, (await theirs).theta);
    assert.equal((await mine).updates, (await theirs).updates);
  }
});

test('whatever is done ends a replay, and it goes on as fast as possible', async () => {
  /** @type {Record<string, (page: ReturnType<typeof opened>, end: () => void) => void>} */
  const acts = {
    scene: ({ store }) => store.setFigure(1, { lambda: 0.2 }),
    inspect: ({ store }) => store.inspect(1),
    touch: (_, end) => end(),
    converge: ({ pool }) => pool.trainToConvergence(),
  };
  for (const [name, act] of Object.entries(acts)) {
    const page = opened({}, { convergesAfter: 1500, millisPerUpdate: 0.05 });
    const end = page.pool.replay();
    await page.run(1000);
    assert.ok(Math.max(...made(page)) <= 25, 'until then it is slow');
    act(page, end);
    await page.run(1500);
    assert.equal(page.pool.isGoing.value, false, name);
    assert.ok(
      made(page).every((updates) => updates >= 1500),
      name,
    );
  }

  const page = opened({}, { convergesAfter: 1500, millisPerUpdate: 0.05 });
  page.pool.replay();
  await page.run(2000);
  page.pool.pause();
  const before = Math.max(...made(page));
  await page.run(1000);
  assert.deepEqual(updatesOf(page, [1, 2]), [before, before], 'who stops it sees it stopped');
});

test('a replay is over where all have come to rest before its end', async () => {
  const page = opened({}, { convergesAfter: 20, millisPerUpdate: 0.05 });
  page.pool.replay();
  await page.run(3000);
  assert.equal(page.pool.isGoing.value, false);
  page.workers[0].emit('error', { message: 'gone' });
  await page.run(300);
  assert.equal(page.pool.isGoing.value, false, 'what is built again later is no first sight');
});
