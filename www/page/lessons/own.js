/**
 * Lessons of one's own: a file that is opened or dropped, or a path on the page's host (`?lesson=my.md`).
 *
 * @import { LessonProblem, ReadChapter } from '../../lessons/lessons.d.ts'
 * @import { Page } from '../page.js'
 */
import { signal } from '@preact/signals-core';
import { ownAddress, readOwnFile, readOwnFrom } from '../../lessons/own.js';
import { Refusal } from '../../points/reason.js';
import { opened } from '../door.js';
import { openLessons } from './open.js';
import { sessionOf } from './the-session.js';

/** What is wrong with the file that was opened last. */
export const ownProblems = signal(/** @type {readonly LessonProblem[]} */ ([]));

/** @param {Page} page @param {ReadChapter | null} read */
function take(page, read) {
  ownProblems.value = read?.problems ?? [];
  if (read?.chapter) sessionOf(page).open(read.chapter);
  return read?.chapter !== null && read !== null;
}

/** @param {Page} page @param {File} file @returns {Promise<boolean>} whether it is one */
export const openOwn = async (page, file) =>
  take(page, await opened(page, 'lesson', () => readOwnFile(file)));

/** A file that was dropped on the page: what is wrong with it is told in the dialog. @param {Page} page @param {File} file */
export async function dropOwn(page, file) {
  if (!(await openOwn(page, file)) && ownProblems.peek().length > 0) await openLessons(page);
}

/** The lesson of the page's address. @param {Page} page @param {string} path */
export async function openOwnFrom(page, path) {
  const read = await opened(page, 'lesson', async () => {
    const address = ownAddress(path, location.href);
    if (!address) throw new Refusal({ code: 'noOwnFile', url: path });
    return readOwnFrom(address, fetch);
  });
  if (take(page, read)) return;
  sessionOf(page).comes();
  if (ownProblems.peek().length > 0) await openLessons(page);
}
