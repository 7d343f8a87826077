/**
 * The numbers of a work, made by the engine in Node: points, starting weights, a trained network and its grid.
 *
 * @import { Problem, Work } from './types.d.ts'
 */
import { readFileSync } from 'node:fs';
import { initSync, Plane, sampleSource, Trainer } from '../www/pkg/mlp_playground.js';
import { SEED, trainerConfig } from './trainer-config.js';

const LEARNING_RATE = 0.03;
/** Small enough to leave the figures to the data; there because weight decay is part of the work. */
const LAMBDA = 0.1;
/** Enough for the contours to run where the clouds meet. */
const TRAINING_EPOCHS = 500;
/** @type {Problem['domain']} */
const DOMAIN = [-4, 4, -4, 4];
/** Of a plane of θ: from the trained network to another start and back as far. @type {Problem['domain']} */
const AROUND = [-1, 1, -1, 1];
const LEVELS = [0.01, 0.1, 0.5, 0.9].map((p) => Math.log(p / (1 - p)));

/** Exclusive or in the engine has its clouds at ±2.6; the reference work has them at ±1.5. */
const CLOUD_SCALE = 1.5 / 2.6;
const CLOUD_DEVIATION = 0.7;

/** Large enough for most starts to come to rest within 500 updates on the four points of exclusive or. */
const LARGE_RATE = 1;
const FOUR_POINTS = { x: [-1, -1, -1, 1, 1, -1, 1, 1], y: [0, 1, 1, 0] };

/** So much that neither we nor others have converged before the last iteration. */
const LBFGS_NOISE = 2;

initSync({ module: readFileSync(new URL('../www/pkg/mlp_playground_bg.wasm', import.meta.url)) });

/**
 * @param {Work} work
 * @returns {Problem}
 */
export function createProblem(work) {
  const common = { ...work, learningRate: LEARNING_RATE, domain: DOMAIN, levels: LEVELS };
  if (work.kind === 'lbfgs') {
    const { x, y } = sampleSource({ source: 'lecture', noise: LBFGS_NOISE, m: 200, seed: SEED });
    return { ...common, lambda: 0, m: 200, x: [...x], y: [...y], theta: [], values: [] };
  }
  if (work.kind === 'fleet') {
    const { x, y } =
      work.optimizer === 'sgd' ? FOUR_POINTS : sampleSource({ source: 'lecture', m: 200, seed: SEED });
    const numbers = { lambda: 0, learningRate: LARGE_RATE, m: y.length, x: [...x], y: [...y] };
    const problem = { ...common, ...numbers, theta: /** @type {number[]} */ ([]), values: [] };
    return { ...problem, theta: [...new Trainer(trainerConfig(problem)).theta] };
  }
  if (work.kind === 'landscape') return landscapeProblem({ ...common, lambda: LAMBDA });
  const sample = sampleSource({ source: 'xor', noise: CLOUD_DEVIATION / CLOUD_SCALE, m: 500, seed: SEED });
  const points = { x: sample.x.map((/** @type {number} */ value) => value * CLOUD_SCALE), y: sample.y };
  const problem = {
    ...common,
    lambda: LAMBDA,
    m: 500,
    x: [...points.x],
    y: [...points.y],
    values: /** @type {number[]} */ ([]),
  };
  const trainer = new Trainer(trainerConfig({ ...problem, batch: work.batch ?? 10 }));
  trainer.setTrainingSet(points.x, points.y);
  if (work.kind === 'train') return { ...problem, theta: [...trainer.theta] };

  trainer.advance((TRAINING_EPOCHS * problem.m) / 10);
  const side = work.side ?? 2;
  const plane = new Plane(new Float64Array(DOMAIN), side, side);
  plane.evaluateNetwork(trainer);
  return {
    ...problem,
    theta: [...trainer.theta],
    values: work.kind === 'contours' ? [...plane.values()] : [],
  };
}

/**
 * A trained network on points of the lecture's source, and the way from it to two other starts.
 *
 * @param {Work & Pick<Problem, 'learningRate' | 'levels' | 'lambda'>} common
 * @returns {Problem}
 */
function landscapeProblem(common) {
  const { x, y } = sampleSource({ source: 'lecture', m: 200, seed: SEED });
  const problem = { ...common, domain: AROUND, m: 200, x: [...x], y: [...y], values: [] };
  const config = trainerConfig({ ...problem, batch: 10 });
  const trainer = new Trainer(config);
  trainer.setTrainingSet(x, y);
  trainer.advance((TRAINING_EPOCHS * problem.m) / 10);
  const theta = [...trainer.theta];
  /** @param {number} seed */
  const towards = (seed) => [...new Trainer({ ...config, seed }).theta].map((value, i) => value - theta[i]);
  return { ...problem, theta, directions: [towards(SEED + 1), towards(SEED + 2)] };
}
