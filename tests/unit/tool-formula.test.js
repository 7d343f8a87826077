/** The formula of a network, read as a formula, is the network. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { equationsOf, isWrittenOut, plainNotation, sumOf, texOf } from '../../www/views/tools/formula.js';
import { thetaStart, unitNumber } from '../../www/views/network/layout.js';
import { WeightTrack } from '../../www/page/inspector/weight-track.js';
import { parts } from '#modules';
import { Inspection } from '../../www/worker/inspect/inspection.js';
import { lab as engine } from './support/lab.js';
import { createRandom } from './support/random.js';

/** @type {import('../../www/views/tools/formula.js').Network} */
const SMALL = { sizes: [2, 2, 1], activation: 'sigmoid', output: 'sigmoid' };

test('t of one hidden layer of two is written as on the lecture’s slide', () => {
  assert.deepEqual(equationsOf(SMALL, { layer: 2, index: 1 }, plainNotation(SMALL), true), [
    't₁ = σ(θ₁₀⁽¹⁾ + θ₁₁⁽¹⁾·σ(θ₁₀⁽⁰⁾ + θ₁₁⁽⁰⁾·x₁ + θ₁₂⁽⁰⁾·x₂) + θ₁₂⁽¹⁾·σ(θ₂₀⁽⁰⁾ + θ₂₁⁽⁰⁾·x₁ + θ₂₂⁽⁰⁾·x₂))',
  ]);
  const linear = { ...SMALL, sizes: [2, 1], output: /** @type {const} */ ('identity') };
  assert.deepEqual(equationsOf(linear, { layer: 1, index: 1 }, plainNotation(linear), true), [
    't₁ = θ₁₀⁽⁰⁾ + θ₁₁⁽⁰⁾·x₁ + θ₁₂⁽⁰⁾·x₂',
  ]);
  assert.equal(
    texOf(linear),
    '\\begin{aligned}\nt_{1} &= \\theta_{10}^{(0)} + \\theta_{11}^{(0)} x_{1} + \\theta_{12}^{(0)} x_{2}\n\\end{aligned}',
  );
  assert.deepEqual(
    [
      [2, 1],
      [2, 2, 1],
      [2, 3, 1],
      [2, 2, 2, 1],
    ].map(isWrittenOut),
    [true, true, false, false],
  );
});

const CODE = { σ: 'sigma', tanh: 'Math.tanh', relu: 'relu', lrelu: 'lrelu' };
const HELP =
  'const sigma = (z) => 1 / (1 + Math.exp(-z)); const relu = (z) => Math.max(0, z); const lrelu = (z) => Math.max(0.01 * z, z);';

test('read as a program, the formula of any network gives what the engine gives', () => {
  const { next: random } = createRandom(21);
  const pick = (/** @type {readonly any[]} */ items) => items[Math.floor(items.length * random())];
  for (let round = 0; round < 40; round++) {
    const hidden = Array.from({ length: Math.floor(4 * random()) }, () => 1 + Math.floor(4 * random()));
    const output = pick(['sigmoid', 'softmax', 'identity']);
    const outputs = output === 'softmax' ? 2 + Math.floor(3 * random()) : 1;
    const activation = pick(['sigmoid', 'tanh', 'relu', 'leakyRelu']);
    const features = pick([['x1'], ['x1', 'x2'], ['x2', 'x1x1', 'x1x2', 'sinx1']]);
    const sizes = [features.length, ...hidden, outputs];
    const trainer = new engine.Trainer({
      ...{
        layerSizes: sizes,
        features,
        output,
        activation,
        leak: 0.01,
        lambda: 0,
        init: 'xavier',
        seed: round,
      },
      optimizer: { kind: 'lbfgs', learningRate: 0.1, batchSize: 0 },
    });
    const theta = trainer.theta.map((weight) => weight + random() - 0.5);
    trainer.theta = theta;
    const [x1, x2] = [4 * random() - 2, 4 * random() - 2];
    const inputs = /** @type {Record<string, number>} */ ({
      x1,
      x2,
      x1x1: x1 * x1,
      x1x2: x1 * x2,
      sinx1: Math.sin(x1),
    });
    const network = { sizes, activation, output, features };
    /** @type {import('../../www/views/tools/formula.js').Notation} */
    const numbers = {
      theta: (layer, row, column) =>
        `(${theta[thetaStart(sizes, layer) + (row - 1) * (sizes[layer] + 1) + column]})`,
      unit: ({ layer, index }) => (layer === 0 ? `(${inputs[features[index - 1]]})` : `t${index}`),
      z: (k) => `z${k}`,
      times: '*',
      applied: (name, inner) =>
        name ? `${CODE[/** @type {keyof typeof CODE} */ (name)]}(${inner})` : `(${inner})`,
      share: (k, all) =>
        `Math.exp(z${k}) / (${Array.from({ length: all }, (_, i) => `Math.exp(z${i + 1})`).join(' + ')})`,
    };
    const lines = Array.from({ length: outputs }, (_, i) =>
      equationsOf(network, { layer: sizes.length - 1, index: i + 1 }, numbers, true),
    );
    // First every z, which the shares are made of.
    const program = [...lines.map((each) => each[0]), ...lines.flatMap((each) => each.slice(1))];
    const names = Array.from({ length: outputs }, (_, i) => `t${i + 1}`);
    const t = new Function(
      `${HELP} ${program.map((line) => `const ${line};`).join(' ')} return [${names}];`,
    )();
    const expected = trainer.predict([x1, x2]);
    names.forEach((_, k) =>
      assert.ok(Math.abs(t[k] - expected[k]) < 1e-10 * Math.max(1, Math.abs(expected[k]))),
    );
    trainer.free();
  }
});

