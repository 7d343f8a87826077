/** Running other programs from the repository's root, as every script of this folder does. */
import { spawn, spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * The environment for cargo and what it starts. Flags from the person's shell would replace those of
 * `.cargo/config.toml` (simd128 among them) and change what the native tests compute.
 *
 * @returns {NodeJS.ProcessEnv}
 */
function environment() {
  const { RUSTFLAGS: _, CARGO_ENCODED_RUSTFLAGS: __, ...env } = process.env;
  return process.stdout.isTTY ? { CARGO_TERM_COLOR: 'always', FORCE_COLOR: '1', ...env } : env;
}

/**
 * Runs a program and shows its output while it runs.
 *
 * @param {readonly string[]} command program and arguments; `node` means the Node that runs this script
 * @param {{ show?: boolean, env?: NodeJS.ProcessEnv }} [options] `show: false` keeps the output to the caller; `env` comes
 *   on top of what is there
 * @returns {Promise<{ ok: boolean, output: string }>} `ok` is false as well where the program cannot be started
 */
export function run([program = '', ...words], { show = true, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program === 'node' ? process.execPath : program, words, {
      cwd: ROOT,
      env: { ...environment(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    /** @type {Buffer[]} */
    const chunks = [];
    for (const [from, to] of /** @type {const} */ ([
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ])) {
      from.on('data', (/** @type {Buffer} */ chunk) => {
        chunks.push(chunk);
        if (show) to.write(chunk);
      });
    }
    const stop = () => child.kill();
    process.once('SIGTERM', stop);
    child.on('error', (error) => resolve({ ok: false, output: error.message }));
    child.on('close', (code) => {
      process.removeListener('SIGTERM', stop);
      resolve({ ok: code === 0, output: Buffer.concat(chunks).toString() });
    });
  });
}

/**
 * What a program prints, or null where it is missing or fails.
 *
 * @param {string} program
 * @param {...string} words
 * @returns {string | null}
 */
export function ask(program, ...words) {
  const { status, stdout } = spawnSync(program, words, {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 20_000,
    // What cargo knows of all crates.
    maxBuffer: 2 ** 26,
  });
  return status === 0 ? stdout.trim() : null;
}

/**
 * A line that stands out from the output of the programs around it.
 *
 * @param {string} title
 */
export function heading(title) {
  console.log(`\n── ${title} ${'─'.repeat(Math.max(2, 76 - title.length))}`);
}
