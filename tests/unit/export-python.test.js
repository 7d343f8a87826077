/** The Python program of a figure: its text, and, where there is a Python with NumPy, what it computes. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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

/** Draws the programs of a folder as files, and says what is at their axes. */
const DRAW = `
import importlib, json, sys
import matplotlib.pyplot as plt
sys.path.insert(0, sys.argv[1])
for name in sys.argv[2:]:
    def show():
        fig, ax = plt.gcf(), plt.gcf().axes[0]
        fig.savefig(f"{sys.argv[1]}/{name}.png", dpi=40)
        shown = {"title": ax.get_title(), "names": [ax.get_xlabel(), ax.get_ylabel()], "from": [ax.get_xlim(), ax.get_ylim()]}
        print(json.dumps(shown))
        plt.close(fig)
    plt.show = show
    importlib.import_module(name).plot()
`;

/**
 * @param {import('node:test').TestContext} context
 * @param {ReturnType<typeof trainedModel>['model'][]} models
 * @returns {{ title: string, names: string[], from: number[][] }[]}
 */
function drawn(context, models) {
  const folder = newFolder(context);
  const names = models.map((model, i) => {
    writeFileSync(join(folder, `figure${i}.py`), pythonScript(template, model));
    return `figure${i}`;
  });
  const printed = runPython(['-c', DRAW, folder, ...names], { MPLBACKEND: 'Agg' });
  for (const name of names) {
    assert.equal(readFileSync(join(folder, `${name}.png`)).toString('latin1', 1, 4), 'PNG');
  }
  return printed.trim().split('\n').map((line) => JSON.parse(line)); // prettier-ignore
}

const lackingMatplotlib = missing ?? missingModule('matplotlib');

test('with Matplotlib, every kind of figure is drawn', (context) => {
  if (lackingMatplotlib) return context.skip(lackingMatplotlib);
  const found = drawn(context, FIGURES.map(([, { model }]) => model)); // prettier-ignore
  for (const [i, { title, names, from }] of found.entries()) {
    const [name, { model }] = FIGURES[i];
    assert.equal(title, model.title, name);
    assert.deepEqual(names, model.train.n === 1 ? ['$x$', '$y$'] : ['$x_1$', '$x_2$'], name);
    assert.deepEqual(from.flat(), [...model.domain], name);
  }
});

/** A table's axes with names that mean something to Python or Matplotlib elsewhere. */
const AXES = [
  { name: 'Länge $\\frac$ in %(prog)s', plane: [-7, 8], table: [100, 250] },
  { name: '100 % {0} $', plane: [-6, 5], table: [0.5, -0.6] },
];

test('a program holds the scaling of a table, and takes points in its units', (context) => {
  const [, { model, t }] = FIGURES[0];
  const scaled = /** @type {any} */ ({ ...model, axes: AXES });
  assert.match(pythonScript(template, model), /^AXES = \[\]$/m);
  assert.ok(pythonScript(template, scaled).includes('"plane": [-7, 8], "table": [100, 250]}'));
  if (missing) return context.skip(missing);
  const file = programOf(context, scaled);
  // 100 + 10 (x1 + 7) and 0.5 − 0.1 (x2 + 6): what the table said of the training points.
  const code = `
import sys; sys.path.insert(0, sys.argv[1])
import numpy as np, figure
table = np.stack([100 + 10 * (figure.X[:, 0] + 7), 0.5 - 0.1 * (figure.X[:, 1] + 6)], axis=1)
print(np.abs(figure.to_plane(table) - figure.X).max())
print(max(np.abs(figure.to_table(figure.X[:, axis], axis) - table[:, axis]).max() for axis in (0, 1)))
print(*figure.forward(figure.to_plane(table.tolist()))[:, 0])
`;
  const [there, back, outputs] = runPython(['-c', code, dirname(file)]).trim().split('\n'); // prettier-ignore
  assert.ok(Number(there) < 1e-12 && Number(back) < 1e-12, `${there} ${back}`);
  const found = outputs.split(' ').map(Number);
  assert.ok(found.every((value, i) => Math.abs(value - t[i]) <= TOLERANCE)); // prettier-ignore
  assert.match(runPython([file]), /^x2 from -6 to 5: 100 % \{0\} \$ from 0.5 to -0.6$/m);
});

test('texts are no formulas and no formats: of a figure that is drawn, and in its help', (context) => {
  if (lackingMatplotlib) return context.skip(lackingMatplotlib);
  const [, { model }] = FIGURES[1];
  const named = /** @type {any} */ ({ ...model, title: '%(prog) 50 % $\\frac$ \\', axes: AXES });
  const [{ title, names, from }] = drawn(context, [named]);
  assert.equal(title, named.title);
  assert.deepEqual(names, AXES.map(({ name }) => name)); // prettier-ignore
  assert.deepEqual(from.map((edges) => edges.map((edge) => Number(edge.toFixed(9)))), [[100, 250], [0.5, -0.6]]); // prettier-ignore
  const file = programOf(context, named);
  assert.match(runPython([file, '--help']), /--plot/);
  assert.match(runPython([file]), /^%\(prog\) 50 % \$\\frac\$ \\$/m);
});

test('the program runs in a cell of a notebook', (context) => {
  if (missing) return context.skip(missing);
  const [, { model }] = FIGURES[1];
  const file = programOf(context, model);
  const plain = runPython([file]);
  assert.equal(runPython([file, '-f', 'kernel.json']), plain);
  // As a kernel runs a cell: with its command line, and an output that is no file.
  const cell = `
import io, sys, types
source, written = open(sys.argv[1], encoding="utf8").read(), io.StringIO()
sys.modules["ipykernel"] = types.ModuleType("ipykernel")
sys.argv = ["ipykernel_launcher.py", "-f", "kernel.json", "--HistoryManager.hist_file=:memory:"]
console, sys.stdout = sys.stdout, written
exec(compile(source, "<cell>", "exec"), {"__name__": "__main__"})
console.reconfigure(errors="replace")
console.write(written.getvalue())
`;
  assert.equal(runPython(['-c', cell, file]), plain);
  assert.throws(() => runPython([file, '--plto']), /unrecognized arguments: --plto/);
});

/**
 * A file with the program of a figure; it goes when the test ends.
 *
 * @param {import('node:test').TestContext} context
 * @param {ReturnType<typeof trainedModel>['model']} model
 */
function programOf(context, model) {
  const file = join(newFolder(context), 'figure.py');
  writeFileSync(file, pythonScript(template, model));
  return file;
}

/** @param {import('node:test').TestContext} context */
function newFolder(context) {
  const folder = mkdtempSync(join(tmpdir(), 'mlp-figure-'));
  context.after(() => rmSync(folder, { recursive: true }));
  return folder;
}
