/**
 * The wasm module's surface as JavaScript sees it, sources and seeds: results have their documented shapes, and every wrong argument is
 * an `Error` of a named kind that names the field, the index and the value, after which everything still works.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { engine } from './support/engine.js';
import { LECTURE } from './support/lecture.js';
import { refuses } from './support/refuses.js';

/** Where `cargo xtask wasm` builds the module. */
const PACKAGE = new URL('../../www/pkg/', import.meta.url);

const { bayes, optimum, randomSeed, sampleSource, sources } = engine;

test('sources describe themselves and give points', () => {
  const all = sources();
  assert.deepEqual(
    all.map((source) => source.name),
    'lecture gaussians xor circle spirals moons checkerboard blobs pinwheel line sine step plane bumps'.split(
      ' ',
    ),
  );
  for (const { name, task, n, classes, noise, domain } of all) {
    assert.ok(['classification', 'regression'].includes(task), name);
    assert.deepEqual([classes.length, noise.length, domain.length], [2, 3, 4], name);
    const settings = { source: name, classes: classes[1], noise: noise[2] };
    const sample = sampleSource({ ...settings, m: 12, seed: 3 });
    const k = task === 'classification' && classes[1] > 2 ? classes[1] : 1;
    assert.deepEqual([sample.n, sample.k], [n, k], name);
    assert.deepEqual([sample.x.length, sample.y.length], [12 * n, 12 * k], name);
    assert.equal(optimum(settings, sample.x).length, 12 * k, name);
    const floor = bayes(settings);
    assert.equal(floor.noiseVariance === null, task === 'classification', name);
    assert.equal(floor.error === null, task === 'regression', name);
  }
  refuses(
    () => sampleSource({ source: 'spiral', m: 1, seed: 1 }),
    'InvalidConfig',
    'source',
    'spiral',
    'spirals',
  );
  refuses(() => sampleSource({ ...LECTURE, classes: 3, m: 1, seed: 1 }), 'InvalidConfig', 'classes', '3');
  refuses(() => sampleSource({ ...LECTURE, noise: -1, m: 1, seed: 1 }), 'InvalidConfig', 'noise', '-1');
  refuses(() => sampleSource({ ...LECTURE, m: 1e7, seed: 1 }), 'InvalidConfig', 'm', '10000000');
  refuses(() => sampleSource({ ...LECTURE, m: -1, seed: 1 }), 'InvalidConfig', 'm', '-1');
  refuses(() => sampleSource({ ...LECTURE, m: 1, seed: 1, part: 'dev' }), 'InvalidConfig', 'part', 'dev');
  refuses(() => optimum(LECTURE, new Float64Array(3)), 'ShapeMismatch', 'x', '3');
  refuses(() => optimum(LECTURE, Float64Array.of(NaN, 0)), 'InvalidData', 'x[0]', 'NaN');
});

test('random seeds are whole numbers of 32 bits and differ', () => {
  const seeds = Array.from({ length: 8 }, randomSeed);
  assert.ok(seeds.every((seed) => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32));
  assert.ok(new Set(seeds).size > 1);
});

test('without randomness everything works but fresh seeds', async (t) => {
  const real = Object.getOwnPropertyDescriptor(globalThis, 'crypto') ?? {};
  t.after(() => Object.defineProperty(globalThis, 'crypto', real));
  const failing = () => {
    throw new Error('out of entropy');
  };
  for (const [name, value] of Object.entries({ absent: undefined, failing: { getRandomValues: failing } })) {
    Object.defineProperty(globalThis, 'crypto', { value, configurable: true });
    // Instantiated anew, so that nothing is left of a time when there was randomness.
    const module = await import(`../../www/pkg/mlp_playground.js?crypto=${name}`);
    module.initSync({ module: readFileSync(new URL('mlp_playground_bg.wasm', PACKAGE)) });
    refuses(module.randomSeed, 'NoRandomness', 'no fresh seed');
    assert.deepEqual(
      module.sampleSource({ ...LECTURE, m: 9, seed: 1 }),
      sampleSource({ ...LECTURE, m: 9, seed: 1 }),
    );
  }
});

test('the balance of two classes', () => {
  const settings = { ...LECTURE, balance: 0.25 };
  const { y } = sampleSource({ ...settings, m: 100, seed: 1 });
  assert.equal(
    y.reduce((/** @type {number} */ sum, /** @type {number} */ value) => sum + value, 0),
    25,
  );
  const [even, uneven] = [LECTURE, settings].map((truth) => optimum(truth, Float64Array.of(0.3, 0.4))[0]);
  const odds = (/** @type {number} */ p) => p / (1 - p);
  assert.ok(Math.abs(odds(uneven) / odds(even) - 1 / 3) < 1e-12); // (1/4) / (3/4)
  assert.ok(bayes(settings).error < bayes(LECTURE).error);
  assert.deepEqual(
    sampleSource({ ...LECTURE, balance: 0.5, m: 9, seed: 1 }),
    sampleSource({ ...LECTURE, m: 9, seed: 1 }),
  );
  for (const balance of [0, 0.96, NaN]) {
    refuses(() => bayes({ ...LECTURE, balance }), 'InvalidConfig', 'balance', String(balance));
  }
  refuses(() => bayes({ source: 'blobs', classes: 3, balance: 0.4 }), 'InvalidConfig', 'balance', '0.4');
  refuses(() => bayes({ ...LECTURE, balance: 'even' }), 'InvalidConfig', 'balance', 'a number');
});
