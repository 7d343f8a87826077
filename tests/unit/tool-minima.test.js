/**
 * Which minimum?: the map of starts on the real engine, its fingerprint, and how it is read and drawn.
 *
 * @import { Data, TrainerConfig } from '../../www/training/protocol.js'
 * @import { Reached } from '../../www/worker/jobs/kinds/minima.js'
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SvgCanvas } from '../../www/export/svg-canvas.js';
import { iterationsOf, levelsFor, unitsOf } from '../../www/page/inspector/tools/minima-plan.js';
import { plotStyle } from '../../www/views/palette.js';
import {
  cellAt,
  colourOf,
  drawMinima,
  mapOf,
  minimaHeight,
  printOf,
  roughnessOf,
  shareAt,
  thetasOf,
} from '../../www/views/tools/minima.js';
import { kind, placesOf, planeAt } from '../../www/worker/jobs/kinds/minima.js';
import { kind as solutions } from '../../www/worker/jobs/kinds/solutions.js';
import { withoutIdleBiases } from '../../www/worker/jobs/solutions.js';
import { lab } from './support/lab.js';
import { createRandom } from './support/random.js';
import { configWith, resultsOn, RULER } from './support/tool-board.js';
import { partsOf } from './support/unit-of-job.js';

/** Exclusive or of four points. @type {Data} */
const XOR = {
  train: { x: Float64Array.of(-1, -1, -1, 1, 1, -1, 1, 1), y: Float64Array.of(0, 1, 1, 0), n: 2, k: 1 },
  test: null,
  domain: [-2, 2, -2, 2],
  truth: null,
};

/** @param {number} learningRate @param {Partial<TrainerConfig>} [more] */
const configAt = (learningRate, more = {}) =>
  configWith({
    ...{ layerSizes: [2, 2, 1], features: ['x1', 'x2'], lambda: 0.01 },
    optimizer: { kind: 'sgd', learningRate, batchSize: 0 },
    ...more,
  });

const askedAt = (/** @type {number} */ learningRate, more = {}) => ({
  config: configAt(learningRate),
  directions: 1,
  centre: /** @type {const} */ ([0, 0]),
  width: 8,
  updates: 500,
  ...more,
});

/** @param {readonly any[]} units @param {Data} [data] @returns {Reached[]} */
const reachedBy = (units, data = XOR) => units.flatMap((unit) => partsOf(kind, unit, data));

/** @param {readonly Reached[]} parts @param {TrainerConfig} config */
const mapped = (parts, config) =>
  mapOf(parts, partsOf(solutions, { config, thetas: thetasOf(parts) }, XOR)[0]);

/** The map of one size, through those on the way to it. @param {ReturnType<typeof askedAt>} asked @param {number} size */
const mapAt = (asked, size) => {
  const levels = levelsFor(asked.config, 4, asked.updates, size);
  return mapped(
    levels.flatMap((level) => reachedBy(unitsOf(asked, level))),
    asked.config,
  );
};

test('the map of 64 × 64 starts of exclusive or is the same to the pixel on every machine', () => {
  // As first computed in Node 20 on x86-64, where the wasm module gives the engine's bits (tests/wasm_bits.rs). Another
  // print means that links no longer give the maps they gave: to be changed only on purpose, with a note in the changelog.
  const maps = [0.5, 8, 12].map((rate) => mapAt(askedAt(rate), 64));
  assert.deepEqual(maps.map(printOf), PRINTS);
  for (const { starts, size, creeping, diverged, solutions } of maps) {
    assert.equal(size, 64);
    assert.equal(starts, 64 * 64);
    assert.equal(solutions.reduce((sum, { count }) => sum + count, 0) + creeping + diverged, starts);
  }
  // Smooth at a small η, frayed at a large one.
  const [smooth, frayed, chaos] = maps.map(roughnessOf);
  assert.ok(smooth < 0.1 && frayed > 2 * smooth && chaos > frayed, `${smooth}, ${frayed}, ${chaos}`);
});

