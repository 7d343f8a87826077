/**
 * The door to the history: what undoes is loaded when a person first touches the page, or the scene first changes.
 *
 * @import { Store } from './scene.d.ts'
 * @import { Beginning, History, Training } from './history.js'
 */
import { computed, effect, signal } from '@preact/signals-core';

/**
 * @param {Store} store
 * @param {Training} training
 * @returns {Beginning} as everything stands now
 */
export const beginningOf = (store, training) => ({
  scene: store.scene.peek(),
  moment: training.standing.peek(),
  loads: store.loaded.peek().count,
  resets: training.resets.peek(),
  restarts: training.restarts.peek().count,
});

/**
 * A history that is made later, and yet knows of everything since now.
 *
 * @param {Store} store
 * @param {Training} training
 * @param {() => Promise<typeof import('./history.js') | null>} load  null where it cannot be had; it is asked for again
 * @returns {Omit<History, 'stop'> & { open: () => Promise<History | null> }}
 */
export function createHistoryLater(store, training, load) {
  const from = beginningOf(store, training);
  const changes = signal(0);
  /** Nothing can be undone before it is there. @type {import('@preact/signals-core').Signal<History | null>} */
  const there = signal(null);
  /** @type {Promise<History | null> | null} */
  let history = null;
  const make = async () => {
    const loaded = await load();
    if (!loaded) {
      history = null;
      return null;
    }
    stop();
    const made = loaded.createHistory(store, training, { from });
    effect(() => void (changes.value = made.changes.value));
    there.value = made;
    return made;
  };
  const open = () => (history ??= make());
  const stop = effect(() => {
    const isSame =
      store.scene.value === from.scene &&
      store.loaded.value.count === from.loads &&
      training.resets.value === from.resets &&
      training.restarts.value.count === from.restarts &&
      training.standing.value === from.moment;
    if (isSame) return;
    // The step that it will make of this.
    changes.value = 1;
    void open();
  });
  return {
    changes,
    canUndo: computed(() => there.value?.canUndo.value ?? false),
    canRedo: computed(() => there.value?.canRedo.value ?? false),
    open,
    undo: async () => (await open())?.undo(),
    redo: async () => (await open())?.redo(),
  };
}
