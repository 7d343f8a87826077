/**
 * The landscape: E over a plane of θ on the real engine, the path of the training on it, and how it is read and drawn.
 *
 * @import { Data, TrainerConfig } from '../../www/training/protocol.js'
 * @import { Asked, Rows } from '../../www/worker/jobs/kinds/landscape.js'
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SvgCanvas } from '../../www/export/svg-canvas.js';
import { networkFigure } from '../../www/scene/schema.js';
import { plotStyle } from '../../www/views/palette.js';
import {
  drawLandscape,
  errorText,
  errorNear,
  gridOf,
  landscapeHeight,
  levelsOf,
  placeAt,
  rangeOf,
  thetaAt,
} from '../../www/views/tools/landscape.js';
import { formatError } from '../../www/words/numbers.js';
import { pathOn } from '../../www/worker/inspect/parts/path.js';
import { kind as contours } from '../../www/worker/jobs/kinds/contours.js';
import { kind } from '../../www/worker/jobs/kinds/landscape.js';
import { inspected } from './support/inspected.js';
import { lab } from './support/lab.js';
import { createRandom } from './support/random.js';
import { configWith, RULER, XOR_DATA } from './support/tool-board.js';
import { partsOf } from './support/unit-of-job.js';

const DATA = XOR_DATA;

const CONFIG = configWith({ lambda: 0.1 });

/** @param {number} seed @param {number} updates */
function trainedFrom(seed, updates) {
  const trainer = new lab.Trainer({ ...CONFIG, seed });
  trainer.setTrainingSet(DATA.train.x, DATA.train.y);
  trainer.advance(updates);
  return trainer;
}

const SIZE = 9;

/** @param {Partial<Asked>} more @returns {Rows[]} */
const rowsWith = (
  more,
  shares = [
    [0, 4],
    [4, 9],
  ],
) =>
  // prettier-ignore
  shares.flatMap((rows) => partsOf(kind, { config: CONFIG, extent: 1, size: SIZE, rows, ...more }, DATA));

const RANDOM = { type: /** @type {const} */ ('random'), seed: 3, isNormalised: true };

/** @param {Float64Array} x @param {Float64Array} y */
const dot = (x, y) => x.reduce((sum, value, i) => sum + value * y[i], 0);

test('every node has the E of the network that lies there, whatever the shares of the rows', () => {
  const trainer = trainedFrom(1, 30);
  const { theta } = trainer;
  for (const through of [RANDOM, { ...RANDOM, isNormalised: false }]) {
    for (const extent of [0.2, 2]) {
      const grid = gridOf(rowsWith({ theta, through, extent }), SIZE);
      assert.ok(grid);
      const { e, plane } = grid;
      assert.deepEqual(plane.domain, [-extent, extent, -extent, extent]);
      for (let row = 0; row < SIZE; row += 1) {
        for (let column = 0; column < SIZE; column += 1) {
          const place = { a: extent * (column / 4 - 1), b: extent * (row / 4 - 1) };
          const exact = trainer.errorAt(thetaAt(plane, place)).e;
          // The landscape is computed in single precision.
          assert.ok(Math.abs(e[row * SIZE + column] - exact) < 2e-5 * (1 + exact));
          assert.equal(errorNear(grid, place), e[row * SIZE + column]);
        }
      }
      const alone = gridOf(rowsWith({ theta, through, extent }, [[0, 9]]), SIZE);
      assert.deepEqual(alone?.e, e);
    }
  }
  // As long as each unit's own weights: here the bias and two weights of unit 1.
  const [{ plane }] = rowsWith({ theta, through: RANDOM });
  assert.ok(Math.abs(dot(plane.u.subarray(0, 3), plane.u.subarray(0, 3)) - dot(theta.subarray(0, 3), theta.subarray(0, 3))) < 1e-12); // prettier-ignore
  assert.equal(gridOf([], SIZE), null);
  const half = gridOf(rowsWith({ theta, through: RANDOM }, [[0, 4]]), SIZE);
  assert.equal(half?.e.filter(Number.isFinite).length, 4 * SIZE);
  assert.ok(half && Number.isNaN(errorNear(half, { a: 0, b: 0.9 })));
  trainer.free();
});

