/**
 * The wasm module's surface as JavaScript sees it, planes and contours: results have their documented shapes, and every wrong argument is
 * an `Error` of a named kind that names the field, the index and the value, after which everything still works.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { engine } from './support/engine.js';
import { CONFIG, LECTURE, trained } from './support/lecture.js';
import { refuses } from './support/refuses.js';

const { Plane, Trainer, optimum, traceContours } = engine;

test('a plane shows a network, the optimum, colours and contours', (t) => {
  const trainer = trained(t);
  trainer.advance(50);
  const plane = new Plane(Float64Array.of(-7, 8, -6, 5), 31, 23);
  t.after(() => plane.free());
  plane.evaluateNetwork(trainer);
  const values = plane.values();
  assert.equal(values.length, 31 * 23);
  // Node (30, 22) is the upper right corner, (8, 5).
  const [corner] = trainer.predict(Float64Array.of(8, 5));
  assert.ok(Math.abs(1 / (1 + Math.exp(-values[31 * 23 - 1])) - corner) < 1e-5);
  const grey = Uint8Array.from({ length: 1024 }, (_, i) => (i % 4 === 3 ? 255 : i >> 2));
  const pixels = plane.pixels(grey);
  assert.ok(pixels instanceof Uint8ClampedArray && pixels.length === 4 * values.length);
  values.forEach((z, i) =>
    assert.ok(Math.abs(pixels[4 * i] - 255 / (1 + Math.exp(-z))) < 0.51, `pixel ${i}`),
  );
  const { points, starts, level } = plane.contours(Float32Array.of(-2, 0, 2));
  assert.ok(points instanceof Float32Array && starts instanceof Uint32Array && level instanceof Uint8Array);
  assert.equal(starts.at(-1), points.length / 2);
  assert.equal(starts.length, level.length + 1);
  for (let i = 0; i < points.length; i += 2) {
    assert.ok(points[i] >= -7 && points[i] <= 8.00001 && points[i + 1] >= -6 && points[i + 1] <= 5.00001);
  }
  plane.evaluateOptimum(LECTURE);
  const [posterior] = optimum(LECTURE, Float64Array.of(-7, -6));
  assert.ok(Math.abs(1 / (1 + Math.exp(-plane.values()[0])) - posterior) < 1e-6);
  plane.resize(5, 4);
  assert.equal(plane.values().length, 20);
});

test('a wrong plane is refused', (t) => {
  refuses(() => new Plane(Float64Array.of(0, 1, 0), 9, 9), 'ShapeMismatch', 'domain', '3');
  refuses(() => new Plane(Float64Array.of(0, 1, NaN, 1), 9, 9), 'InvalidData', 'domain[2]', 'NaN');
  refuses(() => new Plane(Float64Array.of(1, 1, 0, 1), 9, 9), 'InvalidData', 'domain[1]', '1');
  refuses(() => new Plane(Float64Array.of(0, 1, 0, 1), 1, 9), 'InvalidConfig', 'width', '1');
  const plane = new Plane(Float64Array.of(0, 1, 0, 1), 9, 9);
  t.after(() => plane.free());
  refuses(() => plane.resize(9, 5000), 'InvalidConfig', 'height', '5000');
  refuses(() => plane.pixels(new Uint8Array(3)), 'ShapeMismatch', 'palette', '3');
  refuses(() => plane.contours(Float32Array.of(NaN)), 'InvalidData', 'levels[0]', 'NaN');
  refuses(() => plane.evaluateOptimum({ source: 'sine' }), 'ShapeMismatch', 'source', '2 inputs', 'got 1');
  const three = new Trainer({ layerSizes: [3, 1], output: 'sigmoid' });
  t.after(() => three.free());
  refuses(() => plane.evaluateNetwork(three), 'ShapeMismatch', 'layerSizes', 'first', 'got 3');
  assert.equal(plane.values().length, 81);
});

test('contours of plain arrays', () => {
  // 3 columns, 2 rows, rising to the right: one line at x = 1.5 through both rows, higher values to its left.
  const lines = traceContours(Float32Array.of(0, 1, 2, 0, 1, 2), 3, 2, Float32Array.of(1.5));
  assert.deepEqual([...lines.points], [1.5, 1, 1.5, 0]);
  assert.deepEqual([...lines.starts], [0, 2]);
  assert.deepEqual([...lines.level], [0]);
  refuses(() => traceContours(new Float32Array(5), 3, 2, Float32Array.of(0)), 'ShapeMismatch', 'values', '5');
});

test('a plane of classes', (t) => {
  const plane = new Plane(Float64Array.of(-6, 6, -6, 6), 20, 10);
  t.after(() => plane.free());
  plane.evaluateOptimum({ source: 'blobs', classes: 4 });
  const palette = new Uint8Array(4 * 1024).fill(7);
  assert.equal(plane.regionPixels(palette).length, 20 * 10 * 4);
  const { points, starts, level } = plane.boundaries();
  assert.deepEqual([starts.at(-1), starts.length], [points.length / 2, level.length + 1]);
  plane.selectClass(2);
  assert.ok(plane.contours(Float32Array.of(0)).points.length > 0);
  assert.equal(plane.pixels(palette.subarray(0, 1024)).length, 20 * 10 * 4);
  refuses(() => plane.selectClass(4), 'InvalidConfig', 'class', '4');
  refuses(() => plane.regionPixels(palette.subarray(0, 1024)), 'ShapeMismatch', 'palette', '1024');
  plane.evaluateOptimum({ source: 'bumps' });
  assert.equal(plane.valuePixels(palette.subarray(0, 1024), -3, 3).length, 20 * 10 * 4);
  refuses(() => plane.valuePixels(palette, -3, 3), 'ShapeMismatch', 'palette', '4096');
  refuses(() => plane.boundaries(), 'InvalidConfig', 'classes');
});

test('a plane of classes has no values but those of the selected class, and none of before', (t) => {
  const plane = new Plane(Float64Array.of(-6, 6, -6, 6), 10, 10);
  t.after(() => plane.free());
  const palette = new Uint8Array(4 * 1024).fill(7);
  const shown = [() => plane.pixels(palette.subarray(0, 1024)), () => plane.contours(Float32Array.of(0))];
  plane.evaluateOptimum(LECTURE);
  plane.evaluateOptimum({ source: 'blobs', classes: 3 });
  assert.equal(plane.values().length, 0);
  for (const show of shown) refuses(show, 'InvalidConfig', 'class', 'selected');
  const regions = plane.regionPixels(palette);
  plane.selectClass(1);
  assert.equal(plane.values().length, 100);
  for (const show of shown) show();
  assert.deepEqual(plane.regionPixels(palette), regions);
  plane.resize(20, 20);
  refuses(() => plane.selectClass(0), 'InvalidConfig', 'classes', 'more than two');
  refuses(() => plane.regionPixels(palette), 'InvalidConfig', 'classes');
  assert.deepEqual(plane.values(), new Float32Array(400));
  const two = new Trainer({ ...CONFIG, layerSizes: [2, 4, 2], output: 'softmax' });
  t.after(() => two.free());
  plane.evaluateNetwork(two);
  const [first, second] = two.predict(Float64Array.of(6, 6));
  assert.ok(Math.abs(plane.values()[399] - Math.log(second / first)) < 1e-5);
});
