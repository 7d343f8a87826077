/**
 * What buttons and keys have in common.
 *
 * @import { Page } from '../page.js'
 */

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
 * Whether the keyboard is busy with an element: it takes text, or it acts on the space bar itself.
 *
 * @param {EventTarget | null} target
 * @returns {boolean}
 */
export function takesKeys(target) {
  return (
    target instanceof Element &&
    target.closest('input, select, textarea, button, summary, a[href], [contenteditable]') !== null
  );
}
