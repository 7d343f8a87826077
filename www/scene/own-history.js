/**
 * Undo and redo of what is done to own points: drawn, moved, erased, cleared, replaced by a table.
 *
 * @import { ReadonlySignal } from '@preact/signals-core'
 * @import { OwnPoints } from '../points/points.d.ts'
 * @import { Board, Store } from './scene.d.ts'
 */
import { batch, computed, effect, signal } from '@preact/signals-core';

/** Steps that can be undone; each holds at most some 40 kB. */
const MOST_STEPS = 200;

/**
 * @typedef {object} OwnHistory
 * @property {ReadonlySignal<boolean>} canUndo
 * @property {ReadonlySignal<boolean>} canRedo
 * @property {(own: OwnPoints, options?: { stroke?: object, patch?: Partial<Board> }) => void} edit  what carries the
 *   same `stroke`, such as one drag of the pointer, is one step
 * @property {() => void} undo
 * @property {() => void} redo
 */

/**
 * @param {Store} store
 * @returns {OwnHistory}
 */
export function createOwnHistory(store) {
  const past = signal(/** @type {readonly OwnPoints[]} */ ([]));
  const future = signal(/** @type {readonly OwnPoints[]} */ ([]));
  /** @type {object | undefined} */
  let lastStroke;

  effect(() => {
    void store.loaded.value; // another scene: its points have no past
    batch(() => {
      past.value = [];
      future.value = [];
    });
  });

  /**
   * @param {typeof past} from
   * @param {typeof past} to
   */
  const step = (from, to) => {
    const next = from.value.at(-1);
    const { own } = store.scene.peek();
    if (!next || !own) return;
    lastStroke = undefined;
    batch(() => {
      from.value = from.value.slice(0, -1);
      to.value = [...to.value, own];
      store.setOwn(next);
    });
  };

  return {
    canUndo: computed(() => past.value.length > 0),
    canRedo: computed(() => future.value.length > 0),

    edit(own, { stroke, patch } = {}) {
      const before = store.scene.peek().own;
      if (own === before) return;
      batch(() => {
        if (before && !(stroke && stroke === lastStroke)) {
          past.value = [...past.value, before].slice(-MOST_STEPS);
        }
        future.value = [];
        store.setOwn(own, patch);
      });
      lastStroke = stroke;
    },

    undo: () => step(past, future),
    redo: () => step(future, past),
  };
}
