/** What a board can learn and show, from its state to a worker's pictures, on the real engine. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookOf, valueScale } from '../../www/scene/look.js';
import { BOARD, defaultBoard, networkFigure } from '../../www/scene/schema.js';
import { createHost } from '../../www/worker/host.js';
import { dataOf, settleBoard, trainerConfig, truthOf } from '../../www/scene/task.js';
import { loadBeside } from './support/beside.js';
import { engine } from './support/engine.js';
import { openLab } from './support/lab.js';

/** @import { Board, SourceInfo } from '../../www/scene/scene.d.ts' */

const sources = /** @type {SourceInfo[]} */ (engine.sources());
const infoOf = (/** @type {string} */ name) =>
  /** @type {SourceInfo} */ (sources.find((info) => info.name === name));

/** Each row tells its number and the entry. */
const rows = (/** @type {number} */ count) =>
  Uint8Array.from({ length: 1024 * count }, (_, i) => [i >> 10, (i >> 2) % 256, 0, 255][i % 4]);
const PALETTES = { probability: rows(1), classes: rows(8), values: rows(1) };
const SIZE = [31, 21];

/** A board of a source with its own noise. @param {string} source @param {Partial<Board>} [settings] */
const boardOf = (source, settings = {}) => ({
  ...defaultBoard(),
  ...{ source, noise: infoOf(source).noise[2], points: 60, testPoints: 30 },
  ...settings,
});

/** A worker with a trained network and the optimum. @param {Board} board @param {object} [settings] of the network */
function shown(board, settings = {}) {
  const info = infoOf(board.source);
  /** @type {any[]} */
  const answers = [];
  /** @type {(() => void)[]} */
  const tasks = [];
  const host = createHost(engine, {
    now: () => 0,
    defer: (task) => tasks.push(task),
    loadBeside,
    openLab,
    post: (message) => answers.push(message),
  });
  const tell = (/** @type {any} */ message) => host.receive(message);
  tell({ type: 'sample', data: dataOf(board) });
  const { train, test: testSet } = answers.at(-1);
  const config = trainerConfig(board, networkFigure(1, { hidden: [4], lambda: 0.1, ...settings }), info);
  const truth = truthOf(board);
  tell({ type: 'data', domain: info.domain, truth, train, test: testSet });
  tell({ type: 'palettes', palettes: PALETTES });
  tell({ type: 'look', look: lookOf(board, info, train.y) });
  tell({ type: 'network', id: 1, revision: 1, config });
  tell({ type: 'optimum', id: 2, revision: 1, truth, domain: info.domain });
  tell({ type: 'goals', goals: [[1, 40]] });
  while (tasks.length > 0) tasks.shift()?.();
  const pull = () => {
    tell({ type: 'pull', grids: [[1, ...SIZE], [2, ...SIZE]] }); // prettier-ignore
    const answer = answers.at(-1);
    assert.equal(answer.type, 'frames', answer.text);
    return answer.figures;
  };
  const snapshot = (/** @type {number} */ id, /** @type {any} */ view) => {
    tell({ type: 'export', ticket: 1, id, view });
    const answer = answers.at(-1);
    assert.equal(answer.type, 'exported', answer.text);
    return answer.snapshot;
  };
  const [network, optimum] = pull();
  return { tell, pull, snapshot, network, optimum, train, info, truth };
}

test('every source trains and shows, with every number of classes', () => {
  for (const info of sources) {
    const counts = info.task === 'classification' ? [info.classes[0], info.classes[1]] : [2];
    for (const classes of counts) {
      const board = boardOf(info.name, { classes });
      assert.deepEqual(settleBoard(board, sources), { patch: {}, problems: [] }, info.name);
      const { network, optimum } = shown(board);
      assert.ok(network.updates > 0 && network.error.e > 0, info.name);
      for (const { picture } of [network, optimum]) {
        assert.equal(picture.pixels.length, info.n === 2 ? 4 * SIZE[0] * SIZE[1] : 0, info.name);
        assert.equal(picture.curve !== null, info.n === 1, info.name);
      }
      assert.equal(network.error.accuracy === null, info.task === 'regression', info.name);
      assert.ok(network.error.testD > 0);
    }
  }
});