/** At η = 0.5, 8 and 12. */
const PRINTS = ['acd4c5c0', '9fde6ca9', '43546e43'];

test('a finer map has the coarser one at its even places, and in whatever shares it is the same', () => {
  const asked = askedAt(4);
  const [coarse, fine] = [mapAt(asked, 32), mapAt(asked, 64)];
  const finest = (/** @type {number} */ shares) =>
    mapped(reachedBy(Array.from({ length: shares }, (_, share) => ({ ...asked, size: 64, after: 0, share, shares }))), asked.config); // prettier-ignore
  for (const shares of [1, 5]) {
    const whole = finest(shares);
    assert.deepEqual(whole.cells, fine.cells);
    assert.deepEqual(whole.solutions.map(({ count }) => count), fine.solutions.map(({ count }) => count)); // prettier-ignore
  }
  // Their solutions may be numbered otherwise, since some are more frequent there: E tells which they are.
  const errorAt = (/** @type {typeof fine} */ map, /** @type {number} */ at) =>
    map.cells[at] < 0 ? map.cells[at] : map.solutions[map.cells[at]].e.toPrecision(6);
  for (let i = 0; i < 32 * 32; i += 1) {
    assert.equal(errorAt(fine, 2 * (i % 32) + 64 * 2 * Math.floor(i / 32)), errorAt(coarse, i));
  }
});

test('a pixel is what a trainer comes to from there: descent, then L-BFGS to the bottom', () => {
  for (const rate of [0.3, 4, 1e6]) {
    const asked = askedAt(rate);
    const [part] = reachedBy([{ ...asked, size: 8, after: 0, share: 0, shares: 1 }]);
    assert.equal(part.index.length, 64);
    const trainer = new lab.Trainer(asked.config);
    const { origin, u, v } = planeAt(lab, trainer, asked.directions);
    assert.deepEqual(origin, trainer.theta);
    const dot = (/** @type {Float64Array} */ x, /** @type {Float64Array} */ y) =>
      x.reduce((sum, value, i) => sum + value * y[i], 0);
    assert.ok(Math.abs(dot(u, u) - 1) < 1e-12 && Math.abs(dot(v, v) - 1) < 1e-12 && Math.abs(dot(u, v)) < 1e-12); // prettier-ignore
    const places = placesOf(0, 8, 8);
    assert.deepEqual([...places], [-4, -3, -2, -1, 0, 1, 2, 3]);
    let rested = 0;
    part.index.forEach((index, i) => {
      const [a, b] = [places[index % 8], places[Math.floor(index / 8)]];
      const alone = new lab.Trainer(asked.config);
      alone.setTrainingSet(XOR.train.x, XOR.train.y);
      // In the order in which a fleet goes along its axes, to the bit.
      alone.theta = origin.map((value, k) => value + a * u[k] + b * v[k]);
      const { status } = alone.advance(500);
      if (status === 'converged') rested += 1;
      if (status === 'diverged') assert.equal(part.solution[i], -2);
      else {
        alone.setOptimizer({ kind: 'lbfgs' });
        const end = alone.advance(300);
        if (end.status !== 'converged') assert.equal(part.solution[i], -1);
        else assert.ok(Math.abs(part.e[part.solution[i]] - alone.error().e) < 1e-6);
      }
      alone.free();
    });
    assert.equal(part.rested, rested);
    if (rate === 1e6) assert.ok(part.solution.every((solution) => solution < 0));
    else assert.ok(part.solution.some((solution) => solution >= 0));
    trainer.free();
  }
});

