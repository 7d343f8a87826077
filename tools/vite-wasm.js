/** Vite's side of `cargo xtask wasm`: builds www/pkg with the page, and again when a Rust file changes. */
import { statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ROOT, run } from './run.js';

/** How long to wait for an editor that saves several files, in milliseconds. */
const SETTLE_MILLIS = 50;

/**
 * With `vite --mode debug` the module is built with cargo's dev profile.
 *
 * @returns {import('vite').Plugin}
 */
export function wasmFromRust() {
  /** @type {string[]} */
  let command = [];
  let serving = false;
  return {
    name: 'wasm-from-rust',
    configResolved(config) {
      command = ['cargo', 'xtask', 'wasm', ...(config.mode === 'debug' ? ['--dev'] : [])];
      serving = config.command === 'serve';
    },
    async buildStart() {
      if (serving) return;
      const { ok, output } = await run(command);
      if (!ok) this.error(overlay(output).message);
    },
    configureServer(server) {
      return watch(server, command);
    },
  };
}

/**
 * Builds once, then after every change of a Rust file, one build at a time; reloads the page where the module changed.
 *
 * @param {import('vite').ViteDevServer} server
 * @param {string[]} command
 */
async function watch(server, command) {
  /** @type {ReturnType<typeof overlay> | null} */
  let error = null;
  let building = false;
  let stale = false;

  const build = async () => {
    stale = true;
    if (building) return;
    building = true;
    while (stale) {
      stale = false;
      const before = stamp();
      const { ok, output } = await run(command);
      const healed = ok && error !== null;
      error = ok ? null : overlay(output);
      if (error) server.ws.send({ type: 'error', err: error });
      else if (healed || stamp() !== before) {
        server.moduleGraph.invalidateAll();
        server.ws.send({ type: 'full-reload' });
      }
    }
    building = false;
  };

  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  server.watcher.on('all', (_event, path) => {
    if (!isRust(path)) return;
    clearTimeout(timer);
    timer = setTimeout(build, SETTLE_MILLIS);
  });
  // A page that opens, or reloads, while the code is broken must say so too.
  server.ws.on('connection', () => {
    if (error) server.ws.send({ type: 'error', err: error });
  });
  await build();
}

/**
 * Whether the wasm module depends on a file.
 *
 * @param {string} path
 * @returns {boolean}
 */
function isRust(path) {
  const file = relative(ROOT, path).split(sep).join('/');
  return /^src\/.*\.rs$/.test(file) || ['Cargo.toml', 'Cargo.lock', '.cargo/config.toml'].includes(file);
}

/**
 * When the module was last written; `cargo xtask wasm` leaves unchanged files alone.
 *
 * @returns {number | undefined}
 */
function stamp() {
  return statSync(join(ROOT, 'www/pkg/mlp_playground_bg.wasm'), { throwIfNoEntry: false })?.mtimeMs;
}

/**
 * What went wrong, as Vite's overlay shows it.
 *
 * @param {string} output of cargo
 */
function overlay(output) {
  const text = stripVTControlCharacters(output);
  const errors = text.slice(Math.max(0, text.search(/^error/m)));
  const place = /--> (src\/\S+?):(\d+):(\d+)/.exec(errors);
  return {
    message: errors.trim(),
    stack: '',
    plugin: 'cargo xtask wasm',
    ...(place && { loc: { file: join(ROOT, place[1]), line: Number(place[2]), column: Number(place[3]) } }),
  };
}