test('regions: the colour is that of the most probable class; one class by itself has its probability', () => {
  const board = boardOf('blobs', { classes: 5 });
  const { tell, pull, optimum, info, truth } = shown(board);
  const [x0, x1, y0, y1] = info.domain;
  const nodes = Float64Array.from({ length: 2 * SIZE[0] * SIZE[1] }, (_, i) =>
    i % 2 === 0
      ? x0 + (((i >> 1) % SIZE[0]) * (x1 - x0)) / (SIZE[0] - 1)
      : y0 + (Math.floor((i >> 1) / SIZE[0]) * (y1 - y0)) / (SIZE[1] - 1),
  );
  const p = engine.optimum(truth, nodes);
  for (let node = 0; node < nodes.length / 2; node += 1) {
    const [row, shade] = optimum.picture.pixels.subarray(4 * node);
    const posterior = p.subarray(5 * node, 5 * node + 5);
    assert.ok(posterior[row] > Math.max(...posterior) - 1e-6);
    assert.ok(Math.abs(shade - 255 * posterior[row]) < 0.51);
  }
  assert.ok(optimum.picture.contours.level.length >= 4);
  tell({ type: 'look', look: lookOf({ ...board, shown: '3' }, info, []) });
  const [, { picture }] = pull();
  for (let node = 0; node < nodes.length / 2; node += 1) {
    const [row, shade] = picture.pixels.subarray(4 * node);
    assert.equal(row, 3, 'the row of the class');
    assert.ok(Math.abs(shade - 255 * p[5 * node + 3]) < 0.51);
  }
  assert.deepEqual([...new Set(picture.contours.level)], [0, 1, 2, 3]);
  const [, again] = pull();
  assert.equal(again.picture, null, 'drawn once');
});

test('two softmax outputs learn two classes as one sigmoid does', () => {
  const board = boardOf('moons');
  const [one, two] = ['sigmoid', 'softmax'].map((output) => shown(board, { output, lambda: 0 }).network);
  assert.equal(two.error.accuracy > 0.85, one.error.accuracy > 0.85);
  assert.equal(two.picture.look.kind, 'probability');
  assert.equal(two.picture.pixels.length, one.picture.pixels.length);
  // Logistic regression has one optimum, which both reach: with no penalty, the same D.
  const straight = boardOf('gaussians', { points: 200 });
  const [a, b] = ['sigmoid', 'softmax'].map(
    (output) => shown(straight, { output, lambda: 0, hidden: [] }).network.error,
  );
  assert.ok(Math.abs(a.d - b.d) < 1e-8, `${a.d} ${b.d}`);
  assert.equal(a.accuracy, b.accuracy);
});

test('a curve: t over x, and E[y|x] as the source defines it', () => {
  const { network, optimum, info } = shown(boardOf('sine'), { hidden: [8], lambda: 0.01 });
  const [left, right] = info.domain;
  const { t, truth } = network.picture.curve;
  truth.forEach((/** @type {number} */ value, /** @type {number} */ i) => {
    const x = left + ((right - left) * i) / (truth.length - 1);
    assert.ok(Math.abs(value - 2 * Math.sin(x)) < 1e-12); // the source: y = 2 sin x
  });
  assert.equal(t.length, truth.length);
  assert.deepEqual(optimum.picture.curve.t, truth);
  assert.ok(Math.abs(optimum.bayes.noiseVariance - 0.09) < 1e-12); // 0.3²
});

test('a surface: the scale has room for every y, and its lines are round', () => {
  const { network, train } = shown(boardOf('bumps'));
  const { low, high, levels } = network.picture.look;
  for (const y of train.y) assert.ok(y >= low && y <= high);
  assert.equal(low, -high);
  assert.ok(levels.includes(0) && levels.every((/** @type {number} */ level) => level > low && level < high));
});

