/** The Python that the tests of the Python program run: a venv of the project, set up by tools/setup.js. */
import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { ROOT, ask, run } from './run.js';

const VENV = join(ROOT, 'target', 'python');
const WANTED = join(ROOT, 'tests/unit/support/requirements.txt');
/** What is installed: a copy of `WANTED`, written last. */
const INSTALLED = join(VENV, 'requirements.txt');
/** The oldest that `WANTED` has packages for. */
const OLDEST = '3.11';

const PYTHON =
  process.platform === 'win32' ? join(VENV, 'Scripts', 'python.exe') : join(VENV, 'bin', 'python');

/**
 * That of the environment variable PYTHON, which may have PyTorch; else the venv's; else the machine's.
 *
 * @returns {string}
 */
export const pythonForTests = () => process.env.PYTHON || (existsSync(PYTHON) ? PYTHON : 'python3');

/** @returns {boolean} whether there is nothing to set up */
export const isPythonReady = () =>
  Boolean(process.env.PYTHON) ||
  (existsSync(INSTALLED) &&
    readFileSync(INSTALLED, 'utf8') === readFileSync(WANTED, 'utf8') &&
    ask(PYTHON, '-c', 'import numpy') !== null);

/**
 * Lays the venv anew.
 *
 * @returns {Promise<string | null>} why it could not be done; null where it was
 */
export async function layPython() {
  const version = 'import sys; print(sys.version_info >= (' + OLDEST.replace('.', ', ') + '))';
  const found = ['python3', 'python'].map((name) => ({ name, isNew: ask(name, '-c', version) }));
  const { name } = found.find(({ isNew }) => isNew === 'True') ?? {};
  if (!name) return `there is no Python ${OLDEST} or newer`;
  rmSync(VENV, { recursive: true, force: true });
  for (const [what, command] of /** @type {[string, string[]][]} */ ([
    ['a venv could not be made', [name, '-m', 'venv', VENV]],
    [
      'NumPy and Matplotlib could not be installed',
      // No sources: a compiler for them is not asked for. Few retries: without a network the tests go on without it.
      [PYTHON, '-m', 'pip', 'install', '--quiet', '--retries', '2', '--only-binary', ':all:', '-r', WANTED],
    ],
  ])) {
    const { ok, output } = await run(command, { show: false });
    if (!ok) {
      rmSync(VENV, { recursive: true, force: true });
      return `${what} (${output.trim().split('\n').at(-1)})`;
    }
  }
  copyFileSync(WANTED, INSTALLED);
  return null;
}
