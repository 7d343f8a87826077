/** Own points whose y is a number: over a line (x, y), over a plane (x₁, x₂, y); from the hand to the engine. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  cellAt,
  emptyPlane,
  emptySurface,
  levelAt,
  numbersOf,
  ownFromPoints,
  placeOn,
  withKeys,
} from '../../www/points/edit.js';
import { LAST_CELL, keyOf } from '../../www/points/grid.js';
import { splitOwn, trainingCount } from '../../www/points/split.js';
import { decode, encode } from '../../www/scene/hash.js';
import { lookOf } from '../../www/scene/look.js';
import { ownInfo } from '../../www/scene/own-board.js';
import { defaultBoard, defaultFigures, defaultScene, networkFigure } from '../../www/scene/schema.js';
import { createStore } from '../../www/scene/store.js';
import { settleBoard, trainerConfig } from '../../www/scene/task.js';
import { engine } from './support/engine.js';
import { messages, storeOf } from './support/pool.js';
import { createRandom } from './support/random.js';
import { simulate } from './support/simulation.js';

const random = createRandom(21);
const place = () => random.below(LAST_CELL + 1);
/** @param {number} m */
const curve = (m) => withKeys(emptyPlane(undefined, 0), Array.from({ length: m }, () => keyOf(0, place(), place()))); // prettier-ignore
/** @param {number} m */
const surface = (m) => withKeys(emptySurface(), Array.from({ length: m }, () => keyOf(place(), place(), place()))); // prettier-ignore

test('what networks learn from is x and y, within half a step of what was drawn', () => {
  const line = withKeys(emptyPlane(undefined, 0), [keyOf(0, cellAt([-6, 6, -4.5, 4.5], 0, 2), cellAt([-6, 6, -4.5, 4.5], 1, -1.5))]); // prettier-ignore
  const { x, y, n, k } = splitOwn(line, { share: 0, seed: 1 }).train;
  assert.deepEqual([n, k, x.length, y.length], [1, 1, 1, 1]);
  assert.ok(Math.abs(x[0] - 2) < 1e-4 && Math.abs(y[0] + 1.5) < 1e-4);

  const value = { name: 'price', from: 0, to: 1000, range: /** @type {const} */ ([-3, 3]) };
  const plane = withKeys({ ...emptySurface(), value }, [keyOf(placeOn(value, 750), 0, LAST_CELL)]);
  const points = splitOwn(plane, { share: 0, seed: 1 }).train;
  assert.deepEqual([points.n, points.k, ...points.x], [2, 1, -6, 4.5]);
  assert.ok(Math.abs(points.y[0] - 1.5) < 1e-4);
  assert.deepEqual(numbersOf(plane, plane.keys[0]), [-6, 4.5, 750]);
});

test('the points of every source become own points, and stay what they are', () => {
  for (const { name, task, domain, classes, noise } of engine.sources()) {
    const points = engine.sampleSource({ source: name, classes: Math.max(2, classes[0]), noise: noise[2], balance: 0.5, m: 80, seed: 3, part: 'train' }); // prettier-ignore
    const own = ownFromPoints(points, domain, { task });
    const { train } = splitOwn(own, { share: 0, seed: 1 });
    assert.deepEqual([ownInfo(own).task, train.n, train.k, train.y.length], [task, points.n, points.k, points.y.length], name); // prettier-ignore
    // The order is another one; sums are not.
    const sum = (/** @type {Float64Array} */ values) => values.reduce((total, value) => total + value, 0);
    assert.ok(Math.abs(sum(train.x) - sum(points.x)) < 0.02, name);
    assert.ok(Math.abs(sum(train.y) - sum(points.y)) < 0.02, name);
    for (const edge of own.domain) assert.ok(Number.isFinite(edge), name);
  }
});

test('the split takes its share of all points, and each is in one part', () => {
  for (const own of [curve(200), surface(200)]) {
    const { train, test: held } = splitOwn(own, { share: 0.3, seed: 4 });
    assert.deepEqual([train.y.length, held?.y.length, trainingCount(own, 0.3)], [140, 60, 140]);
    const all = [...train.y, ...(held?.y ?? [])].sort((a, b) => a - b);
    const whole = [...splitOwn(own, { share: 0, seed: 1 }).train.y].sort((a, b) => a - b);
    assert.deepEqual(all, whole);
  }
  const one = splitOwn(curve(1), { share: 0.9, seed: 1 });
  assert.deepEqual([one.train.y.length, one.test], [1, null]);
});

test('a scale of y beyond its ends goes to them', () => {
  const { value } = emptySurface();
  assert.deepEqual([levelAt(/** @type {any} */ (value), -1e9), levelAt(/** @type {any} */ (value), 1e9)], [0, LAST_CELL]); // prettier-ignore
});

