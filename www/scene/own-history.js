/**
 * Undo and redo of what is done to own points: drawn, moved, erased, cleared, replaced by a table. What of the board
 * went with it, such as the share of points for testing, comes back with the points.
 *
 * @import { ReadonlySignal } from '@preact/signals-core'
 * @import { OwnPoints } from '../points/points.d.ts'
 * @import { Board, Store } from './scene.d.ts'
 */
import { batch, computed, effect, untracked } from '@preact/signals-core';
import { fitsLink } from './hash.js';
import { Undo } from './undo.js';

/** Steps that can be undone; each holds at most some 40 kB. */
const MOST_STEPS = 200;

/** @typedef {{ own: OwnPoints, patch: Partial<Board> }} Shown  own points, with what of the board differs on both sides */
/** @typedef {{ before: Shown, after: Shown, stroke?: object }} Step */

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
  const { scene } = store;
  const steps = /** @type {Undo<Step>} */ (new Undo(MOST_STEPS));
  const seen = { own: scene.peek().own, loads: store.loaded.peek().count };

  effect(() => {
    const { own } = scene.value;
    const loads = store.loaded.value.count;
    const before = seen.own;
    const isOther = loads !== seen.loads && own !== before;
    Object.assign(seen, { own, loads });
    // Another scene: its points have no past.
    if (isOther) untracked(() => replaced(before, own));
  });

  /**
   * Points that no link holds would be lost with the scene that they were drawn in.
   *
   * @param {OwnPoints | undefined} before
   * @param {OwnPoints | undefined} own
   */
  const replaced = (before, own) => {
    steps.clear();
    if (!before || !own || fitsLink(before)) return;
    steps.add({ before: { own: before, patch: {} }, after: { own, patch: {} } });
    store.notify({ code: 'ownReplaced' });
  };

  /** @param {Shown | undefined} shown */
  const show = (shown) => shown && store.setOwn(shown.own, shown.patch);

  return {
    canUndo: computed(() => steps.state.value.canUndo),
    canRedo: computed(() => steps.state.value.canRedo),

    edit(own, { stroke, patch } = {}) {
      const before = scene.peek();
      if (own === before.own) return;
      batch(() => {
        store.setOwn(own, patch);
        if (!before.own) return;
        const [back, forth] = differing(before.board, scene.peek().board);
        const step = { before: { own: before.own, patch: back }, after: { own, patch: forth }, stroke };
        steps.add(step, (last) =>
          stroke && last.stroke === stroke
            ? { ...last, after: { own, patch: { ...last.after.patch, ...forth } } }
            : null,
        );
      });
    },

    undo: () => show(steps.undo()?.before),
    redo: () => show(steps.redo()?.after),
  };
}

/** Fields that no own points bring along. @type {readonly (keyof Board)[]} */
const FIELDS = ['testShare', 'shown'];

/**
 * @param {Board} before
 * @param {Board} after
 * @returns {[Partial<Board>, Partial<Board>]} what differs, as it was and as it is
 */
function differing(before, after) {
  const fields = FIELDS.filter((field) => before[field] !== after[field]);
  const part = (/** @type {Board} */ board) =>
    Object.fromEntries(fields.map((field) => [field, board[field]]));
  return [part(before), part(after)];
}
