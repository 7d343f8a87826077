import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smoothLines } from '../../www/views/plot/smooth.js';

/** Mean absolute second difference of y: how ragged a line is. @param {Float32Array} xy */
const raggedness = (xy) => {
  let sum = 0;
  for (let i = 3; i + 2 < xy.length; i += 2) sum += Math.abs(xy[i - 2] - 2 * xy[i] + xy[i + 2]);
  return sum / (xy.length / 2 - 2);
};

test('a staircase of one cell becomes a slope, and no vertex moves by more than half a cell', () => {
  const cell = 4;
  // One cell up every three cells to the right.
  const xy = Float32Array.from({ length: 120 }, (_, i) =>
    i % 2 ? cell * Math.floor(i / 6) : (cell * i) / 2,
  );
  const before = xy.slice();
  smoothLines([{ level: 0, xy }], cell / 2);
  assert.ok(raggedness(xy) < raggedness(before) / 4, `${raggedness(xy)} of ${raggedness(before)}`);
  xy.forEach((value, i) => assert.ok(Math.abs(value - before[i]) <= cell / 2 + 1e-5));
  assert.deepEqual([...xy.slice(0, 2), ...xy.slice(-2)], [...before.slice(0, 2), ...before.slice(-2)]);
});

test('a straight line stays where it is', () => {
  const xy = Float32Array.from({ length: 40 }, (_, i) => (i % 2 ? i - 1 : 2 * i));
  const before = [...xy];
  smoothLines([{ level: 0, xy }], 2);
  assert.deepEqual([...xy], before);
});

test('a closed line stays closed and is smoothed at its seam as elsewhere', () => {
  // A regular polygon: by symmetry every vertex, the seam included, keeps the same distance from the centre.
  const count = 24;
  const xy = new Float32Array(2 * count + 2);
  for (let i = 0; i <= count; i++) {
    xy[2 * i] = 50 + 30 * Math.cos((2 * Math.PI * (i % count)) / count);
    xy[2 * i + 1] = 50 + 30 * Math.sin((2 * Math.PI * (i % count)) / count);
  }
  smoothLines([{ level: 0, xy }], 2);
  assert.deepEqual([...xy.slice(-2)], [...xy.slice(0, 2)]);
  const radii = Array.from({ length: count }, (_, i) => Math.hypot(xy[2 * i] - 50, xy[2 * i + 1] - 50));
  assert.ok(Math.max(...radii) - Math.min(...radii) < 1e-3);
  assert.ok(radii[0] < 30);
});

test('lines of two points are left alone', () => {
  const xy = Float32Array.of(0, 0, 3, 4);
  smoothLines([{ level: 0, xy }], 2);
  assert.deepEqual([...xy], [0, 0, 3, 4]);
});
