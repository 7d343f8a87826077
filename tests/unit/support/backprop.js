/** Passes of an example through networks with any weights, by the engine. */
import { Pass } from '../../../www/views/tools/backprop-walk.js';
import { lab } from './lab.js';
import { createRandom } from './random.js';

/** Names that tell what is named. @type {any} */
export const NAMES = {
  a: (/** @type {number} */ l, /** @type {number} */ j) => `a${l}.${j}`,
  z: (/** @type {number} */ l, /** @type {number} */ j) => `z${l}.${j}`,
  theta: (/** @type {number} */ l, /** @type {number} */ j, /** @type {number} */ i) => `w${l}.${j}.${i}`,
  y: (/** @type {number} */ j) => `y${j}`,
};

/** The pass of an example through a network with any weights, by the engine. @param {any} settings */
export function passOf({ sizes, activation, output, seed, leak = 0.1 }) {
  const random = createRandom(seed);
  const optimizer = { kind: 'sgd', learningRate: 0.1, batchSize: 0 };
  const config = {
    ...{ layerSizes: sizes, activation, output, leak, seed, lambda: 0.3 },
    init: 'xavier',
    optimizer,
  };
  const trainer = new lab.Trainer(config);
  trainer.theta = trainer.theta.map(() => 4 * random.next() - 2);
  const m = 5;
  const x = Float64Array.from({ length: m * sizes[0] }, () => 6 * random.next() - 3);
  const k = sizes.at(-1);
  const y = new Float64Array(m * k);
  for (let p = 0; p < m; p++) {
    if (output === 'softmax') y[p * k + random.below(k)] = 1;
    else for (let j = 0; j < k; j++) y[p * k + j] = output === 'sigmoid' ? random.below(2) : random.next();
  }
  trainer.setTrainingSet(x, y);
  const traced = trainer.trace(Uint32Array.of(2));
  const trace = {
    ...traced,
    point: 2,
    count: 1,
    theta: trainer.theta,
    y: y.slice(2 * k, 3 * k),
    error: traced.d,
  };
  return { trainer, pass: new Pass({ sizes, activation, leak, output }, trace), x };
}

export const NETWORKS = [
  { sizes: [2, 1], activation: 'sigmoid', output: 'sigmoid', seed: 1 },
  { sizes: [2, 3, 1], activation: 'sigmoid', output: 'sigmoid', seed: 2 },
  { sizes: [2, 3, 2], activation: 'tanh', output: 'softmax', seed: 3 },
  { sizes: [1, 3, 3, 1], activation: 'leakyRelu', output: 'identity', seed: 4 },
  { sizes: [3, 2, 3, 3], activation: 'relu', output: 'softmax', seed: 5 },
  { sizes: [2, 2, 3, 1], activation: 'sigmoid', output: 'identity', seed: 6 },
];