test('a plane through three networks has them at their places, all inside', () => {
  const [one, two, three] = [1, 2, 3].map((seed) => trainedFrom(seed, 50));
  const others = /** @type {const} */ ([two.theta, three.theta]);
  const parts = rowsWith({ theta: one.theta, through: { type: 'three', others } });
  const [{ plane }] = parts;
  const [a0, a1, b0, b1] = plane.domain;
  assert.equal(plane.positions.length, 3);
  assert.ok(Math.abs(a1 - a0 - (b1 - b0)) < 1e-9);
  for (const [i, trainer] of [one, two, three].entries()) {
    const [a, b] = plane.positions[i];
    assert.ok(a > a0 && a < a1 && b > b0 && b < b1);
    thetaAt(plane, { a, b }).forEach((value, k) => assert.ok(Math.abs(value - trainer.theta[k]) < 1e-9));
  }
  assert.throws(
    () => rowsWith({ theta: one.theta, through: { type: 'three', others: [two.theta, two.theta] } }),
    /third/,
  );
  for (const trainer of [one, two, three]) trainer.free();
});

test('the foot on the plane is the nearest place of it, for any two directions', () => {
  const random = createRandom(11);
  const vector = (length = 7) => Float64Array.from({ length }, () => 2 * random.next() - 1);
  for (let i = 0; i < 50; i += 1) {
    const [origin, u, theta] = [vector(), vector(), vector()];
    // Also directions that are nearly the same, the same, or none.
    const v = random.pick([vector(), u.map((value) => value * 2), u.map(() => 0), vector()]);
    const path = pathOn({ origin, u, v }, [{ updates: 3, theta }, { updates: 5, theta: origin }]); // prettier-ignore
    const [a, b] = [path.a[0], path.b[0]];
    const rest = theta.map((value, k) => value - origin[k] - a * u[k] - b * v[k]);
    assert.ok(Math.abs(dot(rest, u)) < 1e-9 && Math.abs(dot(rest, v)) < 1e-9);
    assert.ok(Math.abs(path.off[0] - Math.sqrt(dot(rest, rest))) < 1e-9);
    assert.deepEqual([path.a[1], path.b[1], path.off[1]].map(Math.abs), [0, 0, 0]);
    assert.deepEqual([...path.updates], [3, 5]);
  }
  const none = pathOn({ origin: vector(), u: new Float64Array(7), v: vector() }, []);
  assert.equal(none.a.length, 0);
});

test('the path that a figure tells begins at its start and ends at its present weights', () => {
  const figure = inspected(networkFigure(1, { hidden: [3], lambda: 0.1 }));
  figure.trainTo(40);
  const { trainer } = figure.twin(40);
  const start = figure.twin(0).trainer.theta;
  const origin = trainer.theta;
  const u = start.map((value, i) => value - origin[i]);
  const v = Float64Array.from(origin, (_, i) => Math.sin(i));
  const path = figure.part('path', { origin, u, v });
  assert.equal(path.updates[0], 0);
  assert.ok(Math.abs(path.a[0] - 1) < 1e-9 && Math.abs(path.b[0]) < 1e-9 && path.off[0] < 1e-9);
  const last = path.updates.length - 1;
  assert.ok(last > 10);
  assert.deepEqual([path.updates[last], path.a[last], path.b[last], path.off[last]].map(Math.abs), [40, 0, 0, 0]); // prettier-ignore
  assert.ok(path.updates.every((/** @type {number} */ value, /** @type {number} */ i) => i === 0 || value > path.updates[i - 1])); // prettier-ignore
  // The present moment is there once, also where it is one of those that are kept.
  const early = inspected(networkFigure(1, { hidden: [3], lambda: 0.1 }));
  early.trainTo(7);
  const told = early.part('path', { origin, u, v });
  assert.deepEqual([...told.updates], [0, 1, 2, 3, 4, 5, 6, 7]);
  early.change({ type: 'seek', updates: 3 });
  assert.deepEqual([...early.part('path', { origin, u, v }).updates], [0, 1, 2, 3]);
  // Of a plane of another network there is none.
  assert.equal(figure.part('path', { origin: new Float64Array(3), u: new Float64Array(3), v: new Float64Array(3) }), null); // prettier-ignore
});

