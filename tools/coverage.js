/**
 * How much of the source the tests run: lines and branches, folder by folder.
 *
 *     node tools/coverage.js [rust] [units]        (both where none is named)
 *
 * Rust is measured by cargo-llvm-cov on the native tests, JavaScript by Node itself on the unit tests. What only the
 * tests of the page run, most of `www/page`, is not measured, and a module that no unit test loads is not counted.
 */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import process from 'node:process';
import { ROOT, ask, heading, run } from './run.js';

/**
 * Found and hit.
 *
 * @typedef {{ lines: [number, number], branches: [number, number] }} Counts
 */

const folder = mkdtempSync(join(tmpdir(), 'coverage-'));
const wanted = process.argv.slice(2);
let ok = true;
try {
  if (wanted.length === 0 || wanted.includes('rust')) ok = (await rust()) && ok;
  if (wanted.length === 0 || wanted.includes('units')) ok = (await units()) && ok;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = ok ? 0 : 1;

/** The engine by its native tests. */
async function rust() {
  heading('Coverage of the engine, by the native tests');
  // Only a nightly compiler counts branches.
  const nightly = ask('cargo', '+nightly', 'llvm-cov', '--version') !== null && hasTools('nightly');
  if (!nightly && (ask('cargo', 'llvm-cov', '--version') === null || !hasTools())) {
    console.error(
      'cargo-llvm-cov or llvm-tools is missing. Run: cargo install cargo-llvm-cov --locked; rustup component add llvm-tools',
    );
    return false;
  }
  if (!nightly) {
    console.log(
      'Lines only: branches need a nightly compiler with llvm-tools (rustup toolchain install nightly).',
    );
  }
  const report = join(folder, 'rust.info');
  const { ok } = await run([
    'cargo',
    ...(nightly ? ['+nightly'] : []),
    'llvm-cov',
    ...(nightly ? ['--branch'] : []),
    '--package=mlp_playground',
    '--ignore-filename-regex=tests?\\.rs$',
    '--lcov',
    `--output-path=${report}`,
  ]);
  if (ok) show(report, (path) => path.startsWith('src/') && !path.startsWith('src/wasm/'));
  return ok;
}

/**
 * Whether a toolchain has llvm-tools.
 *
 * @param {string} [toolchain]
 * @returns {boolean}
 */
function hasTools(toolchain) {
  const of = toolchain ? [`+${toolchain}`] : [];
  const sysroot = ask('rustc', ...of, '--print', 'sysroot');
  const host = /host: (\S+)/.exec(ask('rustc', ...of, '-vV') ?? '')?.[1];
  if (!sysroot || !host) return false;
  try {
    return readdirSync(join(sysroot, 'lib', 'rustlib', host, 'bin')).some((name) =>
      name.startsWith('llvm-cov'),
    );
  } catch {
    return false;
  }
}

/** The page's modules by the unit tests. */
async function units() {
  heading('Coverage of the modules of the page, by the unit tests');
  if (!(await run(['cargo', 'xtask', 'wasm'])).ok) return false;
  const report = join(folder, 'units.info');
  const files = readdirSync(join(ROOT, 'tests/unit'), { recursive: true, encoding: 'utf8' });
  const { ok, output } = await run(
    [
      'node',
      '--test',
      '--experimental-test-coverage',
      '--test-reporter=lcov',
      `--test-reporter-destination=${report}`,
      ...files.filter((file) => file.endsWith('.test.js')).map((file) => join('tests/unit', file)),
    ],
    { show: false },
  );
  if (!ok) console.error(`${output}\nA unit test fails: node tools/test.js units`);
  const isOurs = (/** @type {string} */ path) => path.startsWith('www/') && !path.startsWith('www/pkg/');
  const counted = show(report, isOurs);
  const all = readdirSync(join(ROOT, 'www'), { recursive: true, encoding: 'utf8' });
  const modules = all.map((path) => `www/${path.split(sep).join('/')}`);
  const ours = modules.filter((path) => path.endsWith('.js') && isOurs(path));
  console.log(
    `${counted} of ${ours.length} modules are loaded by unit tests; the rest is for the tests of the page.`,
  );
  return ok;
}

/**
 * Prints a table of an lcov report, a line for each folder.
 *
 * @param {string} report
 * @param {(path: string) => boolean} isOurs
 * @returns {number} the files that it counts
 */
function show(report, isOurs) {
  /** @type {Map<string, Counts>} */
  const folders = new Map();
  const total = nothing();
  let files = 0;
  for (const record of readFileSync(report, 'utf8').split('end_of_record')) {
    const source = /^SF:(.+)$/m.exec(record)?.[1];
    if (!source) continue;
    const path = relative(ROOT, join(source.startsWith(sep) ? '' : ROOT, source))
      .split(sep)
      .join('/');
    if (!isOurs(path)) continue;
    files += 1;
    const counts = folders.get(dirname(path)) ?? nothing();
    folders.set(dirname(path), counts);
    for (const sum of [counts, total]) {
      add(sum.lines, record, /^DA:\d+,(\d+)/gm);
      add(sum.branches, record, /^BRDA:\d+,\d+,\d+,(\d+|-)/gm);
    }
  }
  console.log(`${''.padEnd(24)}${'lines'.padStart(24)}${'branches'.padStart(24)}`);
  for (const [path, counts] of [...[...folders].sort(), /** @type {const} */ (['all', total])]) {
    console.log(path.padEnd(24) + share(counts.lines) + share(counts.branches));
  }
  return files;
}

/** @returns {Counts} */
function nothing() {
  return { lines: [0, 0], branches: [0, 0] };
}

/**
 * Counts what a report found and what was hit.
 *
 * @param {[number, number]} sum
 * @param {string} record
 * @param {RegExp} pattern whose group is how often something ran, or `-` for never
 */
function add(sum, record, pattern) {
  for (const [, times] of record.matchAll(pattern)) {
    sum[0] += 1;
    sum[1] += Number(times) > 0 ? 1 : 0;
  }
}

/**
 * A cell of the table.
 *
 * @param {[number, number]} counts
 * @returns {string}
 */
function share([found, hit]) {
  const text = found === 0 ? '–' : `${hit} of ${found}, ${((100 * hit) / found).toFixed(1)} %`;
  return text.padStart(24);
}
