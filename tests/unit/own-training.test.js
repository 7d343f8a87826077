/** Networks on own points: in simulated time what starts anew and what goes on, on the real engine what comes out. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyPlane, withClasses, withKeys, withPoints } from '../../www/points/edit.js';
import { keyOf } from '../../www/points/grid.js';
import { splitOwn } from '../../www/points/split.js';
import { lookOf } from '../../www/scene/look.js';
import { boardAsTrained, ownInfo } from '../../www/scene/own-board.js';
import { defaultBoard, networkFigure } from '../../www/scene/schema.js';
import { createHost } from '../../www/worker/host.js';
import { trainerConfig } from '../../www/scene/task.js';
import { loadBeside } from './support/beside.js';
import { engine } from './support/engine.js';
import { openLab } from './support/lab.js';
import { FOREVER, haveEnded, messages, storeOf } from './support/pool.js';
import { createRandom } from './support/random.js';
import { simulate } from './support/simulation.js';

const random = createRandom(1);

/** @param {number} m @param {number} [classes] */
const scattered = (m, classes = 2) =>
  withKeys(
    emptyPlane(undefined, classes),
    Array.from({ length: m }, () => keyOf(random.below(classes), random.below(65536), random.below(65536))),
  );

const FIGURES = [
  networkFigure(1),
  networkFigure(2, { hidden: [20, 20] }),
  /** @type {const} */ ({ kind: 'optimum', id: 3, name: '' }),
];

async function ownBoard(own = scattered(40), costs = {}) {
  const store = storeOf(FIGURES);
  const simulation = simulate(store, costs);
  await simulation.run(1500);
  store.setOwn(own, { testShare: 0.25 });
  await simulation.run(1500);
  return { store, own, ...simulation };
}

test('own points come to the figures, in their own domain, with some for testing', async () => {
  const { pool, store, trainers } = await ownBoard();
  assert.deepEqual(messages(store), []);
  assert.deepEqual(pool.domain.value, [-6, 6, -4.5, 4.5]);
  const [train, held] = [pool.points, pool.testPoints].map(({ value }) => Number(value?.y.length));
  assert.equal(train + held, 40);
  assert.ok(Math.abs(held - 10) <= 1);
  assert.deepEqual(trainers().map(({ m }) => m), [train, train]); // prettier-ignore
  assert.equal(pool.frame(1).value?.status, 'converged');
});

test('who draws sees the networks go on from where they are, and then those of the seed', async () => {
  const { pool, store, own, run, trainers } = await ownBoard();
  const before = trainers();
  const updates = pool.frame(1).value?.updates;
  store.setOwn(withPoints(own, [keyOf(0, 5, 5)]));
  await run(200);
  assert.deepEqual(trainers(), before);
  assert.equal(pool.frame(1).value?.updates, Number(updates) + 100);
  await run(1500);
  assert.ok(trainers().every((trainer) => !before.includes(trainer)));
  assert.equal(pool.frame(1).value?.updates, 100);
  assert.equal(pool.frame(1).value?.status, 'converged');
  assert.equal(pool.isGoing.value, false);
});

test('on a paused board new points train nothing', async () => {
  const { pool, store, own, run } = await ownBoard(undefined, { ...FOREVER, millisPerUpdate: 5 });
  pool.pause();
  await run(100);
  const updates = pool.frame(2).value?.updates;
  store.setOwn(withPoints(own, [keyOf(0, 5, 5)]));
  await run(500);
  assert.equal(pool.frame(2).value?.updates, updates);
});

test('another plane, another split and other classes start anew', async () => {
  const { store, own, run, trainers } = await ownBoard();
  /** @type {(() => void)[]} */
  const changes = [
    () => store.setOwn({ ...own, domain: [-1, 1, -1, 1] }),
    () => store.setBoard({ testShare: 0.5 }),
    () => store.setBoard({ seed: 77 }),
    () => store.setOwn(withClasses(own, 3)),
  ];
  for (const change of changes) {
    const before = new Set(trainers());
    change();
    await run(1500);
    assert.deepEqual(trainers().filter((trainer) => before.has(trainer)), []); // prettier-ignore
  }
  assert.deepEqual(trainers().map(({ config }) => config.layerSizes.at(-1)), [3, 3]); // prettier-ignore
  assert.deepEqual(messages(store), []);
});

test('without points the networks stand at their start, and the first point sets them going', async () => {
  const { pool, store, own, run } = await ownBoard();
  store.setOwn(withKeys(own, []));
  await run(1500);
  const frame = pool.frame(1).value;
  assert.deepEqual(
    [frame?.updates, frame?.error?.e, haveEnded({ pool }, store), pool.isGoing.value],
    [0, NaN, true, false],
  );
  store.setFigure(1, { lambda: 1 }); // nothing to learn from, still
  pool.train();
  await run(1500);
  assert.equal(pool.frame(1).value?.updates, 0);
  assert.equal(pool.isGoing.value, false);
  store.setOwn(withKeys(own, [keyOf(1, 1, 1)]));
  await run(1500);
  assert.equal(pool.frame(1).value?.updates, 100);
  assert.deepEqual(messages(store), []);
});

test('own points have no optimum; that of a source comes back with it', async () => {
  const { pool, store, run, own } = await ownBoard();
  store.setOwn(withClasses(own, 4)); // the two classes' optimum could not be drawn among four
  await run(500);
  store.setBoard({ source: 'moons', classes: 2, noise: 0.6 });
  await run(1500);
  assert.equal(pool.frame(3).value?.bayes?.error, 0.1);
  assert.deepEqual(messages(store), []);
});

