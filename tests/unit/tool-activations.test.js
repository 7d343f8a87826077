/** Activations: the functions against the engine and closed forms, the way from σ to tanh, and the histogram of z. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { activationOf, slopeOf } from '../../www/scene/activations.js';
import { networkFigure } from '../../www/scene/schema.js';
import { decodeView, encodeView } from '../../www/scene/views.js';
import { halfOf, moveAt, moveCurves, totalOf } from '../../www/views/tools/activations.js';
import { lab } from './support/lab.js';
import { inspected } from './support/inspected.js';
import { createRandom } from './support/random.js';

const NAMES = /** @type {const} */ (['sigmoid', 'tanh', 'relu', 'leakyRelu']);
const LEAK = 0.3;

/** σ and σ′ of the engine at z: of a hidden unit with this bias and no other weight, before an output θ · a. */
function engineAt(/** @type {string} */ activation, /** @type {number} */ z) {
  const trainer = new lab.Trainer({
    ...{ layerSizes: [1, 1, 1], activation, leak: LEAK, output: 'identity', lambda: 0, seed: 1 },
  });
  trainer.setTrainingSet(Float64Array.of(0), Float64Array.of(1));
  trainer.theta = Float64Array.of(z, 0, 0, 1); // bias z, weight 0; bias 0, weight 1
  const { a, delta } = trainer.trace(Uint32Array.of(0));
  trainer.free();
  return { value: a[1], slope: delta[0] / delta[1] };
}

for (const name of NAMES) {
  test(`${name} and its derivative are those of the engine, wherever one looks`, () => {
    const random = createRandom(7).next;
    const places = [0, 1e-12, -1e-12, ...Array.from({ length: 200 }, () => 12 * random() - 6)];
    for (const z of places) {
      const want = engineAt(name, z);
      const got = [activationOf(name, LEAK)(z), slopeOf(name, LEAK)(z)];
      assert.ok(Math.abs(got[0] - want.value) < 1e-13, `σ(${z}): ${got[0]}, not ${want.value}`);
      // The engine's quotient of two derivatives loses a few digits where both are small.
      assert.ok(Math.abs(got[1] - want.slope) < 1e-9, `σ′(${z}): ${got[1]}, not ${want.slope}`);
    }
  });
}

test('at 0 they are ½ and ¼, 0 and 1, and of rectifiers 0 and 1, which is set', () => {
  const at0 = NAMES.map((name) => [activationOf(name, LEAK)(0), slopeOf(name, LEAK)(0)]);
  assert.deepEqual(at0, [
    [0.5, 0.25],
    [0, 1],
    [0, 1],
    [0, 1],
  ]);
  assert.deepEqual([slopeOf('relu', LEAK)(-1e-300), slopeOf('leakyRelu', LEAK)(-1e-300)], [0, LEAK]);
});

test('σ comes to lie on tanh, step by step', () => {
  const [sigma, tanh] = [activationOf('sigmoid', 0), activationOf('tanh', 0)];
  assert.deepEqual([0, 1, 2, 3].map(moveAt), [
    { a: 1, b: 1, c: 0 },
    { a: 1, b: 2, c: 0 },
    { a: 2, b: 2, c: 0 },
    { a: 2, b: 2, c: -1 },
  ]);
  assert.deepEqual(moveAt(1.5), { a: 1.5, b: 2, c: 0 });
  const there = moveCurves(sigma, tanh, 3);
  assert.ok(there.distance < 1e-15, `${there.distance}`);
  // Before the last step it lies exactly 1 above.
  assert.ok(Math.abs(moveCurves(sigma, tanh, 2).distance - 1) < 1e-15);
  for (let t = 0; t < 3; t += 0.1) assert.ok(moveCurves(sigma, tanh, t).distance > 0.05, `${t}`);
});

test('the axis of z is round and has room for all z, and for the shape in any case', () => {
  assert.deepEqual([0, 5.9, NaN].map(halfOf), [6, 6, 6]);
  const random = createRandom(3).next;
  for (let i = 0; i < 200; i++) {
    const most = 6 + 10 ** (4 * random());
    const half = halfOf(most);
    assert.ok(half >= most && half < 1.6 * most, `${most}: ${half}`);
    assert.equal(Number(half.toPrecision(2)), half);
  }
});

test('the histogram counts every z of the layer once, where it is', async () => {
  const host = inspected(networkFigure(1, { hidden: [4, 3], activation: 'tanh' }));
  host.trainTo(40);
  const { m, trainer } = host.twin(40);
  const { z } = trainer.trace(Uint32Array.from({ length: m }, (_, i) => i));
  let from = 0;
  for (const [layer, size] of [4, 3, 1].entries()) {
    const own = z.subarray(from, from + m * size);
    from += m * size;
    const within = (/** @type {number} */ low, /** @type {number} */ high) =>
      own.filter((/** @type {number} */ each) => each >= low && each < high).length;
    for (const half of [null, 2]) {
      const told = host.part('histogram', { layer: layer + 1, half });
      assert.equal(totalOf(told), m * size);
      const bin = (told.high - told.low) / told.counts.length;
      if (half === null) {
        assert.deepEqual([told.low, told.high], [Math.min(...own), Math.max(...own)]);
        assert.deepEqual([told.below, told.above], [0, 0]);
      } else {
        assert.deepEqual([told.low, told.high], [-half, half]);
        assert.ok(told.below + told.above > 0 || layer !== 0, 'some lie beyond, else this tests nothing');
        assert.deepEqual([told.below, told.above], [within(-Infinity, -half), within(half, Infinity)]);
      }
      // The upper edge belongs to the last bin; a value that is on an edge but for rounding is beside it.
      const inner = [...told.counts.keys()].slice(0, -1);
      for (const i of inner) {
        const at = told.low + i * bin;
        assert.ok(
          Math.abs(told.counts[i] - within(at, at + bin)) <= (half === null ? 1 : 0),
          `${layer} ${i}`,
        );
      }
      assert.deepEqual([told.least, told.most], [Math.min(...own), Math.max(...own)]);
    }
    const { saturated, dead } = host.part('histogram', { layer: layer + 1, half: 6 });
    if (layer === 2) assert.deepEqual([saturated, dead], [null, null]);
    // tanh: 1 − tanh² below a twentieth.
    else {
      isClose(
        saturated,
        own.filter((/** @type {number} */ v) => 1 - Math.tanh(v) ** 2 < 0.05).length / own.length,
      );
    }
  }
  assert.equal(host.part('histogram', { layer: 4, half: 6 }), null, 'there is no such layer');
  trainer.free();
});

/** @param {number} got @param {number} want */
const isClose = (got, want) => assert.ok(Math.abs(got - want) < 1e-12, `${got}, not ${want}`);

test('what is set is in the link, and what cannot be falls back and is told', () => {
  const settings = { shown: 'leakyRelu', leak: 0.2, layer: 3, at: -1.25, axis: 'all', move: 2.5 };
  const text = encodeView('activations', settings);
  assert.equal(text, 'activations,f=leakyRelu,a=0.2,layer=3,z=-1.25,axis=all,t=2.5');
  assert.deepEqual(decodeView(text), { name: 'activations', settings, problems: [] });
  const { settings: mended, problems } = decodeView('activations,f=step,t=4,layer=12');
  assert.deepEqual([mended.shown, mended.move, mended.layer], ['own', 0, 1]);
  assert.equal(problems.length, 3);
});
