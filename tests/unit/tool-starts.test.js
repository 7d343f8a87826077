/**
 * Many starts: what a job tells of each on the real engine, which are the same, the start at θ = 0, and how it is drawn.
 *
 * @import { Data, TrainerConfig } from '../../www/training/protocol.js'
 * @import { Ended } from '../../www/worker/jobs/kinds/starts.js'
 * @import { Start } from '../../www/views/tools/starts.js'
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SvgCanvas } from '../../www/export/svg-canvas.js';
import { plotStyle } from '../../www/views/palette.js';
import { alikeness, firstUnits } from '../../www/views/tools/alikeness.js';
import {
  dotsOf,
  drawStarts,
  groupsOf,
  shownOf,
  startAt,
  startBeside,
  startsHeight,
  startsOf,
} from '../../www/views/tools/starts.js';
import { kind as pictures } from '../../www/worker/jobs/kinds/pictures.js';
import { kind as solutions } from '../../www/worker/jobs/kinds/solutions.js';
import { kind } from '../../www/worker/jobs/kinds/starts.js';
import { engine } from './support/engine.js';
import { lab } from './support/lab.js';
import { createRandom } from './support/random.js';
import { configWith, PALETTE, RULER, VIEW, XOR_DATA } from './support/tool-board.js';
import { partsOf } from './support/unit-of-job.js';

const DATA = XOR_DATA;

const CONFIG = configWith({ layerSizes: [2, 2, 1], lambda: 0.1 });
const SEEDS = Array.from({ length: 40 }, (_, i) => 7 + i);

/** @param {Partial<TrainerConfig>} [more] @returns {Ended[]} */
const endedWith = (more = {}, seeds = SEEDS, updates = 400) =>
  partsOf(kind, { config: { ...CONFIG, ...more }, seeds, updates }, DATA);

/** @param {Partial<TrainerConfig>} [more] */
function trainerWith(more = {}) {
  const trainer = new lab.Trainer({ ...CONFIG, ...more });
  trainer.setTrainingSet(DATA.train.x, DATA.train.y);
  return trainer;
}

test('every start is, to the bit, what a trainer comes to from its seed', () => {
  const descent = { kind: /** @type {const} */ ('sgd'), learningRate: 2, batchSize: 0 };
  const wild = { ...descent, learningRate: 1e7 };
  const states = new Set();
  for (const more of [{}, { optimizer: descent }, { optimizer: wild, lambda: 3 }]) {
    const starts = startsOf(endedWith(more));
    assert.deepEqual(starts.map(({ seed }) => seed), SEEDS); // prettier-ignore
    for (const { seed, state, updates, e, slope, theta } of starts.slice(0, 15)) {
      const trainer = trainerWith({ ...more, seed });
      const clock = trainer.advance(400);
      assert.equal(updates, clock.updates);
      assert.deepEqual(theta, trainer.theta);
      const steepest = Math.max(...trainer.gradient().map(Math.abs));
      if (clock.status === 'diverged') assert.equal(state, 'diverged');
      else {
        assert.deepEqual([e, slope], [trainer.error().e, steepest]);
        assert.equal(state, clock.status === 'converged' || steepest <= 1e-5 ? 'rest' : 'creeping');
      }
      states.add(state);
      trainer.free();
    }
  }
  assert.deepEqual([...states].sort(), ['creeping', 'diverged', 'rest']);
});

test('at rest is what has converged, and what is as flat as where descent has', () => {
  const state = (/** @type {number} */ status, /** @type {number} */ slope, e = 0.3) => {
    const [one, theta] = [Float64Array.of(1), new Float64Array(9)];
    const part = { seed: one, updates: one, status: Float64Array.of(status), slope: Float64Array.of(slope) };
    return startsOf([{ ...part, e: Float64Array.of(e), theta }])[0].state;
  };
  assert.deepEqual([state(1, 1), state(0, 1e-5), state(0, 2e-5)], ['rest', 'rest', 'creeping']);
  assert.deepEqual([state(2, 0), state(0, 0, NaN), state(1, 0, Infinity)], Array(3).fill('diverged'));
});

test('shares of the seeds make no difference', () => {
  const whole = startsOf(endedWith());
  const shared = [SEEDS.slice(17), SEEDS.slice(0, 17)].flatMap((seeds) => endedWith({}, seeds));
  assert.deepEqual(startsOf(shared), whole);
});

