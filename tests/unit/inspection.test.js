/** Looking into a network: what a worker tells of it, on the real engine, against the definition written out here. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultBoard, networkFigure } from '../../www/scene/schema.js';
import { createHost } from '../../www/worker/host.js';
import { Keyframes } from '../../www/worker/keyframes.js';
import { dataOf, trainerConfig, truthOf } from '../../www/scene/task.js';
import { loadBeside } from './support/beside.js';
import { engine } from './support/engine.js';
import { openLab } from './support/lab.js';

const infoOf = (/** @type {string} */ name) =>
  /** @type {any} */ (engine.sources().find((/** @type {any} */ info) => info.name === name));
const lecture = infoOf('lecture');
const board = { ...defaultBoard(), points: 60, testPoints: 100 };

/** A host with one network, `id` 1. @param {any} [settings] @param {any} [changes]  of the board */
function hostWith(settings = {}, { isOwn = false, ...changes } = {}) {
  const itsBoard = { ...board, ...changes };
  const info = infoOf(itsBoard.source);
  /** @type {any[]} */
  const answers = [];
  /** @type {(() => void)[]} */
  const tasks = [];
  let time = 0;
  const host = createHost(engine, {
    now: () => (time += 0.01),
    defer: (task) => tasks.push(task),
    loadBeside,
    openLab,
    post: (message, transfer) => answers.push(structuredClone(message, { transfer })),
  });
  let revision = 0;
  const tell = (/** @type {any} */ message) => {
    const from = answers.length;
    host.receive(structuredClone(message));
    return answers.slice(from);
  };
  const [{ train, test: testSet }] = tell({ type: 'sample', data: dataOf(itsBoard) });
  const truth = isOwn ? null : truthOf(itsBoard);
  tell({ type: 'data', domain: info.domain, truth, train, test: testSet });
  const config = trainerConfig(itsBoard, networkFigure(1, settings), info);
  tell({ type: 'network', id: 1, revision: ++revision, config });
  return {
    ...{ train, testSet, config, truth, tell },
    change: (/** @type {any} */ message) => tell({ id: 1, revision: ++revision, ...message }),
    trainTo(/** @type {number} */ goal) {
      tell({ type: 'goals', goals: [[1, goal]] });
      while (tasks.length > 0) tasks.shift()?.();
    },
    /** All parts, but the point and the excess only where they are wanted. */
    look(/** @type {any} */ { unit = 0, probe = null, wantsExcess = false } = {}) {
      const inspection = this.ask({
        ...{ theta: {}, maps: {}, picture: { unit, width: 20 }, curve: {}, confusion: {}, bayes: {} },
        ...(probe && { probe: { x: probe } }),
        ...(wantsExcess && { excess: {} }),
      });
      assert.deepEqual(inspection.problems, {});
      return { ...inspection, ...inspection.parts };
    },
    ask(/** @type {Record<string, object>} */ wanted, asking = 1) {
      const parts = Object.fromEntries(
        Object.entries(wanted).map(([name, params]) => [name, { params, asking }]),
      );
      tell({ type: 'inspect', subject: { id: 1, parts } });
      return tell({ type: 'pull', grids: [] })[0].figures[0].inspection;
    },
  };
}

const sigmoid = (/** @type {number} */ z) => 1 / (1 + Math.exp(-z));

/** z and a of all units of a network of sigmoid units with layers 2-3-2-1, unit by unit as in definition (1). */
function definition(/** @type {Float64Array} */ theta, /** @type {number[]} */ x) {
  let at = 0;
  let before = x;
  /** @type {[z: number[], a: number[]]} */
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
  const { theta, probe } = host.look({ probe: [1.5, -2] });
  const { z, a } = definition(theta, [1.5, -2]);
  isNear(probe.z, z);
  isNear(probe.a, a);
  isNear(probe.posterior, [...engine.optimum(truth, Float64Array.of(1.5, -2))]);
});

