/**
 * The chapters of the lecture. Each is a file of this folder; titles come with this list, a chapter in a language when it
 * is wanted. tools/vite-lessons.js makes modules of the files. In Node, where tests run, `#lessons` is another module, which
 * reads them from the disk.
 *
 * @import { Chapter, ChapterEntry, Contents } from './lessons.d.ts'
 */
import { entriesOf } from './entries.js';

const contents = /** @type {Record<string, Contents>} */ (
  import.meta.glob('./*.md', { query: '?contents', import: 'default', eager: true })
);

const chapters = /** @type {Record<string, () => Promise<Chapter>>} */ (
  import.meta.glob('./*.md', { import: 'default' })
);

/** @type {readonly ChapterEntry[]} */
export const CHAPTERS = entriesOf(contents, chapters);

/** Fetches all of them in both languages; those that fail are fetched again when they are wanted. */
export const loadChapters = () =>
  Promise.allSettled(CHAPTERS.flatMap((entry) => [entry.load('en'), entry.load('de')]));