test('groups are the solutions: those in one have one E and, in some order and with some signs, one θ', () => {
  const starts = startsOf(endedWith());
  const resting = starts.filter(({ state }) => state === 'rest');
  assert.ok(resting.length > 30);
  const thetas = Float64Array.from(resting.flatMap(({ theta }) => [...theta]));
  const [solved] = partsOf(solutions, { config: CONFIG, thetas }, DATA);
  const groups = groupsOf(starts, solved).filter(({ state }) => state === 'rest');
  assert.ok(groups.length >= 3 && groups.length < 12, `${groups.length}`);
  assert.equal(groups.reduce((sum, { members }) => sum + members.length, 0), resting.length); // prettier-ignore
  // |θ|, sorted, is what order and signs of tanh units leave of the weights out of them.
  const outs = (/** @type {Start} */ { theta }) => [theta[7], theta[8]].map(Math.abs).sort((a, b) => a - b);
  for (const [i, { e, members }] of groups.entries()) {
    assert.ok(i === 0 || e >= groups[i - 1].e);
    for (const member of members) {
      assert.ok(Math.abs(member.e - e) < 1e-6);
      outs(member).forEach((value, k) => assert.ok(Math.abs(value - outs(members[0])[k]) < 0.06));
    }
    assert.ok(members.every(({ seed }, k) => k === 0 || seed > members[k - 1].seed));
  }
  assert.deepEqual(groupsOf(starts, null).filter(({ state }) => state === 'rest'), []); // prettier-ignore
  // The most frequent ones, in the order of E.
  const shown = shownOf(groups, 2);
  const counts = groups.map(({ members }) => members.length).sort((a, b) => b - a);
  assert.deepEqual(shown.map(({ members }) => members.length).sort((a, b) => b - a), counts.slice(0, 2)); // prettier-ignore
  assert.ok(shown[0].e <= shown[1].e);
});

/** @param {number} seed @param {Start['state']} state @param {number} e @returns {Start} */
const start = (seed, state, e) => ({ seed, state, e, updates: 1, slope: 1, theta: new Float64Array(9) });

test('what is still on its way is told together where E is alike, and never with what rests', () => {
  const starts = [
    ...[start(1, 'creeping', 0.2), start(2, 'creeping', 0.203), start(3, 'creeping', 0.21)],
    ...[start(4, 'rest', 0.2), start(5, 'diverged', NaN)],
  ];
  const solved = { classes: Uint32Array.of(0), representatives: Uint32Array.of(0) };
  const told = groupsOf(starts, solved).map(({ state, members }) => [state, members.map(({ seed }) => seed)]);
  assert.deepEqual(told, [['rest', [4]], ['creeping', [1, 2]], ['creeping', [3]]]); // prettier-ignore
});

test('from θ = 0 all units of a layer stay alike, to the bit, whatever trains them', () => {
  for (const layerSizes of [
    [2, 4, 1],
    [2, 3, 3, 1],
  ]) {
    // prettier-ignore
    for (const optimizer of /** @type {const} */ (['sgd', 'momentum', 'adam', 'lbfgs'])) {
      for (const activation of /** @type {const} */ (['sigmoid', 'tanh', 'relu'])) {
        const more = { layerSizes, activation, optimizer: { kind: optimizer, learningRate: 0.5, batchSize: 0 } };
        const [zero] = startsOf(endedWith({ ...more, init: 'zero' }, [1], 200));
        assert.equal(alikeness(layerSizes, zero.theta), 0, `${layerSizes} ${activation} ${optimizer}`);
        const [other] = startsOf(endedWith(more, [1], 200));
        assert.ok(alikeness(layerSizes, other.theta) > 0.01);
        if (activation !== 'sigmoid') assert.ok(zero.e > 0.6, `${zero.e}`);
      }
    }
  }
  // Θ⁽⁰⁾ is 2 × 3, Θ⁽¹⁾ 1 × 3.
  const theta = Float64Array.of(1, 2, 3, 1, 2, 3.5, 9, 4, 4);
  assert.deepEqual(firstUnits([2, 2, 1], theta), [{ bias: 1, into: [2, 3], outOf: [4] }, { bias: 1, into: [2, 3.5], outOf: [4] }]); // prettier-ignore
  assert.equal(alikeness([2, 2, 1], theta), 0.5);
  assert.equal(alikeness([2, 2, 1], theta.with(8, 6)), 2);
  assert.equal(alikeness([2, 1], Float64Array.of(1, 2, 3)), 0);
  // Two hidden layers of two, alike but for the bias of the very last unit.
  const deep = Float64Array.of(1, 2, 1, 2, 3, 4, 4, 3.25, 4, 4, 5, 6, 6);
  assert.equal(alikeness([1, 2, 2, 1], deep), 0.25);
});

