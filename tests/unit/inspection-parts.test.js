/** Parts of an inspection by name: what is told when, and what a part that fails costs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parts } from '#modules';
import { Inspection } from '../../www/worker/inspect/inspection.js';
import { networkFigure } from '../../www/scene/schema.js';
import { engine } from './support/engine.js';
import { storeOf } from './support/pool.js';
import { simulate } from './support/simulation.js';

/** A board of two networks, as the engine computes it. */
async function boardAtRest() {
  const store = storeOf([networkFigure(1, { hidden: [3], lambda: 0.1 }), networkFigure(2, { hidden: [2] })], {
    ...{ points: 40, testPoints: 60 },
  });
  const simulation = simulate(store, { cores: 1, engine });
  await simulation.run(1500);
  const { pool } = simulation;
  pool.pause();
  const told = () => /** @type {any} */ (pool.inspection.value);
  return { store, told, ...simulation };
}

/** Puts parts in, for as long as a test runs. @param {any} t @param {Record<string, any>} extra */
function withParts(t, extra) {
  const all = /** @type {Record<string, any>} */ (parts);
  Object.assign(all, extra);
  t.after(() => {
    for (const name of Object.keys(extra)) delete all[name];
  });
}

/** A part that counts how often it was made. */
const counter = (/** @type {any} */ more = {}) => {
  const part = { made: 0, needs: ['weights'], cost: 'cheap', ...more };
  part.report ??= (/** @type {any} */ _, /** @type {any} */ params) => ({
    data: { count: ++part.made, params },
  });
  return part;
};

test('every file in the folder is a part that says what it needs and costs', () => {
  const names = [
    'bayes',
    'confusion',
    'curve',
    'differences',
    'excess',
    'gradients',
    'histogram',
    'maps',
    'path',
    'picture',
    'probe',
    'theta',
    'trace',
  ];
  assert.deepEqual(Object.keys(parts).sort(), names);
  for (const { needs, cost, report } of Object.values(parts)) {
    assert.ok(needs.every((need) => ['weights', 'errors', 'updates'].includes(need)));
    assert.ok(['cheap', 'dear'].includes(cost));
    assert.equal(typeof report, 'function');
  }
});

test('what is asked for is told, and nothing else; what has not changed stays', async () => {
  const board = await boardAtRest();
  board.pool.inspect({ id: 1, parts: { theta: {}, maps: {} } });
  await board.run(100);
  const first = board.told();
  assert.deepEqual(Object.keys(first.parts).sort(), ['maps', 'theta']);
  board.pool.inspect({ id: 1, parts: { theta: {}, maps: {}, probe: { x: [0, 1] } } });
  await board.run(100);
  const second = board.told();
  assert.deepEqual(second.parts.probe.x, [0, 1]);
  assert.equal(second.parts.theta, first.parts.theta, 'not told again');
  const x = Float64Array.of(0, 1);
  const original = board.trainers().find(({ config }) => config.layerSizes[1] === 3);
  const twin = new engine.Trainer(original?.config);
  twin.theta = first.parts.theta;
  assert.equal(second.parts.probe.a.at(-1), twin.predict(x)[0]);
  twin.free();
  // Another network: nothing of the first is left.
  board.pool.inspect({ id: 2, parts: { theta: {} } });
  assert.equal(board.told(), null);
  await board.run(100);
  assert.equal(board.told().parts.theta.length, 9);
  assert.deepEqual(Object.keys(board.told().parts), ['theta']);
  board.pool.inspect(null);
  assert.equal(board.told(), null);
});

