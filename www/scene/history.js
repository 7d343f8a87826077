/**
 * Undo and redo of the scene: of its settings, of figures added and removed, of resets, and of links that were
 * followed. Own points have a history of their own, which goes back stroke by stroke.
 *
 * @import { ReadonlySignal } from '@preact/signals-core'
 * @import { Board, Figure, Scene, Store } from './scene.d.ts'
 */
import { computed, effect, signal } from '@preact/signals-core';
import { OWN, networkFigure } from './schema.js';

/** Steps that can be undone. */
const MOST_STEPS = 200;
/** Changes of the same setting that follow each other faster are one movement, as of a slider. */
const MOVEMENT_MILLIS = 1000;
/** What follows at once follows from it: a source that takes fewer classes changes their number, too. */
const CONSEQUENCE_MILLIS = 20;

/** Fields that training writes; nobody sets them, so nobody undoes them. */
const BOARD_TRAINED = ['rests'];
const FIGURE_TRAINED = ['at', 'theta'];

/**
 * What a person has changed. `isWhole`: everything began anew, so that going back loads the whole scene.
 * @typedef {{ before: Scene, after: Scene, what: string, time: number, isWhole: boolean }} Step
 */

/**
 * @typedef {object} History
 * @property {ReadonlySignal<boolean>} canUndo
 * @property {ReadonlySignal<boolean>} canRedo
 * @property {ReadonlySignal<object | null>} last  the step that would be undone next
 * @property {() => void} undo
 * @property {() => void} redo
 * @property {() => void} stop
 */

/**
 * @param {Store} store
 * @param {() => number} [now]  milliseconds
 * @returns {History}
 */
export function createHistory(store, now = () => performance.now()) {
  const past = signal(/** @type {readonly Step[]} */ ([]));
  const future = signal(/** @type {readonly Step[]} */ ([]));
  let known = store.scene.peek();
  let loads = store.loadCount.peek();
  let resets = store.resetCount.peek();
  let isStepping = false;

  /** A movement goes on in the step that it began. @param {Omit<Step, 'time'>} step */
  const add = (step) => {
    const time = now();
    const last = past.peek().at(-1);
    const limit = step.what === last?.what ? MOVEMENT_MILLIS : CONSEQUENCE_MILLIS;
    if (last && !step.isWhole && future.peek().length === 0 && time - last.time < limit) {
      past.value = [...past.peek().slice(0, -1), { ...last, after: step.after, time }];
    } else past.value = [...past.peek(), { ...step, time }].slice(-MOST_STEPS);
    future.value = [];
  };

  const stop = effect(() => {
    const after = store.scene.value;
    const isLoad = store.loadCount.value !== loads;
    const isReset = store.resetCount.value !== resets;
    const before = known;
    known = after;
    loads = store.loadCount.peek();
    resets = store.resetCount.peek();
    if (isStepping) return;
    if (isLoad || isReset) add({ before, after, what: isLoad ? 'load' : 'reset', isWhole: true });
    else {
      const what = difference(before, after);
      if (what !== '') add({ before, after, what, isWhole: false });
    }
  });

  /**
   * @param {typeof past} from
   * @param {typeof past} to
   * @param {(step: Step) => [from: Scene, to: Scene]} direction
   */
  const move = (from, to, direction) => {
    const step = from.peek().at(-1);
    if (!step) return;
    const [here, there] = direction(step);
    isStepping = true;
    if (step.isWhole && step.what === 'reset' && from === future) store.reset();
    else if (step.isWhole) store.load(there);
    else store.restore(between(store.scene.peek(), here, there));
    isStepping = false;
    from.value = from.peek().slice(0, -1);
    // A movement ends where somebody goes back.
    to.value = [...to.peek(), { ...step, time: -Infinity }];
  };

  return {
    canUndo: computed(() => past.value.length > 0),
    canRedo: computed(() => future.value.length > 0),
    last: computed(() => past.value.at(-1) ?? null),
    undo: () => move(past, future, ({ before, after }) => [after, before]),
    redo: () => move(future, past, ({ before, after }) => [before, after]),
    stop,
  };
}

/**
 * What a person has changed between two scenes, in a word that is the same for the same setting; '' for nothing.
 *
 * @param {Scene} before
 * @param {Scene} after
 * @returns {string}
 */
function difference(before, after) {
  const fields = changedFields(before.board, after.board, BOARD_TRAINED);
  if (before.own !== after.own && before.own && before.board.source === OWN && after.board.source === OWN) {
    return ''; // drawn, erased, read from a table: a step of the points' history
  }
  if (before.own !== after.own) fields.push('own');
  return [...fields, ...changedFigures(before.figures, after.figures)].join();
}

/**
 * @param {readonly Figure[]} before
 * @param {readonly Figure[]} after
 * @returns {string[]}
 */
function changedFigures(before, after) {
  if (before === after) return [];
  const ids = before.map(({ id }) => id).join();
  if (ids !== after.map(({ id }) => id).join()) return [`figures ${ids}`];
  return after.flatMap((figure, i) => {
    const changed = changedFields(before[i], figure, FIGURE_TRAINED);
    return changed.length > 0 ? [`${figure.id}: ${changed.join()}`] : [];
  });
}

/**
 * @template {object} T
 * @param {T} before
 * @param {T} after
 * @param {readonly string[]} except
 * @returns {string[]}
 */
function changedFields(before, after, except) {
  if (before === after) return [];
  return Object.keys(after).filter(
    (name) =>
      !except.includes(name) &&
      before[/** @type {keyof T} */ (name)] !== after[/** @type {keyof T} */ (name)],
  );
}

/**
 * The parts of the scene that lead `now` from `here` to `there`: what is the same in both stays as it is.
 *
 * @param {Scene} now
 * @param {Scene} here
 * @param {Scene} there
 * @returns {Partial<Scene>}
 */
function between(now, here, there) {
  const board = /** @type {Board} */ ({ ...now.board });
  for (const name of changedFields(here.board, there.board, BOARD_TRAINED)) {
    Object.assign(board, { [name]: there.board[/** @type {keyof Board} */ (name)] });
  }
  /** @type {Partial<Scene>} */
  const parts = { board, inspect: now.inspect };
  if (here.own !== there.own) parts.own = there.own;
  if (changedFigures(here.figures, there.figures).length > 0) {
    parts.figures = there.figures.map((figure) => settled(figure, now.figures));
    if (!parts.figures.some(({ id }) => id === now.inspect)) parts.inspect = null;
  }
  return parts;
}

/**
 * The figure with its settings of then. Where its training stands is what it is now, or what it was when it went.
 *
 * @param {Figure} figure
 * @param {readonly Figure[]} present
 * @returns {Figure}
 */
function settled(figure, present) {
  const same = present.find(({ id }) => id === figure.id);
  if (figure.kind !== 'network' || same?.kind !== 'network') return figure;
  const trained = FIGURE_TRAINED.map((name) => [name, same[/** @type {'at'} */ (name)]]);
  return { ...networkFigure(figure.id), ...figure, ...Object.fromEntries(trained) };
}
