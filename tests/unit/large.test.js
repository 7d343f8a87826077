import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextLarge } from '../../www/page/board/large.js';

/** @param {number[]} ids @param {number | null} [inspect] @param {number} [loads] */
const seen = (ids, inspect = null, loads = 0) => ({ ids, inspect, loads });

test('the large figure stays, follows what is added or looked into, and is never one that is gone', () => {
  const start = seen([], null, -1);
  assert.equal(nextLarge(start, seen([3, 4]), null), 3);
  assert.equal(nextLarge(start, seen([3, 4], 4), null), 4, 'a link that looks into one');
  assert.equal(nextLarge(seen([3, 4]), seen([4, 3]), 4), 4, 'another order');
  assert.equal(nextLarge(seen([3, 4]), seen([3, 9, 4]), 4), 9, 'added');
  assert.equal(nextLarge(seen([3, 4, 5]), seen([3, 5]), 4), 5, 'removed: what comes after it');
  assert.equal(nextLarge(seen([3, 4]), seen([3]), 4), 3, 'the last one removed: what came before it');
  assert.equal(nextLarge(seen([3, 4]), seen([4]), 4), 4, 'another one removed');
  assert.equal(nextLarge(seen([3]), seen([]), 3), null);
  assert.equal(nextLarge(seen([]), seen([7]), null), 7);
  assert.equal(nextLarge(seen([3, 4]), seen([3, 4], 4), 3), 4, 'looked into');
  assert.equal(nextLarge(seen([3, 4], 4), seen([3, 4]), 4), 4, 'and no more');
  assert.equal(nextLarge(seen([3, 4], 4), seen([3, 4, 5], 4), 4), 5, 'added meanwhile');
  assert.equal(nextLarge(seen([3, 4]), seen([3, 4, 8], null, 1), 4), 3, 'another scene');
});
