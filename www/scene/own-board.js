/**
 * What own points change about the board.
 *
 * @import { OwnAxis, OwnPoints } from '../points/points.d.ts'
 * @import { Board, Scene, SourceInfo } from './scene.d.ts'
 */
import { inputsOf, taskOf } from '../points/grid.js';
import { trainingCount } from '../points/split.js';
import { BOARD, OWN } from './schema.js';

/**
 * The points that the board shows, where they are own points.
 *
 * @param {Scene} scene
 * @returns {OwnPoints | null}
 */
export const ownShown = ({ board, own }) => (board.source === OWN && own) || null;

/**
 * The units of the axes, where they are others than the plane's.
 *
 * @param {Scene} scene
 * @returns {readonly [OwnAxis, OwnAxis] | null}
 */
export const ownAxes = (scene) => ownShown(scene)?.axes ?? null;

/**
 * The board with the number of training points that there are.
 *
 * @param {Scene} scene
 * @returns {Board}
 */
export const boardAsTrained = ({ board, own }) =>
  board.source === OWN && own ? { ...board, points: trainingCount(own, board.testShare) } : board;

/**
 * The number of classes that a board of own points has: where y is a number, that of a source without classes.
 *
 * @param {Pick<OwnPoints, 'classes'>} own
 */
export const boardClasses = ({ classes }) => classes.length || BOARD.classes.default;

/**
 * Own points as a source. It has no noise to choose, and takes what another source has left behind.
 *
 * @param {OwnPoints} own
 * @returns {SourceInfo}
 */
export const ownInfo = (own) => ({
  name: OWN,
  task: taskOf(own),
  n: inputsOf(own),
  classes: [boardClasses(own), boardClasses(own)],
  noise: [0, Infinity, BOARD.noise.default],
  domain: [...own.domain],
  ...(inputsOf(own) === 1 ? { axes: own.axes } : {}),
  ...(own.value ? { value: own.value } : {}),
});
