/**
 * What a person can do with the training as it stands, and why not.
 *
 * @import { Controls } from './training.d.ts'
 * @import { RemoteFigure } from './remote-figure.js'
 */

/** @type {Controls} */
export const NO_CONTROLS = Object.freeze({
  isGoing: false,
  train: 'none',
  canStep: false,
  canConverge: false,
  canReset: false,
  reason: 'waiting',
});

/**
 * Whether every network has come to where it stays by itself, so that a training to be watched begins anew.
 *
 * @param {readonly RemoteFigure[]} networks
 * @param {number} limit  updates after which an unattended network rests
 */
export const haveEnded = (networks, limit) =>
  networks.every((figure) => !figure.canGoOn || (!figure.isByHand && figure.restsBySettings(limit)));

/**
 * @typedef {object} Run
 * @property {boolean} isGoing
 * @property {boolean} isLost  whether there is no engine
 * @property {number} count  of networks that are asked for
 * @property {number} limit  updates after which an unattended network rests
 */

/**
 * @param {readonly RemoteFigure[]} networks
 * @param {Run} run
 * @returns {Controls}
 */
export function controlsOf(networks, { isGoing, isLost, count, limit }) {
  const built = networks.filter(({ isBuilt, isEmpty }) => isBuilt && !isEmpty);
  const canConverge = built.some(({ isTraining }) => isTraining);
  const canStep = built.some(({ canGoOn }) => canGoOn);
  return {
    isGoing,
    train: built.length === 0 ? 'none' : haveEnded(built, limit) ? 'anew' : 'on',
    canStep,
    canConverge,
    canReset:
      isLost || networks.some(({ isStuck, updates, isOnPath }) => isStuck || updates > 0 || !isOnPath),
    reason: isLost ? 'no engine' : reasonOf(count, networks, built),
  };
}

/**
 * Why no update can be had, where none can.
 *
 * @param {number} count  of networks on the board
 * @param {readonly RemoteFigure[]} networks
 * @param {readonly RemoteFigure[]} built
 * @returns {Controls['reason']}
 */
function reasonOf(count, networks, built) {
  if (count === 0) return 'no networks';
  if (networks.some(({ isBuilt, isEmpty }) => isBuilt && isEmpty)) return 'no points';
  if (built.length === 0) return 'waiting';
  if (networks.some(({ isSettling, isAstray }) => isSettling || isAstray)) return 'settling';
  return 'ended';
}

/** @param {Controls} a @param {Controls} b */
export const sameControls = (a, b) =>
  a.isGoing === b.isGoing &&
  a.train === b.train &&
  a.canStep === b.canStep &&
  a.canConverge === b.canConverge &&
  a.canReset === b.canReset &&
  a.reason === b.reason;
