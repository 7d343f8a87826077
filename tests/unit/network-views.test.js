/** Where weights and units are: in θ, in the diagram, in words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatTheta, formatUncertain, formatWeight } from '../../www/words/numbers.js';
import { lineNear, linesOf, MOST_LINES } from '../../www/views/network/diagram.js';
import {
  layoutOf,
  placeOf,
  unitNumber,
  unitOf,
  weightAt,
  weightsInto,
} from '../../www/views/network/layout.js';
import { thetaName, unitName } from '../../www/views/network/notation.js';
import { unitPixels } from '../../www/views/network/unit-colours.js';

test('symbols are the lecture’s', () => {
  assert.equal(thetaName(1, 1, 2), 'θ₁₂⁽¹⁾');
  assert.equal(thetaName(0, 10, 2), 'θ₁₀,₂⁽⁰⁾');
  assert.deepEqual(
    [unitName(0, 2, 3), unitName(2, 14, 3), unitName(3, 1, 3), unitName(1, 0, 3)],
    ['x₂', 'a₁₄⁽²⁾', 't₁', '1'],
  );
  assert.equal(unitName(0, 1, 3, null), 'x', 'of one coordinate, as on the axis of its plot');
  assert.equal(unitName(0, 2, 3, ['x1', 'x1x2']), 'x₁x₂');
});

test('units and weights have the places of the boundary', () => {
  const sizes = [2, 5, 1]; // docs/architecture.md: numbers 0, 3, 6, 9, 12 and 15 of θ are biases
  const biases = [1, 2, 3, 4, 5].map((index) => weightsInto(sizes, { layer: 1, index })[0].at);
  assert.deepEqual(biases, [0, 3, 6, 9, 12]);
  assert.equal(weightsInto(sizes, { layer: 2, index: 1 })[0].at, 15);
  for (let at = 0; at < 21; at++) {
    const { layer, row, column } = weightAt(sizes, at);
    assert.equal(weightsInto(sizes, { layer: layer + 1, index: row })[column].at, at);
  }
  for (let number = 0; number < 6; number++) assert.equal(unitNumber(sizes, unitOf(sizes, number)), number);
  assert.deepEqual(unitOf(sizes, 99), { layer: 2, index: 1 });
});

test('no two units of a diagram overlap, however many there are', () => {
  for (const sizes of [
    [2, 1],
    [2, 20, 20, 1],
    [2, ...Array(10).fill(64), 1],
  ]) {
    for (const zoom of [0.5, 1, 2]) {
      const layout = layoutOf(sizes, 500, 15 / 11, zoom);
      const places = layout.layers.flat();
      for (const [i, a] of places.entries()) {
        assert.ok(a.x >= 0 && a.y >= 0 && a.x + a.width <= layout.width && a.y + a.height <= layout.height);
        for (const b of places.slice(i + 1, i + 66)) {
          assert.ok(
            a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y,
          );
        }
      }
      assert.deepEqual(placeOf(layout, { layer: 0, index: 2 }).index, 2);
      assert.deepEqual(placeOf(layout, { layer: sizes.length - 1, index: 1 }).index, 1);
    }
  }
});

test('a large layer is thinned to its largest weights, and a chosen unit keeps all of its own', () => {
  const sizes = [2, 30, 30, 1];
  const theta = Float64Array.from({ length: 90 + 930 + 31 }, (_, i) => ((i * 37) % 1051) - 525);
  const layout = layoutOf(sizes, 500, 1, 1);
  const between = linesOf(sizes, layout, theta, null).filter(({ from }) => from.layer === 1);
  assert.ok(between.length >= MOST_LINES && between.length <= MOST_LINES + 1, 'two of one size at the limit');
  const chosen = linesOf(sizes, layout, theta, { layer: 2, index: 7 });
  assert.equal(chosen.filter(({ to }) => to.layer === 2 && to.index === 7).length, 31);
  const [line] = between;
  const [x, y] = [line.from.x + line.from.width, line.from.y + line.from.height / 2];
  assert.ok(lineNear(between, x, y, 3));
  assert.equal(lineNear(between, -50, 0, 3), null);
});

test('maps take the palette from one end to the other', () => {
  const palette = Uint8Array.from({ length: 1024 }, (_, i) => i >> 2);
  const first = (/** @type {number[]} */ values, /** @type {any} */ scale) =>
    [...unitPixels(values, scale, palette)].filter((_, i) => i % 4 === 0);
  assert.deepEqual(first([0, 1], 'sigmoid'), [0, 255]);
  assert.deepEqual(first([-1, 0, 1], 'tanh'), [0, 128, 255]);
  assert.deepEqual(first([0, 5], 'relu'), [128, 255]);
  assert.deepEqual(first([0, 0], 'relu'), [128, 128]);
});

test('numbers as they are written', () => {
  assert.deepEqual(
    [formatWeight(-0), formatWeight(-0.00001), formatWeight(-1.5, 1)],
    ['0.0000', '0.0000', '−1.5'],
  );
  assert.deepEqual([0, -0, -1.66692e-7, 0.00004, 0.00006, -3].map(formatTheta), [
    '0.0000',
    '0.0000',
    '−1.7·10⁻⁷',
    '4.0·10⁻⁵',
    '0.0001',
    '−3.0000',
  ]);
  assert.equal(formatUncertain(1.23456, 1e-9), '1.2346');
  assert.equal(formatUncertain(9.43, 0.31), '9.4 ± 0.3');
});
