/** What tools ask of the board beside their jobs: pictures of other weights, and other networks of the same shape. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signal } from '@preact/signals-core';
import { networkFigure } from '../../www/scene/schema.js';
import { engine } from './support/engine.js';
import { storeOf } from './support/pool.js';
import { simulate } from './support/simulation.js';

// What elements ask of their surroundings, which Node does not have.
const isCalm = { matches: false, addEventListener() {}, removeEventListener() {} };
Object.assign(globalThis, { devicePixelRatio: 1, matchMedia: () => isCalm });
const { Alike } = await import('../../www/page/inspector/tools/alike.js');
const { Elsewhere } = await import('../../www/page/inspector/tools/elsewhere.js');

/** A tool at the first figure of a board, with workers. @param {any} figures @param {any} [board] */
async function hostOf(figures, board = {}) {
  const store = storeOf(figures, { points: 20, testPoints: 10, ...board });
  const simulation = simulate(store, { cores: 1, engine, millisPerUpdate: 0.1 });
  await simulation.run(300);
  const figure = signal(store.scene.value.figures[0]);
  const page = { store, pool: simulation.pool };
  return /** @type {any} */ ({ page, session: { id: 1, figure }, addController() {}, run: simulation.run });
}

test('the network at a cursor is pictured anew when the points are others, and only then', async () => {
  const host = await hostOf([networkFigure(1, { hidden: [2] })]);
  const elsewhere = new Elsewhere(host, 12);
  const theta = Float64Array.from({ length: 9 }, (_, i) => Math.sin(i));
  const errors = new Set();
  const looked = async () => {
    elsewhere.look(theta.slice());
    await host.run(300);
    errors.add(elsewhere.pictured.value?.error.e);
    return elsewhere.pictured.value;
  };
  const first = await looked();
  assert.ok(first && first.error.e > 0);
  assert.equal(await looked(), first);
  host.page.store.setBoard({ points: 25 });
  await host.run(300);
  await looked();
  assert.equal(errors.size, 2, `${[...errors]}`);
});

test('a plane goes through two others of the same shape, whichever are chosen, where there are two', async () => {
  const alike = { hidden: [2] };
  const host = await hostOf([
    ...[networkFigure(1, alike), networkFigure(2, { hidden: [3] }), networkFigure(3, alike)],
    ...[networkFigure(4, alike), networkFigure(5, alike)],
  ]);
  const others = new Alike(host);
  const pair = (/** @type {number} */ a, /** @type {number} */ b) =>
    others.pair(a, b)?.map(({ place }) => place);
  assert.deepEqual(others.all.map(({ place }) => place), [3, 4, 5]); // prettier-ignore
  for (let second = 0; second <= 6; second += 1) {
    for (let third = 0; third <= 6; third += 1) {
      const [a, b] = pair(second, third) ?? [];
      assert.ok(a !== b && [a, b].every((place) => [3, 4, 5].includes(Number(place))), `${second}, ${third}`);
      if ([3, 4, 5].includes(second)) assert.equal(a, second);
      if ([3, 4, 5].includes(third) && third !== second) assert.equal(b, third);
    }
  }
  const lonely = await hostOf([networkFigure(1, alike), networkFigure(2, alike)]);
  assert.equal(new Alike(lonely).pair(0, 0), null);
});

test('weights that were set by hand are asked for anew, though no update has been made', async () => {
  const host = await hostOf([1, 2, 3].map((id) => networkFigure(id, { hidden: [2] })));
  const { pool } = host.page;
  pool.pause();
  await host.run(300);
  const others = new Alike(host);
  const read = async () => {
    const pair = others.pair(0, 0);
    assert.ok(pair);
    others.ask(pair);
    await host.run(300);
    others.ask(pair);
    await host.run(300);
    return others.thetas.value?.[0];
  };
  const before = await read();
  const next = Float64Array.from({ length: 9 }, (_, i) => i / 10);
  pool.setTheta(2, next);
  await host.run(300);
  assert.notDeepEqual(before, next);
  assert.deepEqual(await read(), next);
});
