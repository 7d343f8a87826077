/**
 * What the board's settings and those behind "More" have in common.
 *
 * @import { Page } from '../page.js'
 */
import { html } from 'lit';
import { BOARD } from '../../scene/schema.js';
import { selectorsOf } from '../../scene/selectors.js';
import '../elements/number-field.js';

/**
 * A field for a whole number of the board.
 *
 * @param {Page} page
 * @param {string} key
 * @param {unknown} label
 * @param {string} name  in messages
 * @param {'points' | 'testPoints' | 'seed' | 'batchSize'} field
 */
export const countField = ({ store }, key, label, name, field) =>
  html`<mlp-number
    class="field"
    integer
    .key=${key}
    .name=${name}
    .label=${label}
    .value=${selectorsOf(store).board.value[field]}
    .rule=${BOARD[field]}
    @commit=${(/** @type {CustomEvent<number>} */ event) => store.setBoard({ [field]: event.detail })}
  ></mlp-number>`;

/**
 * A function of two numbers that makes its last result anew only for other numbers.
 *
 * @template T
 * @param {(min: number, max: number) => T} make
 * @returns {(min: number, max: number) => T}
 */
export function remembered(make) {
  /** @type {{ min: number, max: number, made: T } | null} */
  let last = null;
  return (min, max) => {
    if (last?.min !== min || last.max !== max) last = { min, max, made: make(min, max) };
    return last.made;
  };
}
