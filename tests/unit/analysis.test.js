/**
 * What a lecture looks at besides the training, as JavaScript sees it: shapes, values against the definitions written
 * out here, and errors that name what is wrong.
 *
 * @import { TestContext } from 'node:test'
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { lab } from './support/lab.js';
import { refuses } from './support/refuses.js';

const { Landscape, planeOfThree, sampleSource, traceContours, Trainer } = lab;

const CONFIG = { layerSizes: [2, 3, 2, 1], activation: 'tanh', output: 'sigmoid', lambda: 0.5, seed: 3 };
const M = 40;

/** A trainer with the lecture's points, freed when the test ends. @param {TestContext} t @param {object} [config] */
function trained(t, config = {}) {
  const trainer = new Trainer({ ...CONFIG, ...config });
  t.after(() => trainer.free());
  const { x, y } = sampleSource({ source: 'lecture', m: M, seed: 2 });
  trainer.setTrainingSet(x, y);
  trainer.advance(5);
  return { trainer, x, y };
}

/** @param {number} got @param {number} want @param {number} tolerance @param {string} what */
const near = (got, want, tolerance, what) =>
  assert.ok(Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want)), `${what}: ${got}, not ${want}`);

const all = (/** @type {number} */ count) => Uint32Array.from({ length: count }, (_, i) => i);

/** @typedef {number[] | Float64Array} Vector */

/** @param {Vector} a @param {Vector} b */
const dot = (a, b) => [...a].reduce((sum, value, i) => sum + value * b[i], 0);

/**
 * θ + a·u + b·v.
 *
 * @param {Float64Array} origin
 * @param {number} a
 * @param {Vector} u
 * @param {number} b
 * @param {Vector} v
 */
const moved = (origin, a, u, b, v) => origin.map((value, i) => value + a * u[i] + b * v[i]);

test('a trace of one example is the definition, and its derivatives are near their quotients', (t) => {
  const { trainer, x, y } = trained(t);
  const { theta } = trainer;
  const trace = trainer.trace(Uint32Array.of(7));
  assert.deepEqual(Object.keys(trace), ['a', 'z', 't', 'd', 'delta', 'gradient']);
  for (const part of ['a', 'z', 't', 'delta', 'gradient']) {
    assert.ok(trace[part] instanceof Float64Array, part);
  }
  assert.deepEqual([trace.a.length, trace.z.length, trace.t.length], [2 + 3 + 2, 3 + 2 + 1, 1]);
  assert.deepEqual([trace.delta.length, trace.gradient.length], [6, theta.length]);

  // Definition (1), unit by unit, and ∂D/∂θ = ∂D/∂z · a.
  let [at, unit] = [0, 0];
  let before = [...x.slice(14, 16)];
  assert.deepEqual([...trace.a.slice(0, 2)], before);
  CONFIG.layerSizes.slice(1).forEach((units, l) => {
    const after = [];
    for (let j = 0; j < units; j++, unit++) {
      const row = theta.slice(at, at + before.length + 1);
      const z = row[0] + dot(before, row.slice(1));
      near(trace.z[unit], z, 1e-13, `z of unit ${unit}`);
      after.push(l < 2 ? Math.tanh(z) : 1 / (1 + Math.exp(-z)));
      [1, ...before].forEach((a, i) => near(trace.gradient[at + i], trace.delta[unit] * a, 1e-14, '∂D/∂θ'));
      at += row.length;
    }
    before = after;
  });
  near(trace.t[0], before[0], 1e-13, 't');
  near(trace.d, -Math.log(y[7] === 1 ? before[0] : 1 - before[0]), 1e-12, 'D');
  near(trace.delta[5], before[0] - y[7], 1e-13, '∂D/∂z of the output');

  const { quotients, crossesKink } = trainer.differences(Uint32Array.of(7), 0, theta.length);
  assert.ok(quotients instanceof Float64Array && crossesKink instanceof Uint8Array);
  assert.deepEqual([quotients.length, crossesKink.length], [theta.length, theta.length]);
  quotients.forEach((quotient, i) => near(quotient, trace.gradient[i], 1e-9, `quotient ${i}`));
  const some = trainer.differences(Uint32Array.of(7), 4, 9);
  assert.deepEqual(some.quotients, quotients.slice(4, 9));
  assert.deepEqual(trainer.theta, theta);
});

