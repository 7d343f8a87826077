/** The moment at which a board stands, in its link: what is noted when, and what a link that holds it restores. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networkFigure } from '../../www/scene/schema.js';
import { createStore } from '../../www/scene/store.js';
import { decode, encode } from '../../www/scene/hash.js';
import { momentIn, withMoment } from '../../www/scene/moment-in-scene.js';
import { simulate } from './support/simulation.js';
import { FOREVER, storeOf, texts, updatesOf } from './support/pool.js';

const two = () => [networkFigure(1, { hidden: [5] }), networkFigure(2, { hidden: [20, 20] })];
const momentsOf = (/** @type {any} */ store) =>
  store.scene.value.figures.map(({ at = null, theta = null }) => ({ at, theta }));
const linkOf = (/** @type {any} */ store) => encode(store.scene.value, momentIn(store.scene.value));
const decoded = (/** @type {string} */ hash) => withMoment(decode(hash).scene, decode(hash).moment);
const NONE = { at: null, theta: null };
const PALETTES = {
  probability: new Uint8Array(1024),
  classes: new Uint8Array(8192),
  values: new Uint8Array(1024),
};

/** A page that was opened with the link of another. @param {any} store @param {any} [costs] */
function reopened(store, costs = FOREVER) {
  const { scene, moment, problems } = decode(linkOf(store));
  const next = createStore(withMoment(scene, moment), problems);
  return { store: next, simulation: simulate(next, costs) };
}

/** A board that has been paused. */
async function paused(costs = FOREVER) {
  const store = storeOf(two());
  const simulation = simulate(store, costs);
  await simulation.run(300);
  store.playing.value = false;
  await simulation.run(300);
  return { store, simulation, reached: updatesOf(simulation, [1, 2]) };
}

test('a link that is followed in the open page brings its moment to its own points', async () => {
  const { store, reached } = await paused();
  const other = storeOf(two(), { seed: 9 });
  const simulation = simulate(other, FOREVER);
  await simulation.run(300);
  other.load(decoded(linkOf(store)));
  await simulation.run(3000);
  const ids = other.scene.value.figures.map(({ id }) => id);
  assert.deepEqual(updatesOf(simulation, ids), reached);
  assert.equal(linkOf(other), linkOf(store));

  const edited = decoded('#v=1&seed=7&fig=0,at=0,w=AACAPwAAAEAAAEBA');
  other.load(edited);
  await simulation.run(1000);
  const { theta } = await snapshotOf(simulation, other.scene.value.figures[0].id);
  assert.deepEqual([...theta], [1, 2, 3]);
});

test('a board that trains or rests by itself has no moment in its link', async () => {
  const store = storeOf(two());
  const simulation = simulate(store, { convergesAfter: 100 });
  await simulation.run(100);
  assert.deepEqual(momentsOf(store), [NONE, NONE]);
  await simulation.run(3000);
  assert.equal(store.playing.value, false);
  assert.deepEqual(momentsOf(store), [NONE, NONE]);
});

test('a link to a paused board trains to the same updates, and stands', async () => {
  const { store, reached } = await paused();
  assert.deepEqual(momentsOf(store).map(({ at }) => at), reached); // prettier-ignore
  const copy = reopened(store);
  assert.equal(copy.store.playing.value, false);
  await copy.simulation.run(3000);
  assert.deepEqual(updatesOf(copy.simulation, [1, 2]), reached);
  assert.equal(copy.store.playing.value, false);
  assert.equal(linkOf(copy.store), linkOf(store));
});

test('training on takes the moment out of the link', async () => {
  const { store, simulation } = await paused();
  store.playing.value = true;
  await simulation.run(100);
  assert.deepEqual(momentsOf(store), [NONE, NONE]);
});

