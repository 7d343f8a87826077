import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BOARD, NETWORK, defaultBoard, networkFigure } from '../../www/scene/schema.js';
import { costOf, placed, workersFor } from '../../www/training/assignment.js';
import { commonGoal, levelGoal, windowWidth } from '../../www/training/lockstep.js';
import { movingGrid, restingGrid, stillGrid } from '../../www/training/resolution.js';
import { changeBetween, settleBoard, trainerConfig, updatesPerEpoch } from '../../www/scene/task.js';
import { engine } from './support/engine.js';

const sources = /** @type {import('../../www/scene/scene.d.ts').SourceInfo[]} */ (engine.sources());
const lecture = /** @type {any} */ (sources.find(({ name }) => name === 'lecture'));

test('workers: one per figure, not more than cores, at least one', () => {
  assert.equal(workersFor(8, 4), 4);
  assert.equal(workersFor(2, 4), 2);
  assert.equal(workersFor(64, 24), 8);
  assert.equal(workersFor(4, 0), 1);
});

test('the cost of a network is its number of parameters', () => {
  // By hand: 5·3 + 1·6, and 20·3 + 20·21 + 1·21.
  assert.equal(costOf(networkFigure(1, { hidden: [5] })), 21);
  assert.equal(costOf(networkFigure(1, { hidden: [20, 20] })), 501);
  assert.equal(costOf(networkFigure(1, { hidden: [] })), 3);
});

test('expensive figures are placed first, each where least is to do', () => {
  const figures = [
    networkFigure(1, { hidden: [5] }),
    networkFigure(2, { hidden: [20, 20] }),
    networkFigure(3, { hidden: [20, 20] }),
    /** @type {const} */ ({ kind: 'optimum', id: 4, name: '' }),
  ];
  const byId = (/** @type {number[]} */ loads) =>
    Object.fromEntries([...placed(loads, figures)].map(([{ id }, index]) => [id, index]));
  assert.deepEqual(byId([0, 0]), { 2: 0, 3: 1, 4: 0, 1: 1 });
  assert.deepEqual(byId([2000, 0]), { 1: 1, 2: 1, 3: 1, 4: 1 });
});

test('the window holds what the slowest worker does in one and a half cycles', () => {
  const load = (/** @type {number} */ cycleMillis, /** @type {number[]} */ ...millisPerUpdate) => ({
    cycleMillis,
    millisPerUpdate,
  });
  assert.equal(windowWidth([load(16, 0.1, 0.3)]), 60); // 24 / 0.4
  assert.equal(windowWidth([load(16, 0.1), load(32, 1.2)]), 40); // 48 / 1.2, the other would do 240
  assert.equal(windowWidth([load(16, 500)]), 2);
  assert.equal(windowWidth([load(16, 0.001), load(16, 0)]), 32); // not measured yet
  assert.equal(windowWidth([load(60_000, 1)]), 150); // hidden for a minute: not 90 000 updates ahead
});

test('the goal: a window beyond the slowest, or the foremost for one that catches up', () => {
  assert.equal(commonGoal([100, 110], 40), 140);
  assert.equal(commonGoal([0, 1500], 40), 1500);
});

test('after a pause figures of one window draw level, others stand', () => {
  const at = (/** @type {number} */ updates, millisPerUpdate = 0.5) => ({ updates, millisPerUpdate });
  assert.equal(levelGoal([at(100), at(110)], 40), 110);
  assert.equal(levelGoal([at(100), at(1000)], 40), 0);
  assert.equal(levelGoal([at(100, 300), at(101)], 40), 0); // 300 ms would be noticed
  // Two in one worker take turns; two in two workers do not.
  const [near, far] = [{}, {}];
  assert.equal(levelGoal([{ ...at(100, 4), slot: near }, { ...at(100, 4), slot: near }, at(110)], 40), 0);
  assert.equal(levelGoal([{ ...at(100, 4), slot: near }, { ...at(100, 4), slot: far }, at(110)], 40), 110);
  assert.equal(levelGoal([], 40), 0);
});

