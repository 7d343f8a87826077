/**
 * Work beside the board: spread over workers, with results that do not depend on them.
 *
 * @import { Look, NetworkSettings } from '../../www/scene/scene.d.ts'
 * @import { TrainerConfig } from '../../www/training/protocol.js'
 * @import { Job, JobEnd } from '../../www/training/training.d.ts'
 * @import { Costs, OnCall } from './support/timed-engines.js'
 * @import { Machine, Simulation } from './support/simulation.js'
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networkFigure } from '../../www/scene/schema.js';
import { runJob } from '../../www/training/jobs.js';
import { trainerConfig } from '../../www/scene/task.js';
import { conditionOf } from '../../www/worker/condition.js';
import { engine, memory } from './support/engine.js';
import { FOREVER, haveEnded, messages, storeOf } from './support/pool.js';
import { simulate } from './support/simulation.js';

const BOARD = { points: 40, testPoints: 60 };
/** @type {Look} */
const LOOK = { kind: 'probability', levels: [0.5] };
const palette = Uint8Array.from({ length: 1024 }, (_, i) => i);
const VIEW = {
  size: { width: 12, height: 9 },
  palettes: { probability: palette, classes: new Uint8Array(8192), values: palette },
  look: LOOK,
};
const lecture = engine.sources().find((/** @type {any} */ { name }) => name === 'lecture');

/**
 * A board of one network, as the engine computes it.
 *
 * @param {Costs & Machine} [options]
 * @param {Partial<NetworkSettings>} [settings]
 */
function realBoard({ cores = 2, ...costs } = {}, settings = { hidden: [3], lambda: 0.1 }) {
  const store = storeOf([networkFigure(1, settings)], BOARD);
  const simulation = simulate(store, { cores, engine, millisPerUpdate: 0.1, ...costs });
  const unit = (/** @type {number} */ seed, more = {}) => ({
    config: {
      ...trainerConfig(store.scene.value.board, networkFigure(1, { ...settings, seed }), lecture),
      ...more,
    },
    updates: 300,
    view: VIEW,
  });
  return { store, unit, ...simulation };
}

/** How often a job has ended, and how. @param {Job} job */
function watch(job) {
  /** @type {JobEnd[]} */
  const ends = [];
  job.done.then((end) => ends.push(end));
  return ends;
}

/** @param {Job} job */
const seedsOf = (job) => job.results.value.map((/** @type {any} */ parts) => parts.at(-1)?.seed);

/** Trainers of a job, in workers that live. @param {Simulation} simulation @param {number} from  seeds from here on */
const jobTrainers = ({ trainers }, from = 11) => trainers().filter(({ config }) => config.seed >= from);

/** A job of four seeds. @param {ReturnType<typeof realBoard>} board */
const runFour = (board) =>
  runJob(
    board.pool,
    'seeds',
    [11, 12, 13, 14].map((seed) => board.unit(seed)),
  );

/** The results of four seeds. @param {ReturnType<typeof realBoard>} board @param {number} [millis] */
async function fourSeeds(board, millis = 2000) {
  await board.run(50);
  const job = runFour(board);
  const ends = watch(job);
  await board.run(millis);
  assert.deepEqual(ends, [{ type: 'done' }]);
  return job.results.value;
}

