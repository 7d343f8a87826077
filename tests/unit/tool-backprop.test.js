/** The backpropagation walk: its numbers against the engine, its formulas against its numbers, and where things stand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { targetsFor } from '../../www/scene/targets.js';
import { networkFigure } from '../../www/scene/schema.js';
import { decodeView, encodeView } from '../../www/scene/views.js';
import {
  Answers,
  entriesOf,
  isAfterOperator,
  missingIn,
  termsOf,
} from '../../www/page/inspector/tools/backprop/blanks.js';
import { NumberTable, pictureOf } from '../../www/page/inspector/tools/backprop/picture.js';
import { beside, placeOf, pointsOf, stepName } from '../../www/page/inspector/tools/backprop/walk.js';
import { edgesOf, knownAt, linesOf, unseen } from '../../www/views/tools/backprop-diagram.js';
import { boxAt, heightFor, layersAt, walkLayout } from '../../www/views/tools/backprop-layout.js';
import { hiddenIn, isRight, isRoundedAway, nearestPoint, numbersOf, Pass, relativeError, stepsOf } from '../../www/views/tools/backprop-walk.js'; // prettier-ignore
import { formatDerivative } from '../../www/words/numbers.js';
import { engine } from './support/engine.js';
import { lab } from './support/lab.js';
import { storeOf } from './support/pool.js';
import { createRandom } from './support/random.js';
import { simulate } from './support/simulation.js';

// What a session asks of its surroundings, which Node does not have.
const isCalm = { matches: false, addEventListener() {}, removeEventListener() {} };
Object.assign(globalThis, { devicePixelRatio: 1, matchMedia: () => isCalm });
const { Session } = await import('../../www/page/inspector/session.js');

/** Names that tell what is named. @type {any} */
const NAMES = {
  a: (/** @type {number} */ l, /** @type {number} */ j) => `a${l}.${j}`,
  z: (/** @type {number} */ l, /** @type {number} */ j) => `z${l}.${j}`,
  theta: (/** @type {number} */ l, /** @type {number} */ j, /** @type {number} */ i) => `w${l}.${j}.${i}`,
  y: (/** @type {number} */ j) => `y${j}`,
};

/** The pass of an example through a network with any weights, by the engine. @param {any} settings */
function passOf({ sizes, activation, output, seed, leak = 0.1 }) {
  const random = createRandom(seed);
  const optimizer = { kind: 'sgd', learningRate: 0.1, batchSize: 0 };
  const config = {
    ...{ layerSizes: sizes, activation, output, leak, seed, lambda: 0.3 },
    init: 'xavier',
    optimizer,
  };
  const trainer = new lab.Trainer(config);
  trainer.theta = trainer.theta.map(() => 4 * random.next() - 2);
  const m = 5;
  const x = Float64Array.from({ length: m * sizes[0] }, () => 6 * random.next() - 3);
  const k = sizes.at(-1);
  const y = new Float64Array(m * k);
  for (let p = 0; p < m; p++) {
    if (output === 'softmax') y[p * k + random.below(k)] = 1;
    else for (let j = 0; j < k; j++) y[p * k + j] = output === 'sigmoid' ? random.below(2) : random.next();
  }
  trainer.setTrainingSet(x, y);
  const traced = trainer.trace(Uint32Array.of(2));
  const trace = {
    ...traced,
    point: 2,
    count: 1,
    theta: trainer.theta,
    y: y.slice(2 * k, 3 * k),
    error: traced.d,
  };
  return { trainer, pass: new Pass({ sizes, activation, leak, output }, trace), x };
}

const NETWORKS = [
  { sizes: [2, 1], activation: 'sigmoid', output: 'sigmoid', seed: 1 },
  { sizes: [2, 3, 1], activation: 'sigmoid', output: 'sigmoid', seed: 2 },
  { sizes: [2, 3, 2], activation: 'tanh', output: 'softmax', seed: 3 },
  { sizes: [1, 3, 3, 1], activation: 'leakyRelu', output: 'identity', seed: 4 },
  { sizes: [3, 2, 3, 3], activation: 'relu', output: 'softmax', seed: 5 },
  { sizes: [2, 2, 3, 1], activation: 'sigmoid', output: 'identity', seed: 6 },
];

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

