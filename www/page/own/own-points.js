/**
 * The door to own points. What draws them and opens tables is loaded when it is first wanted.
 *
 * @import { Page } from '../page.js'
 * @import { Desk } from './desk.js'
 */
import { effect } from '@preact/signals-core';
import { OWN } from '../../scene/schema.js';
import { selectorsOf } from '../../scene/selectors.js';
import { later, opened } from '../door.js';

/**
 * @param {Page} page
 * @returns {Promise<Desk | null>} null where it could not be loaded, which the page says
 */
export async function openDesk(page) {
  const desk = await opened(page, 'own', () => import('./desk.js'));
  if (desk) page.own.value ??= desk.createDesk(page);
  return page.own.peek();
}

/**
 * Whether the plots take points.
 *
 * @param {Page} page
 */
export const isEditing = ({ own, store }) =>
  own.value !== null && own.value.editing.value && selectorsOf(store).source.value === OWN;

/**
 * Opens them when the board shows own points, and for files dropped and tables pasted anywhere on the page.
 *
 * @param {Page} page
 * @returns {() => void} stops
 */
export function watchForOwnPoints(page) {
  const stop = effect(() => {
    if (selectorsOf(page.store).source.value === OWN) openDesk(page);
  });
  /** @param {DragEvent} event */
  const onDragover = (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };
  /** @param {DragEvent} event */
  const onDrop = async (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    (await later(page))?.openDropped(page, file);
  };
  /** @param {ClipboardEvent} event */
  const onPaste = async (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    // One line is no table.
    if (text.trim().includes('\n')) (await later(page))?.openPasted(page, text, event.target);
  };
  window.addEventListener('dragover', onDragover);
  window.addEventListener('drop', onDrop);
  window.addEventListener('paste', onPaste);
  return () => {
    stop();
    window.removeEventListener('dragover', onDragover);
    window.removeEventListener('drop', onDrop);
    window.removeEventListener('paste', onPaste);
  };
}