test('a seed trains as its figure would, and its last part is that training’s end', async () => {
  const board = realBoard();
  const results = await fourSeeds(board);
  const points = /** @type {any} */ (board.pool.points.value);
  const tested = /** @type {any} */ (board.pool.testPoints.value);
  results.forEach((/** @type {any} */ parts, /** @type {number} */ index) => {
    const { config } = board.unit(11 + index);
    const twin = new engine.Trainer(config);
    twin.setTrainingSet(points.x, points.y);
    twin.setTestSet(tested.x, tested.y);
    const start = twin.theta;
    const { updates, epochs, status } = twin.advance(300);
    const last = parts.at(-1);
    assert.deepEqual({ ...last, picture: 0, error: 0, condition: 0 }, { seed: config.seed, isFinal: true, updates, epochs, status, theta: twin.theta, picture: 0, error: 0, condition: 0 }); // prettier-ignore
    assert.deepEqual(last.error, twin.error());
    assert.deepEqual(last.condition, conditionOf(twin, config, points));
    assert.ok(parts.slice(0, -1).every((/** @type {any} */ { condition }) => condition === null));
    assert.deepEqual(parts[0].theta, start, 'the first part is the start');
    assert.deepEqual(parts.map((/** @type {any} */ { isFinal }) => isFinal), [...parts.slice(1).fill(false), true]); // prettier-ignore
    const plane = new engine.Plane(Float64Array.from(lecture.domain), 12, 9);
    plane.evaluateNetwork(twin);
    assert.deepEqual(last.picture.pixels, plane.pixels(palette));
    assert.deepEqual(last.picture.contours, plane.contours(Float32Array.of(0)));
    plane.free();
    twin.free();
  });
});

test('the results are the same to the bit with one, two and three workers', async () => {
  /** @type {any[]} */
  const all = [];
  for (const cores of [1, 2, 3]) {
    const board = realBoard({ cores, millisPerUpdate: 0.1 * cores });
    all.push(await fourSeeds(board));
    assert.equal(board.workers.length, cores);
    assert.deepEqual(jobTrainers(board), [], 'and all trainers are freed');
  }
  assert.deepEqual(all[1], all[0]);
  assert.deepEqual(all[2], all[0]);
});

test('units are spread over the workers, and progress and parts come on the way', async () => {
  const board = realBoard({ cores: 3, millisPerUpdate: 2 });
  await board.run(100);
  const job = runFour(board);
  await board.run(60);
  const holders = board.workers.filter(({ trainers }) =>
    [...trainers].some(({ config }) => config.seed >= 11),
  );
  assert.equal(holders.length, 3);
  assert.ok(job.results.value.some((/** @type {any} */ parts) => parts.length > 0 && !parts.at(-1).isFinal));
  let before = 0;
  await board.run(3000, () => {
    assert.ok(job.progress.value >= before && job.progress.value <= 1);
    before = job.progress.value;
  });
  assert.equal(before, 1);
  assert.deepEqual(seedsOf(job), [11, 12, 13, 14]);
});

test('a unit whose worker dies is done elsewhere, to the same bit, and the job ends once', async () => {
  const want = await fourSeeds(realBoard());
  for (const at of [20, 60, 150]) {
    const board = realBoard({ cores: 2, millisPerUpdate: 1 });
    await board.run(100);
    const job = runFour(board);
    const ends = watch(job);
    await board.run(at);
    board.workers[1].emit('error', { message: 'out of memory' });
    await board.run(30);
    board.workers[0].emit('error', { message: 'out of memory' });
    await board.run(4000);
    assert.deepEqual(ends, [{ type: 'done' }]);
    assert.deepEqual(job.results.value, want);
  }
});

test('a unit whose worker hangs while nothing else moves is done elsewhere, to the same bit', async () => {
  const want = await fourSeeds(realBoard());
  const board = realBoard({ cores: 2, millisPerUpdate: 1 });
  await board.run(6000);
  assert.ok(haveEnded(board, board.store) && !board.isAwake(), 'the board rests');
  const job = runFour(board);
  const ends = watch(job);
  await board.run(100);
  board.workers[1].hangs = true;
  await board.run(9000);
  assert.equal(board.workers.length, 2, 'it may only be slow');
  await board.run(5000);
  assert.deepEqual(messages(board.store), [{ code: 'workerReplaced', reason: { code: 'hung' } }]);
  assert.deepEqual(ends, [{ type: 'done' }]);
  assert.deepEqual(job.results.value, want);
  await board.run(1000);
  assert.equal(board.isAwake(), false, 'and nobody looks after workers that have nothing to do');
});