/** A board of one network at rest, with the lab in its worker. @param {any} settings @param {any} [board] */
async function atRest(settings, board = {}) {
  const store = storeOf([networkFigure(1, settings)], { points: 40, testPoints: 60, ...board });
  const simulation = simulate(store, { cores: 1, engine });
  await simulation.run(1500);
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

test('the steps go forward to D, back to the first weights, and end in the update', () => {
  const names = stepsOf(2).map((step) => stepName(step, 2));
  assert.deepEqual(names, ['the point', 'z⁽¹⁾', 'a⁽¹⁾', 'z⁽²⁾', 't', 'D', '∂D/∂z⁽²⁾', '∂D/∂Θ⁽¹⁾', '∂D/∂z⁽¹⁾', '∂D/∂Θ⁽⁰⁾', 'update']); // prettier-ignore
});

test('settings that are too large for a network or its points mean the last ones', () => {
  const settings = /** @type {any} */ (decodeView('backprop,p=900,s=99,j=9,i=64,l=11,of=batch').settings);
  assert.deepEqual(pointsOf(settings, 40, 0), { point: 39, first: 39, count: 10 });
  assert.deepEqual(pointsOf(settings, 40, 25), { point: 39, first: 39, count: 25 });
  assert.deepEqual(pointsOf({ ...settings, batch: 100 }, 40, 25), { point: 39, first: 39, count: 40 });
  assert.deepEqual(pointsOf({ ...settings, examples: 'all' }, 40, 25), { point: 39, first: 0, count: 40 });
  const { step, unit, from, number, count } = placeOf(settings, [2, 3, 1]);
  assert.deepEqual([step, unit, from, number, count], [{ kind: 'update', layer: 2 }, 1, 3, 10, 11]);
  assert.deepEqual(placeOf({ ...settings, step: 1 }, [2, 3, 1]).unit, 3);
});

test('the settings are in the link, and nothing that is not understood', () => {
  const settings = {
    point: 12,
    examples: 'batch',
    batch: 7,
    step: 5,
    unit: 2,
    from: 0,
    layer: 1,
    hide: 'two',
    page: 3,
  };
  const text = encodeView('backprop', settings);
  assert.equal(text, 'backprop,p=12,of=batch,b=7,s=5,j=2,i=0,l=1,hide=two,page=3');
  const { problems, ...view } = decodeView(text);
  assert.deepEqual([view, problems], [{ name: 'backprop', settings }, []]);
  assert.equal(encodeView('backprop', decodeView('backprop').settings), 'backprop');
  assert.equal(decodeView('backprop,hide=three,p=0').problems.length, 2);
});

test('up and down go through all units of a layer, or through all its weights, and stop at the ends', () => {
  const random = createRandom(4);
  for (let round = 0; round < 40; round++) {
    const sizes = [1 + random.below(3), 1 + random.below(6), 1 + random.below(4)];
    for (const step of stepsOf(2).slice(1)) {
      if (step.kind === 'error') continue;
      let focus = { step, unit: 1, from: 0 };
      const seen = new Set();
      const key = () =>
        step.kind === 'theta' || step.kind === 'update' ? `${focus.unit},${focus.from}` : focus.unit;
      for (let i = 0; i < 60; i++) {
        seen.add(key());
        focus = { step, ...beside(focus, sizes, 1) };
      }
      const isOfWeights = step.kind === 'theta' || step.kind === 'update';
      assert.equal(seen.size, sizes[step.layer] * (isOfWeights ? sizes[step.layer - 1] + 1 : 1));
      for (let i = 0; i < 60; i++) focus = { step, ...beside(focus, sizes, -1) };
      assert.deepEqual([focus.unit, focus.from], [1, 0]);
    }
  }
});

test('what is hidden: the last numbers, or all with the result; each is found by itself', () => {
  const { pass } = passOf(NETWORKS[1]);
  const step = /** @type {const} */ ({ kind: 'delta', layer: 1 });
  const numbers = /** @type {any} */ (numbersOf(pass, step, { unit: 2, from: 0, rate: 1 }, NAMES));
  const entries = entriesOf(numbers);
  const hiddenAt = (/** @type {any} */ hide) => entries.map((entry) => hiddenIn(numbers, hide).has(entry));
  assert.deepEqual(entries.map(({ name }) => name), ['∂D/∂z2.1', 'w2.1.2', 'σ′(z1.2)', '∂D/∂z1.2']); // prettier-ignore
  assert.deepEqual(hiddenAt('none'), [false, false, false, false]);
  assert.deepEqual(hiddenAt('last'), [false, false, true, false]);
  assert.deepEqual(hiddenAt('two'), [false, true, true, false]);
  assert.deepEqual(hiddenAt('all'), [true, true, true, true]);
  const answers = new Answers();
  const hidden = hiddenIn(numbers, 'two');
  assert.equal(missingIn(numbers, hidden, answers), 2);
  answers.typed.set(
    1,
    ` ${String(pass.theta(2, 1, 2))
      .replace('.', ',')
      .replace('-', '−')}`,
  );
  assert.equal(answers.stateOf(1, entries[1]), 'right', 'with a decimal comma and a true minus sign');
  answers.typed.set(2, '9');
  assert.equal(answers.stateOf(2, entries[2]), 'wrong');
  assert.equal(missingIn(numbers, hidden, answers), 1);
  answers.typed.set(2, 'nine');
  assert.equal(answers.stateOf(2, entries[2]), 'none');
  answers.isShown = true;
  assert.equal(missingIn(numbers, hidden, answers), 0);
});

test('lines of a formula end between terms, and a sign stays with its number', () => {
  for (const network of NETWORKS) {
    const { pass } = passOf(network);
    for (const step of stepsOf(pass.layers)) {
      const numbers = numbersOf(pass, step, { unit: 1, from: 1, rate: 1 }, NAMES);
      if (!numbers) continue;
      const parts = [...numbers.parts, '=', numbers.result];
      const terms = termsOf(parts);
      assert.deepEqual(terms.flat(2), [...parts.keys()], 'each once, in order');
      for (const [i, atom] of terms.flat().entries()) {
        const isNumber = atom.map((at) => typeof parts[at] === 'object');
        assert.equal(isNumber.filter(Boolean).length, 1, JSON.stringify(atom.map((at) => parts[at])));
        const last = parts[/** @type {number} */ (atom.at(-1))];
        if (typeof last === 'string') assert.match(last, /^[)},]/);
        if (i > 0 && parts[atom[0] - 1] !== ', ') assert.equal(isNumber[0], false);
      }
      for (const term of terms.slice(1)) assert.match(/** @type {string} */ (parts[term[0][0]]), /^[+=]/);
      assert.equal(terms.length, 1 + parts.filter((part) => /^[+=]/.test(String(part))).length);
    }
  }
});

