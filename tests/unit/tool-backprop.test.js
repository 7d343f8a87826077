/** The backpropagation walk: its numbers against the engine, its formulas against its numbers, and where things stand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { targetsFor } from '../../www/scene/targets.js';
import { networkFigure } from '../../www/scene/schema.js';
import { numbersOf, Pass, relativeError, stepsOf } from '../../www/views/tools/backprop-walk.js'; // prettier-ignore
import { engine } from './support/engine.js';
import { lab } from './support/lab.js';
import { storeOf } from './support/pool.js';
import { NAMES, NETWORKS, passOf } from './support/backprop.js';
import { simulate } from './support/simulation.js';

// What a session asks of its surroundings, which Node does not have.
const isCalm = { matches: false, addEventListener() {}, removeEventListener() {} };
Object.assign(globalThis, { devicePixelRatio: 1, matchMedia: () => isCalm });
const { Session } = await import('../../www/page/inspector/session.js');

/** What a formula says, worked out with its own numbers. @param {any} numbers */
function workedOut({ parts }) {
  const text = parts
    .map((/** @type {any} */ part) => (typeof part === 'string' ? part : `(${part.value})`))
    .join(' ')
    .replaceAll('·', '*')
    .replaceAll('−', '-')
    .replaceAll('max{', 'Math.max(')
    .replaceAll('}', ')')
    .replaceAll(/\)²/g, ')**2')
    .replaceAll(
      /\b(ln|exp|tanh)\(/g,
      (/** @type {string} */ _, /** @type {string} */ name) => `Math.${name === 'ln' ? 'log' : name}(`,
    )
    .replaceAll('σ(', 'sigma(');
  return new Function('sigma', `return ${text}`)((/** @type {number} */ z) => 1 / (1 + Math.exp(-z)));
}

test('every formula of every step gives the engine’s number', () => {
  for (const network of NETWORKS) {
    const { pass } = passOf(network);
    const { sizes } = network;
    const place = { rate: 0.25 };
    let checked = 0;
    for (const step of stepsOf(sizes.length - 1)) {
      const { kind, layer } = step;
      if (kind === 'input') continue;
      for (let unit = 1; unit <= (kind === 'error' ? 1 : sizes[layer]); unit++) {
        for (let from = 0; from <= (kind === 'theta' || kind === 'update' ? sizes[layer - 1] : 0); from++) {
          const numbers = /** @type {any} */ (numbersOf(pass, step, { ...place, unit, from }, NAMES));
          const engines = {
            z: () => pass.z(layer, unit),
            a: () => pass.a(layer, unit),
            error: () => pass.trace.error,
            delta: () => pass.delta(layer, unit),
            theta: () => pass.gradient(layer, unit, from),
            update: () => pass.theta(layer, unit, from) - 0.25 * pass.gradient(layer, unit, from),
          }[kind]();
          const what = `${JSON.stringify(network)} ${kind} ${layer} ${unit} ${from}`;
          const near = (/** @type {number} */ value) =>
            Math.abs(value - engines) <= 1e-12 * Math.max(1, Math.abs(engines));
          assert.ok(near(numbers.result.value), `${what}: ${numbers.result.value}, not ${engines}`);
          assert.ok(near(workedOut(numbers)), `${what}: ${workedOut(numbers)}, not ${engines}`);
          checked += 1;
        }
      }
    }
    assert.ok(checked >= 6 * (sizes.length - 1));
  }
});

test('layers of a trace are where the engine has them', () => {
  const { pass, trainer, x } = passOf({
    sizes: [2, 3, 2, 1],
    activation: 'tanh',
    output: 'sigmoid',
    seed: 9,
  });
  assert.deepEqual([pass.a(0, 1), pass.a(0, 2)], [x[4], x[5]]);
  assert.equal(pass.a(3, 1), trainer.predict(x)[2]);
  // Of the first layer by hand: θ is row by row, bias first.
  const [b, w1, w2] = trainer.theta.subarray(3);
  assert.ok(Math.abs(pass.z(1, 2) - (b + w1 * x[4] + w2 * x[5])) < 1e-14);
  assert.equal(pass.a(1, 2), Math.tanh(pass.z(1, 2)));
  assert.equal(pass.theta(2, 2, 3), trainer.theta[9 + 7]);
});

