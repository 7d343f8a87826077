/** How figures share a window that shows nothing else. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { paged, tiled, typeScale } from '../../www/page/elements/tiling.js';
import { stageOf } from '../../www/page/present/layout.js';
import { shownSizes, sizesFrom } from '../../www/page/present/sizes.js';
import { createRandom } from './support/random.js';

/** @import { Room } from '../../www/page/elements/tiling.js' */
/** @import { Extra } from '../../www/page/present/layout.js' */

/** The largest plot that any number of columns leaves, tried one by one. @param {Room} room */
function largest({ count, width, height, gap, aspect, inset, below, beside }) {
  const widths = Array.from({ length: count }, (_, i) => {
    const [columns, rows] = [i + 1, Math.ceil(count / (i + 1))];
    const [w, h] = [(width - gap * (columns - 1)) / columns, (height - gap * (rows - 1)) / rows];
    const inner = (/** @type {number} */ x, /** @type {number} */ y) =>
      Math.min(x - inset.x, (y - inset.y) * aspect);
    return Math.max(inner(w, h - below(w)), beside.height <= h ? inner(w - beside.width, h) : 0);
  });
  return Math.max(0, ...widths);
}

test('plots are as large as any number of columns and rows leaves them, and fit with their texts', () => {
  const { next, below } = createRandom(5);
  for (let run = 0; run < 2000; run += 1) {
    const count = 1 + below(24);
    const text = 10 + 120 * next();
    const room = {
      ...{ count, width: 200 + 3000 * next(), height: 200 + 2000 * next(), gap: 20 * next() },
      ...{ aspect: 0.3 + 3 * next(), inset: { x: 35, y: 31 } },
      below: (/** @type {number} */ width) => (width < 300 ? 2 * text : text),
      beside: { width: 80 + 200 * next(), height: 60 + 200 * next() },
    };
    const { columns, rows, cell, plot, isBeside } = tiled(room);
    assert.ok(columns * rows >= count && columns * (rows - 1) < count);
    if (largest(room) > 0) assert.ok(columns * cell.width + (columns - 1) * room.gap <= room.width + 1e-6);
    if (largest(room) > 0) assert.ok(rows * cell.height + (rows - 1) * room.gap <= room.height + 1e-6);
    const best = largest(room);
    if (best <= 0) assert.deepEqual(plot, { width: 0, height: 0 });
    else {
      assert.ok(plot.width - 35 >= best - 0.5, `${plot.width - 35} of ${best}`);
      assert.ok(Math.abs((plot.width - 35) / (plot.height - 31) - room.aspect) < 1e-6);
      const text = isBeside ? [room.beside.width, 0] : [0, room.below(cell.width)];
      assert.ok(plot.width + text[0] <= cell.width + 1e-6 && plot.height + text[1] <= cell.height + 1e-6);
    }
  }
});

test('pages of figures are of equal size, and hold each once', () => {
  for (let count = 0; count <= 24; count += 1) {
    const all = Array.from({ length: count }, (_, i) => i);
    const pages = paged(all, 6);
    assert.deepEqual(pages.flat(), all);
    const sizes = pages.map(({ length }) => length);
    assert.ok(Math.max(...sizes) <= 6 && sizes.length === Math.max(1, Math.ceil(count / 6)));
    assert.equal(new Set(sizes.slice(0, -1)).size <= 1, true, sizes.join());
  }
  assert.deepEqual(paged([1, 2, 3, 4, 5, 6, 7], 6), [
    [1, 2, 3, 4],
    [5, 6, 7],
  ]);
});

/** As the lecture's four figures have it. */
const LECTURE = { aspect: 15 / 11, inset: { x: 35, y: 31 }, caption: { text: 16.5, lambda: 6.5, room: 0.5 } };

/** @param {number} width @param {number} height @param {number} count @param {Iterable<Extra>} extras */
function laid(width, height, count, extras) {
  const foot = Math.max(30, 2.4 * 16 * typeScale({ count, width, height }));
  return stageOf({
    ...{ width, height: height - foot, window: { width, height }, count, extras: new Set(extras) },
    ...LECTURE,
  });
}

/** Of the window, what pictures could take that are alone in it. @param {number} width @param {number} height @param {number} count */
function shareAlone(width, height, count) {
  const nothing = { below: () => 0, beside: { width: 0, height: 0 } };
  const { plot } = tiled({ ...LECTURE, ...{ width, height, count, gap: 0 }, ...nothing });
  return (count * plot.width * plot.height) / (width * height);
}

for (const [width, height] of [
  [320, 240],
  [480, 360],
  [640, 480],
  [960, 540],
  [1280, 720],
  [1920, 1080],
  [3840, 2160],
  [720, 1280],
]) {
  test(`at ${width} × ${height} pictures take most of what they could`, () => {
    for (let count = 1; count <= 4; count += 1) {
      for (const extras of /** @type {Extra[][]} */ ([
        [],
        ['numbers'],
        ['lambda'],
        ['numbers', 'lambda', 'layers'],
      ])) {
        const { tiling, extras: shown, shared, bar } = laid(width, height, count, extras);
        const share = (count * tiling.plot.width * tiling.plot.height) / (width * height);
        // Captions alone take their room even where little is left, and so does the bar.
        const least = shared.length > 0 ? 0.2 : shown.length === 0 ? 0.3 : 0.36;
        const of = share / shareAlone(width, height, count);
        // Controls that are asked for are there, for each figure or once.
        const controls = extras.filter((extra) => extra !== 'numbers').sort();
        assert.deepEqual([...shown, ...shared].filter((extra) => extra !== 'numbers').sort(), controls);
        assert.equal(bar.height > 0, shared.length > 0);
        if (width >= 960) assert.deepEqual(shared, []);
        assert.ok(of >= least, `${count} with ${extras.join()}: ${of.toFixed(2)}`);
      }
    }
  });
}

