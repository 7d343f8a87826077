/**
 * The weather map: its plan, what a job tells of every cell on the real engine, and how it is read and drawn.
 *
 * @import { Data, TrainerConfig } from '../../www/training/protocol.js'
 * @import { Asked, Cell } from '../../www/worker/jobs/kinds/weather.js'
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SvgCanvas } from '../../www/export/svg-canvas.js';
import {
  bestOf,
  constantError,
  evenly,
  expectedOf,
  shownAt,
  strides,
  unitsOf,
} from '../../www/page/inspector/tools/weather-plan.js';
import { plotStyle } from '../../www/views/palette.js';
import { cellAt, drawWeather, nearness, weatherHeight } from '../../www/views/tools/weather.js';
import { kind } from '../../www/worker/jobs/kinds/weather.js';
import { lab } from './support/lab.js';
import { createRandom } from './support/random.js';
import { configWith, dataFrom, LECTURE, resultsOn, RULER } from './support/tool-board.js';
import { partsOf } from './support/unit-of-job.js';

const dataOf = (truth = LECTURE) => dataFrom(truth, { m: 30, tests: 20 });

const CONFIG = configWith({ optimizer: { kind: 'sgd', learningRate: 0.1, batchSize: 0 } });

/** @param {number} size @returns {Asked['axes']} */
const RATES = (size) => [
  { vary: 'lambda', values: evenly(0.001, 1000, size) },
  { vary: 'learningRate', values: evenly(0.01, 10, size) },
];

/** @param {number} size @param {number} most @returns {Asked['axes']} */
const UNITS = (size, most) => [
  { vary: 'lambda', values: evenly(0.01, 10, size) },
  { vary: 'units', layer: 1, values: Array.from({ length: most }, (_, i) => i + 1) },
];

/** @param {readonly Asked[]} units @param {Data} [data] @returns {Cell[]} */
const cellsOf = (units, data = dataOf()) => units.flatMap((unit) => partsOf(kind, unit, data).flat());

test('every cell is trained once, the coarse map before the finer ones, whatever the sizes', () => {
  for (const [columns, rows] of [
    [12, 12],
    [24, 24],
    [48, 48],
    [12, 5],
    [48, 7],
    [24, 64],
    [48, 24],
  ]) {
    const axes = rows === columns ? RATES(columns) : UNITS(columns, rows);
    const units = unitsOf(CONFIG, axes, 0);
    assert.deepEqual([...new Set(units.map(({ stride }) => stride))], strides(columns));
    const seen = new Set();
    for (const unit of units) {
      // The fleet's own order says which members these are.
      const fleet = new lab.Fleet({
        base: CONFIG,
        axes: unit.axes,
        updates: 0,
        first: unit.first,
        step: unit.step,
      });
      const { x, y } = dataOf().train;
      fleet.setTrainingSet(x, y);
      while (fleet.left > 0) {
        for (const index of fleet.advance(5).index) {
          const across = unit.axes[0].values.length;
          const [column, row] = [unit.stride * (index % across), unit.stride * Math.floor(index / across)];
          assert.equal(unit.axes[0].values[index % across], axes[0].values[column]);
          assert.equal(unit.axes[1].values[Math.floor(index / across)], axes[1].values[row]);
          assert.ok(!seen.has(`${column} ${row}`), `${column} ${row} twice`);
          seen.add(`${column} ${row}`);
        }
      }
      fleet.free();
    }
    assert.equal(seen.size, columns * rows);
  }
  assert.deepEqual([12, 24, 48].map(strides), [[1], [2, 1], [4, 2, 1]]);
});

test('a cell is, to the bit, what a trainer with its settings comes to, and as far from the optimum', () => {
  const data = dataOf();
  for (const [axes, optimizer] of /** @type {const} */ ([
    [RATES(12), 'sgd'],
    [RATES(48), 'adam'],
    [UNITS(24, 9), 'lbfgs'],
  ])) {
    const config = { ...CONFIG, optimizer: { ...CONFIG.optimizer, kind: optimizer } };
    const units = unitsOf(config, axes, 600).slice(0, 2);
    const cells = cellsOf(units, data);
    const states = new Set();
    for (const cell of cells) {
      const [lambdas, others] = axes;
      const [lambda, value] = [lambdas.values[cell.column], others.values[cell.row]];
      assert.deepEqual([cell.x, cell.y], [lambda, value]);
      const isRate = others.vary === 'learningRate';
      const trainer = new lab.Trainer({
        ...{ ...config, lambda, layerSizes: isRate ? config.layerSizes : [2, value, 1] },
        optimizer: { ...config.optimizer, ...(isRate ? { learningRate: value } : {}) },
      });
      trainer.setTrainingSet(data.train.x, data.train.y);
      trainer.setTestSet(/** @type {any} */ (data.test).x, /** @type {any} */ (data.test).y);
      const { updates, status } = trainer.advance(600);
      const { d, testD } = trainer.error();
      assert.deepEqual([cell.status, cell.updates, cell.d, cell.testD], [status, updates, d, testD]);
      const numbers = /** @type {Float64Array} */ (lab.excess(LECTURE, trainer));
      const divergence = status === 'diverged' ? null : { value: numbers[0], uncertainty: numbers[1] };
      assert.deepEqual(cell.divergence, divergence);
      states.add(status);
      trainer.free();
    }
    if (optimizer === 'sgd') assert.ok(states.has('diverged') && states.size > 1, [...states].join());
  }
});

