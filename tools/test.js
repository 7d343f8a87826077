/**
 * Runs the tests, part by part, and stops at the first part that fails. The last line is the sum.
 *
 *     node tools/test.js [part …] [arguments for the last part's runner]
 */
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';
import { startingChromium } from './chromium.js';
import { DEBIAN_PACKAGES, RUNNERS, WEBKIT_TESTS, findFirefox, findWebKit } from './engines.js';
import { ROOT, heading, run } from './run.js';

/**
 * @typedef {object} Part
 * @property {string} title
 * @property {() => string[][]} commands
 * @property {() => string | null} [lacks]  what the machine has not, without which the part is left out
 */

/** @param {string} what */
const installed = (what) =>
  `there is no ${what} (as root on a Debian: apt-get install ${DEBIAN_PACKAGES.join(' ')})`;

/** @type {Record<string, Part>} */
const PARTS = {
  rust: {
    title: 'Rust, natively',
    commands: () => [['cargo', 'test', '--no-fail-fast']],
  },
  wasm: {
    title: 'Rust, in wasm',
    commands: () => [
      // On its own, so that what runs the test compiles in sight.
      ['cargo', 'build', '--profile', 'tool', '--package', 'xtask'],
      ['cargo', 'test', '--no-fail-fast', '--target', 'wasm32-unknown-unknown', '--test', 'wasm*'],
    ],
  },
  units: {
    title: 'JavaScript units, on the wasm module',
    commands: () => [
      ['cargo', 'xtask', 'wasm'],
      // Node leaves one core to itself, which of two is half of all.
      [
        'node',
        '--test',
        `--test-concurrency=${availableParallelism()}`,
        '--test-reporter=spec',
        ...unitTests(),
      ],
    ],
  },
  build: {
    title: 'Build of the page',
    commands: () => [
      ['node', 'node_modules/vite/bin/vite.js', 'build'],
      ['node', 'node_modules/vite/bin/vite.js', 'build', '--mode', 'single'],
    ],
  },
  pages: {
    title: 'The page, in Chromium',
    lacks: () => (startingChromium() ? null : 'there is none, as was said above'),
    commands: () => [RUNNERS.chromium],
  },
  firefox: {
    title: 'The page, in Firefox',
    lacks: () => (findFirefox() ? null : installed('Firefox')),
    commands: () => [RUNNERS.firefox],
  },
  webkit: {
    title: 'The page, in WebKit',
    lacks: () => (findWebKit() ? null : installed('WebKitWebDriver with MiniBrowser, xvfb-run and xauth')),
    commands: () => [[...RUNNERS.webkit, WEBKIT_TESTS]],
  },
};

/** The lines in which cargo, Node and Playwright count. */
const COUNTS = [
  /^test result: \w+\. (?<passed>\d+) passed; (?<failed>\d+) failed; (?<skipped>\d+) ignored/,
  /^ℹ pass (?<passed>\d+)$/,
  /^ℹ (?:fail|cancelled) (?<failed>\d+)$/,
  /^ℹ skipped (?<skipped>\d+)$/,
  /^\s+(?<passed>\d+) (?:passed|flaky)\b/,
  /^\s+(?<failed>\d+) (?:failed|interrupted|did not run)$/,
  /^\s+(?<skipped>\d+) skipped$/,
];

// What is compiled once needs no notes for the next time, which take a tenth of the time.
if (process.env.CI) process.env.CARGO_INCREMENTAL ??= '0';

const words = process.argv.slice(2);
const named = words.findIndex((word) => !Object.hasOwn(PARTS, word));
if (named === 0) {
  console.error(
    `${words[0]}: no part of the tests. There are ${Object.keys(PARTS).join(', ')}; without one, all run.`,
  );
  process.exit(2);
}
const extra = named < 0 ? [] : words.slice(named);
const parts = words.length === 0 ? Object.keys(PARTS) : words.slice(0, named < 0 ? undefined : named);

const total = { passed: 0, failed: 0, skipped: 0 };
for (const part of parts) {
  const ok = await runPart(PARTS[part], part === parts.at(-1) ? extra : []);
  if (!ok) break;
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;

/**
 * Runs one part and adds to the total.
 *
 * @param {(typeof PARTS)[string]} part
 * @param {string[]} extra for the part's last command
 * @returns {Promise<boolean>}
 */
async function runPart({ title, commands, lacks }, extra) {
  heading(title);
  const lacking = lacks?.() ?? null;
  if (lacking !== null) {
    console.log(`Left out: ${title[0].toLowerCase()}${title.slice(1)}, since ${lacking}.`);
    // Who tests for others leaves nothing out.
    total[process.env.CI ? 'failed' : 'skipped'] += 1;
    return !process.env.CI;
  }
  const list = commands();
  for (const command of list) {
    const { ok, output } = await run(command === list.at(-1) ? [...command, ...extra] : command);
    const { passed, failed, skipped } = count(output);
    total.passed += passed;
    total.skipped += skipped;
    // A part that stops before it counts, at a compile error for instance, must not look green.
    total.failed += ok ? failed : Math.max(failed, 1);
    if (!ok) return false;
  }
  return true;
}

/**
 * What a runner says that it ran.
 *
 * @param {string} output
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
function count(output) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const line of stripVTControlCharacters(output).split(/\r?\n/)) {
    for (const pattern of COUNTS) {
      const { passed = 0, failed = 0, skipped = 0 } = pattern.exec(line)?.groups ?? {};
      sum.passed += Number(passed);
      sum.failed += Number(failed);
      sum.skipped += Number(skipped);
    }
  }
  return sum;
}

/**
 * The files of `tests/unit`; Node's own search differs from version to version.
 *
 * @returns {string[]}
 */
function unitTests() {
  const files = readdirSync(join(ROOT, 'tests/unit'), { recursive: true, encoding: 'utf8' });
  const tests = files.filter((file) => file.endsWith('.test.js')).sort();
  if (tests.length === 0) throw new Error('tests/unit holds no *.test.js');
  return tests.map((file) => join('tests/unit', file));
}