test('solutions differ in more than order and signs of units, and each has a gradient of 0', () => {
  const { config, ...asked } = askedAt(1);
  const { solutions: found } = mapAt({ config, ...asked }, 32);
  assert.ok(found.length > 1);
  const trainer = new lab.Trainer(config);
  trainer.setTrainingSet(XOR.train.x, XOR.train.y);
  const random = createRandom(3);
  for (const [i, { theta, e }] of found.entries()) {
    assert.ok(Math.abs(trainer.errorAt(theta).e - e) < 1e-9);
    trainer.theta = theta;
    assert.ok(trainer.gradient().every((slope) => Math.abs(slope) < 1e-4));
    // The same network written otherwise falls in with it, and with no other one.
    const other = theta.slice();
    const sign = random.pick([1, -1]);
    for (let k = 0; k < 3; k += 1) [other[k], other[3 + k]] = [sign * theta[3 + k], theta[k]];
    [other[7], other[8]] = [sign * theta[8], theta[7]];
    const thetas = Float64Array.from([...found.flatMap((each) => [...each.theta]), ...other]);
    const { classes } = partsOf(solutions, { config, thetas }, XOR)[0];
    assert.equal(classes.at(-1), classes[i]);
    assert.equal(new Set(classes).size, found.length);
  }
  trainer.free();
});

test('a curve under a small λ has minima, though the way to their bottoms is long', () => {
  const config = configWith({
    ...{ layerSizes: [1, 6, 1], activation: 'sigmoid', output: 'identity', lambda: 0.01 },
    optimizer: { kind: 'sgd', learningRate: 0.1, batchSize: 0 },
  });
  const train = lab.sampleSource({ source: 'sine', noise: 0.3, m: 40, seed: 579 });
  const data = { ...XOR, train };
  const [part] = reachedBy([{ ...askedAt(0.1), config, size: 32, after: 0, share: 5, shares: 128 }], data);
  assert.ok(part.solution.filter((at) => at >= 0).length > 6, `${part.solution}`);
  assert.ok(iterationsOf([part]) > 300, `${iterationsOf([part])}`);
  assert.equal(iterationsOf([]), 0);
});

test('without a penalty solutions are told by what they do: of exclusive or four, whatever η', () => {
  for (const rate of [0.1, 1, 5]) {
    const asked = askedAt(rate, { config: configAt(rate, { lambda: 0 }) });
    const { solutions: found, size } = mapAt(asked, 32);
    // One that has all four points right, with E = 0, and three in which two points are left at ½: E = ½ ln 2.
    const expected = [0, ...Array(3).fill(Math.LN2 / 2)];
    const errors = found.map(({ e }) => e).sort((a, b) => a - b);
    assert.equal(errors.length, 4, `${errors}`);
    errors.forEach((e, i) => assert.ok(Math.abs(e - expected[i]) < 1e-3, `${errors}`));
    assert.equal(found.reduce((sum, { count }) => sum + count, 0), size ** 2); // prettier-ignore
  }
});

test('with a penalty networks that do the same may be different solutions, without one they are one', () => {
  // Of both units the weights into them and out of them; ever larger, t goes to the same.
  const [first, second] = [
    [-12, 12, 12, 12, 12, 12, -14, 15, -15],
    [-15, 15, 15, 15, 15, 15, -14, 15, -15],
  ];
  const thetas = Float64Array.of(...first, ...second);
  const classesAt = (/** @type {number} */ lambda) => [
    ...partsOf(solutions, { config: configAt(1, { lambda }), thetas }, XOR)[0].classes,
  ];
  assert.deepEqual([classesAt(0), classesAt(0.01)], [[0, 0], [0, 1]]); // prettier-ignore
  // Of a regression t is compared with what y spans.
  const config = configWith({ layerSizes: [1, 1], output: 'identity' });
  const curve = { ...XOR, train: { x: Float64Array.of(0, 1), y: Float64Array.of(-50, 50), n: 1, k: 1 } };
  const lines = Float64Array.of(0, 1, 4, 1, 6, 1);
  assert.deepEqual([...partsOf(solutions, { config, thetas: lines }, curve)[0].classes], [0, 0, 1]);
});