test('a trace of all examples has their mean', (t) => {
  const { trainer } = trained(t, { lambda: 0 });
  const trace = trainer.trace(all(M));
  assert.deepEqual([trace.a.length, trace.z.length, trace.t.length], [M * 7, M * 6, M]);
  near(trace.d, trainer.error().d, 1e-13, 'D');
  trainer.gradient().forEach((g, i) => near(trace.gradient[i], g, 1e-13, `gradient[${i}]`));
});

test('layers have norms, shares and histograms', (t) => {
  const { trainer } = trained(t);
  const { counts, edges, ...numbers } = trainer.layerStatistics(10, new Float64Array());
  const names = ['gradientNorms', 'dataGradientNorms', 'saturated', 'dead', 'zero'];
  assert.deepEqual(Object.keys(numbers), names);
  assert.deepEqual(
    names.map((name) => numbers[name].length),
    [3, 3, 2, 2, 2],
  );
  const gradient = trainer.gradient();
  near(numbers.gradientNorms[0], Math.hypot(...gradient.slice(0, 9)), 1e-12, '‖∂E/∂Θ⁽⁰⁾‖');
  near(numbers.gradientNorms[2], Math.hypot(...gradient.slice(17)), 1e-12, '‖∂E/∂Θ⁽²⁾‖');
  assert.ok(numbers.saturated.every((/** @type {number} */ share) => share >= 0 && share <= 1));
  assert.ok(counts instanceof Uint32Array);
  const total = (/** @type {number} */ layer) =>
    counts.slice(10 * layer, 10 * layer + 10).reduce((sum, count) => sum + count, 0);
  assert.deepEqual([0, 1, 2].map(total), [3 * M, 2 * M, M]);
  const { z } = trainer.trace(all(M));
  near(edges[0], Math.min(...z.slice(0, 3 * M)), 1e-12, 'the lowest z');
  near(edges[5], Math.max(...z.slice(5 * M)), 1e-12, 'the highest z');
  assert.deepEqual([...trainer.layerStatistics(2, Float64Array.of(-1, 1)).edges], [-1, 1, -1, 1, -1, 1]);
});

test('a landscape is E and D over a plane of θ, in slices, ready for contours', (t) => {
  const { trainer } = trained(t);
  const { theta } = trainer;
  const both = trainer.randomDirections(4);
  assert.equal(both.length, 2 * theta.length);
  assert.deepEqual(trainer.randomDirections(4), both);
  const [u, v] = [both.slice(0, theta.length), both.slice(theta.length)].map((direction) =>
    trainer.filterNormalised(theta, direction),
  );
  near(Math.hypot(...u.slice(3, 6)), Math.hypot(...theta.slice(3, 6)), 1e-12, 'the length of a unit');

  const landscape = new Landscape(theta, u, v, Float64Array.of(-1, 1, -0.5, 1.5), 9, 5);
  t.after(() => landscape.free());
  const { d, e } = landscape.errors(trainer, 0, 5);
  assert.ok(d instanceof Float32Array && e instanceof Float32Array);
  assert.deepEqual([d.length, e.length], [45, 45]);
  for (const [i, j] of [
    [0, 0],
    [8, 0],
    [2, 3],
    [8, 4],
  ]) {
    const want = trainer.errorAt(moved(theta, -1 + i / 4, u, -0.5 + j / 2, v));
    near(d[9 * j + i], want.d, 1e-5, `D at ${i}, ${j}`);
    near(e[9 * j + i], want.e, 1e-5, `E at ${i}, ${j}`);
  }
  assert.deepEqual(landscape.errors(trainer, 2, 4).e, e.slice(18, 36));
  assert.deepEqual(trainer.theta, theta);
  const level = (Math.min(...e) + Math.max(...e)) / 2;
  assert.ok(traceContours(e, 9, 5, Float32Array.of(level)).points.length > 0);
});

test('the plane through three θ', () => {
  const three = [
    [1, 2, 3, 4],
    [2, 2, 3, 5],
    [0, 1, 0, 0],
  ].map((theta) => Float64Array.from(theta));
  const { u, v, positions } = planeOfThree(three[0], three[1], three[2]);
  near(dot(u, u), 1, 1e-14, 'u·u');
  near(dot(v, v), 1, 1e-14, 'v·v');
  near(dot(u, v), 0, 1e-14, 'u·v');
  three.forEach((theta, k) =>
    moved(three[0], positions[2 * k], u, positions[2 * k + 1], v).forEach((value, i) =>
      near(value, theta[i], 1e-14, `θ of ${k}`),
    ),
  );
  const doubled = three[1].map((value, i) => 2 * value - three[0][i]);
  refuses(() => planeOfThree(three[0], three[1], doubled), 'InvalidConfig', 'third', 'line');
  refuses(() => planeOfThree(three[0], three[0], three[2]), 'InvalidConfig', 'second');
  refuses(() => planeOfThree(three[0], new Float64Array(3), three[2]), 'ShapeMismatch', 'second', '4', '3');
});