test('each step is a moment of its own, and so is the start', async () => {
  const { store, simulation, reached } = await paused();
  simulation.pool.step('update');
  await simulation.run(200);
  assert.deepEqual(momentsOf(store).map(({ at }) => at), reached.map((updates) => updates + 1)); // prettier-ignore
  store.reset();
  await simulation.run(200);
  assert.deepEqual(momentsOf(store), [{ at: 0, theta: null }, { at: 0, theta: null }]); // prettier-ignore
  const copy = reopened(store);
  await copy.simulation.run(1000);
  assert.deepEqual(updatesOf(copy.simulation, [1, 2]), [0, 0]);
});

test('a figure that has converged on a paused board converges again', async () => {
  const costs = { convergence: ({ layerSizes }) => (layerSizes.length === 3 ? 20 : Infinity) };
  const { store, simulation } = await paused(costs);
  assert.equal(simulation.pool.frame(1).value?.status, 'converged');
  const copy = reopened(store, costs);
  await copy.simulation.run(3000);
  assert.equal(copy.simulation.pool.frame(1).value?.status, 'converged');
  assert.deepEqual(updatesOf(copy.simulation, [1, 2]), updatesOf(simulation, [1, 2]));
});

test('a figure changed while the board is paused starts anew, and so it does in the link', async () => {
  const { store, simulation, reached } = await paused();
  store.setFigure(1, { seed: 9 });
  await simulation.run(300);
  assert.deepEqual(updatesOf(simulation, [1, 2]), [0, reached[1]]);
  const copy = reopened(store);
  await copy.simulation.run(3000);
  assert.deepEqual(updatesOf(copy.simulation, [1, 2]), [0, reached[1]]);
});

test('a copy of a figure on a paused board trains to where the original is', async () => {
  const { store, simulation, reached } = await paused();
  store.duplicateFigure(2);
  await simulation.run(2000);
  assert.deepEqual(updatesOf(simulation, [1, 2, 3]), [...reached, reached[1]]);
});

test('edited weights are in the link and come back', async () => {
  const { store, simulation, reached } = await paused();
  const theta = Float64Array.from({ length: 21 }, (_, i) => i / 8);
  simulation.pool.setTheta(1, theta);
  await simulation.run(300);
  assert.deepEqual(momentsOf(store)[0], { at: reached[0], theta: Float32Array.from(theta) });
  const copy = reopened(store);
  await copy.simulation.run(2000);
  const { theta: restored } = await snapshotOf(copy.simulation, 1);
  assert.deepEqual(restored, theta);
  assert.deepEqual(updatesOf(copy.simulation, [1, 2]), reached);
  assert.equal(copy.store.playing.value, false);
  assert.equal(linkOf(copy.store), linkOf(store));
});

test('weights trained on from edited ones are in the link, too', async () => {
  const { store, simulation } = await paused();
  simulation.pool.setTheta(1, new Float64Array(21).fill(0.5));
  await simulation.run(300);
  const before = simulation.pool.frame(1).value?.updates ?? 0;
  store.playing.value = true;
  await simulation.run(200);
  store.playing.value = false;
  await simulation.run(400);
  const done = (simulation.pool.frame(1).value?.updates ?? 0) - before;
  assert.ok(done > 0);
  const theta = new Float32Array(21).fill(0.5 + done);
  assert.deepEqual(momentsOf(store)[0], { at: before + done, theta });
  store.reset();
  await simulation.run(300);
  assert.deepEqual(momentsOf(store)[0], { at: 0, theta: null });
});

test('λ changed on the way: the weights that it left are in the link of a paused board', async () => {
  const { store, simulation, reached } = await paused();
  store.setFigure(2, { lambda: 0.5 });
  await simulation.run(400);
  const [first, second] = momentsOf(store);
  assert.deepEqual(first, { at: reached[0], theta: null }, 'the other figure needs none');
  assert.deepEqual(second, { at: reached[1], theta: new Float32Array(501).fill(reached[1]) });
  assert.ok(!store.scene.value.board.rests);
  store.reset();
  await simulation.run(300);
  assert.deepEqual(momentsOf(store)[1], { at: 0, theta: null }, 'the seed leads to the start');
});

