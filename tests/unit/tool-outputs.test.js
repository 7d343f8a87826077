/** What the tool for outputs computes, against the engine and closed forms. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  crossEntropy,
  pairings,
  ratiosFor,
  sigmoid,
  sigmoidEntropy,
  softmax,
  verdictOf,
} from '../../www/views/tools/output-functions.js';
import { exampleOf } from '../../www/page/inspector/tools/outputs-example.js';
import { kind } from '../../www/worker/jobs/kinds/softmax-against-sigmoid.js';
import { decodeView, encodeView } from '../../www/scene/views.js';
import { posteriorFor, targetsFor } from '../../www/scene/targets.js';
import { lab as engine } from './support/lab.js';
import { createRandom } from './support/random.js';
import { configWith } from './support/tool-board.js';

const BASE = { activation: 'tanh', leak: 0.01, lambda: 0, init: 'zero', seed: 1 };
const LBFGS = { kind: 'lbfgs', learningRate: 0.1, batchSize: 0 };

/** A network whose outputs have these z, whatever its input. @param {string} output @param {readonly number[]} z */
function biasesOnly(output, z) {
  const trainer = new engine.Trainer({ ...BASE, layerSizes: [1, z.length], output, optimizer: LBFGS });
  trainer.theta = Float64Array.from(z.flatMap((value) => [value, 0]));
  return trainer;
}

/** @param {number} actual @param {number} expected @param {number} tolerance */
const near = (actual, expected, tolerance) =>
  assert.ok(
    Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected)),
    `${actual} ≉ ${expected}`,
  );

test('softmax, sigmoid and −ln t_c are the engine’s, with its ∂D/∂z', () => {
  const { next: random } = createRandom(11);
  for (let round = 0; round < 60; round++) {
    const k = 2 + Math.floor(7 * random());
    const z = Array.from({ length: k }, () => 40 * (random() - 0.5));
    const c = Math.floor(k * random());
    const trainer = biasesOnly('softmax', z);
    trainer.setTrainingSet(
      [0],
      z.map((_, i) => Number(i === c)),
    );
    const t = softmax(z);
    trainer.predict([0]).forEach((value, i) => near(t[i], value, 1e-13));
    near(crossEntropy(z, c), trainer.error().d, 1e-12);
    trainer.free();

    const y = Number(random() < 0.5);
    const one = biasesOnly('sigmoid', [z[0]]);
    one.setTrainingSet([0], [y]);
    near(sigmoid(z[0]), one.predict([0])[0], 1e-13);
    near(sigmoidEntropy(z[0], y), one.error().d, 1e-12);
    near(pairings(z[0], y).right.gradient, one.trace([0]).delta[0], 1e-13);
    near(pairings(z[0], y).right.d, one.error().d, 1e-12);
    one.free();
  }
});

test('adding the same to every z changes nothing, and two outputs are one sigmoid of the difference', () => {
  const { next: random } = createRandom(12);
  for (let round = 0; round < 60; round++) {
    const [a, b, shift] = [20, 20, 200].map((width) => width * (random() - 0.5));
    near(softmax([a, b])[0], sigmoid(a - b), 1e-14);
    near(softmax([a + shift, b + shift])[0], sigmoid(a - b), 1e-12);
  }
  assert.deepEqual(softmax([1000, 0]), [1, 0]);
  assert.equal(crossEntropy([1000, 0], 1), 1000, 'exact where t_c is 0 in floating point');
});

test('either gradient of a sigmoid is the central difference of its error; the wrong one vanishes on both sides', () => {
  const h = 1e-5;
  for (const y of [0, 1]) {
    for (let z = -12; z <= 12; z += 0.75) {
      for (const which of /** @type {const} */ (['right', 'wrong'])) {
        const quotient = (pairings(z + h, y)[which].d - pairings(z - h, y)[which].d) / (2 * h);
        near(pairings(z, y)[which].gradient, quotient, 1e-8);
      }
    }
    // Confidently wrong: t − y is almost −1 or 1, while 2(t − y)t(1 − t) is below 2e^(−|z|).
    const wrong = pairings(y === 1 ? -12 : 12, y);
    assert.ok(Math.abs(wrong.right.gradient) > 0.9999);
    assert.ok(Math.abs(wrong.wrong.gradient) < 2 * Math.exp(-12));
    assert.ok(wrong.wrong.gradient !== 0);
  }
});

/** @param {number[]} hidden @param {string} activation @param {number} lambda @param {number} [m] */
function compare(hidden, activation, lambda, m = 60) {
  const train = engine.sampleSource({ source: 'lecture', classes: 2, noise: 1, balance: 0.5, m, seed: 579, part: 'train' }); // prettier-ignore
  const layers = hidden.length + 1;
  /** @type {any} */
  const config = { ...BASE, init: 'xavier', features: ['x1', 'x2'], layerSizes: [2, ...hidden, 1] };
  Object.assign(config, { output: 'sigmoid', activation, lambda, optimizer: LBFGS });
  /** @type {any[]} */
  const parts = [];
  /** @type {{ free(): void }[]} */
  const owned = [];
  /** @type {any} */
  const bench = {
    engine,
    lab: null,
    data: { train },
    own: (/** @type {any} */ made) => (owned.push(made), made),
  };
  let progress = 0;
  for (const halt of kind(bench, { config, ratios: ratiosFor(layers) })) {
    assert.ok(halt.progress >= progress && halt.progress <= 1);
    progress = halt.progress;
    if (halt.part) parts.push(halt.part);
  }
  for (const made of owned) made.free();
  const at = (/** @type {number} */ ratio) =>
    parts.find((part) => Math.abs(part.ratio - ratio) < 1e-9).difference;
  return { parts, at };
}

