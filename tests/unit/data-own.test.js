import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeOwn, encodeOwn } from '../../www/points/codec.js';
import {
  cellAt,
  emptyPlane,
  originalAt,
  ownFromPoints,
  pointsNear,
  withClasses,
  withKeys,
  withPoints,
  withoutPoints,
} from '../../www/points/edit.js';
import {
  LAST_CELL,
  MOST_POINTS,
  classCounts,
  columnOf,
  keyOf,
  labelOf,
  planeAt,
  rowOf,
} from '../../www/points/grid.js';
import { hash32 } from '../../www/points/seeded.js';
import { drawnIndices } from '../../www/points/table/sample.js';
import { splitOwn, trainingCount } from '../../www/points/split.js';
import { createRandom } from './support/random.js';

/** @param {ReturnType<typeof createRandom>} random @param {number} m */
function randomOwn(random, m, classes = 2) {
  const keys = Array.from({ length: m }, () =>
    keyOf(random.below(classes), random.below(0x10000), random.below(0x10000)),
  );
  return withKeys(emptyPlane(undefined, classes), keys);
}

test('a key holds class, column and row', () => {
  for (const [label, column, row] of [
    [0, 0, 0],
    [1, 0, LAST_CELL],
    [7, LAST_CELL, 0],
    [7, LAST_CELL, LAST_CELL],
    [3, 12345, 54321],
  ]) {
    const key = keyOf(label, column, row);
    assert.deepEqual([labelOf(key), columnOf(key), rowOf(key)], [label, column, row]);
  }
});

test('the same points are the same set, in whatever order they were drawn', () => {
  const keys = [keyOf(1, 5, 5), keyOf(0, 9, 1), keyOf(1, 5, 4), keyOf(0, 9, 1)];
  const one = withPoints(withPoints(emptyPlane(), keys.slice(0, 2)), keys.slice(2));
  const other = withPoints(emptyPlane(), keys.toReversed());
  assert.deepEqual(one, other);
  assert.deepEqual(classCounts(one), [2, 2]);
});

test('what is drawn, moved and erased stays within what there is room for', () => {
  const random = createRandom(1);
  const full = randomOwn(random, MOST_POINTS);
  assert.equal(withPoints(full, [keyOf(0, 1, 1)]).keys.length, MOST_POINTS);
  const three = withKeys(emptyPlane(), [keyOf(0, 1, 1), keyOf(0, 2, 2), keyOf(1, 3, 3)]);
  assert.deepEqual([...withoutPoints(three, new Set([1])).keys], [keyOf(0, 1, 1), keyOf(1, 3, 3)]);
  assert.deepEqual(withoutPoints(three, new Set([0, 1, 2])).keys.length, 0);
});

test('the last class goes with its points, and a new one comes without', () => {
  const own = withKeys(emptyPlane(undefined, 3), [keyOf(0, 1, 1), keyOf(2, 2, 2)]);
  assert.deepEqual(classCounts(withClasses(own, 2)), [1, 0]);
  assert.deepEqual(classCounts(withClasses(own, 4)), [1, 0, 1, 0]);
});

test('the nearest point is found first; of points at one place, the one on top', () => {
  const own = withKeys(emptyPlane(), [keyOf(0, 100, 100), keyOf(0, 130, 100), keyOf(1, 100, 100), keyOf(0, 900, 900)]); // prettier-ignore
  const near = pointsNear(own, { column: 101, row: 100 }, { columns: 50, rows: 50 });
  assert.deepEqual(near.map((index) => own.keys[index]), [keyOf(1, 100, 100), keyOf(0, 100, 100), keyOf(0, 130, 100)]); // prettier-ignore
  assert.deepEqual(pointsNear(own, { column: 500, row: 500 }, { columns: 50, rows: 50 }), []);
});

test('points of a source become own points within half a step of the grid, on a plane that holds them all', () => {
  const x = Float64Array.of(-7.25, 2, 0.125, -6.5, 9.75, 4.5);
  const own = ownFromPoints({ x, y: Float64Array.of(0, 1, 1), n: 2, k: 1 }, [-7, 8, -6, 5]);
  assert.deepEqual(own.domain, [-8, 10, -7, 5]);
  const step = 18 / LAST_CELL;
  const places = [...own.keys].map((key) => [labelOf(key), planeAt(own.domain, 0, columnOf(key))]);
  const expected = [
    [0, -7.25],
    [1, 0.125],
    [1, 9.75],
  ];
  for (const [i, [label, x1]] of places.entries()) {
    assert.equal(label, expected[i][0]);
    assert.ok(Math.abs(x1 - expected[i][1]) <= step / 2 + 1e-12);
  }
  const hot = ownFromPoints({ x, y: Float64Array.of(1, 0, 0, 0, 0, 1, 0, 1, 0), n: 2, k: 3 }, [-7, 8, -6, 5]);
  assert.deepEqual(classCounts(hot), [1, 1, 1]);
});