test('gradient descent diverges where the penalty alone has it diverge: ηλ > m', () => {
  const cells = cellsOf(unitsOf(CONFIG, RATES(12), 5000));
  for (const { x, y, status } of cells) if (x * y > 1.5 * 30) assert.equal(status, 'diverged', `${x} ${y}`);
  assert.ok(cells.some(({ x, y, status }) => x * y < 10 && status !== 'diverged'));
});

test('the results are the same with one, two and three workers', async () => {
  /** @type {unknown[]} */
  const all = [];
  const job = {
    kind: 'weather',
    units: unitsOf(CONFIG, RATES(12), 50),
    board: { points: 30, testPoints: 20 },
  };
  for (const cores of [1, 2, 3]) {
    const cells = /** @type {Cell[]} */ ((await resultsOn(cores, job)).flat(2));
    assert.equal(cells.length, 144);
    all.push(cells.sort((a, b) => a.row - b.row || a.column - b.column));
  }
  assert.deepEqual(all[1], all[0]);
  assert.deepEqual(all[2], all[0]);
});

test('without a truth there is test D alone, and of a curve and of classes there is a distance, too', () => {
  const [unit] = unitsOf(CONFIG, RATES(12), 20);
  const [cell] = cellsOf([unit], { ...dataOf(), truth: null });
  assert.equal(cell.divergence, null);
  assert.equal(expectedOf(cell, null), cell.testD);
  for (const [source, more] of /** @type {const} */ ([
    ['sine', { layerSizes: [1, 3, 1], output: 'identity' }],
    ['blobs', { layerSizes: [2, 3, 3], output: 'softmax' }],
  ])) {
    const truth = { source, classes: source === 'blobs' ? 3 : 2, noise: 0.5, balance: 0.5 };
    const config = /** @type {TrainerConfig} */ (/** @type {unknown} */ ({ ...CONFIG, ...more }));
    const cells = cellsOf(unitsOf(config, RATES(12), 20).slice(0, 1), dataOf(truth));
    assert.ok(cells.some(({ divergence }) => divergence && divergence.value > 0));
  }
});

test('the expected error is the smallest possible one and the distance from it', () => {
  /** @type {Cell} */
  const cell = { column: 0, row: 0, x: 1, y: 1, status: 'training', updates: 9, d: 0.3, testD: 0.5, divergence: { value: 0.25, uncertainty: 0 } }; // prettier-ignore
  assert.equal(expectedOf(cell, 0.5), 0.75);
  assert.equal(expectedOf({ ...cell, status: 'diverged', divergence: null }, 0.5), null);
  // A map's number is the expectation of D: the mean over many points, each with its own error, is near to it.
  const data = dataOf();
  const [unit] = unitsOf(CONFIG, RATES(12), 600);
  const { x, y } = lab.sampleSource({ ...LECTURE, m: 40_000, seed: 77 });
  const smallest = lab.bayes(LECTURE).crossEntropy;
  for (const told of cellsOf([unit], data)
    .filter(({ status }) => status !== 'diverged')
    .slice(0, 4)) {
    const trainer = new lab.Trainer({
      ...CONFIG,
      lambda: told.x,
      optimizer: { ...CONFIG.optimizer, learningRate: told.y },
    });
    trainer.setTrainingSet(data.train.x, data.train.y);
    trainer.advance(600);
    trainer.setTestSet(x, y);
    const sampled = trainer.error().testD;
    // Five standard errors of the mean of 40,000 errors that spread by less than 1.
    assert.ok(Math.abs(/** @type {number} */ (expectedOf(told, smallest)) - sampled) < 0.025, `${sampled}`);
    trainer.free();
  }
});

