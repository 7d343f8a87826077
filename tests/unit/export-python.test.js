/** The Python program of a figure: its text, and, where there is a Python with NumPy, what it computes. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { pythonScript } from '../../www/export/python.js';
import { engine } from './support/engine.js';
import { trainedModel } from './support/model.js';
import { missing, missingModule, runPython } from './support/python.js';

const template = readFileSync(new URL('../../www/export/figure.py', import.meta.url), 'utf8');

/** How far the program may be from the page: its sums run in another order, and its exp is the platform's. */
const TOLERANCE = 1e-6;

const adam = { kind: 'adam', learningRate: 0.05, batchSize: 0 };
const FIGURES = /** @type {[string, ReturnType<typeof trainedModel>][]} */ ([
  ['two layers of sigmoid units', trainedModel()],
  ['tanh units', trainedModel({ activation: 'tanh', lambda: 0, layerSizes: [2, 5, 1] })],
  ['ReLU units', trainedModel({ activation: 'relu', optimizer: adam })],
  ['leaky ReLU units', trainedModel({ activation: 'leakyRelu', leak: 0.3 })],
  ['no hidden layer', trainedModel({ layerSizes: [2, 1] })],
  ['saturated outputs', trainedModel({ lambda: 0 }, { updates: 2000 })],
  [
    'four classes',
    trainedModel({ layerSizes: [2, 6, 4], output: 'softmax' }, { source: 'blobs', classes: 4 }),
  ],
  ['two softmax outputs', trainedModel({ layerSizes: [2, 5, 2], output: 'softmax' })],
  [
    'features',
    trainedModel(
      { layerSizes: [4, 5, 1], features: ['x1x1', 'x1x2', 'sinx1', 'sinx2'] },
      { source: 'circle' },
    ),
  ],
  ['a regression', trainedModel({ layerSizes: [1, 8, 1], output: 'identity' }, { source: 'sine' })],
  ['a regression in the plane', trainedModel({ output: 'identity' }, { source: 'bumps' })],
]);

test('the program holds the figure in place of its example', () => {
  const [, { model }] = FIGURES[0];
  const script = pythonScript(template, model);
  assert.match(script, /^LAYER_SIZES = \[2, 20, 20, 1\]$/m);
  assert.match(script, /^TITLE = "2 hidden layers of size 20 each, \\u03bb = 0\.1"$/m);
  assert.match(script, /^OPTIMIZER = \{"kind": "lbfgs", "learningRate": 0\.1, "batchSize": 0\}$/m);
  assert.doesNotMatch(script, /XOR by hand|<figure>/);
  assert.match(script, /^[\n -~]*$/, 'ASCII alone');
  for (const value of model.theta) assert.ok(script.includes(String(value)), `${value} in full`);
  assert.equal(script.split(/^# <\/?figure>\n/m).length, 1);
});

test('numbers that are not finite and texts with quotes are Python', () => {
  const [, { model }] = FIGURES[0];
  const script = pythonScript(template, {
    ...model,
    title: 'a\n"b":$&\\',
    error: { d: Infinity, r: 1, e: Infinity },
  });
  assert.ok(script.includes('TITLE = "a\\n\\"b\\":$&\\\\"'));
  assert.ok(script.includes('PAGE = {"D": float("Infinity"), "R": 1, "E": float("Infinity")}'));
});

test('a template without its marks is refused', () => {
  const [, { model }] = FIGURES[0];
  assert.throws(() => pythonScript(template.replace('# <figure>', ''), model), /marks/);
});

for (const [name, { model, t }] of FIGURES) {
  test(`run by Python, the program computes the page's t, D, R and E: ${name}`, (context) => {
    if (missing) return context.skip(missing);
    const printed = runPython([programOf(context, model)]);
    for (const [symbol, value] of [
      ['D', model.error.d],
      ['R', model.error.r],
      ['E', model.error.e],
    ]) {
      const found = Number(new RegExp(`^${symbol} = (\\S+) `, 'm').exec(printed)?.[1]);
      assert.ok(
        Math.abs(found - Number(value)) <= TOLERANCE * Math.max(1, Number(value)),
        `${symbol} = ${found}`,
      );
    }
    const outputs = [...printed.matchAll(/ t = (.+)$/gm)].flatMap(([, values]) =>
      values.split(' ').map(Number),
    );
    assert.equal(outputs.length, t.length);
    for (const [i, value] of outputs.entries()) {
      assert.ok(Math.abs(value - t[i]) <= TOLERANCE, `t[${i}] = ${value}, on the page ${t[i]}`);
    }
  });
}

const lackingTorch = missing ?? missingModule('torch');
const TRAINED = /** @type {[string, ReturnType<typeof trainedModel>][]} */ ([
  ...FIGURES.filter(([name]) => name !== 'ReLU units'),
  ['gradient descent', trainedModel({ optimizer: { ...adam, kind: 'sgd', learningRate: 0.3 } })],
  ['momentum', trainedModel({ activation: 'tanh', optimizer: { ...adam, kind: 'momentum' } })],
  ['adam, ReLU units', trainedModel({ activation: 'relu', optimizer: adam })],
]);

for (const [name, { model }] of TRAINED) {
  test(`in PyTorch, the network has the same outputs and trains on: ${name}`, (context) => {
    if (lackingTorch) return context.skip(lackingTorch);
    const printed = runPython([programOf(context, model), '--torch', '--train', '3']);
    const difference = Number(/same z within (\S+)$/m.exec(printed)?.[1]);
    const largest = Math.max(...model.theta.map(Math.abs));
    assert.ok(difference <= TOLERANCE * Math.max(1, largest), `z differs by ${difference}`);
    const errors = [...printed.matchAll(/^update (\d+): E = (\S+)$/gm)].map(([, , e]) => Number(e));
    assert.equal(errors.length, 3);
    if (model.config.optimizer.kind === 'lbfgs') {
      // Another line search; it never goes up.
      assert.ok(errors[2] <= Number(model.error.e) + 1e-12, `${model.error.e} ${errors}`);
      return;
    }
    // The engine in float64 from the same weights, its memory begun anew as PyTorch's is.
    const config = { ...model.config, optimizer: { ...model.config.optimizer, precision: 'f64' } };
    const trainer = new engine.Trainer(config);
    trainer.setTrainingSet(model.train.x, model.train.y);
    trainer.theta = model.theta;
    for (const e of errors) {
      trainer.advance(1);
      assert.ok(Math.abs(trainer.error().e - e) <= 1e-9, `E = ${e}, here ${trainer.error().e}`);
    }
    trainer.free();
  });
}

test('with Matplotlib, every kind of figure is drawn', (context) => {
  const lacking = missing ?? missingModule('matplotlib');
  if (lacking) return context.skip(lacking);
  for (const [name, { model }] of FIGURES) {
    const printed = runPython([programOf(context, model), '--plot'], { MPLBACKEND: 'Agg' });
    assert.match(printed, /^E = /m, name);
  }
});

/**
 * A file with the program of a figure; it goes when the test ends.
 *
 * @param {import('node:test').TestContext} context
 * @param {ReturnType<typeof trainedModel>['model']} model
 */
function programOf(context, model) {
  const folder = mkdtempSync(join(tmpdir(), 'mlp-figure-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'figure.py');
  writeFileSync(file, pythonScript(template, model));
  return file;
}