test('numbers of a table come back as they were, where the grid can tell them apart', () => {
  const random = createRandom(2);
  for (const [axis, decimals] of [
    [{ name: '', from: 0.925, to: 2.575 }, 1],
    [{ name: '', from: -40, to: 1712 }, 0],
    [{ name: '', from: 1e5, to: 9.5e5 }, -2],
    [{ name: '', from: 1e-9, to: 5e-9 }, 12],
  ]) {
    const { from, to } = /** @type {import('../../www/points/points.d.ts').OwnAxis} */ (axis);
    for (let i = 0; i < 200; i += 1) {
      const unit = 10 ** -Number(decimals);
      const raw = from + random.next() * (to - from);
      const value = Number((Math.round(raw / unit) * unit).toPrecision(12));
      const cell = Math.round(((value - from) / (to - from)) * LAST_CELL);
      assert.equal(originalAt({ name: '', from, to }, cell), value);
    }
  }
});

test('coordinates beyond the plane go to its edge', () => {
  assert.equal(cellAt([-6, 6, -4, 4], 0, -100), 0);
  assert.equal(cellAt([-6, 6, -4, 4], 0, 100), LAST_CELL);
  assert.equal(cellAt([-6, 6, -4, 4], 1, Infinity), LAST_CELL);
});

test('the hash is MurmurHash3', () => {
  // From the reference implementation's MurmurHash3_x86_32 on whole words: no word, the word 0, "test" with two seeds.
  assert.equal(hash32(0), 0);
  assert.equal(hash32(1), 0x514e28b7);
  assert.equal(hash32(0, 0), 0x2362f9de);
  assert.equal(hash32(0, 0x74736574), 0xba6bd213);
  assert.equal(hash32(0x9747b28c, 0x74736574), 0x704b81dc);
});

test('a subset is drawn with a seed: as many as asked, none twice, others with another seed', () => {
  assert.deepEqual(drawnIndices(3, 5, 1), [0, 1, 2]);
  const drawn = drawnIndices(100_000, 5000, 7);
  assert.equal(new Set(drawn).size, 5000);
  assert.deepEqual(drawn, drawnIndices(100_000, 5000, 7));
  assert.notDeepEqual(drawn, drawnIndices(100_000, 5000, 8));
  // From everywhere: the mean of 5,000 of 0 … 99,999 has a standard error of 408.
  const mean = drawn.reduce((sum, index) => sum + index, 0) / drawn.length;
  assert.ok(Math.abs(mean - 50_000) < 5 * 408, `${mean}`);
});

test('the split takes the same share of every class, and each point is in one part', () => {
  const own = randomOwn(createRandom(3), 400, 3);
  const { train, test: held } = splitOwn(own, { share: 0.3, seed: 1 });
  const counts = classCounts(own);
  const expected = counts.map((count) => Math.round(0.3 * count));
  const heldCounts = [0, 1, 2].map((label) => held?.y.filter((y, i) => i % 3 === label && y === 1).length);
  assert.deepEqual(heldCounts, expected);
  assert.equal(train.x.length / 2 + Number(held?.x.length) / 2, 400);
  assert.equal(train.x.length / 2, trainingCount(own, 0.3));
});

test('a point more leaves the roles of the others, but for one at most', () => {
  const random = createRandom(4);
  const own = randomOwn(random, 100);
  const placesOf = (/** @type {typeof own} */ points) => {
    const { x } = splitOwn(points, { share: 0.3, seed: 5 }).train;
    return new Set(Array.from({ length: x.length / 2 }, (_, i) => `${x[2 * i]} ${x[2 * i + 1]}`));
  };
  const before = placesOf(own);
  for (let i = 0; i < 50; i += 1) {
    const after = placesOf(withPoints(own, [keyOf(0, random.below(65536), random.below(65536))]));
    assert.ok([...before].filter((place) => !after.has(place)).length <= 1);
  }
});