test('what follows an operator is put in brackets where it is negative', () => {
  const { pass } = passOf(NETWORKS[1]);
  const bracketed = (/** @type {any} */ step) => {
    const { parts } = /** @type {any} */ (numbersOf(pass, step, { unit: 1, from: 1, rate: 1 }, NAMES));
    return parts.flatMap((/** @type {any} */ part, /** @type {number} */ i) =>
      typeof part === 'object' && isAfterOperator(parts, i) ? [part.name] : [],
    );
  };
  assert.deepEqual(bracketed({ kind: 'z', layer: 1 }), ['w1.1.1', 'a0.1', 'w1.1.2', 'a0.2']);
  assert.deepEqual(bracketed({ kind: 'a', layer: 1 }), []);
  assert.deepEqual(bracketed({ kind: 'delta', layer: 2 }), ['y1']);
  assert.deepEqual(bracketed({ kind: 'theta', layer: 1 }), ['a0.1']);
});

test('a number is right to two per cent, and where it is a difference as far as its terms are shown', () => {
  assert.equal(isRight(1.019, { name: '', value: 1, scale: 1 }), true);
  assert.equal(isRight(1.021, { name: '', value: 1, scale: 1 }), false);
  assert.equal(isRight(-1, { name: '', value: 1, scale: 1 }), false);
  assert.equal(isRight(0, { name: '', value: 1e-7, scale: 1e-7 }), false);
  assert.equal(isRight(0, { name: '', value: 0, scale: 0 }), true);
  assert.equal(isRight(0.0004, { name: '', value: 0, scale: 1 }), true);
  assert.equal(isRight(0.0006, { name: '', value: 0, scale: 1 }), false);
});