test('without hidden layers a sigmoid at λ is a softmax at 2λ at rest, and at no other multiple', () => {
  for (const lambda of [0.05, 0.1, 1]) {
    const { parts, at } = compare([], 'sigmoid', lambda);
    assert.ok(at(2) <= 1e-6, `${at(2)}`);
    assert.ok(parts.filter(({ ratio }) => ratio !== 2).every(({ difference }) => difference > 1e-5));
    assert.equal(verdictOf(parts, 1, false), 'same');
  }
});

test('with hidden layers of sigmoid or tanh units none fits', () => {
  for (const [hidden, activation, lambda] of /** @type {const} */ ([
    [[3], 'tanh', 0.1],
    [[2], 'sigmoid', 0.1],
    [[3, 2], 'tanh', 0.2],
  ])) {
    const { parts } = compare([...hidden], activation, lambda);
    assert.ok(parts.every(({ difference, isAtRest }) => isAtRest && difference > 1e-3));
    assert.equal(verdictOf(parts, hidden.length + 1, false), 'none');
  }
});

test('with rectifiers 2^(1/L)·λ fits, since they let a factor pass', () => {
  // L = 2; of 5 units on 200 points, and of 5 on 60.
  for (const [lambda, m] of [
    [1, 200],
    [1, 60],
  ]) {
    const { parts, at } = compare([5], 'relu', lambda, m);
    assert.ok(at(Math.SQRT2) < 1e-4, `${at(Math.SQRT2)}`);
    assert.ok(at(2) > 1e-2 && at(1) > 1e-2);
    assert.equal(verdictOf(parts, 2, true), 'scaled');
  }
});

test('where λ has shrunk all weights, every multiple is the same; and what is not at rest says nothing', () => {
  const { parts } = compare([2], 'sigmoid', 10);
  assert.equal(verdictOf(parts, 2, false), 'all');
  const moving = [{ ratio: 2, difference: 0.1, isAtRest: false }];
  assert.equal(verdictOf(moving, 2, false), 'unsettled');
});

test('beside two softmax outputs the true posterior is told of each class, in their order', () => {
  const truth = { source: 'gaussians', classes: 2, noise: 1, balance: 0.5 };
  const x = engine.sampleSource({ ...truth, m: 200, seed: 1 }).x;
  const p = engine.optimum(truth, x);
  // A network that knows the truth well has its outputs near to that.
  const trainer = new engine.Trainer(configWith({ layerSizes: [2, 2], output: 'softmax' }));
  const train = targetsFor(
    { output: 'softmax', layerSizes: [2, 2] },
    engine.sampleSource({ ...truth, m: 5000, seed: 2 }),
  );
  trainer.setTrainingSet(train.x, train.y);
  trainer.advance(300);
  const t = trainer.predict(x);
  let apart = 0;
  p.forEach((one, i) =>
    posteriorFor([one], 2).forEach((share, k) => (apart += Math.abs(share - t[2 * i + k]) / 400)),
  );
  assert.ok(apart < 0.1, `${apart}`);
  assert.deepEqual(posteriorFor([0.2], 1), [0.2]);
  assert.deepEqual(posteriorFor([0.2, 0.3, 0.5], 3), [0.2, 0.3, 0.5]);
  trainer.free();
});

test('a training point has its place and its class, however the board has them', () => {
  const two = { x: Float64Array.of(1, 2, 3, 4), y: Float64Array.of(0, 1), n: 2, k: 1 };
  assert.deepEqual(exampleOf(two, 2), { number: 2, x: [3, 4], y: [1], label: 1 });
  const three = { x: Float64Array.of(1, 2, 3, 4), y: Float64Array.of(0, 0, 1, 1, 0, 0), n: 2, k: 3 };
  assert.equal(exampleOf(three, 1)?.label, 2);
  assert.equal(exampleOf(three, 9)?.number, 2, 'the last one where there are fewer');
  const curve = { x: Float64Array.of(0.5), y: Float64Array.of(2), n: 1, k: 1 };
  assert.deepEqual(exampleOf(curve, 1)?.x, [0.5, 0]);
  assert.equal(exampleOf(null, 1), null);
});

test('what is set in both tools comes back from the link', () => {
  const { next: random } = createRandom(13);
  for (let round = 0; round < 100; round++) {
    const real = () => Number((1000 * (2 * random() - 1)).toPrecision(1 + Math.floor(6 * random())));
    const z = Array.from({ length: 1 + Math.floor(8 * random()) }, real);
    const settings = { z, from: random() < 0.3 ? 'own' : 1 + Math.floor(5000 * random()), logit: real() };
    const back = decodeView(encodeView('outputs', settings));
    assert.deepEqual(back.problems, []);
    assert.deepEqual({ ...back.settings, ...settings }, back.settings);
    const at = [real(), real()];
    assert.deepEqual(decodeView(encodeView('formula', { at })).settings.at, at);
  }
  const { settings, problems } = decodeView('formula,at=1,v=x');
  assert.deepEqual(settings, { show: 'both', at: [] });
  assert.equal(problems.length, 2);
});
