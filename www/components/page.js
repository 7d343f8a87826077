/**
 * What every element of the page may be handed.
 *
 * @import { ReadonlySignal } from '@preact/signals-core'
 * @import { Pool, Store } from '../types.d.ts'
 * @import { Theme } from './theme.js'
 */

/**
 * @typedef {object} Page
 * @property {Store} store
 * @property {Pool} pool
 * @property {Theme} theme
 * @property {ReadonlySignal<boolean>} showTestPoints
 * @property {boolean} isEmbedded  the board alone, as in slides
 */

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
