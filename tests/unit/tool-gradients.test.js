/** Gradients by layer: over the training against the engine's own gradient, and the same wherever they are computed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networkFigure } from '../../www/scene/schema.js';
import { plotStyle } from '../../www/views/palette.js';
import {
  columnOf,
  layerColours,
  logTicks,
  normRange,
  rowAt,
  vanishing,
} from '../../www/views/tools/gradients.js';
import { kind } from '../../www/worker/jobs/kinds/gradients.js';
import { decodeView, encodeView } from '../../www/scene/views.js';
import { engine } from './support/engine.js';
import { inspected } from './support/inspected.js';
import { lab } from './support/lab.js';

/** ‖·‖ of every layer of a gradient, by definition. @param {Float64Array} gradient @param {readonly number[]} sizes */
function normsOf(gradient, sizes) {
  let from = 0;
  return sizes.slice(1).map((size, l) => {
    const part = gradient.subarray(from, (from += size * (sizes[l] + 1)));
    return Math.sqrt(part.reduce((sum, value) => sum + value * value, 0));
  });
}

/** @param {ArrayLike<number>} got @param {ArrayLike<number>} want @param {string} what */
function areClose(got, want, what) {
  assert.equal(got.length, want.length, what);
  for (let i = 0; i < got.length; i++) {
    assert.ok(Math.abs(got[i] - want[i]) <= 1e-9 * Math.abs(want[i]), `${what}: ${got[i]}, not ${want[i]}`);
  }
}

/** @param {any} curve @param {number} row */
const normsAt = ({ norms, layers }, row) => norms.subarray(row * layers, (row + 1) * layers);

/** Of a job, all that it tells. @param {any} config @param {any} data @param {number} updates */
function curvesOfJob(config, data, updates) {
  /** @type {{ free(): void }[]} */
  const owned = [];
  const own = (/** @type {any} */ made) => (owned.push(made), made);
  const halts = [...kind({ engine, lab, data, own }, { config, updates })];
  for (const made of owned) made.free();
  return { halts, curves: halts.flatMap(({ part }) => (part ? [/** @type {any} */ (part)] : [])) };
}

test('every kept moment has the norms of the gradient that it had, λR among it', () => {
  const host = inspected(networkFigure(1, { hidden: [4, 3], lambda: 0.05, activation: 'relu' }), {
    ...{ optimizer: 'adam', batchSize: 16 },
  });
  host.trainTo(90);
  const curve = host.part('gradients');
  assert.deepEqual([curve.layers, curve.updates.at(-1), curve.present], [3, 90, curve.updates.length - 1]);
  assert.ok(curve.updates.length > 30, `${curve.updates.length}`);
  const { trainer, m } = host.twin(0);
  let done = 0;
  for (const [row, updates] of curve.updates.entries()) {
    trainer.advance(updates - done);
    done = updates;
    areClose(normsAt(curve, row), normsOf(trainer.gradient(), host.config.layerSizes), `update ${updates}`);
    const ofData = curve.dataNorms.subarray(3 * row, 3 * row + 3);
    trainer.lambda = 0;
    areClose(ofData, normsOf(trainer.gradient(), host.config.layerSizes), `update ${updates}, D`);
    trainer.lambda = host.config.lambda;
    // Rectifiers: a derivative is zero where z < 0, or where all that follows is dead; at z < 0 they are saturated.
    const { z, delta } = trainer.trace(Uint32Array.from({ length: m }, (_, i) => i));
    const share = (/** @type {Float64Array} */ values, /** @type {(v: number) => boolean} */ is) =>
      [values.subarray(0, 4 * m), values.subarray(4 * m, 7 * m)].map((l) => l.filter(is).length / l.length);
    areClose(
      curve.saturated.subarray(2 * row, 2 * row + 2),
      share(z, (v) => v < 0),
      'saturated',
    );
    areClose(
      curve.zero.subarray(2 * row, 2 * row + 2),
      share(delta, (v) => v === 0),
      'zero',
    );
  }
  trainer.free();
});

