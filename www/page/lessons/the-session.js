/**
 * The one lesson of a page, whoever shows it: beside the board, before a hall, or in the lecturer's window.
 *
 * @import { Page } from '../page.js'
 */
import { LessonSession } from './session.js';

/** @type {WeakMap<Page, LessonSession>} */
const sessions = new WeakMap();

/** @param {Page} page */
export function sessionOf(page) {
  let session = sessions.get(page);
  if (!session) sessions.set(page, (session = new LessonSession(page)));
  return session;
}
