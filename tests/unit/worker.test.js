/**
 * A worker's inside on the real engine, with a clock that the test holds.
 *
 * @import { Board, SourceInfo } from '../../www/scene/scene.d.ts'
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultBoard, networkFigure } from '../../www/scene/schema.js';
import { createHost } from '../../www/worker/host.js';
import { SEEDS } from '../../www/training/protocol.js';
import { lookOf } from '../../www/scene/look.js';
import { dataOf, trainerConfig, truthOf } from '../../www/scene/task.js';
import { loadBeside } from './support/beside.js';
import { engine, memory } from './support/engine.js';
import { openLab } from './support/lab.js';

const lecture = /** @type {any} */ (engine.sources().find(({ name }) => name === 'lecture'));
const board = defaultBoard();
/** Grey by index, in each row. */
const grey = (rows = 1) => Uint8Array.from({ length: 1024 * rows }, (_, i) => (i >> 2) % 256);
const PALETTES = { probability: grey(), classes: grey(8), values: grey() };

/** @param {{ tick?: number }} [options]  `tick`: by how much each look at the clock moves it, in milliseconds */
function startHost({ tick = 0.01 } = {}) {
  let time = 0;
  /** @type {any[]} */
  const answers = [];
  /** @type {(() => void)[]} */
  const tasks = [];
  const host = createHost(engine, {
    now: () => (time += tick),
    defer: (task) => tasks.push(task),
    loadBeside,
    openLab,
    post: (message, transfer) => answers.push(structuredClone(message, { transfer })),
  });
  const tell = (/** @type {any} */ message) => host.receive(structuredClone(message));
  return {
    answers,
    tasks,
    tell,
    /** The answers to a message. */
    ask(/** @type {any} */ message) {
      const before = answers.length;
      tell(message);
      return answers.slice(before);
    },
    /** Trains until there is nothing left to do, or until so many slices are done. */
    work(slices = Infinity) {
      for (let i = 0; i < slices && tasks.length > 0; i += 1) tasks.shift()?.();
    },
  };
}

/**
 * A host that has the board's points and the palettes.
 *
 * @param {{ settings?: Board, info?: SourceInfo, tick?: number }} [options]
 */
function preparedHost({ settings = board, info = lecture, ...options } = {}) {
  const host = startHost(options);
  const [{ train, test: testSet }] = host.ask({ type: 'sample', data: dataOf(settings) });
  host.tell({ type: 'data', domain: info.domain, truth: truthOf(settings), train, test: testSet });
  host.tell({ type: 'palettes', palettes: PALETTES });
  host.tell({ type: 'look', look: lookOf(settings, info, train.y) });
  return { ...host, train, testSet };
}

const network = (/** @type {number} */ id, settings = {}, revision = 1) => ({
  type: 'network',
  id,
  revision,
  config: trainerConfig(board, networkFigure(id, settings), lecture),
});

const pull = (/** @type {any} */ host, /** @type {any[]} */ ...grids) => {
  const [{ type, figures }] = host.ask({ type: 'pull', grids });
  assert.equal(type, 'frames');
  return figures;
};

test('a worker says what sources there are and draws the board’s points', () => {
  const { answers, train, testSet } = preparedHost();
  assert.equal(answers[0].type, 'ready');
  assert.deepEqual(answers[0].sources, engine.sources());
  assert.deepEqual([train.x.length, train.y.length, train.n, train.k], [400, 200, 2, 1]);
  assert.equal(testSet.y.length, 1000);
  assert.notDeepEqual(testSet.x.slice(0, 10), train.x.slice(0, 10), 'a stream of its own');
  const [{ test: none }] = startHost().ask({ type: 'sample', data: { ...dataOf(board), testPoints: 0 } });
  assert.equal(none, null);
});

test('a worker has fresh seeds of the system, when it starts and whenever it is asked', () => {
  const { answers, ask } = startHost();
  const batches = [answers[0].seeds, ask({ type: 'seeds' })[0].seeds, ask({ type: 'seeds' })[0].seeds];
  for (const seeds of batches) {
    assert.equal(seeds.length, SEEDS);
    for (const seed of seeds) assert.ok(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32, `${seed}`);
  }
  // Of 24 random numbers of 32 bits, two are equal once in 16 million runs.
  assert.equal(new Set(batches.flat()).size, batches.flat().length);
});

