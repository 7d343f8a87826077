/**
 * The λ sweep: what a job tells under each λ on the real engine, and how it is planned and read.
 *
 * @import { Data, TrainerConfig } from '../../www/training/protocol.js'
 * @import { Swept } from '../../www/worker/jobs/kinds/sweep.js'
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SvgCanvas } from '../../www/export/svg-canvas.js';
import { plotStyle } from '../../www/views/palette.js';
import {
  bestOf,
  coarseToFine,
  drawSweep,
  lambdasOf,
  sweepChart,
  sweepHeight,
} from '../../www/views/tools/sweep.js';
import { kind } from '../../www/worker/jobs/kinds/sweep.js';
import { engine } from './support/engine.js';
import { createRandom } from './support/random.js';
import { configWith, dataFrom, LECTURE, PALETTE, RULER, VIEW } from './support/tool-board.js';
import { partsOf } from './support/unit-of-job.js';

/** @param {Data['truth']} [truth] @returns {Data} */
const dataOf = (truth = LECTURE) => ({ ...dataFrom(LECTURE, { m: 40, tests: 50 }), truth });

const CONFIG = configWith({ seed: 4 });
const LAMBDAS = [0.003, 0.1, 3];

/** @param {readonly number[]} lambdas @param {Partial<TrainerConfig>} [more] @returns {Swept[]} */
const swept = (lambdas, more = {}, data = dataOf(), updates = 150) =>
  partsOf(kind, { config: { ...CONFIG, ...more }, lambdas, updates, view: VIEW }, data);

/** A trainer on the same points. @param {Data} data @param {Partial<TrainerConfig>} more */
function trainerOn({ train, test: tested }, more) {
  const trainer = new engine.Trainer({ ...CONFIG, ...more });
  trainer.setTrainingSet(train.x, train.y);
  if (tested) trainer.setTestSet(tested.x, tested.y);
  return trainer;
}

/** @param {Swept} part @param {any} trainer @param {{ updates: number, status: string }} clock */
function assertIs(part, trainer, { updates, status }) {
  assert.deepEqual([part.updates, part.status], [updates, status]);
  assert.deepEqual(part.error, trainer.error());
  const [value, uncertainty] = engine.excess(LECTURE, trainer) ?? [];
  assert.deepEqual(part.divergence, { value, uncertainty });
  const plane = new engine.Plane(Float64Array.of(-7, 8, -6, 5), 12, 9);
  plane.evaluateNetwork(trainer);
  assert.deepEqual(part.picture.pixels, plane.pixels(PALETTE));
  assert.deepEqual(part.picture.contours, plane.contours(Float32Array.of(0)));
  plane.free();
}

test('cold: under each λ, to the bit, what a trainer comes to from its seed', () => {
  const data = dataOf();
  for (const optimizer of /** @type {const} */ (['lbfgs', 'sgd'])) {
    const more = { optimizer: { ...CONFIG.optimizer, kind: optimizer } };
    for (const lambda of LAMBDAS) {
      const parts = swept([lambda], more, data);
      assert.equal(parts.length, 1);
      assert.equal(parts[0].lambda, lambda);
      const trainer = trainerOn(data, { ...more, lambda });
      assertIs(parts[0], trainer, trainer.advance(150));
      trainer.free();
    }
  }
});

test('warm: each goes on from the one before, and differs from what its seed leads to', () => {
  const data = dataOf();
  const parts = swept(LAMBDAS, {}, data, 40);
  assert.deepEqual(parts.map(({ lambda }) => lambda), LAMBDAS); // prettier-ignore
  const trainer = trainerOn(data, { lambda: LAMBDAS[0] });
  let before = 0;
  for (const part of parts) {
    trainer.lambda = part.lambda;
    const { updates, status } = trainer.advance(40);
    assertIs(part, trainer, { updates: updates - before, status });
    before = updates;
  }
  trainer.free();
  const cold = LAMBDAS.map((lambda) => swept([lambda], {}, data, 40)[0]);
  assert.deepEqual(parts[0].error, cold[0].error);
  assert.notEqual(parts[1].error.e, cold[1].error.e);
});

/** x of A x = b, by Gaussian elimination with pivots. @param {readonly (readonly number[])[]} a @param {readonly number[]} b */
function solve(a, b) {
  const rows = a.map((row, i) => [...row, b[i]]);
  for (let k = 0; k < rows.length; k += 1) {
    const pivot = rows.findLast((row, i) => i >= k && rows.slice(k).every((other) => Math.abs(row[k]) >= Math.abs(other[k]))); // prettier-ignore
    const at = rows.indexOf(/** @type {number[]} */ (pivot));
    [rows[k], rows[at]] = [rows[at], rows[k]];
    rows.forEach((row, i) => {
      if (i !== k) rows[i] = row.map((value, j) => value - (rows[k][j] * row[k]) / rows[k][k]);
    });
  }
  return rows.map((row, k) => row[rows.length] / row[k]);
}