test('small maps hold a of every unit, the large one a of one with its line z = 0', () => {
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
  isNear([picture.values.at(-1)], [definition(theta, [x1, y1]).a[4]], 1e-6);
  const { points } = picture.contours;
  for (let i = 0; i < points.length; i += 2) {
    // Traced on 20 columns, so near to the line and not on it.
    assert.ok(Math.abs(definition(theta, [points[i], points[i + 1]]).z[4]) < 1.5);
  }
});

test('the difference from the optimum is |t − P|', () => {
  const host = hostWith();
  const truth = truthOf(board);
  const { picture } = host.look({ unit: 'difference' });
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
  assert.deepEqual(again.parts, {});
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
  curve.updates.forEach((/** @type {number} */ updates, /** @type {number} */ row) => {
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
  const { excess } = host.look({ wantsExcess: true });
  const [{ crossEntropy, error }] = [engine.bayes(truth)];
  // A large sample: E[D] − Bayes cross-entropy and E[error] − Bayes error, to within four standard errors.
  const { x, y } = engine.sampleSource({ ...truth, m: 100_000, seed: 9, part: 'test' });
  const twin = new engine.Trainer(host.config);
  twin.setTrainingSet(host.train.x, host.train.y);
  twin.advance(50);
  twin.setTestSet(x, y);
  const { testD, testAccuracy } = twin.error();
  assert.ok(
    Math.abs(testD - crossEntropy - excess.divergence.value) < 0.01,
    `${testD - crossEntropy} ${excess.divergence.value}`,
  );
  assert.ok(Math.abs(1 - testAccuracy - error - excess.error.value) < 0.005);
  assert.ok(excess.divergence.uncertainty < 1e-3);
  twin.free();
});

test('more classes: softmax outputs, total variation, boundaries, a larger matrix', () => {
  const host = hostWith({ hidden: [3] }, { source: 'blobs', classes: 4, noise: 1 });
  host.trainTo(30);
  const x = Float64Array.of(0.4, -1.2);
  const { network, probe, confusion, curve, picture, excess } = host.look({
    ...{ probe: [...x], unit: 'difference', wantsExcess: true },
  });
  assert.deepEqual(network.sizes, [2, 3, 4]);
  const best = engine.optimum(host.truth, x);
  isNear(probe.posterior, [...best]);
  const t = probe.a.slice(-4);
  isNear([t.reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b)], [1]);
  assert.equal(confusion.train.length, 16);
  const right = [0, 5, 10, 15].reduce((sum, at) => sum + confusion.train[at], 0);
  isNear([right / 60], [curve.accuracy.at(-1)]);
  // The corner of the picture against definition: ½ Σ |tₖ − Pₖ|.
  const twin = new engine.Trainer(host.config);
  twin.setTrainingSet(host.train.x, host.train.y);
  twin.advance(30);
  const [x0, , y0] = infoOf('blobs').domain;
  const corner = Float64Array.of(x0, y0);
  const p = engine.optimum(host.truth, corner);
  const distance = twin.predict(corner).reduce((sum, value, k) => sum + Math.abs(value - p[k]) / 2, 0);
  isNear([picture.values[0]], [distance], 1e-6);
  assert.ok(picture.contours.starts.length > 1, 'boundaries between the classes');
  assert.ok(excess.divergence.value > 0 && excess.error.value >= 0);
  // A softmax output is shown by itself, with the line t = ½.
  const { values } = host.look({ unit: 3 + 2 }).picture;
  isNear([values[0]], [twin.predict(corner)[2]], 1e-6);
  twin.free();
});

test('two softmax outputs read as one sigmoid output does', () => {
  const host = hostWith({ hidden: [3], output: 'softmax' });
  host.trainTo(30);
  const { confusion, curve, picture, probe } = host.look({ unit: 'difference', probe: [1, 1] });
  assert.equal(confusion.train.length, 4);
  isNear([(confusion.train[0] + confusion.train[3]) / 60], [curve.accuracy.at(-1)]);
  assert.equal(probe.posterior.length, 1);
  assert.ok(Math.max(...picture.values) <= 1 && picture.contours.starts.length > 1);
});

test('features: the units see them, and points still have two coordinates', () => {
  const host = hostWith({ hidden: [2], features: ['x1x1', 'x2', 'sinx1'] });
  host.trainTo(20);
  const { network, theta, probe, picture } = host.look({ probe: [0.7, -1.1], wantsExcess: true });
  assert.deepEqual(network.sizes, [3, 2, 1]);
  assert.deepEqual(network.features, ['x1x1', 'x2', 'sinx1']);
  const inputs = [1, 0.49, -1.1, Math.sin(0.7)];
  const z = inputs.reduce((sum, input, i) => sum + input * theta[i], 0);
  isNear([probe.z[0]], [z]);
  assert.equal(picture.values.length, picture.width * picture.height);
});

test('a curve: one coordinate, values instead of classes, and the squared distance from E[y|x]', () => {
  const host = hostWith({ hidden: [4] }, { source: 'sine', noise: 0.2 });
  host.trainTo(50);
  const x = Float64Array.of(0.5);
  const { network, maps, picture, probe, confusion, curve, excess, bayes } = host.look({
    ...{ probe: [0.5, 9], unit: 'difference', wantsExcess: true },
  });
  assert.deepEqual([network.sizes, network.features], [[1, 4, 1], null]);
  assert.equal(confusion, null);
  assert.ok(Number.isNaN(curve.accuracy[0]));
  isNear(probe.posterior, [...engine.optimum(host.truth, x)]);
  assert.deepEqual([maps.height, maps.a.length], [2, 2 * maps.width * 5]);
  const twin = new engine.Trainer(host.config);
  twin.setTrainingSet(host.train.x, host.train.y);
  twin.advance(50);
  isNear([probe.a.at(-1)], [twin.predict(x)[0]]);
  const left = Float64Array.of(infoOf('sine').domain[0]);
  const distance = Math.abs(twin.predict(left)[0] - engine.optimum(host.truth, left)[0]);
  isNear([picture.values[0], picture.values[picture.width]], [distance, distance], 1e-6);
  // E[(t − y)²] is the variance of the noise and the excess.
  const sample = engine.sampleSource({ ...host.truth, m: 100_000, seed: 9, part: 'test' });
  twin.setTestSet(sample.x, sample.y);
  assert.equal(excess.error, null);
  const { testD } = twin.error();
  const want = testD - bayes.noiseVariance;
  assert.ok(Math.abs(want - excess.divergence.value) < 0.01 * testD, `${want} ${excess.divergence.value}`);
  twin.free();
});

test('own points have no optimum to be compared with, and may go away altogether', () => {
  const host = hostWith({ hidden: [3] }, { isOwn: true });
  host.trainTo(10);
  const { bayes, excess, probe, picture } = host.look({
    ...{ probe: [0, 0], unit: 'difference', wantsExcess: true },
  });
  assert.deepEqual([bayes, excess, probe.posterior], [null, null, null]);
  assert.equal(picture.unit, 3, 'the output stands in');
  const none = { x: new Float64Array(), y: new Float64Array(), n: 2, k: 1 };
  host.tell({ type: 'data', domain: lecture.domain, truth: null, train: none, test: null });
  host.change({ type: 'points' });
  const { curve, confusion } = host.look();
  assert.ok(Number.isNaN(curve.d.at(-1)));
  assert.deepEqual([...confusion.train], [0, 0, 0, 0]);
});

test('moments grow apart and stay within their limit', () => {
  const keyframes = new Keyframes(100_000); // 800 kB each: the fewest
  for (let updates = 0; updates < 1e6; updates = keyframes.next) {
    if (keyframes.isDue(updates)) {
      keyframes.keep({
        ...{ updates, epochs: 0, lambda: 0, theta: new Float64Array(1), status: 'training', path: 0 },
      });
    }
  }
  assert.ok(keyframes.all.length >= 8 && keyframes.all.length <= 24, `${keyframes.all.length}`);
  assert.equal(keyframes.all[0].updates, 0, 'the start stays');
  assert.equal(keyframes.at(-1), undefined);
  keyframes.cutAfter(100);
  assert.ok(keyframes.all.every(({ updates }) => updates <= 100));
  assert.equal(keyframes.next, 101);
});