test('the only worker dies, and the one in its place goes on', async () => {
  const want = await fourSeeds(realBoard());
  const board = realBoard({ cores: 1, millisPerUpdate: 1 });
  await board.run(100);
  const job = runFour(board);
  await board.run(30);
  board.workers[0].emit('error', { message: 'out of memory' });
  await board.run(4000);
  assert.deepEqual(job.results.value, want);
});

test('a unit that kills every worker is given up, and the figures train on', async () => {
  /** @type {OnCall} */
  const onCall = (_call, _count, config) => {
    if (config?.seed === 13) throw new WebAssembly.RuntimeError('unreachable');
  };
  const board = realBoard({ cores: 2, onCall });
  await board.run(50);
  const job = runFour(board);
  const ends = watch(job);
  await board.run(3000);
  assert.deepEqual(ends, [{ type: 'lost', reason: { code: 'other', text: 'unreachable' } }]);
  assert.equal(board.workers.length, 2 + 3, 'it was asked for three times');
  assert.ok(haveEnded(board, board.store), 'the figure came to its end');
  assert.deepEqual(jobTrainers(board), []);
});

test('what the engine refuses ends the job with its words, and nothing else', async () => {
  const board = realBoard();
  await board.run(50);
  const job = runJob(board.pool, 'seeds', [
    board.unit(11),
    board.unit(12, { layerSizes: [2, 0, 1] }),
    board.unit(13),
  ]);
  const ends = watch(job);
  await board.run(2000);
  assert.equal(ends.length, 1);
  const [end] = ends;
  assert.ok(end.type === 'refused' && end.reason.code === 'engine');
  assert.equal(end.reason.place, 'layerSizes[1]');
  assert.deepEqual(jobTrainers(board), []);
  assert.deepEqual(board.store.notices.value, []);
  assert.ok(board.workers.every(({ isTerminated }) => !isTerminated));
  // And the workers are there for the next one.
  assert.equal((await fourSeeds(board)).length, 4);
});

test('a job without a name, without units, without points, without an engine: each ends once', async () => {
  const board = realBoard();
  await board.run(50);
  const nameless = watch(runJob(board.pool, 'tides', [{}]));
  const inherited = watch(runJob(board.pool, 'constructor', [{}]));
  const empty = watch(runJob(board.pool, 'seeds', []));
  await board.run(100);
  assert.deepEqual(nameless, [{ type: 'failed', reason: { code: 'unknown', name: 'tides' } }]);
  assert.deepEqual(inherited, [{ type: 'failed', reason: { code: 'unknown', name: 'constructor' } }]);
  assert.deepEqual(empty, [{ type: 'done' }]);

  const early = realBoard();
  const pointless = watch(runJob(early.pool, 'seeds', [early.unit(11)]));
  await early.run(100);
  assert.deepEqual(pointless, [{ type: 'refused', reason: { code: 'noPoints' } }]);

  const store = storeOf([networkFigure(1)]);
  const lost = simulate(store, { compile: () => Promise.reject(new Error('no such file')) });
  const ends = watch(runJob(lost.pool, 'seeds', [board.unit(11)]));
  await lost.run(10);
  const later = watch(runJob(lost.pool, 'seeds', [board.unit(11)]));
  await lost.run(10);
  assert.deepEqual(ends, [{ type: 'lost', reason: { code: 'other', text: 'no such file' } }]);
  assert.deepEqual(later, [{ type: 'lost', reason: { code: 'noWorker' } }]);
});

