/** Looking into a network: what a worker tells of it, on the real engine, against the definition written out here. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultBoard, networkFigure } from '../../www/state/schema.js';
import { createHost } from '../../www/worker/host.js';
import { Keyframes } from '../../www/worker/keyframes.js';
import { dataOf, shownSources, trainerConfig, truthOf } from '../../www/worker/task.js';
import { engine } from './support/engine.js';

const lecture = /** @type {any} */ (shownSources(engine.sources()).find(({ name }) => name === 'lecture'));
const board = { ...defaultBoard(), points: 60, testPoints: 100 };

/** A host with one network, `id` 1. @param {any} [settings] @param {any} [optimizer] */
function hostWith(settings = {}, optimizer = {}) {
  const itsBoard = { ...board, ...optimizer };
  /** @type {any[]} */
  const answers = [];
  /** @type {(() => void)[]} */
  const tasks = [];
  let time = 0;
  const host = createHost(engine, {
    now: () => (time += 0.01),
    defer: (task) => tasks.push(task),
    post: (message, transfer) => answers.push(structuredClone(message, { transfer })),
  });
  let revision = 0;
  const tell = (/** @type {any} */ message) => {
    const from = answers.length;
    host.receive(structuredClone(message));
    return answers.slice(from);
  };
  const [{ train, test: testSet }] = tell({ type: 'sample', data: dataOf(itsBoard) });
  tell({ type: 'data', domain: lecture.domain, train, test: testSet });
  const config = trainerConfig(itsBoard, networkFigure(1, settings), lecture);
  tell({ type: 'network', id: 1, revision: ++revision, config });
  return {
    ...{ train, testSet, config, tell },
    change: (/** @type {any} */ message) => tell({ id: 1, revision: ++revision, ...message }),
    trainTo(/** @type {number} */ goal) {
      tell({ type: 'goals', goals: [[1, goal]] });
      while (tasks.length > 0) tasks.shift()?.();
    },
    look(/** @type {any} */ more = {}) {
      const subject = { id: 1, unit: 0, width: 20, probe: null, truth: null, wantsExcess: false, ...more };
      tell({ type: 'inspect', subject });
      return tell({ type: 'pull', grids: [] })[0].figures[0].inspection;
    },
  };
}

const sigmoid = (/** @type {number} */ z) => 1 / (1 + Math.exp(-z));

/** z and a of all units of a network of sigmoid units with layers 2-3-2-1, unit by unit as in definition (1). */
function definition(/** @type {Float64Array} */ theta, /** @type {number[]} */ x) {
  let at = 0;
  let before = x;
  const [z, a] = [[], []];
  for (const units of [3, 2, 1]) {
    const layer = Array.from({ length: units }, () => {
      let sum = theta[at++];
      for (const value of before) sum += theta[at++] * value;
      return sum;
    });
    before = layer.map(sigmoid);
    z.push(...layer);
    a.push(...before);
  }
  return { z, a };
}

const isNear = (/** @type {ArrayLike<number>} */ got, /** @type {number[]} */ want, tolerance = 1e-12) => {
  assert.equal(got.length, want.length);
  want.forEach((value, i) =>
    assert.ok(Math.abs(got[i] - value) < tolerance, `${i}: ${got[i]}, not ${value}`),
  );
};

test('the probe reads every z and a, and the posterior', () => {
  const host = hostWith({ hidden: [3, 2] });
  host.trainTo(20);
  const truth = truthOf(board);
  const { theta, probe } = host.look({ probe: [1.5, -2], truth });
  const { z, a } = definition(theta, [1.5, -2]);
  isNear(probe.z, z);
  isNear(probe.a, a);
  isNear(probe.posterior, [...engine.optimum(truth, Float64Array.of(1.5, -2))]);
});

test('small maps hold a of every unit, the large one z of one with its line', () => {
  const host = hostWith({ hidden: [3, 2] });
  host.trainTo(20);
  const { theta, maps, picture } = host.look({ unit: 4 });
  const [x0, x1, y0, y1] = lecture.domain;
  const { width, height } = maps;
  for (const [column, row] of [
    [0, 0],
    [width - 1, 0],
    [7, height - 1],
  ]) {
    const x = [x0 + (column / (width - 1)) * (x1 - x0), y0 + (row / (height - 1)) * (y1 - y0)];
    const { a } = definition(theta, x);
    const node = row * width + column;
    isNear(a.map((_, unit) => maps.a[unit * width * height + node]), a, 1e-6); // prettier-ignore
  }
  const { z } = definition(theta, [x1, y1]);
  isNear([picture.values.at(-1)], [z[4]], 1e-4);
  const { points } = picture.contours;
  for (let i = 0; i < points.length; i += 2) {
    // Traced on 20 columns, so near to the line and not on it.
    assert.ok(Math.abs(definition(theta, [points[i], points[i + 1]]).z[4]) < 1.5);
  }
});

test('the difference from the optimum is |t − P|', () => {
  const host = hostWith();
  const truth = truthOf(board);
  const { picture } = host.look({ unit: 'difference', truth });
  const twin = new engine.Trainer(host.config);
  const [x0, , y0] = lecture.domain;
  const corner = Float64Array.of(x0, y0);
  const want = Math.abs(twin.predict(corner)[0] - engine.optimum(truth, corner)[0]);
  isNear([picture.values[0]], [want], 1e-5);
  twin.free();
});

