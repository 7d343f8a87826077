/**
 * What every element of the page may be handed.
 *
 * @import { ReadonlySignal, Signal } from '@preact/signals-core'
 * @import { SourceInfo, Store } from '../scene/scene.d.ts'
 * @import { History } from '../scene/history.js'
 * @import { Pool } from '../training/training.d.ts'
 * @import { Desk } from './own/desk.js'
 * @import { Theme } from './top/theme.js'
 */
import { ownInfo, ownShown } from '../scene/own-board.js';

/**
 * @typedef {object} Page
 * @property {Store} store
 * @property {Pool} pool
 * @property {Theme} theme
 * @property {History} history
 * @property {ReadonlySignal<boolean>} showTestPoints
 * @property {Signal<Desk | null>} own  the tools for own points, once they are loaded
 */

/**
 * The unit that plots are drawn in, in CSS pixels: text on the canvas grows with the text of the page.
 *
 * @returns {number}
 */
export function plotUnit() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
}

/** Proportions of the lecture's plane, [−7, 8] × [−6, 5]: the page's first picture then does not move the page. */
const FIRST_ASPECT = 15 / 11;

/**
 * Width of the plots over their height, in data units.
 *
 * @param {Pool} pool
 * @returns {number}
 */
export function plotAspect(pool) {
  if (!pool.points.value) return FIRST_ASPECT;
  const [x0, x1, y0, y1] = pool.domain.value;
  return (x1 - x0) / (y1 - y0);
}

/**
 * What is known about the board's source; undefined before the engine is loaded.
 *
 * @param {Page} page
 * @returns {SourceInfo | undefined}
 */
export function sourceInfo({ store, pool }) {
  const own = ownShown(store.scene.value);
  if (own) return ownInfo(own);
  const { source } = store.scene.value.board;
  return pool.sources.value.find(({ name }) => name === source);
}
