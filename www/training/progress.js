/**
 * Where the training of a network stands, as a code with its numbers; the page has the words.
 *
 * @import { Progress } from './training.d.ts'
 * @import { RemoteFigure } from './remote-figure.js'
 */

/**
 * What the end of a training is told from.
 * @typedef {Pick<RemoteFigure, 'condition' | 'config' | 'isByHand' | 'status'> & { isOnPath?: boolean }} Ending
 */

/** No weight of a layer larger than this: what comes through it is lost in rounding on the picture. */
const COLLAPSED = 1e-3;

/** E is flat where no derivative is larger, in the unit of y; just above where descent in single precision can see it. */
const FLAT = 5e-5;

/**
 * @param {RemoteFigure} figure  a network
 * @param {{ isUnderway: boolean, isPaused: boolean }} run
 * @returns {Progress}
 */
export function progressOf(figure, { isUnderway, isPaused }) {
  if (figure.isStuck) return { code: 'refused' };
  if (!figure.isBuilt || !figure.face.frame.peek()) return { code: 'waiting' };
  // What is shown is still the one before.
  const before = figure.face.progress.peek();
  if (!figure.isShown && before.code !== 'refused') return before;
  if (figure.isEmpty) return { code: 'empty' };
  if (figure.status === 'diverged') return { code: 'diverged' };
  if (figure.isOwing && !figure.isStepping) return { code: 'returning', to: figure.returnsTo };
  if (isUnderway) return { code: 'training' };
  if (figure.updates === 0 && figure.isOnPath) return { code: 'ready' };
  return endingOf(figure, isPaused);
}

/**
 * How one stands that does not move.
 *
 * @param {Ending} network
 * @param {boolean} isPaused  whether somebody let it rest there
 * @returns {Progress}
 */
export const endingOf = (network, isPaused) => blindness(network) ?? { code: endOf(network, isPaused) };

/** What is to be said of a network that gives the same answer everywhere. @param {Ending} network @returns {Progress | null} */
function blindness({ condition, config, isByHand, status }) {
  if (!condition?.isBlind || (isByHand && status === 'training')) return null;
  const { gradients, weights } = condition;
  if (config && config.lambda > 0 && Math.min(...weights) < COLLAPSED) return { code: 'collapsed' };
  return { code: 'vanished', gradients };
}

/** @param {Ending} network @param {boolean} isPaused @returns {'converged' | 'resting' | 'paused'} */
function endOf({ status, condition, config, isByHand, isOnPath = true }, isPaused) {
  const isFlat =
    condition !== null && Math.max(...condition.gradients) < FLAT * Math.max(1, condition.unit ** 2);
  // Weights that were put at a minimum, as by a link that holds them, are there although no update has shown it.
  if (status === 'training' && isByHand && !isOnPath && isFlat) return 'converged';
  if (status === 'training') return isPaused || isByHand ? 'paused' : 'resting';
  if (config?.optimizer.kind === 'lbfgs') return 'converged';
  // Descent also rests on a plateau, where steps of fixed length hover or examples differ too much.
  return isFlat ? 'converged' : 'resting';
}

/** @param {Progress} a @param {Progress} b */
export const sameProgress = (a, b) =>
  a.code === b.code && a.to === b.to && a.gradients?.join() === b.gradients?.join();
