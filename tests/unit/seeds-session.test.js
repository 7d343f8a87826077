/** Four seeds of a figure, without a page: what is asked, and what goes on the board. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signal } from '@preact/signals-core';
import { MAX_FIGURES, networkFigure } from '../../www/scene/schema.js';
import { SeedsSession, frameOf } from '../../www/page/seeds/session.js';
import { engine } from './support/engine.js';
import { storeOf } from './support/pool.js';
import { simulate } from './support/simulation.js';

/** A session of figure 1. @param {any} [settings] @param {any[]} [others] @param {any} [board] */
async function open(settings = { hidden: [3], lambda: 0.1 }, others = [], board = {}) {
  const store = storeOf([networkFigure(1, settings), ...others], { points: 40, testPoints: 60, ...board });
  const simulation = simulate(store, {
    cores: 2,
    engine,
    millisPerUpdate: 0.01,
  });
  await simulation.run(800);
  const page = /** @type {any} */ ({ store, pool: simulation.pool, theme: { dark: signal(false) } });
  return { store, session: new SeedsSession(page, 1), ...simulation };
}

test('the four seeds after the figure’s, and then the next four', async () => {
  const { session, run } = await open({ hidden: [2], lambda: 0.1, seed: 2 ** 32 - 3 });
  session.next();
  assert.deepEqual(session.seeds.value, [2 ** 32 - 2, 2 ** 32 - 1, 0, 1]);
  assert.deepEqual(session.trained.value, [null, null, null, null]);
  session.next();
  assert.deepEqual(session.seeds.value, [2, 3, 4, 5]);
  await run(2000);
  const trained = /** @type {any[]} */ (session.trained.value);
  assert.deepEqual(session.end.value, { type: 'done' });
  assert.deepEqual(trained.map((each) => [each?.seed, each?.isFinal]), [2, 3, 4, 5].map((seed) => [seed, true])); // prettier-ignore
  const errors = trained.map((each) => each?.error.e ?? NaN);
  assert.deepEqual(session.spread, { least: Math.min(...errors), most: Math.max(...errors) });
});

test('one that is put on the board comes there to the same E', async () => {
  const { session, run, store, pool } = await open(undefined, [networkFigure(2, { hidden: [2] })]);
  session.next();
  await run(2000);
  assert.equal(session.isOnBoard(3), false);
  session.add(3);
  assert.equal(session.isOnBoard(3), true);
  const { figures } = store.scene.value;
  assert.equal(/** @type {any} */ (figures[1]).from, undefined, 'it takes over no moment of the figure');
  assert.deepEqual(
    figures.map((/** @type {any} */ { hidden, seed, lambda }) => [hidden[0], seed, lambda]),
    [[3, 1, 0.1], [3, 3, 0.1], [2, 1, 0]], // prettier-ignore
  );
  await run(3000);
  const { error, updates, status } = /** @type {any} */ (pool.frame(figures[1].id).value);
  const trained = session.trained.value[1];
  assert.deepEqual([error, updates, status], [trained?.error, trained?.updates, trained?.status]);
});

test('on a board that is full nothing is put', async () => {
  const others = Array.from({ length: MAX_FIGURES - 1 }, (_, i) => networkFigure(2 + i, { hidden: [1] }));
  const { session, store } = await open(undefined, others);
  assert.ok(session.isFull);
  session.add(3);
  assert.equal(store.scene.value.figures.length, MAX_FIGURES);
  assert.deepEqual(store.notices.value, []);
});

test('pictures show the line P = ½ alone, regions their boundaries, curves themselves', async () => {
  const pictureOf = async (/** @type {any} */ board) => {
    const { session, run } = await open({ hidden: [2], lambda: 0.1 }, [], board);
    session.next();
    await run(2000);
    return frameOf(/** @type {any} */ (session.trained.value[0]));
  };
  const two = await pictureOf({});
  assert.deepEqual(two.look.levels, [0.5]);
  assert.ok(two.contours.level.every((level) => level === 0) && two.contours.level.length > 0);
  assert.equal(two.pixels.length, 4 * two.width * two.height);
  const [x0, x1, y0, y1] = two.domain;
  assert.ok(Math.abs(two.width / two.height - (x1 - x0) / (y1 - y0)) < 0.02);
  assert.equal((await pictureOf({ source: 'blobs', classes: 4 })).look.kind, 'regions');
  const curve = await pictureOf({ source: 'sine', noise: 0.3 });
  assert.ok(curve.curve && curve.curve.t.length > 100 && curve.error?.accuracy === null);
});

test('other colours are made by training once more; who closes waits for nothing', async () => {
  const { session, run, trainers } = await open();
  session.next();
  await run(2000);
  const first = session.trained.value;
  session.start();
  await run(2000);
  assert.deepEqual(session.trained.value, first);
  session.next();
  session.stop();
  await run(500);
  assert.equal(session.end.value, null);
  assert.equal(trainers().length, 1, 'the figure’s alone');
});