test('parts are told once, and again when they change', () => {
  const host = hostWith();
  assert.ok(host.look().theta);
  const again = host.look();
  assert.deepEqual([again.theta, again.maps, again.picture, again.confusion], [null, null, null, null]);
  const moved = host.look({ probe: [0, 0] });
  assert.ok(moved.probe && !moved.theta);
  host.trainTo(3);
  const trained = host.look();
  assert.ok(trained.theta && trained.maps && trained.picture && trained.curve && trained.confusion);
});

test('edited weights are taken, and the network waits where it is', () => {
  const host = hostWith();
  host.trainTo(10);
  const { theta } = host.look();
  host.tell({ type: 'goals', goals: [[1, 50]] });
  const edited = theta.with(3, 1.25);
  host.change({ type: 'theta', theta: edited });
  host.trainTo(0);
  const after = host.look();
  assert.deepEqual(after.theta, edited);
  assert.equal(after.updates, 10);
  host.trainTo(12);
  assert.equal(host.look().updates, 12, 'and goes on');
});

test('the error curve has each kept moment with the errors that it had', () => {
  const host = hostWith({ lambda: 0.05 });
  host.trainTo(40);
  const { curve, isComplete } = host.look();
  assert.ok(isComplete);
  assert.deepEqual([...curve.updates.slice(0, 20)], [...Array(20).keys()]);
  assert.equal(curve.updates.at(-1), 40);
  assert.equal(curve.present, curve.updates.length - 1);
  const twin = new engine.Trainer(host.config);
  twin.setTrainingSet(host.train.x, host.train.y);
  twin.setTestSet(host.testSet.x, host.testSet.y);
  curve.updates.forEach((updates, row) => {
    twin.advance(updates - (row === 0 ? 0 : curve.updates[row - 1]));
    const { d, e, testD, accuracy } = twin.error();
    isNear([curve.d[row], curve.e[row], curve.testD[row], curve.accuracy[row]], [d, e, testD, accuracy]);
  });
  twin.free();
});

test('a moment comes back to the last bit, and so does the end', () => {
  const host = hostWith({ hidden: [4] }, { optimizer: 'adam', batchSize: 10 });
  host.trainTo(5);
  const early = host.look().theta;
  host.trainTo(300);
  const late = host.look();
  host.change({ type: 'seek', updates: 5 });
  const back = host.look();
  assert.deepEqual([back.updates, back.theta], [5, early]);
  assert.equal(back.curve.updates.at(-1), 300, 'what came later is still there');
  assert.equal(back.curve.updates[back.curve.present], 5);
  host.change({ type: 'seek', updates: 300 });
  assert.deepEqual(host.look().theta, late.theta);
  host.change({ type: 'seek', updates: 5 });
  host.trainTo(8);
  const other = host.look();
  assert.equal(other.updates, 8);
  assert.equal(other.curve.updates.at(-1), 8, 'training on begins another future');
});

test('gradient descent on all points goes on from a moment as it did the first time', () => {
  const host = hostWith({ hidden: [4] }, { optimizer: 'sgd', learningRate: 0.5 });
  host.trainTo(60);
  const first = host.look().theta;
  host.change({ type: 'seek', updates: 18 });
  host.trainTo(60);
  const again = host.look();
  assert.equal(again.updates, 60);
  assert.deepEqual(again.theta, first);
});

test('the confusion matrix counts every point once and agrees with the accuracy', () => {
  const host = hostWith();
  host.trainTo(30);
  const { confusion, curve } = host.look();
  const right = (/** @type {Uint32Array} */ counts) =>
    (counts[0] + counts[3]) / counts.reduce((a, b) => a + b);
  assert.equal(
    confusion.train.reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b),
    60,
  );
  assert.equal(
    confusion.test.reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b),
    100,
  );
  isNear([right(confusion.train), right(confusion.test)], [curve.accuracy.at(-1), curve.testAccuracy.at(-1)]);
});

test('the expected excess is told for a network at rest', () => {
  const host = hostWith({ lambda: 0.05 });
  host.trainTo(50);
  const truth = truthOf(board);
  const { excess } = host.look({ truth, wantsExcess: true });
  const [{ crossEntropy, error }] = [engine.bayes(truth)];
  // A large sample: E[D] − Bayes cross-entropy and E[error] − Bayes error, to within four standard errors.
  const { x, y } = engine.sampleSource({ ...truth, m: 100_000, seed: 9, part: 'test' });
  const twin = new engine.Trainer(host.config);
  twin.setTrainingSet(host.train.x, host.train.y);
  twin.advance(50);
  twin.setTestSet(x, y);
  const { testD, testAccuracy } = twin.error();
  assert.ok(
    Math.abs(testD - crossEntropy - excess.divergence) < 0.01,
    `${testD - crossEntropy} ${excess.divergence}`,
  );
  assert.ok(Math.abs(1 - testAccuracy - error - excess.error) < 0.005);
  assert.ok(excess.divergenceUncertainty < 1e-3);
  twin.free();
});

test('moments grow apart and stay within their limit', () => {
  const keyframes = new Keyframes(100_000); // 800 kB each: the fewest
  for (let updates = 0; updates < 1e6; updates = keyframes.next) {
    if (keyframes.isDue(updates)) {
      keyframes.keep({ updates, epochs: 0, lambda: 0, theta: new Float64Array(1) });
    }
  }
  assert.ok(keyframes.all.length >= 8 && keyframes.all.length <= 24, `${keyframes.all.length}`);
  assert.equal(keyframes.all[0].updates, 0, 'the start stays');
  assert.equal(keyframes.at(-1), undefined);
  keyframes.cutAfter(100);
  assert.ok(keyframes.all.every(({ updates }) => updates <= 100));
  assert.equal(keyframes.next, 101);
});
