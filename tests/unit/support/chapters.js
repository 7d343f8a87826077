/** What www/lessons/index.js is in Node: the same chapters, read from the disk. */
import { entriesOf } from '../../../www/lessons/entries.js';
import { CHAPTERS as FILES, inEnglish, inGerman } from './lessons.js';

/** @import { Chapter, Contents } from '../../../www/lessons/lessons.d.ts' */

const read = FILES.filter(({ name }) => name !== 'sample.md').flatMap((files) => [
  /** @type {const} */ ([`./${files.name}`, inEnglish(files).chapter]),
  /** @type {const} */ ([`./${files.name.replace('.md', '.de.md')}`, inGerman(files).chapter]),
]);

/** @param {Chapter} chapter @returns {Contents} */
const contentsOf = ({ title, scenes }) => ({
  title,
  scenes: scenes.map(({ id, title: name }) => ({ id, title: name })),
});

export const CHAPTERS = entriesOf(
  Object.fromEntries(read.flatMap(([path, chapter]) => (chapter ? [[path, contentsOf(chapter)]] : []))),
  Object.fromEntries(read.flatMap(([path, chapter]) => (chapter ? [[path, async () => chapter]] : []))),
);
