/** What a browser computes, to the bit, in its page and in a worker, against the processor's own results. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../tools/run.js';
import { BOARD } from '../../../www/scene/schema.js';
import { METHODS } from '../bits/runs.js';

/** @import { Person } from './person.js' */

/** The fingerprints in tests/common/bits.rs, which were computed natively. @returns {Record<string, string>} */
function nativeFingerprints() {
  const text = readFileSync(join(ROOT, 'tests/common/bits.rs'), 'utf8');
  const constants = text.matchAll(/^const (\w+): u64 = (0x[\da-f_]+);$/gm);
  return Object.fromEntries([...constants].map(([, name, hex]) => [name, hex.replaceAll('_', '')]));
}

/** @param {Person} person */
export async function hasTheSameBits(person) {
  await person.driver.goto(`${person.address}bits/`);
  const found = await person.until('all is computed', () =>
    person.driver.evaluate(() => /** @type {any} */ (window).bits, null),
  );
  assert.equal(found.error, undefined);
  const native = nativeFingerprints();
  const known = (/** @type {object} */ results) =>
    Object.fromEntries(Object.keys(results).map((name) => [name, native[name]]));
  const expected = { native: known(found.page.native), methods: known(found.page.methods) };
  // Every optimizer of the page, L-BFGS in f64 alone.
  const kinds = METHODS.map(([kind]) => kind);
  assert.deepEqual(new Set(kinds), new Set(BOARD.optimizer.choices));
  assert.equal(Object.keys(expected.methods).length, 2 * kinds.length - 1);
  assert.deepEqual(found.page, expected);
  assert.deepEqual(found.worker, expected);
}
