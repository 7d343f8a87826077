/**
 * What tests of the pool share.
 */
import { defaultBoard } from '../../../www/scene/schema.js';
import { createStore } from '../../../www/scene/store.js';

/** Costs of a fake engine whose networks never converge. */
export const FOREVER = { convergesAfter: Infinity };

/** @param {any[]} figures @param {object} [board] */
export const storeOf = (figures, board = {}) =>
  createStore({ board: { ...defaultBoard(), ...board }, figures });

/** @param {any} simulation @param {number[]} ids */
export const updatesOf = ({ pool }, ids) => ids.map((id) => pool.frame(id).value?.updates);

/** The texts of the notices. */
export const texts = (/** @type {any} */ store) =>
  store.notices.value.map((/** @type {any} */ { text }) => text);
