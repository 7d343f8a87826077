/**
 * TEMPORARY. The moment as fields of the scene, where store and pool still read it: `at` and `theta` of a network, `rests`
 * of the board. This file and the fields marked in scene.d.ts go as soon as the store holds a moment of its own.
 *
 * @import { FigureMoment, Moment, NetworkFigure, Scene } from './scene.d.ts'
 */
import { BOARD, MOMENT, NETWORK, SCENE } from './schema.js';

export const HELD_BOARD = { ...BOARD, rests: SCENE.rests };
export const HELD_NETWORK = { ...NETWORK, ...MOMENT };

/**
 * @param {Scene} scene
 * @param {Moment | null} moment
 * @returns {Scene}
 */
export const withMoment = (scene, moment) => ({
  ...scene,
  board: { ...scene.board, rests: moment?.rests ?? false },
  figures: scene.figures.map((figure) =>
    figure.kind === 'network'
      ? { ...figure, ...(moment?.figures.get(figure.id) ?? { at: null, theta: null }) }
      : figure,
  ),
});

/**
 * @param {Scene} scene
 * @returns {Moment | null}
 */
export function momentIn({ board, figures }) {
  /** @type {Map<number, FigureMoment>} */
  const stands = new Map();
  for (const figure of figures) {
    if (figure.kind === 'network' && holds(figure)) {
      stands.set(figure.id, { at: figure.at ?? 0, theta: figure.theta ?? null });
    }
  }
  return stands.size > 0 ? { rests: board.rests ?? false, figures: stands } : null;
}

/** @param {NetworkFigure} figure */
const holds = ({ at = null, theta = null }) => at !== null || theta !== null;

/** Whether a scene is a moment, which is to be shown as it stands. @param {Scene} scene */
export const isMoment = (scene) => momentIn(scene) !== null;
