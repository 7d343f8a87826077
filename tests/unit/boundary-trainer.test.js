/**
 * The wasm module's surface as JavaScript sees it, trainers: results have their documented shapes, and every wrong argument is
 * an `Error` of a named kind that names the field, the index and the value, after which everything still works.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { NETWORK } from '../../www/scene/schema.js';
import { engine } from './support/engine.js';
import { CONFIG, LECTURE, trained } from './support/lecture.js';
import { refuses } from './support/refuses.js';

const { Trainer, sampleSource } = engine;

test('a trainer trains and reports', (t) => {
  const trainer = trained(t);
  const before = trainer.error();
  assert.deepEqual(Object.keys(before), ['d', 'r', 'e', 'accuracy', 'testD', 'testAccuracy']);
  assert.equal(before.testD, null);
  assert.equal(before.testAccuracy, null);
  assert.ok(Math.abs(before.e - (before.d + 0.1 * before.r)) < 1e-15);
  assert.deepEqual(trainer.advance(20), { updates: 20, epochs: 20, status: 'training' });
  assert.equal(trainer.advance(5000).status, 'converged');
  const after = trainer.error();
  assert.ok(after.e < before.e);
  const { x, y } = sampleSource({ ...LECTURE, m: 40, seed: 1, part: 'test' });
  trainer.setTestSet(x, y);
  assert.ok(trainer.error().testD > 0 && trainer.error().testAccuracy <= 1);
  assert.ok(trainer.gradient() instanceof Float64Array);
  assert.ok(Math.max(...trainer.gradient().map(Math.abs)) < 1e-7);
  assert.equal(trainer.predict(x).length, 40);
});

test('θ, λ and η can be read and written', (t) => {
  const trainer = trained(t, {
    optimizer: { kind: 'sgd', learningRate: 0.1, batchSize: 10, precision: 'f64' },
  });
  const theta = trainer.theta;
  assert.equal(theta.length, 5 * 3 + 6);
  theta[7] = 0.123456789;
  trainer.theta = theta;
  assert.deepEqual(trainer.theta, theta);
  trainer.lambda = 2.5;
  trainer.learningRate = 0.25;
  assert.deepEqual([trainer.lambda, trainer.learningRate], [2.5, 0.25]);
  trainer.setOptimizer({ kind: 'lbfgs' });
  assert.deepEqual(trainer.theta, theta);
  assert.equal(trainer.advance(3).updates, 3);
});

test('golden numbers pass through the boundary', (t) => {
  const path = new URL('../golden/cases.json', import.meta.url);
  const name = (word) => (word === 'leaky_relu' ? 'leakyRelu' : word);
  for (const golden of JSON.parse(readFileSync(path, 'utf8'))) {
    const trainer = new Trainer({
      ...CONFIG,
      layerSizes: golden.sizes,
      activation: name(golden.hidden),
      leak: golden.alpha,
      output: golden.output,
      lambda: golden.lam,
    });
    t.after(() => trainer.free());
    trainer.theta = Float64Array.from(golden.theta);
    trainer.setTrainingSet(Float64Array.from(golden.x), Float64Array.from(golden.y));
    const { d, r, e } = trainer.error();
    const close = (got, want, what) =>
      assert.ok(
        Math.abs(got - want) <= 1e-9 * Math.max(1, Math.abs(want)),
        `${golden.name}: ${what} ${got}, not ${want}`,
      );
    close(d, golden.d, 'D');
    close(r, golden.r, 'R');
    close(e, golden.e, 'E');
    trainer.gradient().forEach((g, i) => close(g, golden.gradient[i], `gradient[${i}]`));
    trainer.predict(Float64Array.from(golden.x)).forEach((v, i) => close(v, golden.t[i], `t[${i}]`));
  }
});

test('every start of the page is one of the engine, by its name', (t) => {
  const theta = (/** @type {string} */ init, /** @type {string} */ activation) => {
    const trainer = new Trainer({ ...CONFIG, layerSizes: [2, 3, 1], activation, init, seed: 5 });
    t.after(() => trainer.free());
    return trainer.theta;
  };
  const largest = Object.fromEntries(
    NETWORK.init.choices.map((init) => [init, Math.max(...theta(init, 'sigmoid').map(Math.abs))]),
  );
  // Hidden weights within 4 √(6 / (2 + 3)), all within √(6 / (3 + 1)), all within ½, none.
  assert.ok(largest.xavier > 2 && largest.xavier <= 4 * Math.sqrt(6 / 5), `${largest.xavier}`);
  assert.ok(largest.xavierPlain > 0.5 && largest.xavierPlain <= Math.sqrt(6 / 4), `${largest.xavierPlain}`);
  assert.ok(largest.uniform > 0.3 && largest.uniform <= 0.5, `${largest.uniform}`);
  assert.equal(largest.zero, 0);
  const gains = theta('xavier', 'sigmoid').map((weight, i) => weight / theta('xavierPlain', 'sigmoid')[i]);
  assert.deepEqual([...gains], [NaN, 4, 4, NaN, 4, 4, NaN, 4, 4, NaN, 1, 1, 1]);
  assert.deepEqual(theta('xavier', 'tanh'), theta('xavierPlain', 'tanh'));
  assert.deepEqual(theta('xavier', 'relu').subarray(0, 9), theta('he', 'relu').subarray(0, 9));
});