test('grids keep the shape of the view and never exceed it', () => {
  for (const view of [
    { width: 600, height: 400 },
    { width: 1200, height: 800 },
    { width: 30, height: 20 },
  ]) {
    for (const millisPerNode of [0, 1e-5, 1e-3, 1]) {
      for (const size of [
        restingGrid(view, 1e5 * millisPerNode),
        movingGrid({ view, millisPerNode, grid: null }, 6),
      ]) {
        assert.ok(size.width <= view.width && size.height <= view.height);
        assert.ok(Math.abs(size.width / size.height - 1.5) < 0.06, `${size.width} × ${size.height}`);
      }
    }
  }
  assert.deepEqual(movingGrid({ view: { width: 1, height: 1 }, millisPerNode: 0, grid: null }, 6), {
    width: 2, // a grid needs two nodes a side
    height: 2,
  });
});

test('in motion the grid fits its budget, between 48² and 200² nodes', () => {
  const view = { width: 1000, height: 1000 };
  const side = (/** @type {number} */ millisPerNode) =>
    movingGrid({ view, millisPerNode, grid: null }, 6).width;
  assert.equal(side(0), 96);
  assert.equal(side(6 / 150 ** 2), 150);
  assert.equal(side(1), 48);
  assert.equal(side(1e-9), 200);
});

test('a grid in motion does not flicker between sizes', () => {
  const view = { width: 1000, height: 1000 };
  const grid = { width: 100, height: 100 };
  const next = (/** @type {number} */ side) => movingGrid({ view, millisPerNode: 6 / side ** 2, grid }, 6);
  assert.deepEqual(next(115), grid);
  assert.equal(next(150).width, 150);
  assert.equal(next(60).width, 60);
  assert.equal(movingGrid({ view: { width: 1000, height: 500 }, millisPerNode: 6e-4, grid }, 6).width, 141);
});

test('a figure that has stopped beside others that move is drawn once more if it was coarse', () => {
  const view = { width: 1000, height: 1000 };
  const after = (/** @type {number} */ side) =>
    stillGrid({ view, millisPerNode: 1e-4, grid: { width: side, height: side } }).width;
  assert.equal(after(60), 200);
  assert.equal(after(190), 190);
  assert.equal(after(500), 500, 'the fine one that it has is not given up');
});

test('at rest the grid is the view’s own, within 512² nodes and what a worker can do', () => {
  const at = (/** @type {number} */ side, /** @type {number} */ parameters) =>
    restingGrid({ width: side, height: side }, parameters).width;
  assert.equal(at(400, 500), 400);
  assert.equal(at(2000, 0), 512);
  assert.equal(at(2000, 500), 512);
  assert.equal(at(2000, 50_000), 200); // √(2·10⁹ / 50,000)
});

test('the default board is one that the engine takes as it stands', () => {
  assert.deepEqual(settleBoard(defaultBoard(), sources), { patch: {}, problems: [] });
  assert.equal(BOARD.noise.default, lecture.noise[2], 'the usual noise of the default source');
});

test('what the engine does not have is replaced field by field', () => {
  const board = { ...defaultBoard(), source: 'galaxy', classes: 3, noise: 50 };
  const { patch, problems } = settleBoard(board, sources);
  assert.deepEqual(patch, { source: 'lecture', classes: 2, noise: lecture.noise[2] });
  assert.deepEqual(problems.map(({ field }) => field), ['source', 'classes', 'noise']); // prettier-ignore
  assert.deepEqual(settleBoard({ ...board, ...patch }, sources), { patch: {}, problems: [] });
  // Nobody chose the noise of this link, so nobody is told.
  const spirals = sources.find(({ name }) => name === 'spirals');
  const silent = settleBoard({ ...defaultBoard(), source: 'spirals' }, sources);
  assert.deepEqual(silent, { patch: { noise: spirals?.noise[2] }, problems: [] });
});