test('what there is no room for is left out, the numbers first and λ last', () => {
  /** @type {Set<string>} */
  const seen = new Set();
  for (let width = 200; width <= 1400; width += 25) {
    const { extras } = laid(width, 0.75 * width, 4, ['lambda', 'layers', 'numbers']);
    seen.add(extras.join(' '));
  }
  for (const shown of seen) {
    assert.ok(['numbers layers lambda', 'layers lambda', 'lambda', ''].includes(shown), shown);
  }
  assert.deepEqual(laid(1400, 1050, 1, ['lambda', 'layers', 'numbers']).extras, [
    'numbers',
    'layers',
    'lambda',
  ]);
  assert.deepEqual(laid(1400, 1050, 1, []).extras, []);
});

test('no control is wider than its place', () => {
  for (let width = 160; width <= 1400; width += 20) {
    for (let count = 1; count <= 6; count += 1) {
      const { extras, tiling, scale, beside } = laid(width, 0.75 * width, count, [
        'lambda',
        'layers',
        'numbers',
      ]);
      const place = (tiling.isBeside ? beside : tiling.cell.width) / (16 * scale);
      // As stage.css has them.
      if (extras.includes('layers')) assert.ok(place >= 9 - 1e-9, `${count} at ${width}: ${place}`);
      if (extras.includes('lambda')) assert.ok(place >= 5, `${count} at ${width}: ${place}`);
    }
  }
});

test('type grows with the window, and the fewer figures, the larger it is', () => {
  const window = { width: 1280, height: 720 };
  const scales = [1, 2, 3, 4, 5, 6].map((count) => typeScale({ count, ...window }));
  assert.deepEqual(
    scales,
    scales.toSorted((a, b) => b - a),
  );
  assert.ok(Math.abs(typeScale({ count: 4, width: 3840, height: 2160 }) / scales[3] - 3) < 1e-9);
  // Of a hall's screen, letters of axes (11 of 16) take at least 1/60 of the height.
  for (const scale of scales) assert.ok((11 * scale) / 720 > 1 / 60, `${scale}`);
});

test('four figures stand two by two where that makes them much larger, with whatever belongs to them', () => {
  for (const extras of /** @type {Extra[][]} */ ([
    ['numbers'],
    ['numbers', 'lambda'],
    ['numbers', 'lambda', 'layers'],
    ['lambda', 'layers'],
  ])) {
    const { tiling, extras: shown } = laid(960, 540, 4, extras);
    assert.equal(shown.length, extras.length);
    assert.equal(tiling.columns, 2, extras.join());
    // One row has plots of 224 × 170.
    assert.ok(tiling.plot.width > 1.2 * 224, `${extras.join()}: ${tiling.plot.width}`);
  }
});

test('the letters of the numbers are large enough to be read, or left out', () => {
  for (let width = 200; width <= 1400; width += 20) {
    for (let count = 1; count <= 6; count += 1) {
      const { extras, tiling, scale, beside, sum } = laid(width, 0.75 * width, count, ['numbers']);
      if (!extras.includes('numbers')) continue;
      const place = tiling.isBeside ? beside : tiling.cell.width;
      const letters = Math.min(15 * scale, place / sum);
      assert.ok(letters >= 9 - 1e-9, `${count} at ${width}: ${letters} px`);
    }
  }
});

test('a long text of layers has room', () => {
  const window = { width: 1280, height: 720 };
  const wish = { ...window, window, count: 4, extras: new Set(/** @type {Extra[]} */ (['lambda', 'layers'])), ...LECTURE }; // prettier-ignore
  const short = stageOf({ ...wish, letters: 5 });
  const long = stageOf({ ...wish, letters: 29 });
  // It has a row of its own, or stands where it has one.
  assert.ok(long.tiling.isBeside || long.text >= short.text);
});

test('layers are told and typed in short', () => {
  for (const [text, hidden] of /** @type {const} */ ([
    ['20-20', [20, 20]],
    ['10 × 10', Array(10).fill(10)],
    ['3 × 10', [10, 10, 10]],
    ['5-5-5', [5, 5, 5]],
    ['32-31-30-29', [32, 31, 30, 29]],
    ['0', []],
  ])) {
    assert.equal(shownSizes(hidden), text);
    assert.deepEqual(sizesFrom(text), hidden);
  }
  assert.deepEqual(sizesFrom('10x8'), Array(10).fill(8));
  for (const wrong of ['11 × 8', '999 × 8', '2 × 65', '0 × 3', 'x 3', '2 × 3 × 4']) assert.equal(sizesFrom(wrong), undefined, wrong); // prettier-ignore
});
