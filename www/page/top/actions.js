/**
 * What buttons and keys have in common.
 *
 * @import { Figure } from '../../scene/scene.d.ts'
 * @import { Page } from '../page.js'
 */
import { effect, untracked } from '@preact/signals-core';
import { selectorsOf } from '../../scene/selectors.js';
import { captionText } from '../../views/caption.js';

/** Pauses what goes, or trains. @param {Page} page */
export function toggleTraining({ pool }) {
  if (pool.isGoing.peek()) pool.pause();
  else pool.train();
}

/**
 * Looks into a network, or no longer where that is what is shown.
 *
 * @param {Page} page
 * @param {number} id
 */
export function toggleInspector({ store }, id) {
  store.inspect(store.scene.peek().inspect === id ? null : id);
}

/**
 * Takes a figure off the board, and offers to put it back for as long as that is what would be undone.
 *
 * @param {Page} page
 * @param {Figure} figure
 */
export function removeFigure({ store, pool, history }, figure) {
  store.removeFigure(figure.id);
  const change = history.changes.peek();
  const id = store.notify({ code: 'removed', caption: captionText(figure, pool.look.peek()) }, history.undo);
  const stop = effect(() => {
    if (history.changes.value === change) return;
    untracked(() => store.dismiss(id));
    queueMicrotask(() => stop());
  });
}

/**
 * What undo and redo are about: own points, where they are shown and have something of it, else the scene. Read in a
 * render method, its buttons follow.
 *
 * @param {Page} page
 * @param {'canUndo' | 'canRedo'} can
 */
function historyFor({ own, store, history }, can) {
  const points = selectorsOf(store).ownShown.value && own.value?.history;
  return points && points[can].value ? points : history;
}

/** @param {Page} page @returns {boolean} */
export const canUndo = (page) => historyFor(page, 'canUndo').canUndo.value;

/** @param {Page} page @returns {boolean} */
export const canRedo = (page) => historyFor(page, 'canRedo').canRedo.value;

/** @param {Page} page */
export const undo = (page) => historyFor(page, 'canUndo').undo();

/** @param {Page} page */
export const redo = (page) => historyFor(page, 'canRedo').redo();