test('odd sets are split too: none, one, one class, all equal', () => {
  const share = { share: 0.5, seed: 1 };
  assert.equal(splitOwn(emptyPlane(), share).train.x.length, 0);
  assert.equal(splitOwn(emptyPlane(), share).test, null);
  const one = withKeys(emptyPlane(), [keyOf(1, 5, 5)]);
  assert.deepEqual([...splitOwn(one, share).train.y], [1]);
  assert.equal(splitOwn(one, share).test, null);
  const equal = withKeys(
    emptyPlane(),
    Array.from({ length: 10 }, () => keyOf(0, 7, 7)),
  );
  const { train, test: held } = splitOwn(equal, share);
  assert.deepEqual([train.y.length, held?.y.length], [5, 5]);
  assert.equal(splitOwn(equal, { share: 0.9, seed: 1 }).train.y.length, 1);
});

test('points come back from the text of a link, to the last bit', () => {
  const random = createRandom(5);
  for (let i = 0; i < 200; i += 1) {
    const classes = 2 + random.below(7);
    const own = {
      ...randomOwn(random, random.pick([0, 1, 2, 3, 50, 400]), classes),
      axes: /** @type {any} */ ([
        {
          name: random.pick(['', 'Länge (cm)', '🙂 "x"', '=1+1']),
          from: -random.next(),
          to: 1e5 * random.next(),
        },
        { name: '', from: random.pick([0, -1e-30]), to: 1e-20 },
      ]),
      classes: Array.from({ length: classes }, (_, label) => random.pick(['', `label & ${label}`])),
    };
    const text = encodeOwn(own);
    assert.match(text, /^[\w-]+$/);
    assert.deepEqual(decodeOwn(text), own);
  }
});

test('a link holds two thousand points', () => {
  const random = createRandom(6);
  assert.ok(encodeOwn(randomOwn(random, 2000)).length < 8000);
  // Drawn by hand, some dozens.
  assert.ok(encodeOwn(randomOwn(random, 50)).length < 300);
});

test('points of equal place, and all at the edges, take little room', () => {
  const equal = withKeys(
    emptyPlane(),
    Array.from({ length: MOST_POINTS }, () => keyOf(1, 3, 3)),
  );
  assert.deepEqual(decodeOwn(encodeOwn(equal)), equal);
  assert.ok(encodeOwn(equal).length < 20_000);
  const corners = withKeys(emptyPlane(), [keyOf(0, 0, 0), keyOf(1, LAST_CELL, LAST_CELL)]);
  assert.deepEqual(decodeOwn(encodeOwn(corners)), corners);
});

test('a text that was cut, mistyped or made up is none', () => {
  const random = createRandom(7);
  const text = encodeOwn(randomOwn(random, 100));
  let misread = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (decodeOwn(text.slice(0, i))) misread += 1;
    const other = text[i] === 'A' ? 'B' : 'A';
    if (decodeOwn(text.slice(0, i) + other + text.slice(i + 1))) misread += 1;
  }
  assert.equal(misread, 0);
  for (const wrong of ['', 'A', '?', '%', 'AAAA', 'x'.repeat(10_000), '𝓧', 'AQ', '../../etc']) {
    assert.equal(decodeOwn(wrong), undefined, wrong.slice(0, 20));
  }
  for (let i = 0; i < 2000; i += 1) {
    const letters = Array.from({ length: random.below(60) }, () => random.pick([...'ABCabc019-_']));
    assert.equal(decodeOwn(`A${letters.join('')}`), undefined);
  }
});

test('what no page would write is refused, even with the right checksum', () => {
  const own = randomOwn(createRandom(8), 5);
  const wrong = [
    { domain: [6, -6, -4, 4] },
    { domain: [0, Infinity, -4, 4] },
    { domain: [0, 1e300, -4, 4] },
    { domain: [1, 1 + 1e-15, -4, 4] },
    { axes: [{ name: 'x'.repeat(61), from: 0, to: 1 }, own.axes[1]] },
    { axes: [{ name: '', from: 1, to: 0 }, own.axes[1]] },
    { axes: [{ name: '', from: NaN, to: 1 }, own.axes[1]] },
    { classes: [''] },
    { classes: Array.from({ length: 9 }, () => '') },
    { classes: ['a', 7] },
    { keys: Float64Array.of(keyOf(2, 0, 0)) },
    { keys: new Float64Array(MOST_POINTS + 1) },
  ];
  for (const part of wrong) {
    assert.equal(
      decodeOwn(encodeOwn(/** @type {any} */ ({ ...own, ...part }))),
      undefined,
      JSON.stringify(part),
    );
  }
});
