/**
 * What buttons and keys have in common.
 *
 * @import { Figure } from '../../scene/scene.d.ts'
 * @import { Page } from '../page.js'
 */
import { effect, untracked } from '@preact/signals-core';
import { ownShown } from '../../scene/own-board.js';
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
 * The network that a key without a name means: the one that has the focus, else the first.
 *
 * @param {Page} page
 * @returns {number | undefined}
 */
export function networkInFocus({ store }) {
  const networks = store.scene.peek().figures.filter(({ kind }) => kind === 'network');
  const card = /** @type {any} */ (document.activeElement?.closest('mlp-figure'));
  return (networks.find(({ id }) => id === card?.figure.id) ?? networks[0])?.id;
}

/**
 * Looks into no network any more. The keyboard goes back to the figure where it would be lost with the inspector.
 *
 * @param {Page} page
 */
export function closeInspector({ store }) {
  const id = store.scene.peek().inspect;
  const focused = document.activeElement;
  store.inspect(null);
  if (focused && focused !== document.body && !focused.closest('mlp-inspector')) return;
  const button = /** @type {HTMLElement | null} */ (
    document.querySelector(`[data-testid="figure-${id}-inspect"]`)
  );
  button?.focus({ preventScroll: true });
  // The figure goes back to its place first.
  requestAnimationFrame(() => button?.closest('mlp-figure')?.scrollIntoView({ block: 'nearest' }));
}

/**
 * What undo and redo are about: own points, where they are shown and have something of it, else the scene. Read in a
 * render method, its buttons follow.
 *
 * @param {Page} page
 * @param {'canUndo' | 'canRedo'} can
 */
function historyFor({ own, store, history }, can) {
  const points = ownShown(store.scene.value) && own.value?.history;
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
