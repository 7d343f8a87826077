/**
 * Parts of the scene as signals of their own. The scene is one signal, so whoever reads a part of it directly hears of
 * every change; a selector tells of its own part alone. It keeps the identity of what has not changed.
 *
 * @import { ReadonlySignal } from '@preact/signals-core'
 * @import { OwnAxis, OwnPoints } from '../points/points.d.ts'
 * @import { Board, Figure, Store } from './scene.d.ts'
 */
import { computed } from '@preact/signals-core';
import { boardAsTrained, ownAxes, ownShown } from './own-board.js';

/**
 * @typedef {object} Selectors
 * @property {ReadonlySignal<Board>} board
 * @property {ReadonlySignal<string>} source  the board's
 * @property {ReadonlySignal<number>} trainingPoints  how many there are: m
 * @property {ReadonlySignal<OwnPoints | undefined>} own  also while the board shows another source
 * @property {ReadonlySignal<OwnPoints | null>} ownShown  where the board shows them
 * @property {ReadonlySignal<readonly [OwnAxis, OwnAxis] | null>} axes  where they are others than the plane's
 * @property {ReadonlySignal<number | null>} inspect
 * @property {ReadonlySignal<string>} view
 * @property {ReadonlySignal<string | null>} lesson
 * @property {ReadonlySignal<readonly number[]>} ids  of the figures, in order; the same array as long as they stay
 * @property {ReadonlySignal<boolean>} hasOptimum
 * @property {(id: number) => ReadonlySignal<Figure | null>} figure  null once it is gone
 */

/** @type {WeakMap<Pick<Store, 'scene'>, Selectors>} */
const made = new WeakMap();

/**
 * The selectors of a store, the same ones for all who ask.
 *
 * @param {Pick<Store, 'scene'>} store
 * @returns {Selectors}
 */
export function selectorsOf(store) {
  let selectors = made.get(store);
  if (!selectors) made.set(store, (selectors = createSelectors(store)));
  return selectors;
}

/** @param {Pick<Store, 'scene'>} store @returns {Selectors} */
function createSelectors({ scene }) {
  /** @type {Map<number, ReadonlySignal<Figure | null>>} */
  const figures = new Map();
  const ids = kept(
    () => scene.value.figures.map(({ id }) => id),
    /** @type {readonly number[]} */ ([]),
    isAlike,
  );
  return {
    board: computed(() => scene.value.board),
    source: computed(() => scene.value.board.source),
    trainingPoints: computed(() => boardAsTrained(scene.value).points),
    own: computed(() => scene.value.own),
    ownShown: computed(() => ownShown(scene.value)),
    axes: computed(() => ownAxes(scene.value)),
    inspect: computed(() => scene.value.inspect),
    view: computed(() => scene.value.view),
    lesson: computed(() => scene.value.lesson),
    ids,
    hasOptimum: computed(() => scene.value.figures.some(({ kind }) => kind === 'optimum')),
    figure(id) {
      let figure = figures.get(id);
      if (!figure) {
        // Ids are never used again, so of figures that are gone nothing has to be known.
        for (const known of figures.keys()) if (!ids.peek().includes(known)) figures.delete(known);
        figure = computed(() => scene.value.figures.find((candidate) => candidate.id === id) ?? null);
        figures.set(id, figure);
      }
      return figure;
    },
  };
}

/**
 * A value that stays the same object as long as it is the same.
 *
 * @template T
 * @param {() => T} value
 * @param {T} first  before there is another one
 * @param {(next: T, before: T) => boolean} isSame
 * @returns {ReadonlySignal<T>}
 */
export function kept(value, first, isSame) {
  let before = first;
  return computed(() => {
    const next = value();
    if (!isSame(next, before)) before = next;
    return before;
  });
}

/**
 * Whether two lists have the same entries.
 *
 * @param {readonly unknown[]} a
 * @param {readonly unknown[]} b
 */
export const isAlike = (a, b) => a.length === b.length && a.every((entry, i) => entry === b[i]);
