/** What is said of networks in trouble: each trouble is made with the real engine. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagnose, lambdaElsewhere } from '../../www/views/diagnosis.js';
import { Nodes } from '../../www/worker/inspect/nodes.js';
import { Units } from '../../www/worker/inspect/units.js';
import { engine } from './support/engine.js';

const truth = { source: 'lecture', classes: 2, noise: 1 };

/** Trains, and looks at the errors ten times on the way. */
function patient(
  /** @type {any} */ {
    hidden,
    activation = 'sigmoid',
    lambda = 0,
    optimizer = {},
    init = 'xavier',
    updates,
    theta,
  },
) {
  const { x, y } = engine.sampleSource({ ...truth, m: 100, seed: 1 });
  const method = { kind: 'lbfgs', learningRate: 0.1, batchSize: 0, ...optimizer };
  const sizes = [2, ...hidden, 1];
  const config = {
    layerSizes: sizes,
    activation,
    leak: 0.01,
    output: 'sigmoid',
    lambda,
    optimizer: method,
    init,
  };
  const trainer = new engine.Trainer({ ...config, seed: 1 });
  trainer.setTrainingSet(x, y);
  if (theta) trainer.theta = theta(trainer.theta);
  const e = [trainer.error().e];
  const marks = [0];
  let { status } = trainer.advance(0);
  for (let step = 0; step < 10 && updates > 0; step++) {
    const clock = trainer.advance(updates / 10);
    status = clock.status;
    e.push(trainer.error().e);
    marks.push(clock.updates);
  }
  const context = /** @type {any} */ ({
    ...{ engine, config: { ...config, seed: 1 }, data: { domain: [-7, 8, -6, 5] } },
  });
  const { x: nodes, width, height } = new Nodes(context).over(24, Infinity);
  const units = new Units(context);
  const { a } = units.values(trainer, nodes);
  const curve = /** @type {any} */ ({
    present: e.length - 1,
    e: Float64Array.from(e),
    updates: Float64Array.from(marks),
  });
  const found = diagnose({
    ...{ sizes, activation, theta: trainer.theta, maps: { a, width, height }, curve },
    ...{ status, lambda, optimizer: method.kind, learningRate: method.learningRate },
  });
  units.free();
  trainer.free();
  return found;
}

const kinds = (/** @type {any} */ settings) => patient(settings).map(({ kind }) => kind);

test('nothing is said of a network that learns', () => {
  assert.deepEqual(patient({ hidden: [5], activation: 'tanh', updates: 20, lambda: 0.01 }), []);
});

test('a learning rate that is too large', () => {
  const [finding] = patient({
    hidden: [5],
    activation: 'relu',
    optimizer: { kind: 'sgd', learningRate: 300 },
    updates: 50,
  });
  assert.equal(finding.kind, 'rate');
  assert.match(finding.text, /η = 300 is too large/);
});

test('λ that has shrunk all weights', () => {
  const [finding] = patient({ hidden: [5], lambda: 1000, updates: 100 });
  assert.equal(finding.kind, 'lambda');
  assert.match(finding.text, /λ = 1000 has shrunk all weights below 0.05/);
  assert.ok(!kinds({ hidden: [5], lambda: 0.1, updates: 100 }).includes('lambda'));
});

test('dead ReLU units are counted by layer', () => {
  const found = patient({
    hidden: [20],
    activation: 'relu',
    updates: 0,
    // The biases of three units far below zero.
    theta: (/** @type {Float64Array} */ theta) => theta.map((v, i) => (i < 9 && i % 3 === 0 ? -1000 : v)),
  });
  assert.deepEqual(found.map(({ kind }) => kind), ['dead']); // prettier-ignore
  assert.match(found[0].text, /^3 of 20 units of layer 1 are dead/);
});

test('units that are dead in several layers make one finding, which is also true where z is 0', () => {
  const dead = (/** @type {number[]} */ hidden, /** @type {any} */ theta) =>
    patient({ hidden, activation: 'relu', updates: 0, theta })
      .filter(({ kind }) => kind === 'dead')
      .map(({ text }) => text);
  const allZero = (/** @type {Float64Array} */ theta) => theta.fill(0);
  // Counts by hand: with θ = 0 every z is 0, so all 3 × 4 units are dead.
  const [everywhere, ...more] = dead([4, 4, 4], allZero);
  assert.equal(more.length, 0);
  assert.match(everywhere, /^12 of 12 units of layers 1 to 3 are dead: z is nowhere positive/);
  // θ₁₀⁽⁰⁾, the bias of one unit, far below zero.
  assert.match(
    dead([2, 2], (/** @type {Float64Array} */ theta) => theta.with(0, -1000))[0],
    /^1 of 2 units of layer 1 is dead/,
  );
});

test('saturated sigmoid units', () => {
  const found = patient({
    hidden: [4],
    updates: 0,
    theta: (/** @type {Float64Array} */ theta) => theta.with(0, 500),
  });
  assert.match(found[0].text, /^1 of 4 units of layer 1 is saturated/);
});

test('a symmetric start', () => {
  assert.ok(
    kinds({ hidden: [5], init: 'zero', updates: 50, optimizer: { kind: 'sgd' } }).includes('symmetric'),
  );
  assert.ok(!kinds({ hidden: [1], init: 'zero', updates: 50 }).includes('symmetric'), 'one unit has no twin');
});

test('convergence', () => {
  assert.deepEqual(kinds({ hidden: [], lambda: 1, updates: 300 }), ['converged']);
});

test('the same λ in other tools', () => {
  // docs/architecture.md: scikit-learn's alpha is 2λ, weight decay is 2λ/m.
  assert.deepEqual(
    lambdaElsewhere(0.1, 200).map(({ value }) => value),
    [0.2, 0.001, 0.001],
  );
  // (1/m) Σ (t − y)² + (λ/m) Σ w² is twice ½ (1/m) Σ (t − y)² + (α/2m) Σ w² with α = λ; MSELoss has no ½.
  assert.deepEqual(
    lambdaElsewhere(0.1, 200, true).map(({ value }) => value),
    [0.1, 0.0005, 0.001],
  );
});
