/** Ticks are those of d3-array, which has the same steps. */
import assert from 'node:assert/strict';
import test from 'node:test';
import * as d3 from 'd3-array';
import { tickStep, ticks } from '../../www/points/ticks.js';
import { createRandom } from './support/random.js';

test('any range has the ticks of d3-array, to the bit', () => {
  const { next: random, below } = createRandom(7);
  for (let i = 0; i < 5000; i++) {
    const size = 10 ** (18 * random() - 9);
    const from = size * (2 * random() - 1);
    const to = from + size * random();
    const count = 2 + below(12);
    if (!(to > from)) continue;
    // 0 and −0 are the same tick.
    const plain = (/** @type {number[]} */ values) => values.map((value) => value + 0);
    assert.deepEqual(
      plain(ticks(from, to, count)),
      plain(d3.ticks(from, to, count)),
      `${from} ${to} ${count}`,
    );
    assert.equal(tickStep(from, to, count), d3.tickStep(from, to, count));
  }
});

test('a range of nothing has none', () => {
  for (const [from, to] of [[1, 1], [2, 1], [NaN, 1]]) assert.deepEqual(ticks(from, to, 5), []); // prettier-ignore
});