test('a unit that neither hears nor is heard may have any bias', () => {
  const theta = Float64Array.of(0.7, 0.01, -0.02, 5, 2, 1, 0.3, 0.001, 3);
  assert.deepEqual([...withoutIdleBiases([2, 2, 1], theta)], [0, ...theta.slice(1)]);
  for (const at of [1, 2, 7]) {
    const busy = theta.with(at, 0.06);
    assert.deepEqual(withoutIdleBiases([2, 2, 1], busy), busy);
  }
  // In a second hidden layer, with two outputs.
  const deep = Float64Array.from({ length: 2 * 2 + 2 * 3 + 2 * 3 }, (_, i) => 1 + i);
  for (const at of [5, 6, 11, 14]) deep[at] = 0;
  const settled = withoutIdleBiases([1, 2, 2, 2], deep);
  assert.equal(settled[4], 0);
  assert.deepEqual(settled.with(4, deep[4]), deep);
});

test('a network that is too large for a map has none, and a large one a coarse one', () => {
  const sizes = (/** @type {number[]} */ layerSizes, points = 40, finest = 256) =>
    levelsFor(configAt(1, { layerSizes }), points, 500, finest).map(({ size }) => size);
  assert.deepEqual(sizes([2, 2, 1]), [32, 64, 128, 256]);
  assert.deepEqual(sizes([2, 2, 1], 40, 64), [32, 64]);
  assert.deepEqual(sizes([2, 5, 1], 200), [32, 64, 128]);
  assert.deepEqual(sizes([2, 64, 64, 1], 200), []);
  // Where the way to the bottom is long, finer maps are left out; the one that told so is there.
  for (const iterations of [0, 30, 3000, 1e6]) {
    const levels = levelsFor(configAt(1), 40, 500, 256, iterations).map(({ size }) => size);
    assert.deepEqual(levels, iterations > 1e5 ? [32] : iterations > 1e3 ? [32, 64, 128] : [32, 64, 128, 256]);
  }
});

test('the results do not depend on the number of workers', async () => {
  /** @type {any[]} */
  const all = [];
  const units = unitsOf(askedAt(4), { size: 32, shares: 4 });
  const board = { source: 'xor', points: 10, testPoints: 0 };
  for (const cores of [1, 3]) all.push(await resultsOn(cores, { kind: 'minima', units, board }));
  assert.deepEqual(all[1], all[0]);
});

test('pointing finds the cell that is drawn there, and the picture has a key', () => {
  const map = {
    ...{ size: 2, cells: Int32Array.of(0, 1, -1, -2), starts: 4, creeping: 1, diverged: 1, rested: 0 },
    solutions: [
      { e: 0.1, count: 1, theta: new Float64Array(9) },
      { e: 0.4, count: 1, theta: new Float64Array(9) },
    ],
  };
  for (const width of [320, 720]) {
    // The chart's margins: 52 at the left, 12 at the right, 20 above, 36 below.
    const side = width === 720 ? 440 : 320 - 64;
    const at = (/** @type {number} */ x, /** @type {number} */ y) => shareAt(width, { x: 52 + x * side, y: 20 + y * side }); // prettier-ignore
    const cells = [[0.2, 0.8], [0.8, 0.8], [0.2, 0.2], [0.8, 0.2]].map(([x, y]) => cellAt(map, /** @type {any} */ (at(x, y)))); // prettier-ignore
    assert.deepEqual(cells, [0, 1, -1, -2]);
    assert.equal(at(-0.01, 0.5), null);
    assert.equal(at(0.5, 1.01), null);
  }
  for (const isDark of [false, true]) {
    const canvas = new SvgCanvas({ ruler: RULER });
    const size = { width: 720, height: minimaHeight(map, 720) };
    const subject = { map, centre: [0, 0], width: 8, pictures: [], cursor: { x: 0.5, y: 0.5 }, setting: null, aspect: 1.4 }; // prettier-ignore
    drawMinima(canvas.getContext('2d'), size, plotStyle(isDark), subject);
    const { definition } = canvas;
    assert.ok(definition);
    const colours = [0, 1, 2, 3, 4, 5, 6, 7, -1, -2].map((cell) => colourOf(cell, isDark).join());
    assert.equal(new Set(colours).size, colours.length);
  }
});