test('a wrong configuration names the field and the value', () => {
  const make = (change) => () => new Trainer({ ...CONFIG, ...change });
  refuses(() => new Trainer(undefined), 'InvalidConfig', 'configuration', 'nothing');
  refuses(() => new Trainer('2-5-1'), 'InvalidConfig', 'configuration', '2-5-1');
  refuses(() => new Trainer({ ...CONFIG, lamda: 1 }), 'InvalidConfig', 'lamda', 'lambda');
  refuses(make({ layerSizes: undefined }), 'InvalidConfig', 'layerSizes');
  refuses(make({ layerSizes: [2] }), 'InvalidConfig', 'layerSizes', '[2]');
  refuses(make({ layerSizes: [2, 0, 1] }), 'InvalidConfig', 'layerSizes[1]', '0');
  refuses(make({ layerSizes: [2, 2.5, 1] }), 'InvalidConfig', 'layerSizes[1]', '2.5');
  refuses(make({ layerSizes: [2, -3, 1] }), 'InvalidConfig', 'layerSizes[1]', '-3');
  refuses(make({ layerSizes: [2, 5e9, 1] }), 'InvalidConfig', 'layerSizes[1]', '5000000000');
  refuses(make({ layerSizes: 'abc' }), 'InvalidConfig', 'layerSizes', 'abc');
  refuses(make({ layerSizes: [2, 5, 3] }), 'InvalidConfig', 'layerSizes[2]', '3');
  refuses(make({ activation: 'swish' }), 'InvalidConfig', 'activation', 'swish', 'leakyRelu');
  refuses(make({ activation: undefined }), 'InvalidConfig', 'activation');
  refuses(make({ output: 'logits' }), 'InvalidConfig', 'output', 'logits', 'softmax');
  refuses(make({ activation: 'leakyRelu', leak: 1 }), 'InvalidConfig', 'leak', '1');
  refuses(make({ leak: '0.01' }), 'InvalidConfig', 'leak', '"0.01"');
  refuses(make({ lambda: -1 }), 'InvalidConfig', 'lambda', '-1');
  refuses(make({ lambda: NaN }), 'InvalidConfig', 'lambda', 'NaN');
  refuses(make({ lambda: '0.1' }), 'InvalidConfig', 'lambda', '"0.1"');
  refuses(make({ init: 'ones' }), 'InvalidConfig', 'init', 'ones', 'xavier');
  refuses(make({ seed: -1 }), 'InvalidConfig', 'seed', '-1');
  refuses(make({ seed: 2 ** 32 }), 'InvalidConfig', 'seed', '4294967296');
  refuses(make({ optimizer: 'adam' }), 'InvalidConfig', 'optimizer', 'adam');
  refuses(make({ optimizer: { kind: 'sdg', learningRate: 1 } }), 'InvalidConfig', 'optimizer.kind', 'sdg');
  refuses(make({ optimizer: { kind: 'sgd' } }), 'InvalidConfig', 'optimizer.learningRate');
  refuses(
    make({ optimizer: { kind: 'sgd', learningRate: 0 } }),
    'InvalidConfig',
    'optimizer.learningRate',
    '0',
  );
  refuses(
    make({ optimizer: { kind: 'sgd', learningRate: 1, batchSize: -1 } }),
    'InvalidConfig',
    'optimizer.batchSize',
    '-1',
  );
  refuses(
    make({ optimizer: { kind: 'lbfgs', precision: 'f32' } }),
    'InvalidConfig',
    'optimizer.precision',
    'f32',
  );
});

test('wrong arrays name the array, the index and the value, and nothing is lost', (t) => {
  const trainer = trained(t);
  trainer.advance(10);
  const { theta } = trainer;
  refuses(() => trainer.setTrainingSet(new Float64Array(3), new Float64Array(1)), 'ShapeMismatch', 'x', '3');
  refuses(() => trainer.setTrainingSet(new Float64Array(0), new Float64Array(0)), 'ShapeMismatch', 'x', '0');
  refuses(
    () => trainer.setTrainingSet(new Float64Array(4), new Float64Array(1)),
    'ShapeMismatch',
    'y',
    '2',
    '1',
  );
  refuses(
    () => trainer.setTrainingSet(Float64Array.of(1, NaN), Float64Array.of(1)),
    'InvalidData',
    'x[1]',
    'NaN',
  );
  refuses(() => trainer.setTestSet(Float64Array.of(1, 2), Float64Array.of(7)), 'InvalidData', 'y[0]', '7');
  refuses(() => trainer.predict(Float64Array.of(1, Infinity)), 'InvalidData', 'x[1]', 'Infinity');
  refuses(() => (trainer.theta = new Float64Array(4)), 'ShapeMismatch', 'theta', '21', '4');
  refuses(
    () => (trainer.theta = theta.map((v, i) => (i === 20 ? NaN : v))),
    'InvalidData',
    'theta[20]',
    'NaN',
  );
  refuses(() => (trainer.lambda = -0.5), 'InvalidConfig', 'lambda', '-0.5');
  refuses(() => (trainer.learningRate = NaN), 'InvalidConfig', 'learningRate', 'NaN');
  assert.deepEqual(trainer.theta, theta);
  assert.equal(trainer.advance(1).updates, 11);
});