/** @param {number} label @param {number} count @param {(i: number) => [number, number]} place */
const keys = (label, count, place) => Array.from({ length: count }, (_, i) => keyOf(label, ...place(i)));
const HERE = () => /** @type {[number, number]} */ ([20_000, 30_000]);

const ODD_SETS = {
  'one point': withKeys(emptyPlane(), keys(1, 1, HERE)),
  'one class': withKeys(
    emptyPlane(),
    keys(0, 30, (i) => [1000 * i, 2000 * i]),
  ),
  'all points equal': withKeys(emptyPlane(), keys(0, 20, HERE)),
  'equal points of two classes': withKeys(emptyPlane(), [...keys(0, 10, HERE), ...keys(1, 10, HERE)]),
  duplicates: withKeys(emptyPlane(), [...keys(0, 8, (i) => [(i % 2) * 60_000, 0]), ...keys(1, 8, (i) => [30_000, i % 2])]), // prettier-ignore
  'on a line': withKeys(emptyPlane(), [...keys(0, 20, (i) => [1000 * i, 0]), ...keys(1, 20, (i) => [40_000 + i, 0])]), // prettier-ignore
  'all at the edges': withKeys(emptyPlane(), [...keys(0, 5, () => [0, 0]), ...keys(1, 5, () => [65_535, 65_535])]), // prettier-ignore
  'eight classes, one point each': withKeys(emptyPlane(undefined, 8), Array.from({ length: 8 }, (_, label) => keyOf(label, 8000 * label, 500))), // prettier-ignore
  'eight classes, three of them without points': withKeys(emptyPlane(undefined, 8), Array.from({ length: 60 }, (_, i) => keyOf(i % 5, 1000 * i, 500))), // prettier-ignore
  'a plane of other size': { ...scattered(30), domain: /** @type {any} */ ([0, 1e-3, -1e4, 1e4]) },
};

for (const [name, own] of Object.entries(ODD_SETS)) {
  test(`the engine takes ${name}`, () => {
    const board = boardAsTrained({
      board: { ...defaultBoard(), source: 'own', classes: own.classes.length, testShare: 0.3 },
      figures: [],
      inspect: null,
      view: 'network',
      lesson: null,
      own,
    });
    const info = ownInfo(own);
    const { train, test: held } = splitOwn(own, { share: board.testShare, seed: board.seed });
    for (const settings of [{}, { activation: /** @type {const} */ ('relu'), lambda: 0.1 }]) {
      const { answers, tasks, receive } = startHost();
      receive({ type: 'data', domain: own.domain, truth: null, train, test: held });
      receive({ type: 'palettes', palettes: { probability: new Uint8Array(1024), classes: new Uint8Array(8192), values: new Uint8Array(1024) } }); // prettier-ignore
      receive({ type: 'look', look: lookOf(board, info, train.y) });
      receive({ type: 'network', id: 1, revision: 1, config: trainerConfig(board, networkFigure(1, settings), info) }); // prettier-ignore
      receive({ type: 'goals', goals: [[1, 300]] });
      while (tasks.length > 0) tasks.shift()?.();
      receive({ type: 'pull', grids: [[1, 30, 20]] });
      const frames = answers.at(-1);
      assert.equal(frames.type, 'frames', JSON.stringify(frames));
      const [{ error, picture, status }] = frames.figures;
      assert.ok(Number.isFinite(error.e) && error.e >= 0, `E = ${error.e}`);
      assert.ok(error.accuracy >= 0 && error.accuracy <= 1);
      assert.equal(error.testD === null, held === null);
      assert.notEqual(status, 'diverged');
      assert.equal(picture.pixels.length, 4 * 30 * 20);
    }
  });
}

function startHost() {
  /** @type {any[]} */
  const answers = [];
  /** @type {(() => void)[]} */
  const tasks = [];
  let time = 0;
  const { receive } = createHost(engine, {
    now: () => (time += 0.01),
    defer: (task) => tasks.push(task),
    loadBeside,
    openLab,
    post: (message) => answers.push(message),
  });
  return { answers, tasks, receive: (/** @type {any} */ message) => receive(structuredClone(message)) };
}

test('more points go on from the present weights, and none leave them', () => {
  const own = scattered(50);
  const board = { ...defaultBoard(), source: 'own' };
  const info = ownInfo(own);
  const { answers, tasks, receive } = startHost();
  const data = (/** @type {typeof own} */ points) => ({ type: 'data', domain: own.domain, truth: null, ...splitOwn(points, { share: 0, seed: 1 }) }); // prettier-ignore
  const errorNow = () => {
    receive({ type: 'pull', grids: [] });
    return answers.at(-1).figures[0];
  };
  receive(data(own));
  receive({ type: 'network', id: 1, revision: 1, config: trainerConfig(board, networkFigure(1), info) });
  receive({ type: 'goals', goals: [[1, 50]] });
  while (tasks.length > 0) tasks.shift()?.();
  const before = errorNow();
  // The same points again: the same weights, so the same E.
  receive(data(own));
  receive({ type: 'points', id: 1, revision: 2 });
  assert.deepEqual(errorNow().error, before.error);
  receive(data(withKeys(own, [])));
  receive({ type: 'points', id: 1, revision: 3 });
  assert.deepEqual([errorNow().status, errorNow().updates], ['converged', 50]);
  receive(data(own));
  receive({ type: 'points', id: 1, revision: 4 });
  receive({ type: 'goals', goals: [[1, 60]] });
  while (tasks.length > 0) tasks.shift()?.();
  const after = errorNow();
  assert.equal(after.updates, 60);
  assert.ok(after.error.e <= before.error.e);
});
