import assert from 'node:assert/strict';
import { reasonOf } from '../../../www/points/reason.js';
import { english } from '../../../www/words/en/reasons.js';
import german from '../../../www/words/de/reasons.js';

/**
 * Asserts that `call` throws an `Error` of this kind with all of `words` in its message, whose parts say the same in
 * English, and something else in German.
 *
 * @param {() => unknown} call
 * @param {string} name
 * @param {...string} words
 */
export function refuses(call, name, ...words) {
  assert.throws(call, (error) => {
    assert.ok(error instanceof Error);
    assert.equal(error.name, name, error.message);
    for (const word of words) assert.ok(error.message.includes(word), `"${word}" in "${error.message}"`);
    const reason = reasonOf(error);
    if (name === 'NoRandomness') return reason.code === 'noRandomness';
    assert.ok(reason.code === 'engine', error.message);
    assert.equal(english.reasons.engine(reason), error.message.replace(', got ', ', not '));
    const sentence = german.reasons.engine(reason);
    assert.ok(!sentence.includes('„'), `not in German: ${reason.expected}`);
    return true;
  });
}
