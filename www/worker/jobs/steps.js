/**
 * How far a job trains between two halts.
 *
 * @import { TrainerConfig } from '../../training/protocol.js'
 */
import { parameterCount } from '../../scene/parameters.js';

/** Multiplications of about a tenth of a slice. */
const STEP_WORK = 3e5;

/**
 * Updates between two halts. How many they are does not change the training.
 *
 * @param {TrainerConfig} config
 * @param {number} points
 */
export function stepOf({ layerSizes, optimizer: { kind, batchSize } }, points) {
  const batch = kind === 'lbfgs' || batchSize === 0 ? points : Math.min(points, batchSize);
  return Math.max(1, Math.floor(STEP_WORK / (3 * parameterCount(layerSizes) * Math.max(1, batch))));
}