test('going back in time leaves the curve as it was, and a job computes the same to the bit', () => {
  const host = inspected(networkFigure(1, { hidden: [3, 3] }), { optimizer: 'lbfgs' });
  host.trainTo(60);
  const first = host.part('gradients');
  host.change({ type: 'seek', updates: 12 });
  const back = host.part('gradients');
  assert.equal(back.updates[back.present], 12);
  assert.deepEqual({ ...back, present: first.present }, first);
  const { curves, halts } = curvesOfJob(host.config, host.data, 60);
  assert.deepEqual(curves.at(-1), first);
  assert.ok(curves.length > 1 && curves[0].updates.at(-1) === 16, 'a beginning comes first');
  assert.ok(halts.every(({ progress }, i) => i === 0 || progress >= halts[i - 1].progress));
  assert.equal(halts.at(-1)?.progress, 1);
  // A worker that builds the figure again, as a link does, trains to the same.
  const again = inspected(networkFigure(1, { hidden: [3, 3] }), { optimizer: 'lbfgs' });
  again.trainTo(25);
  again.trainTo(60);
  assert.deepEqual(again.part('gradients'), first);
});

test('a job comes to the same end as a figure, also where training ends by itself', () => {
  for (const lambda of [0.02, 0.1, 0.5, 1, 3]) {
    const host = inspected(networkFigure(1, { hidden: [3], lambda }), { optimizer: 'lbfgs' });
    host.trainTo(2000);
    const figure = host.part('gradients');
    assert.ok(figure.updates.at(-1) < 2000, 'it has converged');
    assert.ok(
      figure.updates.every(
        (/** @type {number} */ at, /** @type {number} */ i) => at > (figure.updates[i - 1] ?? -1),
      ),
    );
    assert.deepEqual(curvesOfJob(host.config, host.data, 2000).curves.at(-1), figure, `λ = ${lambda}`);
  }
});

test('moments keep the λ of their time', () => {
  const host = inspected(networkFigure(1, { hidden: [3], lambda: 0 }), { optimizer: 'sgd' });
  host.trainTo(10);
  const before = host.part('gradients');
  host.change({ type: 'lambda', lambda: 5 });
  const after = host.part('gradients');
  areClose(normsAt(after, 3), normsAt(before, 3), 'what was, was');
  const now = after.present;
  assert.ok(normsAt(after, now)[0] > 1.5 * normsAt(before, now)[0], 'the present one has the penalty');
});

test('ten layers of sigmoid units: σ′ ≤ ¼ is lost layer by layer, and rectifiers lose less', () => {
  const ten = { hidden: Array(10).fill(5), init: /** @type {const} */ ('xavierPlain') };
  const ratioOf = (/** @type {'sigmoid' | 'relu'} */ activation) => {
    const host = inspected(
      networkFigure(1, { ...ten, activation, init: activation === 'relu' ? 'he' : ten.init }),
    );
    return vanishing(host.part('gradients'), 0, 'e');
  };
  const [sigmoid, relu] = [ratioOf('sigmoid'), ratioOf('relu')];
  assert.ok(sigmoid < 1e-5, `${sigmoid}`);
  assert.ok(relu > 1e3 * sigmoid, `${relu}`);
});

test('without points or without hidden layers nothing is made up', () => {
  const host = inspected(networkFigure(1, { hidden: [] }));
  host.trainTo(5);
  const curve = host.part('gradients');
  assert.deepEqual(
    [curve.layers, curve.saturated.length, curve.dead.length, curve.zero.length],
    [1, 0, 0, 0],
  );
  const none = { x: new Float64Array(), y: new Float64Array(), n: 2, k: 1 };
  host.tell({ ...host.data, type: 'data', train: none, test: null });
  host.change({ type: 'points' });
  assert.equal(host.part('gradients'), null);
  assert.equal(host.part('histogram', { layer: 1, half: 6 }), null);
  const job = () => curvesOfJob(host.config, { ...host.data, train: none }, 10);
  assert.throws(job, { name: 'Refusal', message: 'noPoints' });
});

