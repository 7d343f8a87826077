/**
 * What the engine is told for a work, the same in Node and in its page.
 *
 * @import { Problem } from './types.d.ts'
 */

/** Seed of the points and of the weights. */
export const SEED = 1;

/**
 * @param {Pick<Problem, 'kind' | 'sizes' | 'lambda' | 'learningRate' | 'batch' | 'precision' | 'optimizer'>} problem
 */
export function trainerConfig(problem) {
  const { sizes, lambda, learningRate, batch = 0, precision = 'f32' } = problem;
  const optimizer =
    problem.kind === 'lbfgs' || problem.optimizer === 'lbfgs'
      ? { kind: 'lbfgs' }
      : { kind: 'sgd', learningRate, batchSize: batch, shuffle: false, precision };
  return {
    layerSizes: sizes,
    activation: 'tanh',
    output: 'sigmoid',
    lambda,
    optimizer,
    init: 'xavier',
    seed: SEED,
  };
}