test('a cancelled job frees what it holds at once, and is heard of no more', async () => {
  const board = realBoard({ cores: 2, millisPerUpdate: 1 });
  await board.run(200);
  const job = runFour(board);
  const ends = watch(job);
  await board.run(30);
  assert.equal(jobTrainers(board).length, 2);
  const told = job.results.value;
  job.cancel();
  job.cancel();
  await board.run(300); // what they are at, they finish
  assert.deepEqual(jobTrainers(board), []);
  await board.run(1000);
  assert.deepEqual(ends, [{ type: 'cancelled' }]);
  assert.equal(job.results.value, told);
  assert.equal(
    board.workers.every(({ isTerminated }) => !isTerminated),
    true,
  );
  // Memory that is freed serves again: kept, each of these trainers would take 0.2 MB and more.
  const cancelOnce = async () => {
    const other = runJob(
      board.pool,
      'seeds',
      [11, 12].map((seed) => board.unit(seed, { layerSizes: [2, 64, 64, 1] })),
    );
    await board.run(30);
    other.cancel();
    await board.run(2);
  };
  for (let i = 0; i < 5; i++) await cancelOnce();
  const before = memory.buffer.byteLength;
  for (let i = 0; i < 40; i++) await cancelOnce();
  assert.ok(memory.buffer.byteLength - before < 1e6, `${memory.buffer.byteLength - before} bytes`);
});

test('a job that waits for its turn can be cancelled, and the others go on', async () => {
  const board = realBoard({ cores: 1, millisPerUpdate: 1 });
  await board.run(200);
  const first = runJob(board.pool, 'seeds', [board.unit(11), board.unit(12)]);
  const second = runJob(board.pool, 'seeds', [board.unit(13)]);
  const third = runJob(board.pool, 'seeds', [board.unit(14)]);
  const ends = [first, second, third].map(watch);
  await board.run(20);
  second.cancel();
  await board.run(20);
  first.cancel();
  await board.run(2000);
  assert.deepEqual(ends, [[{ type: 'cancelled' }], [{ type: 'cancelled' }], [{ type: 'done' }]]);
  assert.deepEqual(seedsOf(third), [14]);
});

test('disposing of the pool ends its jobs', async () => {
  const board = realBoard({ millisPerUpdate: 1 });
  await board.run(100);
  const ends = watch(runJob(board.pool, 'seeds', [board.unit(11), board.unit(12), board.unit(13)]));
  await board.run(20);
  board.pool.dispose();
  await board.run(20);
  assert.deepEqual(ends, [{ type: 'cancelled' }]);
});

test('figures come first: a job gets one slice of eight while they train, and all that they leave', async () => {
  const store = storeOf([networkFigure(1)]);
  const board = simulate(store, { cores: 1, millisPerUpdate: 1, ...FOREVER });
  // Large enough to halt after every update.
  const config = { layerSizes: [2, 64, 64, 1], lambda: 0, optimizer: { kind: 'lbfgs' }, seed: 77 };
  const updatesOf = (/** @type {(config: TrainerConfig) => boolean} */ isMeant) =>
    board.trainers().find((trainer) => isMeant(trainer.config))?.updates ?? 0;
  const counts = () => ({
    figure: updatesOf(({ seed }) => seed !== 77),
    job: updatesOf(({ seed }) => seed === 77),
  });
  await board.run(300);
  board.pool.trainToConvergence();
  await board.run(300);
  const job = runJob(board.pool, 'seeds', [{ config, updates: 1e6, view: VIEW }]);
  await board.run(200);
  const before = counts();
  await board.run(4000);
  const after = counts();
  const [figure, beside] = [after.figure - before.figure, after.job - before.job];
  assert.ok(beside > 100, `the job does not starve: ${beside}`);
  assert.ok(figure > 4 * beside, `${figure} updates of the figure, ${beside} of the job`);
  board.pool.pause();
  await board.run(200);
  const rested = counts();
  await board.run(1000);
  const last = counts();
  assert.equal(last.figure, rested.figure);
  assert.ok(last.job - rested.job > 900, `${last.job - rested.job} of 1000 ms`);
  job.cancel();
});

test('the points are those of the moment at which the job was asked for', async () => {
  const want = await fourSeeds(realBoard());
  const board = realBoard({ cores: 1, millisPerUpdate: 1 });
  await board.run(50);
  const job = runFour(board);
  await board.run(20);
  board.store.setBoard({ seed: 5 });
  await board.run(5000);
  assert.deepEqual(job.results.value, want);
});