test('a linear regression is ridge regression: D and R of its closed form under every λ', () => {
  const truth = { source: 'plane', classes: 2, noise: 0.5, balance: 0.5 };
  const data = { ...dataFrom(truth, { m: 30, tests: 0 }), truth: null };
  const { x, y } = data.train;
  const m = y.length;
  const row = (/** @type {number} */ i) => [1, x[2 * i], x[2 * i + 1]];
  const view = {
    ...VIEW,
    look: /** @type {any} */ ({ kind: 'surface', low: -1, high: 1, levels: [0], told: [-1, 0, 1] }),
  };
  const lambdas = [0, 0.01, 1, 30, 1000];
  const more = { layerSizes: [2, 1], output: /** @type {const} */ ('identity') };
  const found = lambdas.map((lambda) => partsOf(kind, { config: { ...CONFIG, ...more }, lambdas: [lambda], updates: 500, view }, data)[0]); // prettier-ignore
  for (const [k, lambda] of lambdas.entries()) {
    // E = (1/m) (Σ (θ·(1, x) − y)² + λ (θ₁² + θ₂²)), so that (XᵀX + λ diag(0, 1, 1)) θ = Xᵀy.
    const gram = [0, 1, 2].map((a) =>
      [0, 1, 2].map((b) => {
        let sum = a === b && a > 0 ? lambda : 0;
        for (let i = 0; i < m; i += 1) sum += row(i)[a] * row(i)[b];
        return sum;
      }),
    );
    const right = [0, 1, 2].map((a) => y.reduce((sum, value, i) => sum + row(i)[a] * value, 0));
    const theta = solve(gram, right);
    const d = y.reduce((sum, value, i) => sum + (row(i).reduce((t, one, a) => t + theta[a] * one, 0) - value) ** 2, 0) / m; // prettier-ignore
    const r = (theta[1] ** 2 + theta[2] ** 2) / m;
    const { error, status } = found[k];
    assert.equal(status, 'converged');
    assert.ok(Math.abs(error.d - d) < 1e-8 * d, `λ = ${lambda}: ${error.d}, not ${d}`);
    assert.ok(Math.abs(error.r - r) < 1e-6 * r, `λ = ${lambda}: ${error.r}, not ${r}`);
  }
});

test('without a truth there is no distance from it; after divergence none either', () => {
  const [part] = swept([0.1], {}, dataOf(null));
  assert.equal(part.divergence, null);
  assert.ok(Number(part.error.testD) > 0);
  const optimizer = { kind: /** @type {const} */ ('sgd'), learningRate: 1e9, batchSize: 0 };
  const [wild] = swept([0.1], { optimizer });
  assert.deepEqual([wild.status, wild.divergence], ['diverged', null]);
});

test('λ go evenly from one end to the other, each once, in order', () => {
  assert.deepEqual(lambdasOf(0.001, 10, 5), [0.001, 0.01, 0.1, 1, 10]);
  assert.deepEqual(lambdasOf(1, 1, 7), []);
  assert.deepEqual(lambdasOf(2, 1, 7), []);
  // Ends as they were typed, what lies between as one would write it, and nothing twice where there is no room.
  assert.deepEqual(lambdasOf(0.123456, 0.13, 7), [0.123456, 0.13]);
  const random = createRandom(5);
  for (let i = 0; i < 300; i += 1) {
    const from = 10 ** (8 * random.next() - 6);
    const to = from * 10 ** (4 * random.next());
    const count = 7 + random.below(9);
    const lambdas = lambdasOf(from, to, count);
    if (!(to > from)) continue;
    assert.deepEqual([lambdas[0], lambdas.at(-1)], [from, to]);
    assert.ok(lambdas.length >= 2 && lambdas.length <= count);
    for (const [k, lambda] of lambdas.entries()) {
      assert.ok(k === 0 || lambda > lambdas[k - 1], lambdas.join());
      if (k > 0 && k < lambdas.length - 1) assert.equal(lambda, Number(lambda.toPrecision(2)));
    }
  }
});

