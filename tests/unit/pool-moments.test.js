/**
 * The moment at which a board stands, in its link: what is noted when, and what a link that holds it restores.
 *
 * @import { Store } from '../../www/scene/scene.d.ts'
 * @import { ExportView } from '../../www/training/protocol.js'
 * @import { Costs } from './support/timed-engines.js'
 * @import { Simulation } from './support/simulation.js'
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createHistory } from '../../www/scene/history.js';
import { defaultBoard, networkFigure } from '../../www/scene/schema.js';
import { createStore } from '../../www/scene/store.js';
import { decode, encode } from '../../www/scene/hash.js';
import { simulate } from './support/simulation.js';
import { FOREVER, messages, storeOf, updatesOf } from './support/pool.js';

const two = () => [networkFigure(1, { hidden: [5] }), networkFigure(2, { hidden: [20, 20] })];

/** @typedef {{ store: Store, simulation: Simulation }} Page */

/** The moments of a page's networks, by place. @param {Page} page */
const momentsOf = ({ store, simulation }) =>
  store.scene.value.figures.map(({ id }) => simulation.pool.moment.value?.figures.get(id) ?? null);
/** @param {Page} page */
const linkOf = ({ store, simulation }) => encode(store.scene.value, simulation.pool.moment.value);
const PALETTES = {
  probability: new Uint8Array(1024),
  classes: new Uint8Array(8192),
  values: new Uint8Array(1024),
};

/** A page that was opened with the link of another. @param {Page} page @param {Costs} [costs] */
function reopened(page, costs = FOREVER) {
  const { scene, moment, problems } = decode(linkOf(page));
  const next = createStore(scene, problems, moment);
  return { store: next, simulation: simulate(next, costs) };
}

/** A board that has been paused. @param {Costs} [costs] */
async function paused(costs = FOREVER) {
  const store = storeOf(two());
  const simulation = simulate(store, costs);
  await simulation.run(300);
  simulation.pool.pause();
  await simulation.run(300);
  return { store, simulation, reached: updatesOf(simulation, [1, 2]).map(Number) };
}

test('a link that is followed in the open page brings its moment to its own points', async () => {
  const { reached, ...page } = await paused();
  const link = linkOf(page);
  const other = storeOf(two(), { seed: 9 });
  const simulation = simulate(other, FOREVER);
  await simulation.run(300);
  const { scene, moment } = decode(link);
  other.load(scene, [], moment);
  await simulation.run(3000);
  const ids = other.scene.value.figures.map(({ id }) => id);
  assert.deepEqual(updatesOf(simulation, ids), reached);
  assert.equal(linkOf({ store: other, simulation }), link);

  const edited = decode('#v=1&seed=7&fig=0,at=0,w=AACAPwAAAEAAAEBA');
  other.load(edited.scene, [], edited.moment);
  await simulation.run(1000);
  const { theta } = await snapshotOf(simulation, other.scene.value.figures[0].id);
  assert.deepEqual([...(theta ?? [])], [1, 2, 3]);
});

test('pause has nothing to hold where a run has just come to what the settings lead to', async () => {
  const store = storeOf(two());
  const simulation = simulate(store, { convergesAfter: 100 });
  await simulation.run(3000);
  simulation.pool.reset();
  await simulation.run(300);
  simulation.pool.train();
  for (let waited = 0; waited < 200; waited += 1) {
    await simulation.run(20);
    if (updatesOf(simulation, [1, 2]).every((updates) => updates === 100)) break;
  }
  assert.equal(simulation.pool.isGoing.value, true, 'the run is not over yet');
  simulation.pool.pause();
  await simulation.run(300);
  assert.deepEqual(momentsOf({ store, simulation }), [null, null]);
});

test('a board that trains or rests by itself has no moment in its link', async () => {
  const store = storeOf(two());
  const simulation = simulate(store, { convergesAfter: 100 });
  await simulation.run(100);
  assert.deepEqual(momentsOf({ store, simulation }), [null, null]);
  await simulation.run(3000);
  assert.equal(simulation.pool.isGoing.value, false);
  assert.deepEqual(momentsOf({ store, simulation }), [null, null]);
});

test('a link to a paused board trains to the same updates, and stands', async () => {
  const { store, simulation, reached } = await paused();
  assert.deepEqual(momentsOf({ store, simulation }).map((moment) => moment?.at), reached); // prettier-ignore
  const copy = reopened({ store, simulation });
  assert.equal(copy.simulation.pool.isGoing.value, false);
  await copy.simulation.run(3000);
  assert.deepEqual(updatesOf(copy.simulation, [1, 2]), reached);
  assert.equal(copy.simulation.pool.isGoing.value, false);
  assert.equal(linkOf(copy), linkOf({ store, simulation }));
});

test('training on takes the moment out of the link', async () => {
  const { store, simulation } = await paused();
  simulation.pool.train();
  await simulation.run(100);
  assert.deepEqual(momentsOf({ store, simulation }), [null, null]);
});

