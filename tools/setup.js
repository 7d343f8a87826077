/**
 * Makes a fresh clone ready, step by step, and says so; on a ready one it takes a moment and says nothing.
 *
 *     node tools/setup.js [rust] [lints] [packages] [python] [browser] [engines]
 *
 * rust and packages where none is named.
 *
 * Runs before anything is installed: it needs Node and nothing else.
 */
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { SHELL_PACKAGE, findChromium, findShell, startingChromium } from './chromium.js';
import { DEBIAN_PACKAGES, findFirefox, findWebKit } from './engines.js';
import { isPythonReady, layPython } from './python.js';
import { ROOT, ask, run } from './run.js';

const WASM_TARGET = 'wasm32-unknown-unknown';

/** Something that only the person can do. */
class Missing extends Error {}

const STEPS = { rust, lints, packages, python, browser, engines };

try {
  checkNode();
  const wanted = process.argv.slice(2);
  for (const name of wanted.length > 0 ? wanted : ['rust', 'packages']) {
    const step = STEPS[/** @type {keyof typeof STEPS} */ (name)];
    if (!step) {
      throw new Missing(`tools/setup.js knows no step "${name}", only ${Object.keys(STEPS).join(', ')}.`);
    }
    await step();
  }
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(`\nSet-up stopped. ${error.message}`);
  process.exit(1);
}

/** The Node that runs this script, against `engines` of package.json. */
function checkNode() {
  const wanted = readJson('package.json').engines.node;
  const fits = wanted.split('||').some((/** @type {string} */ range) => {
    const [, sign, least] = /** @type {RegExpExecArray} */ (/(\^|>=)([\d.]+)/.exec(range));
    const sameMajor = parseInt(process.versions.node) === parseInt(least);
    return isAtLeast(process.versions.node, least) && (sign === '>=' || sameMajor);
  });
  if (!fits) {
    throw new Missing(
      `This is Node ${process.versions.node}; the page needs a supported one (${wanted}). Install it from https://nodejs.org.`,
    );
  }
}

/** Cargo, a compiler that is new enough, and its wasm target. */
async function rust() {
  const version = ask('rustc', '--version')?.match(/\d+\.\d+\.\d+/)?.[0];
  if (!version || !ask('cargo', '--version')) {
    const unseen = existsSync(join(homedir(), '.cargo', 'bin'));
    throw new Missing(
      unseen
        ? `Rust's programs are in ${join(homedir(), '.cargo', 'bin')}, which is not on PATH: open a new terminal.`
        : 'Rust is missing. Install it from https://rustup.rs and open a new terminal.',
    );
  }
  const [, least = '0'] = readText('Cargo.toml').match(/^rust-version = "([\d.]+)"/m) ?? [];
  if (!isAtLeast(version, least)) {
    throw new Missing(`This is Rust ${version}; ${least} or newer is needed. Run: rustup update stable`);
  }
  const sysroot = ask('rustc', '--print', 'sysroot') ?? '';
  if (!existsSync(join(sysroot, 'lib', 'rustlib', WASM_TARGET))) {
    await say(`Adding Rust's WebAssembly target`, ['rustup', 'target', 'add', WASM_TARGET]);
  }
}

/** rustfmt and clippy, which a minimal Rust leaves out. */
async function lints() {
  const missing = [
    ['fmt', 'rustfmt'],
    ['clippy', 'clippy'],
  ].flatMap(([command, component]) => (ask('cargo', command, '--version') ? [] : [component]));
  if (missing.length > 0) {
    await say(`Adding ${missing.join(' and ')}`, ['rustup', 'component', 'add', ...missing]);
  }
}

/** node_modules as package-lock.json wants it. */
async function packages() {
  const installed = existsSync(join(ROOT, 'node_modules/.package-lock.json'))
    ? readJson('node_modules/.package-lock.json').packages
    : {};
  const differs = Object.entries(readJson('package-lock.json').packages).some(
    ([path, { version, optional }]) => path !== '' && !optional && installed[path]?.version !== version,
  );
  if (!differs) return;
  const npm = process.env.npm_execpath;
  await say('Installing the npm packages of package-lock.json', npm ? ['node', npm, 'ci'] : ['npm', 'ci']);
}

/** NumPy and Matplotlib for the tests of the Python program. The page does without them, and so do the other tests. */
async function python() {
  if (isPythonReady()) return;
  console.log('Set-up: Laying a Python with NumPy and Matplotlib for the tests …');
  const lacking = await layPython();
  if (!lacking) return;
  const leftOut = `The tests that run the saved Python programs are left out: ${lacking}.`;
  // Who tests for others leaves nothing out.
  if (process.env.CI) throw new Missing(leftOut);
  console.log(`Set-up: ${leftOut}`);
}

/** A Chromium for the tests of the page, and on a Debian one without windows, with which most of them take less time. */
async function browser() {
  const isRoot = process.getuid?.() === 0;
  const isComplete = () => startingChromium() !== null && findShell() !== null;
  if (!process.env.CHROMIUM && isRoot && ask('apt-get', '--version') && !isComplete()) {
    console.log('Set-up: Installing Chromium …');
    await run(['apt-get', 'update', '-q']);
    if (!startingChromium()) await run(['apt-get', 'install', '-q', '-y', 'chromium']);
    // A system that has it not, or no network: the tests do with the other.
    await run(['apt-get', 'install', '-q', '-y', SHELL_PACKAGE]);
  }
  if (startingChromium()) return;
  const found = findChromium();
  console.log(
    `Set-up: ${found ? `${found} does not start` : 'The tests of the page need a Chromium, and there is none'}. Install ` +
      'Chrome or Chromium, or set CHROMIUM to the path of one; "npx playwright install chromium" fetches one as well.',
  );
}

/** Firefox and WebKit, in which what differs by engine is tested too; `tools/test.js` says what is left out without them. */
async function engines() {
  if (findFirefox() && findWebKit()) return;
  if (process.getuid?.() !== 0 || !ask('apt-get', '--version')) return;
  console.log('Set-up: Installing Firefox and WebKit for the tests …');
  for (const words of [
    ['update', '-q'],
    ['install', '-q', '-y', '--no-install-recommends', ...DEBIAN_PACKAGES],
  ]) {
    const { ok } = await run(['apt-get', ...words]);
    // A system that has them not under these names, or no network: the other tests do without.
    if (!ok) return console.log('Set-up: They could not be installed; their tests are left out.');
  }
}

/**
 * Runs a step of the set-up with a line before it.
 *
 * @param {string} what
 * @param {string[]} command
 */
async function say(what, command) {
  console.log(`Set-up: ${what} …`);
  const { ok } = await run(command);
  if (!ok) throw new Missing(`${what} failed; its message is above. The command was: ${command.join(' ')}`);
}

/**
 * @param {string} version
 * @param {string} least
 * @returns {boolean}
 */
function isAtLeast(version, least) {
  return version.localeCompare(least, 'en', { numeric: true }) >= 0;
}

/** @param {string} path from the root */
function readText(path) {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** @param {string} path from the root */
function readJson(path) {
  return JSON.parse(readText(path));
}