test('a part is made once for each change of what it needs', async (t) => {
  const board = await boardAtRest();
  const [ofWeights, ofErrors, ofNothing] = [
    counter(),
    counter({ needs: ['errors'] }),
    counter({ needs: [] }),
  ];
  withParts(t, { ofWeights, ofErrors, ofNothing });
  const made = () => [ofWeights.made, ofErrors.made, ofNothing.made];
  const look = async (params = {}) => {
    board.pool.inspect({ id: 1, parts: { ofWeights: params, ofErrors: {}, ofNothing: {} } });
    await board.run(100);
  };
  await look();
  assert.deepEqual(made(), [1, 1, 1]);
  await look();
  assert.deepEqual(made(), [1, 1, 1]);
  await look({ other: true });
  assert.deepEqual(made(), [2, 1, 1]);
  assert.deepEqual(board.told().parts.ofWeights, { count: 2, params: { other: true } });
  board.store.setFigure(1, { lambda: 0.2 });
  await board.run(10);
  assert.equal(ofErrors.made, 2, 'E has changed');
  board.pool.setTheta(1, new Float64Array(13).fill(0.5));
  await board.run(200);
  const [weights, errors, nothing] = made();
  assert.ok(weights >= 3 && errors >= 3);
  assert.equal(nothing, 1);
});

test('what was not wanted for a while is told anew, not as it was', async (t) => {
  const board = await boardAtRest();
  const again = counter();
  withParts(t, { again });
  board.pool.inspect({ id: 1, parts: { again: {}, bayes: {} } });
  await board.run(100);
  board.pool.inspect({ id: 1, parts: { bayes: {} } });
  assert.deepEqual(Object.keys(board.told().parts), ['bayes'], 'gone at once');
  // The worker hears both before it is asked for anything.
  board.pool.inspect({ id: 1, parts: { again: {}, bayes: {} } });
  assert.equal(board.told().parts.again, undefined);
  await board.run(100);
  assert.deepEqual(board.told().parts.again, { count: 2, params: {} });
  assert.ok(board.told().parts.bayes.error > 0, 'and the other one stays');
});

test('a part that throws costs itself alone, and is not tried again until something changes', async (t) => {
  const board = await boardAtRest();
  const broken = counter({
    report() {
      broken.made += 1;
      throw new TypeError('no such thing');
    },
  });
  const slow = counter({
    work() {
      throw new TypeError('no such work');
    },
  });
  withParts(t, { broken, slow });
  board.pool.inspect({
    id: 1,
    parts: { broken: {}, theta: {}, slow: {}, weather: {}, constructor: {}, maps: {} },
  });
  await board.run(300);
  const { problems, parts: told } = board.told();
  assert.deepEqual(problems, {
    broken: { code: 'other', text: 'no such thing' },
    slow: { code: 'other', text: 'no such work' },
    weather: { code: 'unknown', name: 'weather' },
    constructor: { code: 'unknown', name: 'constructor' },
  });
  assert.deepEqual([told.broken, told.slow, told.weather], [null, null, null]);
  assert.ok(told.theta && told.maps);
  assert.equal(broken.made, 1);
  assert.ok(board.workers.every(({ isTerminated }) => !isTerminated));
  broken.report = () => ({ data: 'well' });
  board.pool.setTheta(1, new Float64Array(13));
  await board.run(300);
  assert.equal(board.told().parts.broken, 'well');
  assert.equal(board.told().problems.broken, undefined);
});

test('a part in which the engine traps ends the worker, for its memory may be in any state', async (t) => {
  const left = 'recursive use of an object detected which would lead to unsafe aliasing in rust';
  for (const error of [new WebAssembly.RuntimeError('unreachable'), new Error(left)]) {
    const board = await boardAtRest();
    const trap = counter({
      report() {
        trap.made += 1;
        if (trap.made === 1) throw error;
        return { data: 'well' };
      },
    });
    withParts(t, { trap });
    board.pool.inspect({ id: 1, parts: { trap: {}, theta: {} } });
    await board.run(1000);
    assert.equal(board.workers.length, 2);
    assert.ok(board.workers[0].isTerminated);
    assert.equal(board.told().parts.trap, 'well', 'the next worker is asked again');
  }
});