test('networks that are the same but for their units have one form and one class', (t) => {
  const trainer = new Trainer({ layerSizes: [1, 2, 1], activation: 'sigmoid', output: 'identity' });
  t.after(() => trainer.free());
  // σ(−z) = 1 − σ(z): the second has its units exchanged and one turned, and the turned weight in its bias.
  const one = Float64Array.of(0.5, 2, 0.25, -3, 1, 4, 5);
  const other = Float64Array.of(0.25, -3, -0.5, -2, 5, 5, -4);
  const form = trainer.canonicalForm(one);
  assert.deepEqual([...form], [0.25, -3, 0.5, 2, 1, 5, 4]);
  trainer.canonicalForm(other).forEach((value, i) => near(value, form[i], 1e-14, `form[${i}]`));
  const [f, g] = [one, other].map((theta) => {
    trainer.theta = theta;
    return trainer.predict(Float64Array.of(-1, 0.3, 2));
  });
  f.forEach((value, i) => near(g[i], value, 1e-14, 't'));

  const third = one.map((value, i) => value + (i === 3 ? 0.1 : 0));
  const list = Float64Array.of(...third, ...one, ...other, ...third);
  const { classes, representatives } = trainer.solutions(list, 1e-6);
  assert.ok(classes instanceof Uint32Array && representatives instanceof Uint32Array);
  assert.deepEqual([...classes], [0, 1, 1, 0]);
  assert.deepEqual([classes[representatives[0]], classes[representatives[1]]], [0, 1]);
  assert.deepEqual([...trainer.solutions(list, 0.2).classes], [0, 0, 0, 0]);
});

test('wrong questions are refused by name, and nothing is lost', (t) => {
  const { trainer } = trained(t);
  const { theta } = trainer;
  const one = Uint32Array.of(0);
  refuses(() => trainer.trace(new Uint32Array()), 'ShapeMismatch', 'examples', '0');
  refuses(() => trainer.trace(Uint32Array.of(0, M)), 'InvalidData', 'examples[1]', String(M));
  refuses(
    () => trainer.differences(one, 0, theta.length + 1),
    'InvalidConfig',
    'parameters',
    `${theta.length}`,
  );
  refuses(() => trainer.differences(one, 3, 2), 'InvalidConfig', 'parameters', '[3, 2]');
  refuses(() => trainer.layerStatistics(0, new Float64Array()), 'InvalidConfig', 'bins', '0');
  refuses(() => trainer.layerStatistics(9, Float64Array.of(1, 0)), 'InvalidData', 'edges[1]', '0');
  refuses(() => trainer.layerStatistics(9, Float64Array.of(1)), 'ShapeMismatch', 'edges', '1');
  refuses(() => trainer.filterNormalised(theta, Float64Array.of(0)), 'ShapeMismatch', 'direction');
  refuses(() => trainer.canonicalForm(Float64Array.of(1)), 'ShapeMismatch', 'theta');
  refuses(() => trainer.solutions(theta, -1), 'InvalidConfig', 'tolerance', '-1');
  refuses(() => trainer.solutions(theta.slice(1), 1), 'ShapeMismatch', 'thetas');
  const domain = Float64Array.of(0, 1, 0, 1);
  refuses(() => new Landscape(theta, theta, theta, domain, 1, 9), 'InvalidConfig', 'width', '1');
  const landscape = new Landscape(theta, theta.slice(1), theta, domain, 3, 3);
  t.after(() => landscape.free());
  refuses(() => landscape.errors(trainer, 0, 3), 'ShapeMismatch', 'u must hold');
  const bare = new Trainer(CONFIG);
  t.after(() => bare.free());
  refuses(() => bare.trace(one), 'InvalidConfig', 'trainingSet');
  refuses(() => bare.layerStatistics(9, new Float64Array()), 'InvalidConfig', 'trainingSet');
  refuses(() => landscape.errors(bare, 0, 3), 'InvalidConfig', 'trainingSet');
  assert.deepEqual(trainer.theta, theta);
  assert.equal(trainer.trace(one).t.length, 1);
});