test('what single precision cannot hold is refused by the methods that use it', (t) => {
  const sgd = { kind: 'sgd', learningRate: 0.01 };
  const regression = { layerSizes: [2, 1], output: 'identity' };
  const x = Float64Array.of(1, 2, 3, 1e39);
  const y = Float64Array.of(0, -1e39);
  const trainer = trained(t, { ...regression, optimizer: sgd });
  const { theta } = trainer;
  refuses(() => trainer.setTrainingSet(x, Float64Array.of(0, 1)), 'InvalidData', 'x[3]', '3.4e38');
  refuses(() => trainer.setTrainingSet(x.fill(1), y), 'InvalidData', 'y[1]', '3.4e38');
  refuses(() => (trainer.theta = Float64Array.of(0, 1e39, 0)), 'InvalidData', 'theta[1]', '3.4e38');
  assert.deepEqual(trainer.theta, theta);
  assert.equal(trainer.advance(3).updates, 3);
  const wide = trained(t, regression);
  wide.theta = Float64Array.of(0, 1e39, 0);
  refuses(() => wide.setOptimizer(sgd), 'InvalidData', 'theta[1]', '3.4e38');
  wide.setOptimizer({ ...sgd, precision: 'f64' });
  assert.deepEqual([...wide.theta], [0, 1e39, 0]);
});

test('what is not used is checked all the same', () => {
  const make = (change) => () => new Trainer({ ...CONFIG, ...change });
  for (const activation of ['tanh', 'leakyRelu']) {
    for (const leak of [NaN, Infinity, -0.1, 1]) {
      refuses(make({ activation, leak }), 'InvalidConfig', 'leak', String(leak));
    }
    new Trainer({ ...CONFIG, activation, leak: 0 }).free();
  }
  for (const kind of ['sgd', 'lbfgs']) {
    for (const learningRate of [NaN, Infinity, 0, -1]) {
      const words = ['optimizer.learningRate', String(learningRate)];
      refuses(make({ optimizer: { kind, learningRate } }), 'InvalidConfig', ...words);
    }
  }
});

test('η reads back as it was last set, whoever uses it', (t) => {
  const trainer = trained(t, { optimizer: { kind: 'lbfgs', learningRate: 0.3 } });
  assert.equal(trainer.learningRate, 0.3);
  trainer.learningRate = 0.7;
  assert.equal(trainer.learningRate, 0.7);
  refuses(() => (trainer.learningRate = Infinity), 'InvalidConfig', 'learningRate', 'Infinity');
  refuses(() => trainer.setOptimizer({ kind: 'lbfgs', learningRate: NaN }), 'InvalidConfig', 'NaN');
  assert.equal(trainer.learningRate, 0.7);
  trainer.setOptimizer({ kind: 'sgd', learningRate: 0.02 });
  assert.equal(trainer.learningRate, 0.02);
  trainer.setOptimizer({ kind: 'lbfgs', learningRate: 0.05 });
  assert.equal(trainer.learningRate, 0.05);
});

test('nothing can be trained on nothing', (t) => {
  const trainer = new Trainer(CONFIG);
  t.after(() => trainer.free());
  for (const call of [() => trainer.advance(1), () => trainer.error(), () => trainer.gradient()]) {
    refuses(call, 'InvalidConfig', 'trainingSet');
  }
  assert.equal(trainer.predict(Float64Array.of(0, 0)).length, 1);
});

test('features of the coordinates are the inputs', (t) => {
  const features = ['x1', 'x2x2', 'sinx1'];
  const trainer = trained(t, { layerSizes: [3, 4, 1], features });
  trainer.advance(5);
  assert.equal(trainer.theta.length, 4 * 4 + 5);
  const plain = new Trainer({ ...CONFIG, layerSizes: [3, 4, 1] });
  t.after(() => plain.free());
  plain.theta = trainer.theta;
  const x = Float64Array.of(0.5, -1.5, 2, 3);
  const mapped = Float64Array.of(0.5, 2.25, Math.sin(0.5), 2, 9, Math.sin(2));
  plain.predict(mapped).forEach((want, i) => assert.ok(Math.abs(trainer.predict(x)[i] - want) < 1e-14));

  const refused = (config, ...words) =>
    refuses(() => new Trainer({ ...CONFIG, ...config }), 'InvalidConfig', ...words);
  refused({ features: [] }, 'features', 'at least one');
  refused({ features: ['x1', 'x3'] }, 'features[1]', 'x1x2', '"x3"');
  refused({ features: 'x1' }, 'features', 'array');
  refused({ features: ['x1'] }, 'layerSizes[0]', '2');
  refuses(() => trainer.predict(Float64Array.of(1, 2, 3)), 'ShapeMismatch', 'x', 'multiple of 2');
});
