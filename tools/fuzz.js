/**
 * Tries for some minutes whether the rules that hold of everything hold of inputs that nobody has seen:
 *
 *     npm run fuzz -- [minutes] [units] [rust] [--seed n]
 *
 * units: the rules of tests/unit/fuzz-*.test.js, each for its share of the minutes. rust: the properties of the engine,
 * each with as many times its usual cases as there are minutes. Both where none is named. What breaks a rule is shown as
 * small as it can be made, and becomes one of the rule's examples when it is mended.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { ROOT, heading, run } from './run.js';

const FOLDER = 'tests/unit';

const { values, positionals } = parseArgs({ options: { seed: { type: 'string' } }, allowPositionals: true });
const minutes = Number(positionals.find((word) => /^[\d.]+$/.test(word)) ?? 1);
const parts = positionals.filter((word) => ['units', 'rust'].includes(word));
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
if (!(minutes > 0) || !Number.isInteger(seed)) throw new RangeError('npm run fuzz -- [minutes] [--seed n]');

console.log(`Seed ${seed}.`);
const results = [];
if (parts.length === 0 || parts.includes('units')) results.push(await units());
if (parts.length === 0 || parts.includes('rust')) results.push(await rust());
if (results.includes(false)) process.exitCode = 1;

/** @returns {Promise<boolean>} */
async function units() {
  heading('Rules of the page and of its engine, in Node');
  const files = readdirSync(join(ROOT, FOLDER)).filter((file) => /^fuzz-.*\.test\.js$/.test(file));
  const rules = files.map(
    (file) => readFileSync(join(ROOT, FOLDER, file), 'utf8').match(/^every\(/gm)?.length ?? 0,
  );
  const cores = Math.max(1, Math.min(files.length, availableParallelism()));
  const all = rules.reduce((sum, count) => sum + count, 0);
  const env = { FUZZ_SECONDS: String((60 * minutes * cores) / all), FUZZ_SEED: String(seed) };
  const options = ['--test', '--test-reporter=spec', `--test-concurrency=${cores}`];
  const { ok, output } = await run(['node', ...options, ...files.map((file) => join(FOLDER, file))], { env });
  const cases = [...output.matchAll(/^fuzz (\d+) /gm)].reduce((sum, [, count]) => sum + Number(count), 0);
  console.log(`\n${cases.toLocaleString('en')} cases of ${all} rules, seed ${seed}`);
  return ok;
}

/** @returns {Promise<boolean>} */
async function rust() {
  heading('Properties of the engine, natively');
  const factor = Math.max(1, Math.round(minutes));
  const env = {
    FUZZ_FACTOR: String(factor),
    PROPTEST_CASES: String(256 * factor),
    PROPTEST_RNG_SEED: String(seed),
  };
  const { ok } = await run(['cargo', 'test', '--no-fail-fast', '--lib', '--tests'], { env });
  console.log(`\n${factor} times the usual cases, seed ${seed}`);
  return ok;
}
