/**
 * Lets the monkey of tests/e2e/monkey.spec.js loose on the built page, for some minutes:
 *
 *     npm run monkey -- --minutes 10 --seed 1 [--frame 200] [arguments of Playwright, as --config …]
 *
 * `--frame` makes it fail where a frame takes longer, which says something on a machine that does nothing else. The browser
 * is the one of the configuration.
 */
import process from 'node:process';
import { run } from './run.js';

const words = process.argv.slice(2);

/** @param {string} name @param {string | undefined} usual */
function option(name, usual) {
  const at = words.indexOf(name);
  return at < 0 ? usual : words.splice(at, 2)[1];
}

const env = {
  MONKEY_MINUTES: option('--minutes', '1'),
  MONKEY_SEED: option('--seed', String(Date.now() % 100_000)),
  MONKEY_FRAME: option('--frame', undefined),
};
console.log(`${env.MONKEY_MINUTES} minutes, seed ${env.MONKEY_SEED}.`);
const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined));
const { ok } = await run(
  ['node', 'node_modules/@playwright/test/cli.js', 'test', 'monkey.spec.js', '--retries=0', ...words],
  { env: given },
);
if (!ok) process.exitCode = 1;
