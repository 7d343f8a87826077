/**
 * Files that are dropped and tables that are pasted anywhere on the page. Loaded with the first touch.
 *
 * @import { Page } from '../page.js'
 */
import { takesText } from '../top/keys.js';
import { opened } from '../door.js';
import { openDesk } from './own-points.js';

/** One dialog at a time: the newest wish counts. */
function closeOthers() {
  const dialogs = /** @type {NodeListOf<HTMLDialogElement>} */ (document.querySelectorAll('dialog[open]'));
  for (const dialog of dialogs) if (!dialog.closest('mlp-own-dialog')) dialog.close();
}

/** A lesson, or a table. @param {Page} page @param {File} file */
export async function openDropped(page, file) {
  if (/\.md$/i.test(file.name)) {
    const lessons = await opened(page, 'part', () => import('../lessons/own.js'));
    return lessons?.dropOwn(page, file);
  }
  const desk = await openDesk(page);
  closeOthers();
  return desk?.openFile(file);
}

/**
 * What is pasted into a field belongs there. Elsewhere, browsers do nothing with it.
 *
 * @param {Page} page
 * @param {string} text
 * @param {EventTarget | null} target
 */
export async function openPasted(page, text, target) {
  if (takesText(target)) return;
  const desk = await openDesk(page);
  closeOthers();
  desk?.openTable({ from: 'clipboard', name: '', text });
}
