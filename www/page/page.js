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
import { ownInfo } from '../scene/own-board.js';
import { selectorsOf } from '../scene/selectors.js';
import { PLANE_ASPECT } from '../scene/look.js';
import { plotBox } from '../views/plot/axes.js';

/**
 * @typedef {object} Page
 * @property {Store} store
 * @property {Pool} pool
 * @property {Theme} theme
 * @property {Omit<History, 'stop'>} history
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

/**
 * Where the plot lies in its canvas, axes left out.
 *
 * @param {{ width: number, height: number }} canvas  in CSS pixels
 * @returns {import('../views/plot/transform.js').Box} in CSS pixels
 */
export function plotBoxIn({ width, height }) {
  const unit = plotUnit();
  const box = plotBox(width / unit, height / unit);
  return {
    left: box.left * unit,
    top: box.top * unit,
    width: box.width * unit,
    height: box.height * unit,
  };
}

/**
 * Width of the plots over their height. The same for all sources, so that nothing on the page moves when another one is
 * chosen; planes are widened to it (`scene/look.js`).
 */
export const PLOT_ASPECT = PLANE_ASPECT;

/**
 * What is known about the board's source; undefined before the engine is loaded.
 *
 * @param {Page} page
 * @returns {SourceInfo | undefined}
 */
export function sourceInfo({ store, pool }) {
  const selectors = selectorsOf(store);
  const own = selectors.ownShown.value;
  if (own) return ownInfo(own);
  const source = selectors.source.value;
  return pool.sources.value.find(({ name }) => name === source);
}