test('a trainer’s configuration, and that the engine takes it at every end of the schema', () => {
  assert.deepEqual(
    trainerConfig(defaultBoard(), networkFigure(1, { hidden: [20, 20], lambda: 0.1 }), lecture),
    {
      layerSizes: [2, 20, 20, 1],
      features: ['x1', 'x2'],
      output: 'sigmoid',
      activation: NETWORK.activation.default,
      leak: 0.01,
      lambda: 0.1,
      optimizer: { kind: 'lbfgs', learningRate: 0.1, batchSize: 0 },
      init: 'xavier',
      seed: 1,
    },
  );
  for (const settings of [
    { hidden: [] },
    { hidden: Array(NETWORK.hidden.maxLayers).fill(1) },
    { hidden: [NETWORK.hidden.maxUnits] },
    { lambda: NETWORK.lambda.max },
    { activation: /** @type {const} */ ('leakyRelu'), leak: NETWORK.leak.max },
    { seed: NETWORK.seed.max },
  ]) {
    new engine.Trainer(trainerConfig(defaultBoard(), networkFigure(1, settings), lecture)).free();
  }
  for (const optimizer of BOARD.optimizer.choices) {
    for (const [learningRate, batchSize] of [
      [BOARD.learningRate.max, 0],
      [1e-9, BOARD.batchSize.max],
    ]) {
      // prettier-ignore
      const board = { ...defaultBoard(), optimizer, learningRate, batchSize };
      new engine.Trainer(trainerConfig(board, networkFigure(1), lecture)).free();
    }
  }
});

test('an epoch in updates is the engine’s', () => {
  for (const [optimizer, batchSize, expected] of /** @type {const} */ ([
    ['lbfgs', 10, 1],
    ['sgd', 0, 1],
    ['sgd', 30, 7], // 200 / 30, the last batch of 20
    ['adam', 500, 1],
  ])) {
    const board = { ...defaultBoard(), optimizer, batchSize };
    assert.equal(updatesPerEpoch(board), expected);
    const trainer = new engine.Trainer(trainerConfig(board, networkFigure(1), lecture));
    const { x, y } = engine.sampleSource({ source: 'lecture', classes: 2, noise: 1, m: 200, seed: 1 });
    trainer.setTrainingSet(x, y);
    assert.equal(trainer.advance(expected).epochs, 1);
    trainer.free();
  }
});

test('what begins anew and what goes on', () => {
  const config = (/** @type {object} */ settings, board = {}) =>
    trainerConfig({ ...defaultBoard(), ...board }, networkFigure(1, settings), lecture);
  const change = (/** @type {any} */ from, /** @type {any} */ to) =>
    Object.entries(changeBetween(from, to)).filter(([, is]) => is).map(([name]) => name); // prettier-ignore
  assert.deepEqual(change(config({}), config({})), []);
  assert.deepEqual(change(config({}), config({ lambda: 1 })), ['lambda']);
  for (const settings of [
    { hidden: [6] },
    { activation: 'relu' },
    { init: 'he' },
    { seed: 2 },
    { output: 'softmax' },
    { features: ['x1', 'x1x2'] },
  ]) {
    assert.deepEqual(change(config({}), config(settings)), ['anew']);
  }
  assert.deepEqual(change(config({}), config({ leak: 0.2 })), [], 'tanh has no leak');
  const leaky = { activation: 'leakyRelu' };
  assert.deepEqual(change(config(leaky), config({ ...leaky, leak: 0.2 })), ['anew']);
  assert.deepEqual(
    change(config({}), config({}, { learningRate: 1, batchSize: 5 })),
    [],
    'L-BFGS has neither',
  );
  const sgd = { optimizer: 'sgd' };
  assert.deepEqual(change(config({}), config({}, sgd)), ['optimizer']);
  assert.deepEqual(change(config({}, sgd), config({}, { ...sgd, learningRate: 1 })), ['optimizer']);
});
