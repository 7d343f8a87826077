/** What a browser that a test has started takes from the system, whatever drives it. */
import { readFileSync, readdirSync } from 'node:fs';
import process from 'node:process';

/** @param {string} pid @returns {{ parent: string, kilobytes: number } | null}  null when it has ended */
function processOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8');
    const field = (/** @type {string} */ name) => new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1];
    return { parent: field('PPid') ?? '', kilobytes: Number(field('RssAnon') ?? 0) };
  } catch {
    return null;
  }
}

/**
 * The memory that all programs have of their own which this one has started, and those which they have; null where the
 * system does not tell (it is asked as Linux is).
 *
 * @returns {number | null} megabytes
 */
export function megabytesOfChildren() {
  /** @type {string[]} */
  let pids;
  try {
    pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return null;
  }
  const all = new Map(pids.map((pid) => [pid, processOf(pid)]));
  const isOurs = (/** @type {string} */ pid) => {
    for (let at = all.get(pid)?.parent; at && at !== '0'; at = all.get(at)?.parent) {
      if (at === String(process.pid)) return true;
    }
    return false;
  };
  return pids.filter(isOurs).reduce((sum, pid) => sum + (all.get(pid)?.kilobytes ?? 0), 0) / 1024;
}
