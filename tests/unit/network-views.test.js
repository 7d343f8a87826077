/** Where weights and units are: in θ, in the diagram, in words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatUncertain, formatWeight } from '../../www/words/numbers.js';
import { formatTheta } from '../../www/words/theta.js';
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
import { meaningOf, paletteFor, unitPixels } from '../../www/views/network/unit-colours.js';
import { rangeOf } from '../../www/views/network/unit-curve.js';
import { palettes } from '../../www/views/palette.js';

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

/** The part of a plane that two places share. @param {any} a @param {any} b */
const overlap = (a, b) =>
  a.x < b.x + b.width - 1e-9 &&
  b.x < a.x + a.width - 1e-9 &&
  a.y < b.y + b.height - 1e-9 &&
  b.y < a.y + a.height - 1e-9;

test('a diagram fits its room as a whole, with every unit in a place of its own or in one group', () => {
  const networks = [
    [2, 1],
    [1, 3, 1],
    [2, 5, 4],
    [2, 20, 20, 1],
    [7, ...Array(10).fill(10), 8],
    [2, ...Array(10).fill(64), 1],
    [2, 64, 3, 64, 1],
  ];
  const rooms = [
    { width: 310, height: 208 },
    { width: 500, height: 260 },
    { width: 760, height: 384 },
  ];
  for (const sizes of networks) {
    const units = sizes.flatMap((size, layer) =>
      Array.from({ length: size }, (_, i) => ({ layer, index: i + 1 })),
    );
    for (const room of rooms) {
      for (const [zoom, chosen] of /** @type {const} */ ([
        [1, null],
        [1, { layer: 1, index: Math.ceil(sizes[1] / 2) }],
        [1, { layer: 1, index: sizes[1] }],
        [3, null],
      ])) {
        const layout = layoutOf(sizes, room, 15 / 11, { zoom, chosen });
        const places = [...layout.layers.flat(), ...layout.groups];
        const text = `${sizes} in ${room.width} × ${room.height} at ${zoom}`;
        assert.deepEqual([layout.width, layout.height], [zoom * room.width, zoom * room.height]);
        for (const [i, a] of places.entries()) {
          assert.ok(a.x >= 0 && a.y >= 0, text);
          assert.ok(a.x + a.width <= layout.width && a.y + a.height <= layout.height, text);
          assert.ok(a.width > 4 && a.height > 4, text);
          assert.ok(!places.slice(i + 1).some((b) => overlap(a, b)), text);
        }
        for (const unit of units) {
          const place = placeOf(layout, unit);
          const last = 'last' in place ? Number(place.last) : place.index;
          assert.ok(place.layer === unit.layer && place.index <= unit.index && unit.index <= last, text);
        }
        if (chosen) {
          assert.equal('last' in placeOf(layout, chosen), false, `the chosen unit is seen: ${text}`);
        }
      }
    }
  }
});

test('units are taken together only where there is no room for them', () => {
  const groups = (/** @type {number[]} */ sizes, /** @type {number} */ height, zoom = 1) =>
    layoutOf(sizes, { width: 500, height }, 15 / 11, { zoom }).groups.length;
  assert.equal(groups([2, 20, 20, 1], 260), 0);
  assert.equal(groups([2, ...Array(10).fill(10), 1], 260), 0);
  assert.equal(groups([2, 64, 1], 260), 1);
  assert.equal(groups([2, 64, 1], 260, 3), 0, 'three times as large there is room for 64');
});

test('a large layer is thinned to its largest weights, and a chosen unit keeps all of its own', () => {
  const sizes = [2, 30, 30, 1];
  const theta = Float64Array.from({ length: 90 + 930 + 31 }, (_, i) => ((i * 37) % 1051) - 525);
  const layout = layoutOf(sizes, { width: 500, height: 400 }, 1);
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

test('the outputs of several classes have the colours of their classes', () => {
  const network = { sizes: [2, 3, 4], output: 'softmax', activation: /** @type {const} */ ('tanh') };
  const colours = palettes(false);
  for (let k = 0; k < 4; k++) {
    const meaning = meaningOf(network, { layer: 2, index: k + 1 });
    assert.deepEqual(meaning, { scale: 'share', label: k });
    const [r, g, b] = unitPixels([1], meaning.scale, paletteFor(colours, meaning));
    // Where one is certain of class k, the board's regions have the last colour of row k.
    assert.deepEqual([r, g, b], [...colours.classes.subarray(1024 * k + 1020, 1024 * k + 1023)]);
  }
  assert.deepEqual(meaningOf(network, { layer: 1, index: 2 }), { scale: 'tanh', label: null });
  const one = { ...network, sizes: [2, 3, 1], output: 'sigmoid' };
  assert.equal(paletteFor(colours, meaningOf(one, { layer: 2, index: 1 })), colours.probability);
});

test('a curve’s axis holds all values, on round numbers where they have no ends of their own', () => {
  assert.deepEqual(rangeOf([0.3], 'tanh'), [-1.12, 1.12]);
  const [low, high] = rangeOf([-0.31, 7.2], 'identity');
  assert.ok(low <= -0.31 && high >= 7.2);
  assert.deepEqual([low, high], rangeOf([-0.32, 7.21], 'identity').slice(), 'a little change leaves it');
  assert.deepEqual(rangeOf([0, 0], 'relu'), [-1, 1]);
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