test('each step is a moment of its own, and so is the start', async () => {
  const { store, simulation, reached } = await paused();
  simulation.pool.step('update');
  await simulation.run(200);
  assert.deepEqual(momentsOf({ store, simulation }).map((moment) => moment?.at), reached.map((updates) => updates + 1)); // prettier-ignore
  simulation.pool.reset();
  await simulation.run(200);
  assert.deepEqual(momentsOf({ store, simulation }), [{ at: 0, theta: null }, { at: 0, theta: null }]); // prettier-ignore
  const copy = reopened({ store, simulation });
  await copy.simulation.run(1000);
  assert.deepEqual(updatesOf(copy.simulation, [1, 2]), [0, 0]);
});

test('a figure that has converged on a paused board converges again', async () => {
  /** @type {Costs} */
  const costs = { convergence: ({ layerSizes }) => (layerSizes.length === 3 ? 20 : Infinity) };
  const { store, simulation } = await paused(costs);
  assert.equal(simulation.pool.frame(1).value?.status, 'converged');
  const copy = reopened({ store, simulation }, costs);
  await copy.simulation.run(3000);
  assert.equal(copy.simulation.pool.frame(1).value?.status, 'converged');
  assert.deepEqual(updatesOf(copy.simulation, [1, 2]), updatesOf(simulation, [1, 2]));
});

test('a figure changed while the board is paused starts anew, and so it does in the link', async () => {
  const { store, simulation, reached } = await paused();
  store.setFigure(1, { seed: 9 });
  await simulation.run(300);
  assert.deepEqual(updatesOf(simulation, [1, 2]), [0, reached[1]]);
  const copy = reopened({ store, simulation });
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
  assert.deepEqual(momentsOf({ store, simulation })[0], { at: reached[0], theta: Float32Array.from(theta) });
  const copy = reopened({ store, simulation });
  await copy.simulation.run(2000);
  const { theta: restored } = await snapshotOf(copy.simulation, 1);
  assert.deepEqual(restored, theta);
  assert.deepEqual(updatesOf(copy.simulation, [1, 2]), reached);
  assert.equal(copy.simulation.pool.isGoing.value, false);
  assert.equal(linkOf(copy), linkOf({ store, simulation }));
});

test('weights trained on from edited ones are in the link, too', async () => {
  const { store, simulation } = await paused();
  simulation.pool.setTheta(1, new Float64Array(21).fill(0.5));
  await simulation.run(300);
  const before = simulation.pool.frame(1).value?.updates ?? 0;
  simulation.pool.train();
  await simulation.run(200);
  simulation.pool.pause();
  await simulation.run(400);
  const done = (simulation.pool.frame(1).value?.updates ?? 0) - before;
  assert.ok(done > 0);
  const theta = new Float32Array(21).fill(0.5 + done);
  assert.deepEqual(momentsOf({ store, simulation })[0], { at: before + done, theta });
  simulation.pool.reset();
  await simulation.run(300);
  assert.deepEqual(momentsOf({ store, simulation })[0], { at: 0, theta: null });
});

test('λ changed on the way: the weights that it left are in the link of a paused board', async () => {
  const { store, simulation, reached } = await paused();
  store.setFigure(2, { lambda: 0.5 });
  await simulation.run(400);
  const [first, second] = momentsOf({ store, simulation });
  assert.deepEqual(first, { at: reached[0], theta: null }, 'the other figure needs none');
  assert.deepEqual(second, { at: reached[1], theta: new Float32Array(501).fill(reached[1]) });
  assert.equal(simulation.pool.moment.value?.rests, false);
  simulation.pool.reset();
  await simulation.run(300);
  assert.deepEqual(
    momentsOf({ store, simulation })[1],
    { at: 0, theta: null },
    'the seed leads to the start',
  );
});

test('λ changed at the start changes nothing about where the seed leads', async () => {
  const { store, simulation } = await paused();
  simulation.pool.reset();
  await simulation.run(300);
  store.setFigure(1, { lambda: 0.5 });
  simulation.pool.step('update');
  await simulation.run(300);
  assert.deepEqual(momentsOf({ store, simulation })[0], { at: 1, theta: null });
});

test('on a board at rest a changed λ is a preview, and then the network of the seed takes its place', async () => {
  const store = storeOf(two());
  const simulation = simulate(store, { convergesAfter: 100 });
  await simulation.run(3000);
  const start = simulation.pool.frame(1).value;
  /** Updates of every picture that was shown. @type {Set<number | undefined>} */
  const shown = new Set();
  store.setFigure(1, { lambda: 0.5 });
  await simulation.run(3000, () => shown.add(simulation.pool.frame(1).value?.contours.points[0]));
  assert.equal(simulation.pool.isGoing.value, false);
  assert.equal(simulation.pool.frame(1).value?.successions, Number(start?.successions) + 1);
  assert.deepEqual(updatesOf(simulation, [1, 2]), [100, 100]);
  assert.deepEqual(momentsOf({ store, simulation }), [null, null]);
  assert.ok(shown.has(200), 'the preview went on from the weights that were there');
  assert.ok(Math.min(...[...shown].map(Number)) >= 100, 'no picture of a network that is hardly trained');
});