test('a board of numbers settles without a word, and its link carries it', () => {
  for (const own of [curve(30), surface(30), curve(0), emptySurface()]) {
    const store = createStore(defaultScene());
    store.setOwn(own, { testShare: 0.2 });
    const { board } = store.scene.value;
    assert.equal(board.classes, 2);
    assert.deepEqual(settleBoard(board, [ownInfo(own)]), { patch: {}, problems: [] });
    const scene = { board, figures: defaultFigures(), inspect: null, view: 'network', lesson: null, own };
    assert.deepEqual(decode(encode(scene)), { scene, moment: null, problems: [] });
  }
});

test('what belongs to classes goes with them', () => {
  const store = createStore(defaultScene());
  store.setOwn(emptyPlane(undefined, 5));
  store.setBoard({ shown: '4' });
  store.setOwn(curve(3));
  const { board } = store.scene.value;
  assert.deepEqual([board.classes, board.shown], [2, 'all']);
});

test('networks take one input or two, and tell a number', () => {
  const board = { ...defaultBoard(), source: 'own' };
  const ends = (/** @type {Parameters<typeof ownInfo>[0]} */ own) => {
    const { layerSizes, output } = trainerConfig(board, networkFigure(1), ownInfo(own));
    return [layerSizes[0], layerSizes.at(-1), output];
  };
  assert.deepEqual(ends(curve(3)), [1, 1, 'identity']);
  assert.deepEqual(ends(surface(3)), [2, 1, 'identity']);
});

test('values are told in their own unit, and drawn where networks see them', () => {
  const value = { name: 'price', from: 0, to: 6000, range: /** @type {const} */ ([-3, 3]) };
  const own = { ...surface(0), value };
  // y of 1000 and of 4000.
  const look = lookOf(defaultBoard(), ownInfo(own), [-2, 1]);
  assert.equal(look.kind, 'surface');
  if (look.kind !== 'surface') return;
  assert.deepEqual([look.told[0], look.told.at(-1)], [1000, 4000]);
  assert.deepEqual([look.low, look.high], [-2, 1]);
  look.levels.forEach((level, i) => {
    assert.equal(look.told[i + 1] % 500, 0);
    assert.ok(Math.abs((level + 3) * 1000 - look.told[i + 1]) < 1e-9);
  });
  // Of a source both are the same, to the bit.
  const plain = lookOf(defaultBoard(), { task: 'regression', n: 2 }, [-3.2, 1]);
  assert.deepEqual(plain, { kind: 'surface', low: -4, high: 4, levels: [-3, -2, -1, 0, 1, 2, 3], told: [-4, -3, -2, -1, 0, 1, 2, 3, 4] }); // prettier-ignore
  assert.deepEqual(lookOf(defaultBoard(), ownInfo(curve(0)), []), { kind: 'curve', levels: [], axes: curve(0).axes }); // prettier-ignore
});

test('from classes to a curve to values: each starts anew, and the engine takes all of them', async () => {
  const store = storeOf([networkFigure(1)]);
  const { pool, run, trainers } = simulate(store);
  await run(1500);
  const classes = withKeys(emptyPlane(), [keyOf(0, 5, 5), keyOf(1, 9, 9)]);
  const before = new Set(trainers());
  for (const own of [classes, curve(12), surface(12), curve(5), classes]) {
    store.setOwn(own);
    await run(1500);
    assert.deepEqual(trainers().filter((trainer) => before.has(trainer)), []); // prettier-ignore
    for (const trainer of trainers()) before.add(trainer);
    assert.equal(pool.points.value?.n, own === classes ? 2 : ownInfo(own).n);
    assert.equal(pool.frame(1).value?.status, 'converged');
  }
  assert.deepEqual(messages(store), []);
});

test('the engine learns a line that was drawn', () => {
  const own = withKeys(emptyPlane(undefined, 0), Array.from({ length: 40 }, (_, i) => keyOf(0, 1600 * i, 20_000 + 500 * i))); // prettier-ignore
  const { train } = splitOwn(own, { share: 0, seed: 1 });
  const config = trainerConfig(
    { ...defaultBoard(), source: 'own' },
    networkFigure(1, { hidden: [] }),
    ownInfo(own),
  );
  const trainer = new engine.Trainer(/** @type {any} */ (config));
  trainer.setTrainingSet(train.x, train.y);
  trainer.advance(200);
  // Whole cells lie on a line exactly, but for the rounding of doubles.
  assert.ok(trainer.error().d < 1e-12);
  trainer.free();
});