test('a network that takes long to look at is looked at when it rests', () => {
  let time = 0;
  // Every look at the clock takes long, as on a slow machine.
  const host = inspected(networkFigure(1, { hidden: [3] }), {}, { now: () => (time += 30) });
  host.trainTo(20);
  assert.equal(host.part('histogram', { layer: 1, half: 6 }).layer, 1);
  host.setGoal(1000);
  time += 1000;
  assert.equal(host.report('histogram', { layer: 1, half: 6 }).parts.histogram, null);
  time += 1000;
  const told = host.report('gradients');
  assert.ok(!told.isComplete);
  host.setGoal(0);
  assert.equal(host.part('histogram', { layer: 1, half: 6 }).layer, 1);
  assert.ok(host.part('gradients').updates.length > 10);
});

test('what is drawn: columns by layer, powers of ten around all norms, rows by updates', () => {
  const curve = /** @type {any} */ ({
    ...{ present: 2, layers: 2, updates: Float64Array.of(0, 3, 9) },
    norms: Float64Array.of(2e-5, 0.3, 0, 20, 1e-30, NaN),
  });
  assert.deepEqual([...columnOf(curve.norms, 2, 1)], [0.3, 20, NaN]);
  assert.deepEqual(columnOf(new Float64Array(), 0, 0).length, 0);
  const { from, to } = normRange([curve], 'e');
  assert.ok(Math.abs(from / 1e-16 - 1) < 1e-9 && to === 100, 'not down to what nobody can tell from 0');
  assert.deepEqual(normRange([{ ...curve, dataNorms: Float64Array.of(0, NaN) }], 'd'), { from: 0.1, to: 1 });
  assert.deepEqual(
    [-1, 0, 2, 3, 8.9, 9, 99].map((at) => rowAt(curve, at)),
    [0, 0, 0, 1, 1, 2, 2],
  );
  assert.ok(Math.abs(vanishing(curve, 0, 'e') - 2e-5 / 0.3) < 1e-15);
  assert.equal(vanishing({ ...curve, norms: Float64Array.of(1, 0) }, 0, 'e'), NaN);
});

test('a logarithmic axis of updates begins with 0, where the start is drawn', () => {
  const texts = (/** @type {number} */ last) => logTicks(last).map(({ text }) => text);
  assert.deepEqual(texts(1), ['0', '1']);
  assert.deepEqual(texts(11), ['0', '1', '2', '5', '10']);
  assert.deepEqual(texts(2000), ['0', '1', '10', '100', '1\u202f000']);
});

test('lines of all layers differ, and can be seen on the paper, light and dark', () => {
  const luminance = (/** @type {string} */ colour) => {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const byte = parseInt(colour.slice(at, at + 2), 16) / 255;
      return byte <= 0.04045 ? byte / 12.92 : ((byte + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  for (const dark of [false, true]) {
    const style = plotStyle(dark);
    for (let count = 1; count <= 11; count++) {
      const colours = layerColours(style, count);
      assert.equal(new Set(colours).size, count);
      for (const colour of colours) {
        const [low, high] = [luminance(colour), luminance(style.surface)].sort((a, b) => a - b);
        // Names of lines are texts: WCAG 2.2, 1.4.3.
        assert.ok((high + 0.05) / (low + 0.05) >= 4.5, `${dark} ${colour}`);
      }
    }
  }
});

test('what is set is in the link', () => {
  const settings = { error: 'd', share: 'zero', axis: 'linear', former: 'leakyRelu' };
  const text = encodeView('gradients', settings);
  assert.equal(text, 'gradients,of=d,share=zero,axis=linear,before=leakyRelu');
  assert.deepEqual(decodeView(text), { name: 'gradients', settings, problems: [] });
});