test('while settings change the picture is a preview; a person who trains goes on from it', async () => {
  const store = storeOf(two());
  const simulation = simulate(store, { convergesAfter: 100, millisPerUpdate: 2 });
  await simulation.run(3000);
  store.setFigure(1, { lambda: 0.5 });
  await simulation.run(100);
  simulation.pool.train();
  await simulation.run(3000);
  assert.equal(updatesOf(simulation, [1])[0], 200);
  const [moment] = momentsOf({ store, simulation });
  assert.deepEqual(moment, { at: 200, theta: new Float32Array(21).fill(200) });
  assert.equal(simulation.pool.moment.value?.rests, true);
});

test('going back in time stops there, and the link trains to it', async () => {
  const store = storeOf(two());
  const simulation = simulate(store, { convergesAfter: 100 });
  await simulation.run(3000);
  simulation.pool.seek(1, 12);
  await simulation.run(300);
  assert.deepEqual(momentsOf({ store, simulation }), [{ at: 12, theta: null }, null]); // prettier-ignore
  const copy = reopened({ store, simulation }, { convergesAfter: 100 });
  await copy.simulation.run(3000);
  assert.deepEqual(updatesOf(copy.simulation, [1, 2]), [12, 100]);
});

test('weights that do not fit are named, and the network starts from its seed', async () => {
  const moment = { rests: false, figures: new Map([[1, { at: 0, theta: Float32Array.of(1, 2, 3) }]]) };
  const store = createStore(
    { board: defaultBoard(), figures: [networkFigure(1)], inspect: null, view: 'network', lesson: null },
    [],
    moment,
  );
  const simulation = simulate(store, FOREVER);
  await simulation.run(500);
  assert.deepEqual(messages(store), [
    { code: 'link', problems: [{ field: 'w', code: 'otherWeights', weights: 3, wanted: 21 }] },
  ]);
  assert.deepEqual(momentsOf({ store, simulation }), [{ at: 0, theta: null }]);
});

test('a snapshot is of one moment; one of a figure that is gone fails', async () => {
  const { simulation, reached } = await paused();
  const { updates, theta, error, picture } = await snapshotOf(simulation, 2, { width: 7, height: 5, palettes: PALETTES }); // prettier-ignore
  assert.equal(updates, reached[1]);
  assert.deepEqual([...new Set(theta)], [updates]);
  assert.ok(error && picture);
  assert.equal(error.r, 1);
  assert.deepEqual([picture.width, picture.height, picture.pixels.length], [7, 5, 140]);
  await assert.rejects(snapshotOf(simulation, 99), { reason: { code: 'noFigure' } });
});

test('a snapshot that a dying worker owed fails with a reason', async () => {
  const { simulation } = await paused();
  const asked = assert.rejects(simulation.pool.snapshot(1, null), { reason: { code: 'workerStopped' } });
  for (const worker of simulation.workers) worker.emit('error', { message: 'gone' });
  await asked;
});

/** @param {Simulation} simulation @param {number} id @param {ExportView | null} [view] */
async function snapshotOf(simulation, id, view = null) {
  const asked = simulation.pool.snapshot(id, view);
  const [snapshot] = await Promise.all([asked, simulation.run(300)]);
  return snapshot;
}

/** What ends a run and can be undone. @type {Record<string, (page: Page) => void>} */
const ENDS = {
  reset: ({ simulation }) => simulation.pool.reset(),
  link: ({ store }) => store.load(createStore(store.scene.peek()).scene.peek()),
  removal: ({ store }) => store.removeFigure(store.scene.peek().figures[0].id),
};

for (const [name, end] of Object.entries(ENDS)) {
  for (const run of /** @type {const} */ (['train', 'trainToConvergence'])) {
    for (const isAstray of [false, true]) {
      const where = isAstray ? 'beside its path' : 'on its path';
      test(`${run}, ${name}, undo: the run ${where} is where it was`, async () => {
        const store = storeOf(two());
        const simulation = simulate(store, FOREVER);
        const page = { store, simulation };
        const history = createHistory(store, simulation.pool, { now: simulation.now });
        await simulation.run(300);
        const theta = Float64Array.from({ length: 21 }, (_, i) => i / 8);
        if (isAstray) simulation.pool.setTheta(1, theta);
        simulation.pool[run]();
        await simulation.run(400);
        const [reached] = updatesOf(simulation, [1]).map(Number);
        assert.ok(reached > 0);
        end(page);
        await simulation.run(100);
        simulation.pool.pause();
        history.undo();
        await simulation.run(3000);
        const { id } = store.scene.peek().figures[0];
        const [back] = updatesOf(simulation, [id]).map(Number);
        // What its worker did since its last report may count: two frames of ten updates in a millisecond.
        assert.ok(back >= reached && back < reached + 400, `${back} instead of ${reached}`);
        if (!isAstray) return;
        const asked = simulation.pool.snapshot(id, null);
        await simulation.run(50);
        // An update of the fake engine adds the same to each.
        const [first = NaN, ...others] = (await asked).theta ?? [];
        const differences = others.map((w) => w - first);
        assert.deepEqual(differences, [...theta.slice(1)], 'its weights, which no seed leads to');
      });
    }
  }
}
