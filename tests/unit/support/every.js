/**
 * Rules that hold of everything: of inputs that nobody picked, of which fast-check shows the smallest that breaks one.
 *
 * `node --test` takes the same few every time. `npm run fuzz` gives each rule some seconds (FUZZ_SECONDS) and inputs that
 * nobody has seen (FUZZ_SEED, which a failure tells), and adds up the lines that begin with `fuzz`.
 *
 * @import { Arbitrary, RunDetails } from 'fast-check'
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';

const SECONDS = Number(process.env.FUZZ_SECONDS ?? 0);
const SEED = Number(process.env.FUZZ_SEED ?? 1);

/**
 * @template T
 * @param {string} name  of the rule
 * @param {Arbitrary<T>} inputs
 * @param {(input: T) => void | Promise<void>} rule  throws where it is broken
 * @param {object} [options]
 * @param {number} [options.runs]  in an ordinary test
 * @param {readonly T[]} [options.examples]  that broke it once
 */
export function every(name, inputs, rule, { runs = 200, examples = [] } = {}) {
  test(name, async () => {
    const run = async (/** @type {T} */ input) => void (await rule(input));
    const property = fc.asyncProperty(inputs, run);
    /** @type {RunDetails<[T]>} */
    const details = await fc.check(property, {
      seed: SEED,
      examples: examples.map((input) => /** @type {[T]} */ ([input])),
      endOnFailure: false,
      ...(SECONDS > 0
        ? { numRuns: 2 ** 31 - 1, interruptAfterTimeLimit: 1000 * SECONDS, markInterruptAsFailure: false }
        : { numRuns: runs + examples.length }),
    });
    if (SECONDS > 0) console.log(`fuzz ${details.numRuns} ${name}`);
    const { errorInstance } = /** @type {{ errorInstance?: any }} */ (details);
    assert.ok(!details.failed, `${fc.defaultReportMessage(details)}\n${errorInstance?.stack ?? ''}`);
    // A rule of which nothing was asked holds of nothing.
    assert.ok(details.numRuns > 0);
  });
}
