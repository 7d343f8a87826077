import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTransform, pictureMatrix, pxFromContours } from '../../www/views/plot/transform.js';

/** @type {import('../../www/points/points.d.ts').Domain} The lecture's plane. */
const DOMAIN = [-7, 8, -6, 5];
const BOX = { left: 30, top: 10, width: 300, height: 220 };

test('the corners of the domain are the corners of the box, with x₂ upwards', () => {
  const { pxFromX1, pxFromX2 } = createTransform(DOMAIN, BOX);
  assert.deepEqual([pxFromX1(-7), pxFromX1(8)], [30, 330]);
  assert.deepEqual([pxFromX2(5), pxFromX2(-6)], [10, 230]);
  assert.equal(pxFromX1(0.5), 180);
  assert.equal(pxFromX2(-0.5), 120);
});

test('iso-lines come out where their points are, each with its level', () => {
  const transform = createTransform(DOMAIN, BOX);
  const contours = {
    points: Float32Array.of(-7, -6, 8, 5, 0, 0, 1, 1, 2, 0.5),
    starts: Uint32Array.of(0, 2, 5),
    level: Uint8Array.of(2, 0),
  };
  const lines = pxFromContours(contours, transform);
  assert.deepEqual(
    lines.map(({ level, xy }) => [level, xy.length / 2]),
    [
      [2, 2],
      [0, 3],
    ],
  );
  assert.deepEqual([...lines[0].xy], [30, 230, 330, 10]);
  const [x, y] = lines[1].xy.slice(4);
  assert.ok(Math.abs(x - transform.pxFromX1(2)) < 1e-3 && Math.abs(y - transform.pxFromX2(0.5)) < 1e-3);
});

test('empty contours and lines of a single point have nothing to draw', () => {
  const transform = createTransform(DOMAIN, BOX);
  const none = { points: new Float32Array(0), starts: Uint32Array.of(0), level: new Uint8Array(0) };
  const dot = { points: Float32Array.of(1, 1), starts: Uint32Array.of(0, 1), level: Uint8Array.of(1) };
  assert.deepEqual(pxFromContours(none, transform), []);
  assert.deepEqual(pxFromContours(dot, transform), []);
});

test('pixel centres of a picture lie where the grid nodes are, bottom row first', () => {
  const columns = 31;
  const rows = 23;
  const [a, b, c, d, e, f] = pictureMatrix(BOX, columns, rows);
  assert.deepEqual([b, c], [0, 0]);
  const { pxFromX1, pxFromX2 } = createTransform(DOMAIN, BOX);
  for (const [i, j] of [
    [0, 0],
    [columns - 1, rows - 1],
    [7, 19],
  ]) {
    // Node (i, j) of the worker's plane: x0 + i (x1 − x0) / (columns − 1), y0 + j (y1 − y0) / (rows − 1).
    const x1 = -7 + (i * 15) / (columns - 1);
    const x2 = -6 + (j * 11) / (rows - 1);
    assert.ok(Math.abs(a * (i + 0.5) + e - pxFromX1(x1)) < 1e-9);
    assert.ok(Math.abs(d * (j + 0.5) + f - pxFromX2(x2)) < 1e-9);
  }
});

test('a picture of a single pixel fills the box', () => {
  const [a, , , d, e, f] = pictureMatrix(BOX, 1, 1);
  assert.deepEqual([e, f + d, a, -d], [BOX.left, BOX.top, BOX.width, BOX.height]);
});