test('a network trains to its goal and no further, and reports picture and numbers', () => {
  const host = preparedHost();
  host.tell(network(7));
  const [before] = pull(host, [7, 40, 30]);
  assert.deepEqual([before.updates, before.status, before.revision], [0, 'training', 1]);
  host.tell({ type: 'goals', goals: [[7, 25]] });
  host.work();
  const [after] = pull(host, [7, 40, 30]);
  assert.deepEqual([after.id, after.updates, after.epochs], [7, 25, 25]);
  assert.ok(after.error.e < before.error.e);
  assert.ok(after.error.testD > 0 && after.error.testAccuracy > 0.5);
  assert.deepEqual([after.picture.width, after.picture.height], [40, 30]);
  assert.equal(after.picture.pixels.length, 40 * 30 * 4);
  const { points, starts, level } = after.picture.contours;
  assert.equal(starts.at(-1), points.length / 2);
  assert.equal(level.length, starts.length - 1);
  const [x0, x1, y0, y1] = lecture.domain;
  for (let i = 0; i < points.length; i += 2) {
    assert.ok(points[i] >= x0 - 1e-5 && points[i] <= x1 + 1e-5);
    assert.ok(points[i + 1] >= y0 - 1e-5 && points[i + 1] <= y1 + 1e-5);
  }
});

test('the picture shows the network: colours and lines agree with its own trainer’s outputs', () => {
  const host = preparedHost();
  host.tell(network(1));
  host.tell({ type: 'goals', goals: [[1, 30]] });
  host.work();
  const [width, height] = [31, 21];
  const [{ picture }] = pull(host, [1, width, height]);

  const twin = new engine.Trainer(network(1).config);
  twin.setTrainingSet(host.train.x, host.train.y);
  twin.advance(30);
  const [x0, x1, y0, y1] = lecture.domain;
  const nodes = Float64Array.from({ length: 2 * width * height }, (_, i) => {
    const node = i >> 1;
    return i % 2 === 0
      ? x0 + ((node % width) * (x1 - x0)) / (width - 1)
      : y0 + (Math.floor(node / width) * (y1 - y0)) / (height - 1);
  });
  twin.predict(nodes).forEach((t, node) => {
    // The palette is grey by index; rounding may go either way between f32 and f64.
    assert.ok(
      Math.abs(picture.pixels[4 * node] - 255 * t) <= 1,
      `node ${node}: ${picture.pixels[4 * node]}, t = ${t}`,
    );
  });
  twin.free();
});

test('the same picture to the bit, however the clock cuts the training into slices', () => {
  const pictures = [0.001, 0.3, 5].map((tick) => {
    const host = preparedHost({ tick });
    host.tell(network(1, { hidden: [8, 8] }));
    for (const goal of tick === 5 ? [60] : [3, 20, 60]) {
      host.tell({ type: 'goals', goals: [[1, goal]] });
      host.work();
    }
    const [{ updates, error, picture }] = pull(host, [1, 50, 50]);
    assert.equal(updates, 60);
    return { error, pixels: picture.pixels, contours: picture.contours };
  });
  assert.deepEqual(pictures[1], pictures[0]);
  assert.deepEqual(pictures[2], pictures[0]);
});

test('a slice is short, and messages come in between', () => {
  // Each look at the clock takes 1 ms, so every slice seems to take that long, whatever it does.
  const host = preparedHost({ tick: 1 });
  host.tell(network(1, { hidden: [20, 20] }));
  host.tell({ type: 'goals', goals: [[1, 2000]] });
  let last = 0;
  for (let i = 0; i < 12; i += 1) {
    host.work(1);
    const [{ updates }] = pull(host);
    assert.ok(updates - last <= Math.max(1, 4 * last), `${updates - last} updates at once, after ${last}`);
    last = updates;
  }
  host.tell({ type: 'goals', goals: [[1, 0]] }); // pause
  host.work();
  assert.equal(pull(host)[0].updates, last);
});

test('the figure that is furthest behind trains first', () => {
  const host = preparedHost();
  host.tell(network(1, { hidden: [20, 20] })); // does not converge within 100 updates
  host.tell(network(2, { hidden: [20, 20] }));
  host.tell({ type: 'goals', goals: [[1, 100]] });
  host.work(3);
  const [{ updates: ahead }] = pull(host);
  host.tell({ type: 'goals', goals: [[1, 100], [2, 100]] }); // prettier-ignore
  for (let i = 0; i < 20; i += 1) {
    host.work(1);
    const [first, second] = pull(host).map((/** @type {any} */ { updates }) => updates);
    if (second < ahead) assert.equal(first, ahead);
  }
  host.work();
  assert.deepEqual(pull(host).map((/** @type {any} */ { updates }) => updates), [100, 100]); // prettier-ignore
});

