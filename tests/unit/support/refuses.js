import assert from 'node:assert/strict';

/**
 * Asserts that `call` throws an `Error` of this kind with all of `words` in its message.
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
    return true;
  });
}