test('a product of the numbers as they are shown is right', () => {
  const random = createRandom(11);
  for (let round = 0; round < 500; round++) {
    const [a, b] = [0, 1].map(() => (random.next() - 0.5) * 10 ** (4 - random.below(12)));
    const shown = (/** @type {number} */ value) =>
      Number(formatDerivative(value).replace('−', '-').replace(/·10(.*)/u, (_, power) => `e${[...power].map((sign) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.includes(sign) ? '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign) : '-').join('')}`)); // prettier-ignore
    assert.ok(
      isRight(shown(a) * shown(b), { name: '', value: a * b, scale: Math.abs(a * b) }),
      `${a} · ${b}`,
    );
  }
});

test('a quotient that rounding has eaten is told apart from one that disagrees', () => {
  assert.equal(isRoundedAway(4e-24, 0, 1e-9), true);
  assert.equal(isRoundedAway(4e-12, 3e-12, 1e-9), false);
  assert.equal(isRoundedAway(1e-6, 0, 0.5), false);
  // By the engine: of a unit that is saturated, the derivative is tiny and D is not.
  const { trainer, pass } = passOf(NETWORKS[1]);
  const theta = trainer.theta.slice();
  theta[0] = 40;
  trainer.theta = theta;
  const { gradient, d } = trainer.trace(Uint32Array.of(2));
  const { quotients } = trainer.differences(Uint32Array.of(2), 0, theta.length);
  assert.equal(isRoundedAway(gradient[0], quotients[0], d), true);
  gradient.forEach((/** @type {number} */ derivative, /** @type {number} */ at) => {
    if (isRoundedAway(derivative, quotients[at], d)) return;
    assert.ok(relativeError(derivative, quotients[at]) < 0.02, `${at}`);
  });
  assert.equal(pass.trace.theta.length, theta.length);
});