test('the best cell is the same in whatever order cells come, also of equal ones', () => {
  const random = createRandom(7);
  for (let i = 0; i < 200; i += 1) {
    const cells = Array.from({ length: 25 }, (_, at) => {
      const d = random.pick([0.3, 0.4, 0.5, NaN, null]);
      return /** @type {any} */ ({ column: at % 5, row: Math.floor(at / 5), d });
    });
    const finite = cells.filter(({ d }) => d !== null && !Number.isNaN(d));
    const least = Math.min(...finite.map(({ d }) => d));
    const mixed = cells.toSorted(() => random.next() - 0.5);
    const best = bestOf(mixed, ({ d }) => d);
    assert.equal(best, finite.find(({ d }) => d === least) ?? null);
  }
  assert.equal(bestOf([], () => 1), null); // prettier-ignore
});

test('where a cell is still to come, the coarser map stands for it', () => {
  const random = createRandom(4);
  const cellOf = (/** @type {number} */ column, /** @type {number} */ row) =>
    /** @type {Cell} */ ({ column, row });
  const coarse = [0, 4, 8].flatMap((row) => [0, 4, 8].map((column) => cellOf(column, row)));
  const finer = [cellOf(2, 2), cellOf(6, 4)];
  const finest = [cellOf(3, 3)];
  const at = shownAt([...coarse, ...finer, ...finest], 11, 10);
  for (let i = 0; i < 200; i += 1) {
    const [column, row] = [random.below(11), random.below(10)];
    const cell = /** @type {Cell} */ (at(column, row));
    assert.ok(cell.column <= column && cell.row <= row && column - cell.column < 4 && row - cell.row < 4);
  }
  const places = [
    [1, 1],
    [2, 3],
    [3, 3],
    [7, 5],
    [6, 6],
  ].map(([column, row]) => at(column, row));
  assert.deepEqual(places, [coarse[0], finer[0], finest[0], finer[1], coarse[4]]);
  assert.equal(shownAt([cellOf(4, 4)], 8, 8)(3, 3), null);
});

test('a constant answer has the entropy of the classes for its error, or the variance of y', () => {
  const near = (/** @type {number} */ a, /** @type {number} */ b) =>
    assert.ok(Math.abs(a - b) < 1e-12, `${a} ${b}`);
  near(constantError({ y: Float64Array.of(0, 1, 1, 0), k: 1 }, false), Math.LN2);
  near(constantError({ y: Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1), k: 3 }, false), Math.log(3));
  near(constantError({ y: Float64Array.of(1, 1), k: 1 }, false), 0);
  near(constantError({ y: Float64Array.of(1, 3, 5), k: 1 }, true), 8 / 3);
});

test('colours go from a constant answer to the optimum, and beyond neither', () => {
  const scale = { low: 0.2, high: 0.7 };
  assert.equal(nearness(0.2, scale), 1);
  assert.equal(nearness(0.7, scale), 0);
  assert.ok(Math.abs(nearness(0.325, scale) - 0.5) < 1e-12);
  assert.deepEqual([nearness(0.1, scale), nearness(9, scale), nearness(Infinity, scale)], [1, 0, 0]);
});

test('a map is drawn with its cells, its hatching and its cursor, and a place finds its cell', async () => {
  const x = { values: evenly(0.001, 1000, 12), isLog: true, name: 'λ' };
  const y = { values: [1, 2, 3, 4, 5], isLog: false, name: 'units' };
  const draw = async (/** @type {number} */ width, /** @type {boolean} */ hasDiverged) => {
    const canvas = new SvgCanvas({ ruler: RULER });
    const size = { width, height: weatherHeight(width) };
    drawWeather(canvas.getContext('2d'), size, plotStyle(true), {
      ...{ x, y, scale: { name: 'error', low: 0.2, high: 0.7 }, cursor: { column: 3, row: 1 } },
      at: (column, row) =>
        column === 11 && hasDiverged ? { value: null } : row > 3 ? null : { value: 0.2 + column / 30 },
    });
    return canvas.file({ ...size, title: 'map' });
  };
  for (const width of [320, 640]) {
    const [all, some] = [await draw(width, false), await draw(width, true)];
    assert.equal(all.match(/<image /g)?.length, 2, 'the cells and the key');
    assert.ok(some.length > all.length + 100, 'hatched');
    assert.ok(some.includes('diverged') && some.includes('0.2000') && some.includes('≥ 0.7000'));
    const size = { width, height: weatherHeight(width) };
    const found = new Set();
    for (let px = 0; px < width; px += 2) {
      for (let py = 0; py < size.height; py += 2) {
        const cell = cellAt({ ...size, x: px, y: py }, { x, y });
        if (cell) found.add(`${cell.column} ${cell.row}`);
      }
    }
    assert.equal(found.size, 60);
    assert.ok(['0 0', '11 4'].every((cell) => found.has(cell)));
    assert.equal(cellAt({ ...size, x: 2, y: 40 }, { x, y }), null);
    assert.deepEqual(cellAt({ ...size, x: width - 14, y: 22 }, { x, y }), { column: 11, row: 4 });
  }
});