test('the numbers that stand in it are those of the worker: every z is the sum of its terms', () => {
  const { next: random } = createRandom(22);
  const sizes = [2, 3, 2, 1];
  /** @type {any} */
  const config = {
    layerSizes: sizes,
    features: ['x1', 'x2'],
    output: 'sigmoid',
    activation: 'tanh',
    leak: 0.01,
  };
  Object.assign(config, { lambda: 0, init: 'xavier', seed: 3, optimizer: { kind: 'lbfgs', learningRate: 0.1, batchSize: 0 } }); // prettier-ignore
  const trainer = new engine.Trainer(config);
  const { theta } = trainer;
  const inspection = new Inspection(
    /** @type {any} */ (engine),
    config,
    /** @type {any} */ ({ truth: null }),
    () => 0,
  );
  const x = /** @type {const} */ ([2 * random(), -2 * random()]);
  const moment = {
    trainer,
    updates: 0,
    epochs: 0,
    lambda: 0,
    weightsVersion: 1,
    errorVersion: 1,
    mayTrain: false,
  };
  const told = inspection.report({ id: 1, parts: { probe: { asking: 0, params: { x } } } }, /** @type {any} */ (moment), []); // prettier-ignore
  const probe = /** @type {any} */ (told?.parts.probe);
  assert.ok(parts.probe && probe);
  const network = {
    sizes,
    activation: /** @type {const} */ ('tanh'),
    output: /** @type {const} */ ('sigmoid'),
  };
  for (let layer = 1; layer < sizes.length; layer++) {
    for (let index = 1; index <= sizes[layer]; index++) {
      const sum = sumOf(
        network,
        { layer, index },
        {
          theta: (l, row, column) => `(${theta[thetaStart(sizes, l) + (row - 1) * (sizes[l] + 1) + column]})`,
          unit: (unit) => `(${unit.layer === 0 ? x[unit.index - 1] : probe.a[unitNumber(sizes, unit)]})`,
          ...{ z: String, times: '*', applied: (_, inner) => inner, share: String },
        },
        false,
      );
      const z = new Function(`return ${sum};`)();
      assert.ok(Math.abs(z - probe.z[unitNumber(sizes, { layer, index })]) < 1e-12);
    }
  }
  inspection.free();
  trainer.free();
});

test('a weight is moved on a range that holds it, and stays while it is moved', () => {
  const track = new WeightTrack();
  const way = track.of(3, 1.5);
  assert.equal(track.limit, 5);
  assert.equal(way.valueAt(way.positionOf(1.5)), 1.5);
  assert.deepEqual([way.valueAt(0), way.valueAt(way.steps)], [-5, 5]);
  track.of(3, -11);
  assert.equal(track.limit, 20);
  track.of(3, 0.5);
  assert.equal(track.limit, 20, 'the same weight');
  track.of(4, 0.5);
  assert.equal(track.limit, 5);
});
