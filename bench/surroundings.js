/**
 * Where and when a run takes place.
 *
 * @import { Surroundings } from './types.d.ts'
 */
import { arch, availableParallelism, cpus, totalmem, type } from 'node:os';
import { ask } from '../tools/run.js';

/**
 * @param {string} browser
 * @param {{ rounds: number, millis: number, load: number }} plan
 * @returns {Surroundings}
 */
export function describeSurroundings(browser, { rounds, millis, load }) {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${arch()}`,
    browser,
    node: process.version,
    commit: commit(),
    date: new Date().toISOString().slice(0, 10),
    load,
    rounds,
    sampleMillis: millis,
  };
}

/** What is measured, as far as git knows. */
function commit() {
  const revision = ask('git', 'rev-parse', '--short', 'HEAD');
  if (!revision) return 'unknown';
  // Results of an earlier run change nothing that is measured.
  const changes = ask('git', 'status', '--porcelain', '--', '.', ':!bench/results');
  return changes ? `${revision} with uncommitted changes` : revision;
}