test('the table has every number once, and none that is to be found out', () => {
  const { pass } = passOf({ sizes: [2, 20, 3], activation: 'tanh', output: 'softmax', seed: 3 });
  const table = new NumberTable();
  const rows = (/** @type {any} */ step, isHidden = false) => {
    const focus = { step, unit: 2, from: 1 };
    const { rows: all } = table.of({ pass, focus, names: NAMES, rate: 1, isHidden });
    return new Map(all.map(([name, ...values]) => [name, values]));
  };
  const all = rows({ kind: 'theta', layer: 2 });
  assert.equal(all.size, 1 + 2 + 2 * (20 + 3) + 20 * 3 + 3 * 21);
  assert.deepEqual(all.get('z1.20'), [pass.z(1, 20), pass.delta(1, 20)]);
  assert.deepEqual(all.get('a2.3'), [pass.trace.t[2], '']);
  assert.deepEqual(all.get('w2.3.20'), [pass.theta(2, 3, 20), pass.gradient(2, 3, 20)]);
  assert.equal(table.of({ pass, focus: { step: { kind: 'a', layer: 1 }, unit: 1, from: 0 }, names: NAMES, rate: 1, isHidden: false }).rows.length, all.size); // prettier-ignore
  for (const [step, name, column] of /** @type {any[]} */ ([
    [{ kind: 'z', layer: 1 }, 'z1.2', 0],
    [{ kind: 'a', layer: 1 }, 'a1.2', 0],
    [{ kind: 'error', layer: 2 }, 'D', 0],
    [{ kind: 'delta', layer: 2 }, 'z2.2', 1],
    [{ kind: 'theta', layer: 2 }, 'w2.2.1', 1],
  ])) {
    const hidden = rows(step, true);
    const marks = [...hidden].flatMap(([key, values]) =>
      values.map((value, i) => (value === '?' ? [key, i] : null)),
    );
    assert.deepEqual(marks.filter(Boolean), [[name, column]]);
    const picture = pictureOf({ pass, focus: { step, unit: step.kind === 'error' ? 1 : 2, from: 1 }, names: NAMES, rate: 1, isHidden: true }, { caption: 'C', width: 600, table: table.of({ pass, focus: { step, unit: 2, from: 1 }, names: NAMES, rate: 1, isHidden: true }) }); // prettier-ignore
    assert.match(picture.label, /= \?/);
  }
});

test('relative errors and the nearest point', () => {
  assert.equal(relativeError(0, 0), 0);
  assert.equal(relativeError(1, 0.5), 0.5);
  assert.equal(relativeError(-1, 1), 2);
  const x = Float64Array.of(0, 0, 3, 0, 3, 4);
  assert.equal(nearestPoint({ x, n: 2 }, [3, 2.1]), 2);
  assert.equal(nearestPoint({ x, n: 2 }, [-5, 1]), 0);
  assert.equal(nearestPoint({ x: Float64Array.of(1, 5, 2), n: 1 }, [1.6, 99]), 2);
  assert.equal(nearestPoint({ x: new Float64Array(), n: 2 }, [0, 0]), -1);
});

test('boxes lie in the room and apart, and both layers of the step with its unit are among them', () => {
  const random = createRandom(5);
  for (let round = 0; round < 300; round++) {
    const layers = 1 + random.below(11);
    const sizes = Array.from({ length: layers + 1 }, () => 1 + random.below(64));
    const step = random.pick(stepsOf(layers));
    const unit = step.kind === 'error' ? 1 : 1 + random.below(sizes[step.layer]);
    const from = step.layer === 0 ? 0 : random.below(sizes[step.layer - 1] + 1);
    const size = { width: 310 + random.below(900), height: heightFor(sizes) };
    const focus = { step, unit, from };
    const layout = walkLayout(sizes, size, focus);
    const boxes = layout.columns.flatMap((column) => column.boxes);
    for (const [i, a] of boxes.entries()) {
      assert.ok(a.x >= 0 && a.y >= 0 && a.x + a.width <= size.width + 1e-9 && a.y + a.height <= size.height);
      assert.equal(boxAt(layout, a.x + a.width / 2, a.y + a.height / 2), a);
      for (const b of boxes.slice(i + 1)) {
        const apart =
          a.x + a.width < b.x || b.x + b.width < a.x || a.y + a.height < b.y || b.y + b.height < a.y;
        assert.ok(apart, `${JSON.stringify([a, b])}`);
      }
    }
    const shown = layout.columns.map(({ layer }) => layer);
    const isThere = (/** @type {number} */ layer, /** @type {number} */ index) =>
      boxes.some((box) => box.layer === layer && box.unit === index);
    for (const layer of layersAt(step)) {
      assert.ok(shown.includes(layer), `${JSON.stringify(step)} in ${shown}`);
    }
    assert.ok(isThere(step.layer, unit));
    if (step.layer > 0) {
      assert.ok(isThere(step.layer - 1, from) || step.kind === 'error' || step.kind === 'delta');
    }
    for (const { layer, boxes: of, above, below } of layout.columns) {
      const units = of.filter((box) => box.unit > 0).length;
      assert.equal(units + above + below, sizes[layer] ?? 1);
    }
  }
});