test('λ changed at the start changes nothing about where the seed leads', async () => {
  const { store, simulation } = await paused();
  store.reset();
  await simulation.run(300);
  store.setFigure(1, { lambda: 0.5 });
  simulation.pool.step('update');
  await simulation.run(300);
  assert.deepEqual(momentsOf(store)[0], { at: 1, theta: null });
});

test('a board that rests after λ was changed on it shows the same elsewhere, and trains on where it is changed', async () => {
  const store = storeOf(two());
  const simulation = simulate(store, { convergesAfter: 100 });
  await simulation.run(3000);
  store.setFigure(1, { lambda: 0.5 });
  await simulation.run(50);
  assert.deepEqual(momentsOf(store), [NONE, NONE], 'while it trains there is no moment');
  await simulation.run(3000);
  assert.equal(store.playing.value, false);
  // 100 updates to converge, and with the other λ 100 more.
  assert.deepEqual(momentsOf(store), [{ at: 200, theta: new Float32Array(21).fill(200) }, { at: 101, theta: null }]); // prettier-ignore
  assert.equal(store.scene.value.board.rests, true);

  const copy = reopened(store, { convergesAfter: 100 });
  await copy.simulation.run(3000);
  assert.deepEqual(updatesOf(copy.simulation, [1, 2]), [200, 100]);
  assert.deepEqual([...(await snapshotOf(copy.simulation, 1)).theta], Array(21).fill(200));
  assert.equal(linkOf(copy.store), linkOf(store));
  // A change of λ trains this figure again, as on the board it came from.
  copy.store.setFigure(2, { lambda: 0.25 });
  await copy.simulation.run(3000);
  assert.deepEqual(updatesOf(copy.simulation, [1, 2]), [200, 200]);
});

test('going back in time stops there, and the link trains to it', async () => {
  const store = storeOf(two());
  const simulation = simulate(store, { convergesAfter: 100 });
  await simulation.run(3000);
  simulation.pool.seek(1, 12);
  await simulation.run(300);
  assert.deepEqual(momentsOf(store), [{ at: 12, theta: null }, { at: 101, theta: null }]); // prettier-ignore
  const copy = reopened(store, { convergesAfter: 100 });
  await copy.simulation.run(3000);
  assert.deepEqual(updatesOf(copy.simulation, [1, 2]), [12, 100]);
});

test('weights that do not fit are named, and the network starts from its seed', async () => {
  const store = storeOf([networkFigure(1, { hidden: [5], at: 0, theta: Float32Array.of(1, 2, 3) })]);
  const simulation = simulate(store, FOREVER);
  await simulation.run(500);
  assert.match(texts(store).join(), /w: 3 weights do not fit a network that has 21/);
  assert.deepEqual(momentsOf(store), [{ at: 0, theta: null }]);
});

test('a snapshot is of one moment; one of a figure that is gone fails', async () => {
  const { simulation, reached } = await paused();
  const { updates, theta, error, picture } = await snapshotOf(simulation, 2, { width: 7, height: 5, palettes: PALETTES }); // prettier-ignore
  assert.equal(updates, reached[1]);
  assert.deepEqual([...new Set(theta)], [updates]);
  assert.equal(error.r, 1);
  assert.deepEqual([picture.width, picture.height, picture.pixels.length], [7, 5, 140]);
  await assert.rejects(snapshotOf(simulation, 99), /not there/);
});

test('a snapshot that a dying worker owed fails in words', async () => {
  const { simulation } = await paused();
  const asked = assert.rejects(simulation.pool.snapshot(1, null), /worker stopped/);
  for (const worker of simulation.workers) worker.emit('error', { message: 'gone' });
  await asked;
});

/** @param {any} simulation @param {number} id @param {any} [view] */
async function snapshotOf(simulation, id, view = null) {
  const asked = simulation.pool.snapshot(id, view);
  const [snapshot] = await Promise.all([asked, simulation.run(300)]);
  return snapshot;
}
