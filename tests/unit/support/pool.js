/**
 * What tests of the pool share.
 *
 * @import { Board, Figure, Store } from '../../../www/scene/scene.d.ts'
 * @import { Simulation } from './simulation.js'
 */
import { defaultBoard } from '../../../www/scene/schema.js';
import { createStore } from '../../../www/scene/store.js';

/** Costs of a fake engine whose networks never converge. */
export const FOREVER = { convergesAfter: Infinity };

/** @param {readonly Figure[]} figures @param {Partial<Board>} [board] */
export const storeOf = (figures, board = {}) =>
  createStore({
    board: { ...defaultBoard(), ...board },
    figures,
    inspect: null,
    view: 'network',
    lesson: null,
  });

/** @param {Pick<Simulation, 'pool'>} simulation @param {readonly number[]} ids */
export const updatesOf = ({ pool }, ids) => ids.map((id) => pool.frame(id).value?.updates);

/** Whether all networks have come to an end: where they stop by themselves, or where the engine does not take them. @param {Pick<Simulation, 'pool'>} simulation @param {Store} store */
export const haveEnded = ({ pool }, store) =>
  store.scene
    .peek()
    .figures.filter(({ kind }) => kind === 'network')
    .every(({ id }) => ['converged', 'diverged', 'empty', 'refused'].includes(pool.progress(id).value.code));

/** What was told. @param {Store} store */
export const messages = (store) => store.notices.value.map(({ message }) => message);