test('nothing is drawn or counted twice', () => {
  const host = preparedHost();
  host.tell(network(1));
  const [first] = pull(host, [1, 30, 30]);
  assert.ok(first.picture && first.error);
  const [again] = pull(host, [1, 30, 30]);
  assert.deepEqual([again.picture, again.error], [null, null]);
  const [finer] = pull(host, [1, 60, 60]);
  assert.equal(finer.picture.width, 60);
  assert.equal(finer.error, null);
  host.tell({
    type: 'palettes',
    palettes: { ...PALETTES, probability: PALETTES.probability.map((value) => 255 - value) },
  });
  const [recoloured] = pull(host, [1, 60, 60]);
  assert.deepEqual(recoloured.picture.contours, finer.picture.contours);
  assert.equal(recoloured.picture.pixels[0], 255 - finer.picture.pixels[0]);
});

test('a new λ changes E at once and training goes on from the weights, after convergence too', () => {
  const host = preparedHost();
  host.tell(network(1, { lambda: 1 }));
  host.tell({ type: 'goals', goals: [[1, 5000]] });
  host.work();
  const [settled] = pull(host, [1, 20, 20]);
  assert.equal(settled.status, 'converged');
  host.tell({ type: 'goals', goals: [[1, 0]] });
  host.tell({ type: 'lambda', id: 1, revision: 2, lambda: 0.01 });
  host.work();
  const [changed] = pull(host, [1, 20, 20]);
  assert.deepEqual([changed.revision, changed.updates, changed.picture], [2, settled.updates, null]);
  const { d, r, e } = changed.error;
  assert.ok(Math.abs(e - (d + 0.01 * r)) < 1e-12 && Math.abs(d - settled.error.d) < 1e-12);
  host.tell({ type: 'goals', goals: [[1, 9000]] });
  host.work();
  const [again] = pull(host, [1, 20, 20]);
  assert.equal(again.status, 'converged');
  assert.ok(again.updates > settled.updates && again.error.d < settled.error.d);
});

test('another optimizer goes on from the weights', () => {
  const host = preparedHost();
  host.tell(network(1));
  host.tell({ type: 'goals', goals: [[1, 20]] });
  host.work();
  const [before] = pull(host);
  const optimizer = { kind: 'adam', learningRate: 0.01, batchSize: 50 };
  host.tell({ type: 'optimizer', id: 1, revision: 2, optimizer });
  host.tell({ type: 'optimizer', id: 1, revision: 3, optimizer: { ...optimizer, learningRate: 0.001 } });
  host.tell({ type: 'goals', goals: [[1, 60]] });
  host.work();
  const [after] = pull(host);
  assert.deepEqual([after.revision, after.updates, after.epochs], [3, 60, 30]); // 20, and 40 of 4 to an epoch
  assert.ok(after.error.d < 1.5 * before.error.d, 'it did not start anew');
});

test('divergence is a state with a picture', () => {
  const host = preparedHost();
  const config = { ...network(1, { activation: 'relu', hidden: [20, 20] }).config };
  config.optimizer = { kind: 'sgd', learningRate: 1000, batchSize: 0 };
  host.tell({ type: 'network', id: 1, revision: 1, config: { ...config, lambda: 1000 } });
  host.tell({ type: 'goals', goals: [[1, 3000]] });
  host.work();
  const [report] = pull(host, [1, 20, 20]);
  assert.equal(report.status, 'diverged');
  assert.equal(report.picture.pixels.length, 1600);
});

test('the optimum: a picture, the Bayes error, and no training', () => {
  const host = preparedHost();
  host.tell({ type: 'optimum', id: 4, revision: 1, truth: truthOf(board), domain: lecture.domain });
  host.tell({ type: 'goals', goals: [[4, 100]] });
  assert.equal(host.tasks.length, 0);
  const [{ picture, error, bayes, status }] = pull(host, [4, 61, 45]);
  assert.deepEqual([error, status], [null, 'converged']);
  assert.deepEqual(bayes, engine.bayes(truthOf(board)));
  assert.ok(bayes.error > 0.05 && bayes.error < 0.15, 'near 10 %, as the source is meant');
  assert.ok(picture.contours.points.length > 0);
});

