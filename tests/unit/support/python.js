/** A Python with NumPy on this machine, if there is one: as a rule the project's venv. */
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { pythonForTests } from '../../../tools/python.js';

const command = pythonForTests();

/**
 * Why nothing that needs a module can be run; null where it can.
 *
 * @param {string} module
 * @returns {string | null}
 */
export function missingModule(module) {
  const { status, error, stderr } = spawnSync(command, ['-c', `import ${module}`], { encoding: 'utf8' });
  if (status === 0) return null;
  return `no Python with ${module}: ${command} says ${(error?.message ?? stderr).trim().split('\n').at(-1)}`;
}

/** Why nothing can be run; null where it can. */
export const missing = missingModule('numpy');

/**
 * What a program prints.
 *
 * @param {string[]} args
 * @param {Record<string, string>} [environment]  beside this process's own
 * @returns {string}
 */
export function runPython(args, environment = {}) {
  const env = { ...process.env, ...environment };
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', env });
  if (status !== 0) throw new Error(`Python ended with ${status}: ${stderr}`);
  return stdout;
}