test('pictures of given weights have the errors and the pixels of a network there', () => {
  const thetas = startsOf(endedWith()).slice(0, 3).map(({ theta }) => theta); // prettier-ignore
  const parts = partsOf(pictures, { config: CONFIG, thetas, view: VIEW }, DATA);
  assert.equal(parts.length, 3);
  const twin = new engine.Trainer(CONFIG);
  twin.setTrainingSet(DATA.train.x, DATA.train.y);
  twin.setTestSet(/** @type {any} */ (DATA.test).x, /** @type {any} */ (DATA.test).y);
  const plane = new engine.Plane(Float64Array.of(-4, 4, -4, 4), 12, 9);
  for (const [i, { error, picture }] of parts.entries()) {
    twin.theta = thetas[i];
    assert.deepEqual(error, twin.error());
    plane.evaluateNetwork(twin);
    assert.deepEqual(picture.pixels, plane.pixels(PALETTE));
  }
  plane.free();
  twin.free();
});

test('every start has a dot at its E, no two on each other unless there are too many; pointing finds it', () => {
  const random = createRandom(9);
  for (const count of [1, 30, 300]) {
    for (const width of [320, 700]) {
      const size = { width, height: 240 };
      const starts = Array.from({ length: count }, (_, i) =>
        start(i, random.pick(['rest', 'creeping', 'diverged']), random.pick([0.1, 0.4, 0.1 + random.next()])),
      );
      const { dots, chart, diameter, rise } = dotsOf(starts, size);
      const shown = starts.filter(({ state }) => state !== 'diverged');
      assert.equal(dots.length, shown.length);
      assert.ok(diameter >= 2.5 && rise <= diameter);
      const { from, to } = chart.x;
      for (const {
        start: { e },
        x,
        y,
      } of dots) {
        // prettier-ignore
        const place = 52 + ((e - from) / (to - from)) * (width - 64);
        assert.ok(Math.abs(x - place) <= diameter / 2 + 1e-9);
        assert.ok(y > 20 - rise && y < 240 - 36);
      }
      const places = new Set(dots.map(({ x, y }) => `${x.toFixed(3)} ${y.toFixed(3)}`));
      assert.equal(places.size, dots.length);
      for (const dot of dots.slice(0, 5)) assert.equal(startAt(starts, size, NaN, dot), dot.start);
      assert.equal(startAt(starts, size, NaN, { x: -100, y: -100 }), null);
    }
  }
  // E over orders of magnitude is on a logarithmic axis; the start at 0 is on it, too.
  assert.equal(dotsOf([start(1, 'rest', 1e-6), start(2, 'rest', 0.5)], { width: 400, height: 240 }).chart.x.isLog, true); // prettier-ignore
  const { x } = dotsOf([start(1, 'rest', 0.4)], { width: 400, height: 240 }, 0.69).chart;
  assert.ok(x.from < 0.4 && x.to > 0.69);
});

test('keys go through all dots in the order of E, and stop at the ends', () => {
  const random = createRandom(3);
  for (const count of [1, 2, 25]) {
    const starts = Array.from({ length: count }, (_, i) =>
      start(i, 'rest', random.pick([0.1, 0.2, random.next()])),
    );
    starts.push(start(99, 'diverged', NaN));
    const press = (/** @type {number | null} */ marked, key = 'ArrowRight', shiftKey = false) =>
      startBeside(starts, marked, { key, shiftKey });
    /** @type {(number | null)[]} */
    const seen = [null];
    for (let i = 0; i < count; i += 1) seen.push(press(seen[i])?.seed ?? null);
    const errors = seen.slice(1).map((seed) => starts.find((each) => each.seed === seed)?.e ?? NaN);
    assert.equal(new Set(seen.slice(1)).size, count);
    assert.deepEqual(
      errors,
      errors.toSorted((a, b) => a - b),
    );
    const last = seen[count];
    assert.deepEqual(
      [press(last)?.seed, press(null, 'End')?.seed, press(last, 'Home')?.seed],
      [last, last, seen[1]],
    );
    assert.equal(press(last, 'ArrowLeft', true)?.seed, seen[Math.max(1, count - 10)]);
    assert.equal(press(last, 'x'), null);
  }
  assert.equal(startBeside([], null, { key: 'ArrowRight', shiftKey: false }), null);
});

test('the picture is drawn before anything has come, and with all that there can be', () => {
  const starts = [start(1, 'rest', 0.1), start(2, 'creeping', 0.2)];
  const groups = groupsOf(starts, { classes: Uint32Array.of(0), representatives: Uint32Array.of(0) });
  for (const [shown, zero] of /** @type {const} */ ([
    [[], NaN],
    [starts, 0.7],
  ])) {
    const canvas = new SvgCanvas({ ruler: RULER });
    const size = { width: 400, height: startsHeight(groups.length, 400, 1.4) };
    const subject = { starts: shown, groups: shown.length > 0 ? groups : [], pictures: [], zero, marked: 2, setting: null, aspect: 1.4 }; // prettier-ignore
    drawStarts(canvas.getContext('2d'), size, plotStyle(false), subject);
    assert.ok(canvas.definition);
  }
});
