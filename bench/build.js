/** Makes everything that is measured: the peers' packages, the engine, the kernels, the page. */
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { ROOT, ask, heading, run } from '../tools/run.js';

const KERNELS = ['--lib', '--package', 'bench-kernels', '--target', 'wasm32-unknown-unknown'];

/**
 * @param {{ page: boolean, works: boolean }} needs whether the page is measured, whose build includes that of the engine,
 *   and whether anything is compared
 * @throws {Error} where something cannot be made; its own message is on the screen
 */
export async function build({ page, works }) {
  if (works) await installPeers();
  if (page) await step('The page', ['node', 'node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']);
  else await step('The engine', ['cargo', 'xtask', 'wasm']);
  if (!works) return;
  await step('The engine for a profiler', ['cargo', 'xtask', 'wasm', '--named']);
  await step('The kernels to compare with', ['cargo', 'build', '--release', ...KERNELS]);
  publishKernels();
}

/** bench/node_modules as bench/package-lock.json wants it. */
async function installPeers() {
  const npm = env.npm_execpath ? ['node', env.npm_execpath] : ['npm'];
  const { ok } = await run([...npm, 'ls', '--prefix', 'bench', '--all'], { show: false });
  if (!ok) await step('The packages to compare with', [...npm, 'ci', '--prefix', 'bench']);
}

/** The kernels' module where the pages look for it; where cargo puts it depends on the person's own settings. */
function publishKernels() {
  const metadata = JSON.parse(ask('cargo', 'metadata', '--no-deps', '--format-version', '1') ?? '{}');
  const folder = join(ROOT, 'target/bench');
  mkdirSync(folder, { recursive: true });
  const built = join(
    metadata.target_directory ?? 'target',
    'wasm32-unknown-unknown/release/bench_kernels.wasm',
  );
  copyFileSync(built, join(folder, 'kernels.wasm'));
}

/**
 * The version of a package that is compared with.
 *
 * @param {string} name
 * @returns {string}
 */
export function peerVersion(name) {
  return JSON.parse(readFileSync(join(ROOT, 'bench/node_modules', name, 'package.json'), 'utf8')).version;
}

/**
 * @param {string} title
 * @param {string[]} command
 */
async function step(title, command) {
  heading(title);
  const { ok } = await run(command);
  if (!ok) throw new Error(`${title} cannot be made: ${command.join(' ')}`);
}
