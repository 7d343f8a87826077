/** Formatting, lints and types of everything; runs all checks and names those that fail. */
import process from 'node:process';
import { ask, heading, run } from './run.js';

const TSC = ['node', 'node_modules/typescript/bin/tsc', '--project'];
const WASM = ['--target', 'wasm32-unknown-unknown'];
const AS_ERRORS = ['--', '--deny', 'warnings'];

/** @type {[title: string, command: string[]][]} */
const CHECKS = [
  ['Rust format', ['cargo', 'fmt', '--all', '--check']],
  ['clippy, native', ['cargo', 'clippy', '--workspace', '--all-targets', ...AS_ERRORS]],
  // The other tests use crates that know no wasm.
  ['clippy, wasm', ['cargo', 'clippy', '--lib', '--test', 'wasm*', ...WASM, ...AS_ERRORS]],
  ['Types of the wasm module', ['cargo', 'xtask', 'wasm']],
  ['Types of the page', [...TSC, 'tsconfig.json']],
  ['Types of the worker', [...TSC, 'tsconfig.worker.json']],
  ['Types of the tools', [...TSC, 'tsconfig.tools.json']],
  ['Types of the benchmark', [...TSC, 'tsconfig.bench.json']],
  ['Types of the unit tests', [...TSC, 'tsconfig.tests.json']],
  ['eslint', ['node', 'node_modules/eslint/bin/eslint.js', '--max-warnings=0', '.']],
  ['prettier', ['node', 'node_modules/prettier/bin/prettier.cjs', '--check', '.']],
];

const hasDeny = ask('cargo', 'deny', '--version') !== null;
const DENY = 'Licences, sources and known faults of the crates';
// Those of the tools, too: by itself it looks at what the engine is made of.
if (hasDeny) CHECKS.push([DENY, ['cargo', 'deny', '--workspace', 'check']]);

/** @type {string[]} */
const failed = [];
for (const [title, command] of CHECKS) {
  heading(title);
  const { ok, output } = await run(command);
  if (!ok) failed.push(title);
  else if (output === '') console.log('ok');
}
if (!hasDeny) {
  console.log('\nLeft out: licences and known faults of the crates, since cargo-deny is not installed.');
  // Who checks for others leaves nothing out.
  if (process.env.CI) failed.push(DENY);
}
console.log(failed.length === 0 ? `\nAll ${CHECKS.length} checks passed` : `\nFailed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
