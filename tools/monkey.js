/**
 * Lets the monkey of tests/engines/without-sense.js loose on the built page, for some minutes:
 *
 *     npm run monkey -- --engine firefox --minutes 10 --seed 1 [--frame 200]
 *
 * Engines are chromium (the usual one), firefox and webkit. `--frame` makes it fail where a frame takes longer, which says
 * something on a machine that does nothing else.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { RUNNERS, WEBKIT_TESTS } from './engines.js';
import { run } from './run.js';

const OF_PLAYWRIGHT = ['monkey.spec.js', '--retries=0'];

/** @type {Record<string, string[]>} */
const COMMANDS = {
  chromium: [...RUNNERS.chromium, ...OF_PLAYWRIGHT],
  firefox: [...RUNNERS.firefox, ...OF_PLAYWRIGHT],
  webkit: [...RUNNERS.webkit, '--test-name-pattern', 'without sense', WEBKIT_TESTS],
};

/** @returns {Promise<boolean>} whether nothing broke */
async function main() {
  const { values } = parseArgs({
    options: {
      engine: { type: 'string', default: 'chromium' },
      minutes: { type: 'string', default: '1' },
      seed: { type: 'string', default: String(Date.now() % 100_000) },
      frame: { type: 'string' },
    },
  });
  const { engine, minutes, seed, frame } = values;
  if (!Object.hasOwn(COMMANDS, engine)) {
    throw new Error(`there is no engine “${engine}”, but ${Object.keys(COMMANDS).join(', ')}`);
  }
  for (const [name, text] of Object.entries({ minutes, seed, frame })) {
    if (text !== undefined && !(Number(text) >= 0)) throw new Error(`--${name} is no number: “${text}”`);
  }
  console.log(`${minutes} minutes in ${engine}, seed ${seed}.`);
  const env = { MONKEY_MINUTES: minutes, MONKEY_SEED: seed, ...(frame && { MONKEY_FRAME: frame }) };
  return (await run(COMMANDS[engine], { env })).ok;
}

try {
  if (!(await main())) process.exitCode = 1;
} catch (error) {
  console.error(`monkey: ${/** @type {Error} */ (error).message}`);
  process.exitCode = 2;
}
