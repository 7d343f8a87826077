/**
 * The keys of a lesson, which are those of clickers: Page Down and Page Up for a beat on and back, F5 for the hall's view,
 * and O for all scenes. They act wherever the focus is, but for where something is typed.
 *
 * @import { Page } from '../page.js'
 * @import { LessonSession } from './session.js'
 */
import { isBeingTyped, isCovered, shortcuts, takesText, usesKey } from '../top/keys.js';
import { openPresent } from '../present/open.js';
import { isEmbedded } from '../share/embedding.js';
import { openLessons } from './open.js';

/**
 * @param {Page} page
 * @param {LessonSession} session
 * @returns {() => void} stops
 */
export function listenForBeats(page, session) {
  // In a frame they are the deck's.
  if (isEmbedded(location.search)) return () => {};
  /** @param {KeyboardEvent} event */
  const onKeydown = (event) => {
    const { key, target, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (event.defaultPrevented || ctrlKey || metaKey || altKey || isCovered()) return;
    // A field gives up its Page keys, but not what is being typed in it.
    if (target instanceof HTMLTextAreaElement || isBeingTyped(target)) return;
    if (takesText(target) && !key.startsWith('Page')) return;
    if (key === 'PageDown') session.next();
    else if (key === 'PageUp') session.back();
    // A clicker sends it to begin; a reload would lose nothing, and take seconds before a hall.
    else if (key === 'F5' && !shiftKey) void openPresent(page);
    else if (key.toLowerCase() === 'o' && shortcuts.isOn && !usesKey(target, key)) void openLessons(page);
    else return;
    event.preventDefault();
  };
  window.addEventListener('keydown', onKeydown);
  return () => window.removeEventListener('keydown', onKeydown);
}
