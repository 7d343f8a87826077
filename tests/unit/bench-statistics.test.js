import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gigaflops, relativeDifference, slope, summarise, timesAsFast } from '../../bench/statistics.js';

test('a summary is the median with both ends, whatever the order', () => {
  assert.deepEqual(summarise([9, 1, 5]), { median: 5, low: 1, high: 9 });
  assert.deepEqual(summarise([4, 1, 3, 2]), { median: 2.5, low: 1, high: 4 });
  assert.equal(summarise([]), null);
});

test('a ratio compares rounds with each other, so that a slow hour counts for nobody', () => {
  // The machine halves its speed after the first round; in every round the other takes three times as long.
  assert.equal(timesAsFast([1, 2, 2], [3, 6, 6]), 3);
  // The ratio of the medians would be 10.
  assert.equal(timesAsFast([1, 1, 50], [4, 10, 200]), 4);
  assert.equal(timesAsFast([], [1, 2]), null);
  assert.equal(timesAsFast([1, 2], []), null);
});

test('gigaflops are operations per millisecond over 10⁶', () => {
  // 1.34 million operations in a tenth of a millisecond.
  assert.equal(gigaflops(1.34e6, 0.1), 13.4);
});

test('a relative difference refers to the larger number and never hides what is not finite', () => {
  assert.equal(relativeDifference(0, 0), 0);
  assert.equal(relativeDifference(-2, -2), 0);
  assert.equal(relativeDifference(100, 99), 0.01);
  assert.equal(relativeDifference(99, 100), 0.01);
  assert.equal(relativeDifference(1, -1), 2);
  assert.equal(relativeDifference(NaN, 1), Infinity);
  assert.equal(relativeDifference(Infinity, 1), Infinity);
});

test('the slope of least squares', () => {
  assert.equal(slope([[0, 1], [1, 3], [2, 5]]), 2); // prettier-ignore
  // Anscombe's first data set (1973): slope 0.500, given with three digits.
  const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
  const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
  assert.equal(slope(x.map((value, i) => [value, y[i]])).toFixed(3), '0.500');
  assert.ok(Number.isNaN(slope([[1, 2], [1, 5]]))); // prettier-ignore
});