test('λ are trained coarse to fine: at any time what is to come lies between what is there', () => {
  for (let count = 0; count < 40; count += 1) {
    const places = Array.from({ length: count }, (_, i) => i);
    const order = coarseToFine(places);
    assert.deepEqual(
      order.toSorted((a, b) => a - b),
      places,
    );
    for (let done = 2; done <= count; done += 1) {
      const known = order.slice(0, done).sort((a, b) => a - b);
      const gaps = known.slice(1).map((place, i) => place - known[i]);
      // No gap is left while another has been halved twice.
      assert.ok(Math.max(...gaps) <= 4 * Math.min(...gaps), `${count}: ${known}`);
      assert.deepEqual([known[0], known[done - 1]], [0, count - 1]);
    }
  }
});

/** @param {number} lambda @param {number | null} divergence @param {number | null} testD @returns {Swept} */
const told = (lambda, divergence, testD) =>
  /** @type {any} */ ({
    ...{ lambda, updates: 1, status: 'converged', picture: null },
    error: { d: 0.2, r: 1, e: 0.2 + lambda, accuracy: 1, testD, testAccuracy: null },
    divergence: divergence === null ? null : { value: divergence, uncertainty: 0 },
  });

test('the best λ is the nearest to the truth; where that is not known, the best on the test points', () => {
  assert.equal(bestOf([]), null);
  const known = [told(0.1, 0.3, 0.1), told(1, 0.2, 0.5), told(10, null, 0.01)];
  assert.deepEqual(bestOf(known), { lambda: 1, isExact: true });
  const tested = [told(0.1, null, 0.3), told(1, null, 0.2), told(10, null, 0.4)];
  assert.deepEqual(bestOf(tested), { lambda: 1, isExact: false });
  assert.equal(bestOf([told(0.1, null, null)]), null);
  // What has diverged is never the best, and has no errors.
  const lost = (/** @type {Swept} */ swept) => ({ ...swept, status: /** @type {const} */ ('diverged') });
  assert.deepEqual(bestOf([lost(told(0.1, null, 0.1)), told(1, null, 0.2)]), { lambda: 1, isExact: false });
  assert.equal(bestOf([lost(told(0.1, null, 0.1))]), null);
  const { series } = sweepChart(
    [lost(told(0.1, null, 0.1)), told(1, null, 0.2)],
    { from: 0.1, to: 1 },
    plotStyle(false),
  );
  assert.deepEqual(series.map(({ y }) => Array.from(y)), [[NaN, 0.2], [NaN, 1], [NaN, 0.2]]); // prettier-ignore
  assert.deepEqual(
    sweepChart([lost(told(0.1, null, 0.1))], { from: 0.1, to: 1 }, plotStyle(false)).series,
    [],
  );
});

test('curves are those of D, λR, test D and the distance from the optimum, those that there are', () => {
  const style = plotStyle(false);
  const chart = sweepChart([told(0.1, 0.3, 0.1), told(1, 0, 0.5)], { from: 0.1, to: 1 }, style);
  assert.deepEqual(chart.series.map(({ y }) => Array.from(y)), [[0.2, 0.2], [0.1, 1], [0.1, 0.5], [0.3, 1e-6]]); // prettier-ignore
  assert.deepEqual(chart.verticals?.map(({ at }) => at), [1]); // prettier-ignore
  const bare = sweepChart([told(0.1, null, null)], { from: 0.1, to: 1 }, style);
  assert.equal(bare.series.length, 2);
  assert.deepEqual(bare.verticals, []);
});

test('axes are drawn for curves that are there or to come, and a sentence where none can come', () => {
  const optimizer = { kind: /** @type {const} */ ('sgd'), learningRate: 1e9, batchSize: 0 };
  const wild = LAMBDAS.flatMap((lambda) => swept([lambda], { optimizer }));
  const calm = swept([LAMBDAS[1]], {}, dataOf(), 20);
  for (const [shown, hasAxes] of /** @type {const} */ ([
    [[], true],
    [wild.slice(1), true],
    [wild, false],
    [[wild[0], ...calm, wild[2]], true],
  ])) {
    /** @type {string[]} */
    const definitions = [];
    const canvas = new SvgCanvas({ ruler: RULER, definitions });
    const size = { width: 400, height: sweepHeight(LAMBDAS.length, 400, 1.4) };
    const subject = { swept: shown, lambdas: LAMBDAS, range: { from: 0.003, to: 3 }, setting: null, aspect: 1.4 }; // prettier-ignore
    drawSweep(canvas.getContext('2d'), size, plotStyle(false), subject);
    assert.ok(canvas.definition);
    const drawn = definitions.join('');
    assert.equal(drawn.includes('error</text>'), hasAxes);
    assert.equal(drawn.includes('There are no curves'), !hasAxes);
  }
});
