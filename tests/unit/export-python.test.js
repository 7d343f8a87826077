/** The Python program of a figure: its text, and, where there is a Python with NumPy, what it computes. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { pythonScript } from '../../www/export/python.js';
import { trainedModel } from './support/model.js';
import { missing, runPython } from './support/python.js';

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
    const folder = mkdtempSync(join(tmpdir(), 'mlp-figure-'));
    context.after(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'figure.py');
    writeFileSync(file, pythonScript(template, model));

    const printed = runPython([file]);
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