test('test points come and go without touching the weights', () => {
  const host = preparedHost();
  host.tell(network(1));
  const [{ error }] = pull(host);
  host.tell({ type: 'test', test: null });
  assert.deepEqual(pull(host)[0].error, { ...error, testD: null, testAccuracy: null });
  host.tell({ type: 'test', test: host.testSet });
  assert.deepEqual(pull(host)[0].error, error);
});

test('what the engine refuses is reported by figure, and the worker lives on', () => {
  const host = preparedHost();
  host.tell(network(1));
  const wrong = { ...network(2), config: { ...network(2).config, lambda: -1 } };
  const [refused, ...more] = host.ask(wrong);
  assert.deepEqual(more, []);
  assert.deepEqual([refused.type, refused.id], ['refused', 2]);
  assert.deepEqual(
    [refused.reason.code, refused.reason.place, refused.reason.value],
    ['engine', 'lambda', '-1'],
  );
  const [data] = host.ask({ type: 'sample', data: { ...dataOf(board), noise: 77 } });
  assert.deepEqual([data.type, data.id], ['refused', null]);
  assert.deepEqual([data.reason.code, data.reason.place], ['engine', 'noise']);
  const [lambda] = host.ask({ type: 'lambda', id: 1, revision: 2, lambda: NaN });
  assert.deepEqual([lambda.type, lambda.id], ['refused', 1]);
  assert.deepEqual(pull(host).map((/** @type {any} */ { id }) => id), [1]); // prettier-ignore
  host.tell({ type: 'lambda', id: 2, revision: 2, lambda: 1 }); // of a figure that was never built
  assert.equal(host.answers.filter(({ type }) => type === 'dead').length, 0);
});

test('any other error ends the worker, once', () => {
  const host = preparedHost();
  host.tell({ type: 'optimum', id: 1, revision: 1, truth: truthOf(board), domain: null });
  host.tell({ type: 'drop', id: 1 });
  const dead = host.answers.filter(({ type }) => type === 'dead');
  assert.equal(dead.length, 1);
  assert.deepEqual(host.ask({ type: 'pull', grids: [] }), []);
});

test('figures that are dropped or built again give their memory back', () => {
  const host = preparedHost();
  const cycle = () => {
    host.tell(network(1, { hidden: Array(10).fill(64) }));
    pull(host, [1, 20, 20]);
    host.tell({ type: 'drop', id: 1 });
  };
  for (let i = 0; i < 5; i += 1) cycle();
  const before = memory.buffer.byteLength;
  for (let i = 0; i < 60; i += 1) cycle();
  assert.equal(memory.buffer.byteLength, before);
});

test('values at a place are t of every figure as the engine has it', () => {
  const host = preparedHost();
  host.tell(network(1, { hidden: [] }));
  host.tell(network(2, { hidden: [3], output: 'softmax' }));
  host.tell({ type: 'optimum', id: 3, revision: 1, truth: truthOf(board), domain: lecture.domain });
  host.tell({ type: 'goals', goals: [[1, 20, false]] });
  host.work();
  const x = Float64Array.of(1.25, -0.4);
  const [{ type, ticket, values }] = host.ask({ type: 'values', ticket: 7, x });
  assert.deepEqual([type, ticket, values.length], ['valued', 7, 3]);
  const byId = new Map(values);
  const [{ snapshot }] = host.ask({ type: 'export', ticket: 8, id: 1, view: null });
  const [bias, first, second] = snapshot.theta;
  const logit = bias + first * x[0] + second * x[1];
  assert.ok(Math.abs(byId.get(1)[0] - 1 / (1 + Math.exp(-logit))) < 1e-12);
  assert.ok(Math.abs(byId.get(2)[0] + byId.get(2)[1] - 1) < 1e-12);
  assert.deepEqual([...byId.get(3)], [...engine.optimum(truthOf(board), x)]);
  // A place of another plane is no fault of the figures.
  const answers = host.ask({ type: 'values', ticket: 9, x: Float64Array.of(1) });
  assert.deepEqual(
    answers.map(({ type: kind }) => kind),
    ['valued'],
  );
  assert.deepEqual(answers[0].values.slice(0, 2), [
    [1, null],
    [2, null],
  ]);
});
