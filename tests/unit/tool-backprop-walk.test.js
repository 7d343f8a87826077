/** The backpropagation walk: its steps and what is hidden of them, and where things stand in its picture. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
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
import { hiddenIn, isRight, isRoundedAway, nearestPoint, numbersOf, relativeError, stepsOf } from '../../www/views/tools/backprop-walk.js'; // prettier-ignore
import { formatDerivative } from '../../www/words/numbers.js';
import { NAMES, NETWORKS, passOf } from './support/backprop.js';
import { createRandom } from './support/random.js';

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
