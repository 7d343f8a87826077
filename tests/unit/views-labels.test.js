import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellAt, createCells } from '../../www/views/plot/cells.js';
import { placeLabels, uprightAngle } from '../../www/views/plot/labels.js';

const BOX = { left: 0, top: 0, width: 320, height: 240 };
const OPTIONS = {
  texts: ['0.01', '0.1', '0.5', '0.9'],
  widths: [22, 16, 16, 16],
  height: 11,
  box: BOX,
};

/**
 * The polyline through f(0), f(1), …, f(count − 1).
 *
 * @param {number} level
 * @param {number} count
 * @param {(i: number) => [number, number]} f
 */
const line = (level, count, f) => ({
  level,
  xy: Float32Array.from(Array.from({ length: count }, (_, i) => f(i)).flat()),
});

/** The four corners of a label's text. @param {import('../../www/views/plot/labels.js').Label} label */
const corners = ({ x, y, angle, width, height }) =>
  [
    [1, 1],
    [1, -1],
    [-1, 1],
    [-1, -1],
  ].map(([i, j]) => [
    x + (i * width * Math.cos(angle) - j * height * Math.sin(angle)) / 2,
    y + (i * width * Math.sin(angle) + j * height * Math.cos(angle)) / 2,
  ]);

test('a straight line carries its label in the middle, along the line', () => {
  const [label, ...others] = placeLabels([line(1, 50, (i) => [20 + 5 * i, 200 - 2.5 * i])], OPTIONS);
  assert.equal(others.length, 0);
  assert.equal(label.text, '0.1');
  assert.ok(Math.abs(label.angle - Math.atan2(-2.5, 5)) < 1e-6);
  assert.ok(Math.hypot(label.x - 142.5, label.y - 138.75) < 10);
  // On the line: y = 210 − x / 2.
  assert.ok(Math.abs(label.y - (210 - label.x / 2)) < 1e-3);
});

test('text is never upside down, whichever way the line runs', () => {
  for (let degrees = -180; degrees < 180; degrees += 7) {
    const angle = (degrees * Math.PI) / 180;
    const [label] = placeLabels(
      [line(2, 40, (i) => [160 + 2.5 * (i - 20) * Math.cos(angle), 120 + 2.5 * (i - 20) * Math.sin(angle)])],
      OPTIONS,
    );
    assert.ok(Math.abs(label.angle) <= Math.PI / 2 + 1e-4, `${degrees}°: ${label.angle}`);
    assert.ok(Math.abs(Math.sin(label.angle - angle)) < 1e-4, `${degrees}°: not along the line`);
  }
});

test('a label stands on the straight part of a bent line', () => {
  // A zigzag of 8 px teeth for 160 px, then 80 px straight.
  const zigzag = line(0, 41, (i) =>
    i <= 30 ? [20 + 5.5 * i, 100 + 8 * (i % 2)] : [185 + 8 * (i - 30), 100],
  );
  const [label] = placeLabels([zigzag], OPTIONS);
  assert.ok(label.x - label.width / 2 >= 184, `at ${label.x}`);
});

test('labels keep off the border and off each other', () => {
  // Twelve parallel lines, 16 px apart, all of which would like their label in the middle.
  const lines = Array.from({ length: 12 }, (_, k) =>
    line(k % 4, 60, (i) => [10 + 5 * i, 20 + 16 * k + 10 * Math.sin(i / 9)]),
  );
  const labels = placeLabels(lines, OPTIONS);
  assert.ok(labels.length >= 8, `only ${labels.length} labels`);
  for (const label of labels) {
    for (const [x, y] of corners(label)) {
      assert.ok(x >= 5 && x <= 315 && y >= 5 && y <= 235, `${x}, ${y} is too close to the border`);
    }
    for (const other of labels) {
      if (other === label) continue;
      const apart = Math.hypot(label.x - other.x, label.y - other.y);
      assert.ok(apart > (label.width + other.width) / 2, 'two labels overlap');
    }
  }
});

test('where lines run together in one part and apart in another, labels stand where they are apart', () => {
  // y = 120 ± k·d(x): 1.5 px apart on the left, up to 30 px apart on the right.
  const gap = (/** @type {number} */ x) => (x < 200 ? 1.5 : 1.5 + (x - 200) * 0.3);
  const lines = [0, 1, 2, 3].map((level) =>
    line(level, 60, (i) => {
      const x = 10 + 5 * i;
      return [x, 120 + (level - 1.5) * gap(x)];
    }),
  );
  const labels = placeLabels(lines, OPTIONS);
  assert.deepEqual(labels.map(({ level }) => level).sort(), [0, 1, 2, 3]);
  for (const label of labels) assert.ok(label.x > 200, `${label.text} at ${label.x}`);
});

test('a label avoids points', () => {
  const points = createCells(BOX, 8);
  for (let x = 100; x < 220; x += 2) points.values[cellAt(points, x, 120)] = 3;
  const [label] = placeLabels([line(2, 60, (i) => [10 + 5 * i, 120])], { ...OPTIONS, points });
  assert.ok(label.x + 8 <= 100 || label.x - 8 >= 220, `at ${label.x}`);
});

test('labels stay where they are while the line moves a little', () => {
  /** @type {readonly import('../../www/views/plot/labels.js').Label[]} */
  let previous = [];
  let before;
  for (let frame = 0; frame < 40; frame++) {
    // The best place alone would wander: the line's start moves along it, and a wave runs through.
    const curve = line(2, 120, (i) => [
      10 + frame * 0.7 + 2.2 * i,
      120 + frame + 5 * Math.sin(i / 25 + frame / 12),
    ]);
    const labels = placeLabels([curve], { ...OPTIONS, previous });
    assert.equal(labels.length, 1);
    if (before) {
      const moved = Math.hypot(labels[0].x - before.x, labels[0].y - before.y);
      assert.ok(moved < 2.5, `frame ${frame}: the label jumped by ${moved} px`);
    }
    [before] = previous = labels;
  }
});

test('the same frame gives the same labels', () => {
  const lines = [line(2, 90, (i) => [10 + 3 * i, 120 + 40 * Math.sin(i / 20)])];
  const first = placeLabels(lines, OPTIONS);
  assert.deepEqual(placeLabels(lines, OPTIONS), first);
  assert.deepEqual(placeLabels(lines, { ...OPTIONS, previous: first }), first);
});

test('a line too short for its text has no label', () => {
  assert.deepEqual(placeLabels([line(0, 5, (i) => [100 + 5 * i, 100])], OPTIONS), []);
  assert.deepEqual(placeLabels([], OPTIONS), []);
});

test('near the vertical a label keeps its way up', () => {
  const steep = (93 * Math.PI) / 180;
  const almost = (87 * Math.PI) / 180;
  assert.ok(Math.abs(uprightAngle(steep) - (-87 * Math.PI) / 180) < 1e-9);
  assert.ok(Math.abs(uprightAngle(steep, almost) - steep) < 1e-9);
  assert.ok(Math.abs(uprightAngle((120 * Math.PI) / 180, almost) - (-60 * Math.PI) / 180) < 1e-9);
});
