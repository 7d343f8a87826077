/** The quantities of lessons, each computed again from the weights that they tell themselves. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boardOf, trained } from '../../tools/board.js';
import { keyOf } from '../../www/points/grid.js';
import { decode, encode } from '../../www/scene/hash.js';
import { targetsFor } from '../../www/scene/targets.js';
import { quantitiesOf } from '../../www/worker/quantities.js';
import { engine } from './support/engine.js';
import { lab } from './support/lab.js';

/** @import { LinkedBoard } from '../../tools/board.js' */
/** @import { Quantity, QuantityName } from '../../www/lessons/lessons.d.ts' */
/** @import { Standing } from '../../www/worker/quantities.js' */

/**
 * Figures of a board after so many updates, on the engine of the page, which does not look into layers itself.
 *
 * @param {string} link
 * @param {number} updates
 */
function after(link, updates) {
  const board = boardOf(engine, link);
  assert.deepEqual(board.problems, []);
  const standings = board.figures.map((figure) =>
    figure.kind === 'optimum' ? null : trained(board.made(figure), updates),
  );
  const quantity = quantitiesOf({ engine, lab, truth: board.truth }, board.points, standings);
  return { board, standings, quantity };
}

/** @type {Record<string, [sigma: (z: number) => number, slope: (z: number) => number, steepest: number]>} */
const ACTIVATIONS = {
  sigmoid: [(z) => 1 / (1 + Math.exp(-z)), (z) => 1 / (2 + Math.exp(z) + Math.exp(-z)), 1 / 4],
  tanh: [Math.tanh, (z) => 1 - Math.tanh(z) ** 2, 1],
  relu: [(z) => Math.max(0, z), (z) => (z > 0 ? 1 : 0), 1],
};

/** z of every layer at a point, from `weight`. @param {Quantity} quantity @param {number} figure @param {Standing} standing @param {Float64Array} x */
function forward(quantity, figure, { config: { layerSizes, activation } }, x) {
  const [sigma] = ACTIVATIONS[activation];
  let a = [...x];
  return layerSizes.slice(1).map((size, l) => {
    const weight = (/** @type {number} */ j, /** @type {number} */ i) =>
      /** @type {number} */ (quantity('weight', [figure, l, j, i]));
    const z = Array.from({ length: size }, (_, j) =>
      a.reduce((sum, value, i) => sum + value * weight(j + 1, i + 1), weight(j + 1, 0)),
    );
    a = z.map(sigma);
    return z;
  });
}

/** @param {unknown} value @param {number} expected @param {string} what */
function near(value, expected, what) {
  assert.ok(
    Math.abs(Number(value) - expected) <= 1e-9 * (1 + Math.abs(expected)),
    `${what}: ${value}, ${expected}`,
  );
}

const LINK =
  '#v=1&source=moons&noise=0.6&points=40&optimizer=sgd&rate=2&fig=3-2,l=0.1,act=tanh&fig=4,act=relu,l=0.2&fig=4-3,l=0.3&fig=optimum';

test('errors, weights and layers are those of the network that `weight` tells', () => {
  const { board, standings, quantity } = after(LINK, 300);
  const { x, y } = board.points;
  const m = y.length;
  standings.forEach((standing, index) => {
    if (!standing) return;
    const figure = index + 1;
    const of = (/** @type {QuantityName} */ name, /** @type {number[]} */ ...args) =>
      quantity(name, [figure, ...args]);
    const { layerSizes, activation, lambda } = standing.config;
    const [, slope, steepest] = ACTIVATIONS[activation];
    const layers = Array.from({ length: m }, (_, p) =>
      forward(quantity, figure, standing, x.slice(2 * p, 2 * p + 2)),
    );
    const logits = layers.map((z) => z.at(-1)?.[0] ?? NaN);
    near(of('D'), logits.reduce((sum, z, p) => sum + Math.log1p(Math.exp(y[p] ? -z : z)), 0) / m, 'D');
    near(of('accuracy'), logits.filter((z, p) => z > 0 === (y[p] === 1)).length / m, 'accuracy');
    let [squares, largest, count] = [0, 0, 0];
    layerSizes.slice(1).forEach((size, l) => {
      for (let j = 1; j <= size; j++) {
        count += 1;
        for (let i = 1; i <= layerSizes[l]; i++, count++) {
          const weight = /** @type {number} */ (of('weight', l, j, i));
          squares += weight ** 2;
          largest = Math.max(largest, Math.abs(weight));
        }
      }
    });
    near(of('R'), squares / m, 'R');
    near(of('E'), Number(of('D')) + lambda * Number(of('R')), 'E');
    assert.deepEqual([of('maxWeight'), of('parameters'), of('lambda')], [largest, count, lambda]);
    for (let l = 1; l < layerSizes.length - 1; l++) {
      const slopes = layers.map((z) => z[l - 1].map((value) => slope(value) / steepest));
      const flat = slopes.flat().filter((value) => value < 0.05).length;
      near(of('saturated', l), flat / (m * layerSizes[l]), `saturated, ${l}`);
      const dead = slopes[0].filter((_, unit) => slopes.every((point) => point[unit] < 0.001)).length;
      near(of('dead', l), dead / layerSizes[l], `dead, ${l}`);
    }
    // By differences of E, parameter by parameter.
    const { trainer } = standing;
    const theta = trainer.theta;
    const energy = (/** @type {number} */ i, /** @type {number} */ h) =>
      trainer.errorAt(theta.map((value, k) => (k === i ? value + h : value))).e;
    const gradient = Array.from(theta, (_, i) => (energy(i, 1e-6) - energy(i, -1e-6)) / 2e-6);
    let start = 0;
    layerSizes.slice(1).forEach((size, l) => {
      const end = start + size * (layerSizes[l] + 1);
      const expected = Math.hypot(...gradient.slice(start, end));
      assert.ok(Math.abs(Number(of('gradNorm', l)) - expected) < 1e-6 * (1 + expected), `gradNorm, ${l}`);
      start = end;
    });
    assert.ok(Math.abs(Number(of('gradNorm')) - Math.hypot(...gradient)) < 1e-6);
    assert.deepEqual([of('updates'), of('epochs'), of('status')], [300, 300, 'training']);
    trainer.free();
  });
});

