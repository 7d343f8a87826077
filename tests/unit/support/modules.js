/** What www/worker/modules.js is in Node: the same files, read from the disk. */
import { readdirSync } from 'node:fs';

/** @param {string} folder  of www/worker @param {string} name  of the export */
async function modulesOf(folder, name) {
  const url = new URL(`../../../www/worker/${folder}/`, import.meta.url);
  const files = readdirSync(url).filter((file) => file.endsWith('.js'));
  const all = files.map(async (file) => [
    file.replace(/\.js$/, ''),
    (await import(new URL(file, url).href))[name],
  ]);
  return Object.fromEntries(await Promise.all(all));
}

export const parts = await modulesOf('inspect/parts', 'part');
export const kinds = await modulesOf('jobs/kinds', 'kind');
