/**
 * The files of a run.
 *
 * @import { Results, WorkResult } from '../types.d.ts'
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare } from './compare.js';
import { ratioChart } from './chart.js';
import { soakCurve } from './curve.js';
import { toMarkdown } from './markdown.js';

/**
 * @param {string} folder
 * @param {Results} results
 * @returns {string[]} the files
 */
export function writeReport(folder, results) {
  mkdirSync(folder, { recursive: true });
  const files = {
    'results.json': `${JSON.stringify({ ...results, works: results.works.map(withComparisons) }, shortened, 1)}\n`,
    'results.md': toMarkdown(results),
    ...(results.works.length > 0 ? { 'ratios.svg': ratioChart(results.works) } : {}),
    ...(results.soak ? { 'soak.svg': soakCurve(results.soak) } : {}),
  };
  return Object.entries(files).map(([name, content]) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  });
}

/**
 * A work with what follows from its figures beside them.
 *
 * @param {WorkResult} result
 */
function withComparisons(result) {
  const entries = compare(result).map(({ entry, ...derived }) => ({ ...entry, ...derived }));
  return { ...result, entries };
}

/**
 * Five digits say all that a measurement knows.
 *
 * @param {string} _key
 * @param {unknown} value
 */
function shortened(_key, value) {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(5)) : value;
}
