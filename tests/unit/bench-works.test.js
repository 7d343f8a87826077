import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONTENDERS } from '../../bench/contenders.js';
import { readOptions } from '../../bench/options.js';
import { shareOut } from '../../bench/parts.js';
import { WORKS, flopsPerUnit } from '../../bench/works.js';

/** @param {string} id */
const work = (id) => {
  const found = WORKS.find((candidate) => candidate.id === id);
  assert.ok(found, id);
  return found;
};

test('operations of the products, counted by hand', () => {
  // 2-20-20-1 has 2·20 + 20·20 + 20·1 = 460 weights. Forward and gradient touch each once, the deltas all but the 40
  // of the first layer: 460 + 460 + 420 = 1340 multiplications with their additions, for each of 500 points.
  assert.equal(flopsPerUnit(work('W1'), 500), 2 * 1340 * 500);
  // How updates are cut changes nothing.
  assert.equal(flopsPerUnit(work('W1c'), 500), flopsPerUnit(work('W1'), 500));
  // 2-5-1: 15 weights, of which 10 in the first layer.
  assert.equal(flopsPerUnit(work('W1b'), 500), 2 * (15 + 15 + 5) * 500);
  // 2-64-64-64-1: 128 + 4096 + 4096 + 64 = 8384.
  assert.equal(flopsPerUnit(work('W1d'), 500), 2 * (8384 + 8384 + 8256) * 500);
  assert.equal(flopsPerUnit(work('W2-400'), 500), 2 * 460 * 160_000);
  assert.equal(flopsPerUnit(work('W3'), 500), null);
  assert.equal(flopsPerUnit(work('L-BFGS'), 200), null);
  assert.equal(flopsPerUnit(work('F-deep'), 200), null);
  // 200 points through 460 weights at each of 100 × 100 nodes.
  assert.equal(flopsPerUnit(work('W4'), 200), 2 * 460 * 200 * 10_000);
});

test('every work has us first and somebody to compare with', () => {
  for (const { id } of WORKS) {
    const contenders = CONTENDERS.filter(({ works }) => works.includes(id));
    assert.equal(contenders[0].role, 'ours', id);
    assert.ok(
      contenders.some(({ role }) => role === 'peer' || role === 'variant'),
      id,
    );
  }
  const known = new Set(WORKS.map(({ id }) => id));
  for (const { id, works } of CONTENDERS) {
    assert.deepEqual(works.filter((name) => !known.has(name)), [], id); // prettier-ignore
  }
  assert.equal(new Set(CONTENDERS.map(({ id }) => id)).size, CONTENDERS.length);
});

test('the command line', () => {
  const whole = readOptions([]);
  assert.deepEqual(whole.only, [...WORKS.map(({ id }) => id), 'parts', 'page']);
  assert.equal(whole.out, 'bench/results');
  // What is no whole run does not overwrite what is committed.
  assert.equal(readOptions(['--only', 'W1, W3']).out, 'target/bench/results');
  assert.deepEqual(readOptions(['--only', 'W1, W3']).only, ['W1', 'W3']);
  assert.equal(readOptions(['--quick']).out, 'target/bench/results');
  assert.equal(readOptions(['--quick', '--rounds', '5']).rounds, 5);
  assert.equal(readOptions(['--quick', '--out', 'x']).out, 'x');
  assert.throws(() => readOptions(['--only', 'W9']), /W9.*W1, W1b/);
  for (const rounds of ['0', '1.5', 'many', '100']) {
    assert.throws(() => readOptions(['--rounds', rounds]), new RegExp(`1 to 99.*${rounds}`));
  }
  assert.equal(whole.soak, null);
  assert.equal(readOptions(['--long']).soak, 60);
  assert.equal(readOptions(['--long', '--quick']).soak, 60);
  assert.equal(readOptions(['--only', 'soak', '--long', '0.5']).soak, 0.5);
  assert.equal(readOptions(['--only', 'soak']).soak, 60);
  for (const minutes of ['0', '2000']) {
    assert.throws(() => readOptions(['--long', minutes]), new RegExp(`day.*${minutes}`));
  }
  assert.throws(() => readOptions(['--slow']), /slow/);
});

test('what a profiler saw is shared out among the parts, without the time in which nothing ran', () => {
  const functions = new Map([
    ['mlp_playground::kernel::product::strip::h1', 4],
    ['mlp_playground::kernel::product::strip::h2', 2],
    ['mlp_playground::kernel::activation::<impl mlp_playground::activation::Activation>::apply::h3', 1],
    ['crate::kernel::model::Model<T>::over_blocks::h4', 1],
    ['(idle)', 100],
    ['(program)', 3],
  ]);
  assert.deepEqual(shareOut({ millis: 16, functions }, 2), {
    millis: 8,
    parts: [
      { name: 'products', millis: 6 },
      { name: 'activation', millis: 1 },
      { name: 'everything else', millis: 1 },
    ],
  });
});