test('numbers come into units as the walk comes to them, and at the edges of the step alone', () => {
  const { pass } = passOf(NETWORKS[1]);
  const walk = (/** @type {any} */ step, isHidden = false, unit = 1, from = 2) => ({
    ...{ pass, focus: { step, unit, from }, rate: 0.5, names: NAMES, target: '1', mean: null, isHidden },
  });
  const texts = (/** @type {any} */ step, isHidden = false) =>
    linesOf(walk(step, isHidden), 1, 1).map(({ text }) => text);
  const [a, z, delta] = [pass.a(1, 1), pass.z(1, 1), pass.delta(1, 1)].map(formatDerivative);
  assert.deepEqual(texts({ kind: 'input', layer: 0 }), ['', '', '']);
  assert.deepEqual(texts({ kind: 'z', layer: 1 }), ['', z, '']);
  assert.deepEqual(texts({ kind: 'z', layer: 1 }, true), ['', '?', '']);
  assert.deepEqual(texts({ kind: 'a', layer: 1 }), [a, z, '']);
  assert.deepEqual(texts({ kind: 'theta', layer: 2 }), [a, z, '']);
  assert.deepEqual(texts({ kind: 'delta', layer: 1 }), [a, z, delta]);
  assert.deepEqual(texts({ kind: 'update', layer: 1 }), [a, z, delta]);
  assert.equal(knownAt(2, { kind: 'error', layer: 2 })('delta', 2), false);

  const size = { width: 800, height: heightFor([2, 3, 1]) };
  const step = /** @type {const} */ ({ kind: 'theta', layer: 2 });
  const written = (/** @type {boolean} */ isHidden) => {
    const layout = walkLayout([2, 3, 1], size, { step, unit: 1, from: 2 });
    return edgesOf(walk(step, isHidden), layout).filter(({ text }) => text !== null);
  };
  const shown = written(false);
  assert.deepEqual(
    shown.map(({ from, to, text }) => [from.layer, from.unit, to.unit, text]).sort(),
    [0, 1, 2, 3].map((i) => [1, i, 1, formatDerivative(pass.gradient(2, 1, i))]),
  );
  assert.equal(shown.at(-1)?.from.unit, 2, 'the chosen one is drawn above the others');
  assert.deepEqual(written(true).map(({ text }) => text).filter((text) => text === '?'), ['?']); // prettier-ignore
});

test('of a large network it is told how many numbers are not seen', () => {
  const sizes = [2, 20, 20, 1];
  const { pass } = passOf({ sizes, activation: 'tanh', output: 'sigmoid', seed: 8 });
  const step = /** @type {const} */ ({ kind: 'theta', layer: 2 });
  const focus = { step, unit: 11, from: 0 };
  const layout = walkLayout(sizes, { width: 330, height: heightFor(sizes) }, focus);
  const edges = edgesOf(
    { pass, focus, rate: 1, names: NAMES, target: '', mean: null, isHidden: false },
    layout,
  );
  // Two columns with the same room for 5 units each; of 420 weights those of one unit are written.
  assert.deepEqual(layout.columns.map(({ layer, boxes }) => [layer, boxes.length]), [[1, 6], [2, 6]]); // prettier-ignore
  assert.deepEqual(unseen(sizes, layout, edges, step), { units: 43 - 10, weights: 420 - 6 });
  // A step that is about units alone lacks no weights.
  for (const kind of /** @type {const} */ (['input', 'a', 'error'])) {
    const without = edges.map((edge) => ({ ...edge, text: null }));
    assert.equal(unseen(sizes, layout, without, { kind, layer: kind === 'input' ? 0 : 2 }).weights, 0);
  }
});
