/**
 * What the board makes of the network that a tool is at: what jobs are asked with.
 *
 * @import { NetworkSettings } from '../../../scene/scene.d.ts'
 * @import { TrainerConfig } from '../../../training/protocol.js'
 * @import { Session } from '../session.js'
 * @import { Page } from '../../page.js'
 */
import { batch } from '@preact/signals-core';
import { boardAsTrained } from '../../../scene/own-board.js';
import { UNATTENDED_EPOCHS } from '../../../scene/schema.js';
import { trainerConfig, updatesPerEpoch } from '../../../scene/task.js';
import { palettes } from '../../../views/palette.js';
import { PLOT_ASPECT, sourceInfo } from '../../page.js';

/**
 * By signals; null before the engine knows the source, or where the figure has gone. `rest` is how many updates it takes
 * at most until it rests, as a figure of the board does.
 *
 * @param {Page} page
 * @param {Session} session
 * @returns {{ config: TrainerConfig, rest: number } | null}
 */
export function networkOf(page, session) {
  const figure = session.figure.value;
  const info = sourceInfo(page);
  if (!figure || !info) return null;
  const board = boardAsTrained(page.store.scene.value);
  return {
    config: trainerConfig(board, figure, info),
    rest: UNATTENDED_EPOCHS * updatesPerEpoch(board),
  };
}

/**
 * By signals, what of the board the results of a job depend on beside what it is asked with: other points are other objects.
 *
 * @param {Page} page
 */
export const pointsOf = ({ pool }) => [pool.points.value, pool.testPoints.value];

/**
 * Puts a network beside that which a tool is at, where its training stood in the tool.
 *
 * @param {Page} page
 * @param {number} id  of the figure that the tool is at
 * @param {Partial<NetworkSettings>} patch  in what it differs
 * @param {number} updates  that it has made
 * @returns {number | null} its place on the board, from 1; null where the board is full, which the store has told
 */
export function openBeside({ store, pool }, id, patch, updates) {
  return batch(() => {
    const before = store.scene.peek().figures.length;
    store.duplicateFigure(id, patch);
    const { figures } = store.scene.peek();
    if (figures.length === before) return null;
    const place = figures.findIndex((each) => each.id === id) + 1;
    pool.bring(figures[place].id, { at: updates, theta: null });
    return place + 1;
  });
}

/**
 * How maps are drawn that many columns wide: in light colours, which drawing changes for dark ones, and with the line where
 * the decision changes alone. null before it is known what pictures show.
 *
 * @param {Page} page
 * @param {number} columns
 */
export function mapView({ pool }, columns) {
  const look = pool.look.value;
  if (!look) return null;
  const isShare = look.kind === 'probability' || look.kind === 'class';
  return {
    size: { width: columns, height: Math.max(2, Math.round(columns / PLOT_ASPECT)) },
    palettes: palettes(false),
    look: isShare ? { ...look, levels: [0.5] } : look,
  };
}