test('what is known of the source, and how far a network is from it', () => {
  const { board, standings, quantity } = after('#v=1&source=moons&noise=0.6&points=40&fig=0&fig=optimum', 50);
  const { error, crossEntropy } = engine.bayes(/** @type {object} */ (board.truth));
  assert.equal(quantity('bayesD', []), crossEntropy);
  assert.equal(quantity('bayesD', [2]), crossEntropy);
  assert.equal(quantity('bayesError', []), error);
  assert.equal(quantity('points', []), 40);
  const excess = Number(quantity('excess', [1]));
  assert.equal(quantity('kl', [1]), excess);
  // A sample of a hundred thousand points tells the same.
  const points = engine.sampleSource({ ...board.truth, m: 100_000, seed: 7, part: 'test' });
  const [standing] = standings;
  assert.ok(standing);
  standing.trainer.setTestSet(points.x, targetsFor(standing.config, points).y);
  const { testD, testAccuracy } = standing.trainer.error();
  assert.ok(Math.abs(excess + crossEntropy - testD) < 0.01);
  assert.ok(Math.abs(Number(quantity('excessError', [1])) + error - (1 - testAccuracy)) < 0.005);
  standing.trainer.free();
  const curve = after('#v=1&source=sine&noise=0.3&points=40&fig=2', 1);
  assert.equal(
    curve.quantity('bayesD', []),
    engine.bayes(/** @type {object} */ (curve.board.truth)).noiseVariance,
  );
  assert.equal(curve.quantity('bayesError', []), undefined);
  assert.equal(curve.quantity('accuracy', [1]), undefined);
});

test('what there is not is undefined', () => {
  const { quantity } = after('#v=1&test=0&points=20&fig=3&fig=optimum', 5);
  for (const [name, ...args] of /** @type {[QuantityName, ...number[]][]} */ ([
    ...[
      ['D', 2],
      ['D', 3],
      ['testD', 1],
      ['testAccuracy', 1],
      ['gradNorm', 1, 2],
      ['saturated', 1, 2],
    ],
    ...[
      ['dead', 1, 0],
      ['weight', 1, 2, 1, 1],
      ['weight', 1, 0, 4, 0],
      ['weight', 1, 0, 0, 0],
      ['weight', 1, 1, 1, 4],
    ],
  ])) {
    assert.equal(quantity(name, args), undefined, `${name}(${args})`);
  }
});

test('a board of a link stands where the link has it, and trains on from there', () => {
  const seed = after('#v=1&optimizer=sgd&batch=50&fig=3', 30);
  const linked = after('#v=1&optimizer=sgd&batch=50&fig=3,at=20', 10);
  assert.equal(linked.quantity('updates', [1]), 30);
  assert.equal(linked.quantity('epochs', [1]), seed.quantity('epochs', [1]));
  assert.equal(linked.quantity('E', [1]), seed.quantity('E', [1]));
});

test('weights of a link are where it has them, with their clock', () => {
  const { scene } = decode('#v=1&optimizer=sgd&batch=50&points=200&fig=3');
  const { standings } = after('#v=1&optimizer=sgd&batch=50&points=200&fig=3', 12);
  const theta = Float32Array.from(/** @type {Standing} */ (standings[0]).trainer.theta);
  const link = encode(scene, { rests: false, figures: new Map([[1, { at: 12, theta }]]) });
  const there = after(link, 0);
  assert.deepEqual([there.quantity('updates', [1]), there.quantity('epochs', [1])], [12, 3]);
  assert.equal(there.quantity('weight', [1, 0, 2, 1]), theta[4]);
  const later = after(link, 8);
  assert.deepEqual([later.quantity('updates', [1]), later.quantity('epochs', [1])], [20, 5]);
});

test('of own points nobody knows the optimum', () => {
  const { scene } = decode('#v=1&fig=3');
  const keys = Float64Array.from({ length: 12 }, (_, i) => keyOf(i % 2, 1000 * i, 5000 * (i % 3))).sort();
  const axis = { name: '', from: 0, to: 1 };
  const own = {
    domain: /** @type {const} */ ([-1, 1, -1, 1]),
    axes: /** @type {const} */ ([axis, axis]),
    classes: ['', ''],
    keys,
  };
  const { board, quantity } = after(
    encode({ ...scene, board: { ...scene.board, source: 'own', testShare: 0.25 }, own }),
    3,
  );
  assert.equal(board.truth, null);
  assert.equal(quantity('points', []), 8, 'two of each class are for testing');
  for (const [name, ...args] of /** @type {[QuantityName, ...number[]][]} */ ([['bayesD'], ['excess', 1]])) {
    assert.equal(quantity(name, args), undefined);
  }
  assert.ok(Number(quantity('testD', [1])) > 0);
});