test('at its kink a rectifier has the slope 1, as the engine has it', () => {
  const { pass } = passOf({ sizes: [1, 1, 1], activation: 'relu', output: 'identity', seed: 1 });
  const at = (/** @type {number} */ z) => new Pass(pass.network, { ...pass.trace, z: Float64Array.of(z, 0), a: Float64Array.of(0, Math.max(0, z)) }).slope(1, 1); // prettier-ignore
  assert.deepEqual([at(-0.1), at(0), at(0.1)], [0, 1, 1]);
});

/**
 * A board of one network, with the lab in its worker, after as long as makes a small network rest.
 *
 * @param {any} settings @param {any} [board] @param {number} [millis]
 */
async function atRest(settings, board = {}, millis = 1500) {
  const store = storeOf([networkFigure(1, settings)], { points: 40, testPoints: 60, ...board });
  const simulation = simulate(store, { cores: 1, engine });
  await simulation.run(millis);
  simulation.pool.introduce(/** @type {any} */ ({ type: 'lab', module: null, script: '' }));
  const told = () => /** @type {any} */ (simulation.pool.inspection.value);
  return { store, told, ...simulation };
}

test('a worker traces one point, and means over a batch that goes round and over all, as the engine does', async () => {
  const board = await atRest({ hidden: [3], lambda: 0.1 });
  const { config } = /** @type {any} */ (board.trainers().find(({ config: c }) => c.layerSizes[1] === 3));
  const points = /** @type {any} */ (board.pool.points.value);
  const own = new lab.Trainer(config);
  own.setTrainingSet(points.x, targetsFor(config, points).y);
  for (const [asked, examples] of /** @type {any[]} */ ([
    [{ point: 7, first: 7, count: 1 }, [7]],
    [{ point: 38, first: 38, count: 4 }, [38, 39, 0, 1]],
    [{ point: 3, first: 0, count: 40 }, Array.from({ length: 40 }, (_, i) => i)],
  ])) {
    board.pool.inspect({ id: 1, parts: { trace: asked, theta: {} } });
    await board.run(200);
    const { trace, theta } = board.told().parts;
    own.theta = theta;
    const one = own.trace(Uint32Array.of(asked.point));
    const all = own.trace(Uint32Array.from(examples));
    assert.deepEqual(trace.theta, theta);
    for (const name of ['a', 'z', 't', 'delta']) assert.deepEqual(trace[name], one[name]);
    assert.deepEqual([trace.error, trace.d, trace.count], [one.d, all.d, examples.length]);
    assert.deepEqual(trace.gradient, all.gradient);
    assert.deepEqual([...trace.y], [targetsFor(config, points).y[asked.point]]);
  }
  // A mean over all is that of E without λ.
  own.lambda = 0;
  const { gradient } = board.told().parts.trace;
  own.gradient().forEach((value, i) => assert.ok(Math.abs(value - gradient[i]) < 1e-14));
  own.free();
});

test('many values are traced a part at a time, to the same mean', async () => {
  // 5000 points of 259 units are more than a million.
  const board = await atRest(
    { hidden: [64, 64, 64, 64], seed: 3 },
    { points: 5000, optimizer: 'sgd', learningRate: 1e-6 },
    50, // each update of which takes long
  );
  board.pool.pause();
  board.pool.inspect({ id: 1, parts: { trace: { point: 0, first: 0, count: 5000 }, theta: {} } });
  await board.run(100);
  const { trace, theta } = board.told().parts;
  const { config } = /** @type {any} */ (board.trainers().find(({ config: c }) => c.layerSizes[1] === 64));
  const points = /** @type {any} */ (board.pool.points.value);
  const own = new lab.Trainer(config);
  own.setTrainingSet(points.x, targetsFor(config, points).y);
  own.theta = theta;
  const gradient = own.gradient(); // of E, with λ = 0
  assert.ok(Math.abs(trace.d - own.error().d) < 1e-12);
  const size = Math.hypot(...gradient.subarray(0, 1000));
  gradient.forEach((value, i) => assert.ok(Math.abs(value - trace.gradient[i]) < 1e-10 * (1 + size)));
  own.free();
});

