/**
 * What a worker can do beside its figures: the parts of an inspection, and the kinds of jobs. Each is a file of its
 * folder and goes by the file's name, so that there is no list of them to keep.
 *
 * `import.meta.glob` is Vite's. Node, where tests run, reads the same folders from the disk; package.json says under
 * `imports` which of the two `#modules` is.
 *
 * @import { Part } from './inspect/inspection.js'
 * @import { Kind } from './jobs/jobs.js'
 */

/** @template T @param {Record<string, T>} byPath @returns {Readonly<Record<string, T>>} */
const byName = (byPath) =>
  Object.fromEntries(Object.entries(byPath).map(([path, it]) => [path.replace(/^.*\/|\.js$/g, ''), it]));

export const parts = byName(
  /** @type {Record<string, Part>} */ (
    import.meta.glob('./inspect/parts/*.js', { eager: true, import: 'part' })
  ),
);

export const kinds = byName(
  /** @type {Record<string, Kind>} */ (
    import.meta.glob('./jobs/kinds/*.js', { eager: true, import: 'kind' })
  ),
);