test('scales by hand', () => {
  assert.deepEqual(valueScale([-3.2, 1]), { low: -4, high: 4, levels: [-3, -2, -1, 0, 1, 2, 3] });
  assert.deepEqual(valueScale([0.11, 0.39]), { low: 0.1, high: 0.4, levels: [0.15, 0.2, 0.25, 0.3, 0.35] });
  assert.deepEqual(valueScale([]), { low: -1, high: 1, levels: valueScale([-1, 1]).levels });
  assert.deepEqual(valueScale([7, 7]), valueScale([6, 8]));
  const [low, high] = [-1e-9, 1e9];
  assert.ok(valueScale([low, high]).levels.length < 12);
});

test('features reach the engine, and only points of the plane have them', () => {
  const features = /** @type {const} */ (['x1x1', 'x2x2']);
  const { network } = shown(boardOf('circle', { points: 200 }), { features, hidden: [], lambda: 0 });
  assert.ok(network.error.accuracy > 0.9, 'a circle is linear in the squares');
  const curve = trainerConfig(boardOf('sine'), networkFigure(1, { features }), infoOf('sine'));
  assert.deepEqual([curve.layerSizes, curve.features, curve.output], [[1, 5, 1], undefined, 'identity']);
});

test('the outputs follow the task', () => {
  const config = (/** @type {string} */ source, /** @type {Partial<Board>} */ settings, figure = {}) => {
    const { layerSizes, output } = trainerConfig(
      boardOf(source, settings),
      networkFigure(1, figure),
      infoOf(source),
    );
    return [layerSizes.at(-1), output];
  };
  assert.deepEqual(config('xor', {}), [1, 'sigmoid']);
  assert.deepEqual(config('xor', {}, { output: 'softmax' }), [2, 'softmax']);
  assert.deepEqual(config('blobs', { classes: 7 }), [7, 'softmax']);
  assert.deepEqual(config('bumps', {}, { output: 'softmax' }), [1, 'identity']);
});

test('what a task does not have is left out, with the reason', () => {
  for (const [settings, patch] of /** @type {const} */ ([
    [{ source: 'blobs', classes: 3, balance: 0.2 }, { balance: 0.5 }],
    [{ source: 'sine', noise: 0.3, balance: 0.2 }, { balance: 0.5 }],
    [{ source: 'sine', noise: 0.3, classes: 4 }, { classes: 2 }],
    [{ source: 'blobs', classes: 3, shown: '3' }, { shown: 'all' }],
    [{ shown: '1' }, { shown: 'all' }],
    [{ source: 'moons', noise: 0.6, classes: 3, balance: 0.3 }, { classes: 2 }],
  ])) {
    const board = { ...defaultBoard(), ...settings };
    const settled = settleBoard(board, sources);
    assert.deepEqual(settled.patch, patch);
    assert.equal(settled.problems.length, 1);
    assert.deepEqual(settleBoard({ ...board, ...patch }, sources), { patch: {}, problems: [] });
  }
  assert.equal(BOARD.balance.default, 0.5);
});

test('unequal classes: the points and the optimum agree', () => {
  const board = boardOf('lecture', { balance: 0.1, points: 200 });
  const { train, optimum } = shown(board);
  assert.equal(
    train.y.reduce((/** @type {number} */ sum, /** @type {number} */ y) => sum + y, 0),
    20,
  );
  assert.ok(optimum.bayes.error < 0.1, 'always saying “circle” errs in a tenth');
});

for (const [what, source, board, settings] of /** @type {[string, string, object, object][]} */ ([
  ['a probability', 'moons', {}, {}],
  ['two softmax outputs', 'moons', {}, { output: 'softmax' }],
  ['regions', 'blobs', { classes: 5 }, {}],
  ['one class', 'blobs', { classes: 5, shown: '3' }, {}],
  ['a surface', 'bumps', {}, { features: ['x1', 'x2', 'x1x2'] }],
  ['a curve', 'sine', {}, {}],
])) {
  test(`a picture for elsewhere shows what the figure shows: ${what}`, () => {
    const { snapshot, network, optimum } = shown(boardOf(source, board), settings);
    const [width, height] = SIZE;
    const view = { width, height, palettes: PALETTES };
    assert.deepEqual(snapshot(1, view).picture, network.picture);
    assert.deepEqual(snapshot(2, view).picture, optimum.picture);
    assert.deepEqual(snapshot(1, null).error, network.error);
    assert.equal(snapshot(1, null).picture, null);
  });
}