test('every derivative is its central difference quotient, some of them at a time', async () => {
  const board = await atRest({ hidden: [4, 3], activation: 'tanh', lambda: 0.02 });
  const range = { first: 35, count: 10 };
  board.pool.inspect({ id: 1, parts: { trace: { point: 35, ...range } } });
  await board.run(200);
  const { gradient } = board.told().parts.trace;
  const seen = new Set();
  for (let from = 0; from < gradient.length; from += 10) {
    const to = Math.min(gradient.length, from + 10);
    board.pool.inspect({
      id: 1,
      parts: { trace: { point: 35, ...range }, differences: { ...range, from, to } },
    });
    await board.run(300);
    const told = board.told().parts.differences;
    assert.deepEqual(
      [told.from, told.quotients.length, told.crossesKink.length],
      [from, to - from, to - from],
    );
    told.quotients.forEach((/** @type {number} */ quotient, /** @type {number} */ i) => {
      seen.add(from + i);
      const derivative = gradient[from + i];
      // What is cut off and rounded is 10⁻⁹ at most where D is of the order of 1 (src/analysis/trace.rs).
      assert.ok(Math.abs(quotient - derivative) < 1e-8, `${from + i}: ${quotient}, not ${derivative}`);
      if (Math.abs(derivative) > 1e-2) assert.ok(relativeError(derivative, quotient) < 1e-6);
    });
  }
  assert.equal(seen.size, gradient.length);
});

test('of a point that is not there nothing is told', async () => {
  const board = await atRest({ hidden: [3] });
  for (const [point, isThere] of /** @type {const} */ ([
    [40, false],
    [39, true],
  ])) {
    board.pool.inspect({ id: 1, parts: { trace: { point, first: point, count: 1 } } });
    await board.run(200);
    assert.equal(board.told().parts.trace !== null, isThere);
    assert.deepEqual(board.told().problems, {});
  }
});

test('an update is θ − η ∂D/∂θ, lowers D, and is undone and done again to the last bit', async (t) => {
  const board = await atRest({ hidden: [3], lambda: 0.1 });
  const page = /** @type {any} */ ({ store: board.store, pool: board.pool });
  const session = new Session(page, 1);
  t.after(() => session.close());
  session.ask('trace', () => ({ point: 0, first: 0, count: 40 }));
  await board.run(300);
  const { theta, gradient, d } = /** @type {any} */ (session.part('trace'));
  const at = theta.slice();
  const next = theta.map(
    (/** @type {number} */ value, /** @type {number} */ i) => value - 0.05 * gradient[i],
  );
  session.editAll(next.slice());
  assert.deepEqual(session.theta.value, next, 'at once');
  await board.run(300);
  assert.deepEqual(session.theta.value, next);
  assert.ok(/** @type {any} */ (session.part('trace')).d < d);
  assert.deepEqual(session.edits.state.value, { canUndo: true, canRedo: false });
  session.undo();
  await board.run(300);
  assert.deepEqual(session.theta.value, at);
  assert.equal(/** @type {any} */ (session.part('trace')).d, d);
  session.redo();
  await board.run(300);
  assert.deepEqual(session.theta.value, next);
  // An edit of one weight after it is undone alone.
  session.edit(2, 5, false);
  session.undo();
  assert.deepEqual(session.theta.value, next);
  session.editAll(next.slice());
  assert.deepEqual(session.edits.state.value, { canUndo: true, canRedo: true }, 'nothing has changed');
});
