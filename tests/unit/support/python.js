/** A Python with NumPy on this machine, if there is one: that of the environment variable PYTHON, or python3. */
import { spawnSync } from 'node:child_process';
import process from 'node:process';

const command = process.env.PYTHON || 'python3';
const probe = spawnSync(command, ['-c', 'import numpy; print(numpy.__version__)'], { encoding: 'utf8' });

/** Why nothing can be run; null where it can. */
export const missing =
  probe.status === 0
    ? null
    : `no Python with NumPy: ${command} says ${(probe.error?.message ?? probe.stderr).trim().split('\n').at(-1)}`;

/**
 * What a program prints.
 *
 * @param {string[]} args
 * @param {string} [input]
 * @returns {string}
 */
export function runPython(args, input = '') {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', input });
  if (status !== 0) throw new Error(`Python ended with ${status}: ${stderr}`);
  return stdout;
}