test('what is dear is told of a network at rest alone, and is missing as soon as it trains', (t) => {
  const [dear, cheap] = [counter({ cost: 'dear' }), counter()];
  withParts(t, { dear, cheap });
  let time = 0;
  const config = /** @type {any} */ ({ layerSizes: [2, 1] });
  const inspection = new Inspection(
    /** @type {any} */ ({}),
    config,
    /** @type {any} */ ({}),
    () => (time += 200),
  );
  const told = (/** @type {boolean} */ mayTrain, /** @type {number} */ weightsVersion) => {
    const asked = { params: {}, asking: 1 };
    const moment = /** @type {any} */ ({ mayTrain, weightsVersion, errorVersion: 0, updates: 0 });
    const { parts } = /** @type {any} */ (
      inspection.report({ id: 1, parts: { dear: asked, cheap: asked } }, moment, [])
    );
    return [parts.dear?.count ?? parts.dear, parts.cheap?.count];
  };
  assert.deepEqual(told(false, 1), [1, 1]);
  assert.deepEqual(told(true, 2), [null, 2]);
  assert.deepEqual(told(true, 3), [undefined, 3], 'it is missing already');
  assert.deepEqual(told(false, 3), [2, undefined]);
});

test('a tool is made once for all parts, and freed at the end', (t) => {
  let [made, freed] = [0, 0];
  class Tool {
    constructor(/** @type {any} */ { config }) {
      made += 1;
      this.sizes = config.layerSizes;
    }
    free() {
      freed += 1;
    }
  }
  const uses = counter({ report: (/** @type {any} */ { tool }) => ({ data: tool(Tool).sizes }) });
  withParts(t, { first: uses, second: uses });
  const config = /** @type {any} */ ({ layerSizes: [2, 1] });
  const inspection = new Inspection(/** @type {any} */ ({}), config, /** @type {any} */ ({}), () => 0);
  const asked = { params: {}, asking: 1 };
  const moment = /** @type {any} */ ({ weightsVersion: 1, errorVersion: 0, updates: 0 });
  const report = inspection.report({ id: 1, parts: { first: asked, second: asked } }, moment, []);
  assert.deepEqual(report?.parts, { first: [2, 1], second: [2, 1] });
  assert.deepEqual([made, freed], [1, 0]);
  inspection.free();
  assert.deepEqual([made, freed], [1, 1]);
});

test('a part’s buffers go without a copy', async (t) => {
  const board = await boardAtRest();
  const data = Float64Array.of(1, 2, 3);
  withParts(t, { handed: counter({ report: () => ({ data, transfer: [data.buffer] }) }) });
  board.pool.inspect({ id: 1, parts: { handed: {} } });
  await board.run(100);
  assert.deepEqual(board.told().parts.handed, Float64Array.of(1, 2, 3));
  assert.equal(data.length, 0, 'the worker’s own is gone');
});

test('a figure that is asked for before it is placed is told of as soon as it is', async () => {
  const store = storeOf([networkFigure(1, { hidden: [3], lambda: 0.1 })], { points: 40 });
  const simulation = simulate(store, { cores: 1, engine });
  simulation.pool.inspect({ id: 1, parts: { theta: {} } });
  await simulation.run(500);
  assert.ok(simulation.pool.inspection.value?.parts.theta);
});

test('with other test points, every moment’s error over them is another', async () => {
  const board = await boardAtRest();
  board.pool.inspect({ id: 1, parts: { curve: {} } });
  await board.run(300);
  const before = board.told().parts.curve;
  board.store.setBoard({ testPoints: 90 });
  await board.run(300);
  const after = board.told().parts.curve;
  assert.deepEqual(after.d, before.d);
  assert.equal(after.testD.length, before.testD.length);
  after.testD.forEach((/** @type {number} */ value, /** @type {number} */ row) =>
    assert.notEqual(value, before.testD[row]),
  );
});