test('levels lie between the smallest E and the largest, and contours on them', () => {
  const random = createRandom(2);
  for (let i = 0; i < 100; i += 1) {
    const [low, ratio] = [10 ** (6 * random.next() - 5), 10 ** (4 * random.next() ** 3)];
    const e = Float32Array.from({ length: 40 }, () => low * ratio ** random.next());
    const { low: least, high } = rangeOf(e);
    assert.deepEqual([least, high], [Math.min(...e), Math.max(...e)]);
    const levels = levelsOf(e);
    assert.ok(levels.length <= 12);
    assert.ok(
      levels.every((level, k) => level > least && level < high && (k === 0 || level > levels[k - 1])),
    );
    if (ratio > 1.6) assert.ok(levels.length >= 6, `${levels}`);
  }
  assert.deepEqual(levelsOf(new Float32Array(9).fill(0.3)), []);
  assert.deepEqual(levelsOf(new Float32Array(9).fill(NaN)), []);
  assert.deepEqual(rangeOf(Float32Array.of(NaN, Infinity, 2, 3)), { low: 2, high: 3 });
  assert.equal(rangeOf(Float32Array.of(0, 3)).low, 1e-9);
  // E falls from column to column: the line at 2.5 runs upwards in the middle between columns 1 and 2.
  const values = Float32Array.from({ length: 16 }, (_, i) => 4 - (i % 4));
  const [{ points, starts }] = partsOf(contours, { values, width: 4, height: 4, levels: Float32Array.of(2.5) }, null); // prettier-ignore
  assert.equal(starts.length, 2);
  for (let i = 0; i < points.length; i += 2) assert.equal(points[i], 1.5);
});

test('ends of the key are told apart however near they are', () => {
  const random = createRandom(8);
  for (let i = 0; i < 300; i += 1) {
    const low = 10 ** (6 * random.next() - 4);
    // Single precision tells no nearer ones apart.
    const high = Math.fround(low * (1 + 10 ** (-5 * random.next() - 0.5)));
    const texts = [low, low * (high / low) ** 0.5, high].map((e) => errorText(e, low, high));
    if (high > 1e-3) assert.ok(new Set(texts).size > 1, `${low} ${high}: ${texts}`);
  }
  assert.equal(errorText(0.5, 0.5, 0.5), formatError(0.5));
});

test('pointing finds the place that is drawn there, and the picture has the path and the networks', async () => {
  const domain = /** @type {const} */ ([-1, 3, 10, 14]);
  for (const width of [320, 500, 1200]) {
    // The chart takes 64 × 56, the key 84 where there is room beside it, the plane 600 at most.
    const side = Math.min(600, width - (width < 440 ? 64 : 148));
    const at = (/** @type {number} */ x, /** @type {number} */ y) => placeAt(domain, width, { x: 52 + x * side, y: 20 + y * side }); // prettier-ignore
    const place = at(0.25, 0.25);
    assert.ok(place && Math.abs(place.a - 0) < 1e-9 && Math.abs(place.b - 13) < 1e-9);
    assert.equal(at(-0.01, 0.5), null);
    assert.equal(at(0.5, 1.01), null);
  }
  const trainer = trainedFrom(1, 30);
  const grid = gridOf(rowsWith({ theta: trainer.theta, through: RANDOM }), SIZE);
  assert.ok(grid);
  const [lines] = partsOf(contours, { values: grid.e, width: SIZE, height: SIZE, levels: Float32Array.from(levelsOf(grid.e)) }, null); // prettier-ignore
  const path = pathOn(grid.plane, [{ updates: 0, theta: trainedFrom(1, 0).theta }, { updates: 30, theta: trainer.theta }]); // prettier-ignore
  const nothing = { grid: null, contours: null, path: null, names: [], cursor: null };
  const all = { grid, contours: lines, path, names: ['1'], cursor: { a: 0.5, b: 0 } };
  for (const width of [320, 500, 900]) {
    const size = { width, height: landscapeHeight(width) };
    for (const subject of [nothing, all]) {
      const canvas = new SvgCanvas({ ruler: RULER });
      drawLandscape(canvas.getContext('2d'), size, plotStyle(true), subject);
      const svg = await canvas.file({ ...size, title: 'landscape' });
      // The ends of the key, inside the picture.
      const { low, high } = rangeOf(grid.e);
      for (const end of [low, high].map(formatError)) {
        const places = [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</g)].filter(([, , , text]) => text === end); // prettier-ignore
        assert.equal(places.length, subject.grid ? 1 : 0, `${end} in ${svg.slice(-3000)}`);
        for (const [, x, y] of places) assert.ok(Number(x) <= width && Number(y) < size.height);
      }
    }
  }
  trainer.free();
});
