/**
 * The reference work, as data. What it has in common: 500 points of four Gaussian clouds at (±1.5, ±1.5) with standard
 * deviation 0.7 and the labels of exclusive or, tanh in the hidden layers, the cross-entropy of a sigmoid at the end,
 * E = D + λR with λ on the weights only, examples in their fixed order, and no look at the error within an epoch.
 *
 * @import { Work } from './types.d.ts'
 */

const TWO_BY_TWENTY = [2, 20, 20, 1];

/** @type {readonly Work[]} */
export const WORKS = [
  training('W1', TWO_BY_TWENTY, 10),
  training('W1b', [2, 5, 1], 10),
  training('W1c', TWO_BY_TWENTY, 500),
  training('W1d', [2, 64, 64, 64, 1], 32),
  training('W1-f64', TWO_BY_TWENTY, 10, 'f64'),
  grid('W2-100', 100),
  grid('W2-400', 400),
  {
    id: 'W3',
    kind: 'contours',
    title: 'contour lines of a 400 × 400 grid at 0.01, 0.1, 0.5 and 0.9, joined',
    per: 'tracing',
    unit: 'ms',
    sizes: TWO_BY_TWENTY,
    side: 400,
  },
  {
    id: 'L-BFGS',
    kind: 'lbfgs',
    title: '2,000 iterations of L-BFGS, 2-20-20-1, λ = 0, 200 points of the lecture’s source at noise 2',
    per: 'run',
    unit: 's',
    sizes: TWO_BY_TWENTY,
    updates: 2000,
  },
  fleet('F-xor', [2, 2, 1], 'sgd'),
  fleet('F-small', [2, 5, 1], 'lbfgs'),
  fleet('F-deep', TWO_BY_TWENTY, 'lbfgs'),
  {
    id: 'W4',
    kind: 'landscape',
    title: 'E at 100 × 100 nodes of a plane of θ, 2-20-20-1 on 200 points, f32, λ = 0.1',
    per: 'landscape',
    unit: 'ms',
    sizes: TWO_BY_TWENTY,
    side: 100,
  },
];

/**
 * @param {string} id
 * @param {readonly number[]} sizes
 * @param {number} batch
 * @param {'f32' | 'f64'} [precision]
 * @returns {Work}
 */
function training(id, sizes, batch, precision = 'f32') {
  const title = `training ${sizes.join('-')} on 500 points, batches of ${batch}, ${precision}`;
  return { id, kind: 'train', title, per: 'epoch', unit: '1/s', sizes, batch, precision };
}

/**
 * @param {string} id
 * @param {number} side
 * @returns {Work}
 */
function grid(id, side) {
  const title = `a grid of ${side} × ${side} values of ${TWO_BY_TWENTY.join('-')}`;
  return { id, kind: 'grid', title, per: 'grid', unit: '1/s', sizes: TWO_BY_TWENTY, side };
}

/**
 * Trainings from many starts, counted one by one: with gradient descent in f32 on the four points of exclusive or, with
 * L-BFGS on points of the lecture's source.
 *
 * @param {string} id
 * @param {readonly number[]} sizes
 * @param {'sgd' | 'lbfgs'} optimizer
 * @returns {Work}
 */
function fleet(id, sizes, optimizer) {
  const how =
    optimizer === 'sgd'
      ? 'by 500 steps down the gradient on 4 points, f32'
      : 'by up to 500 iterations of L-BFGS on 200 points';
  const title = `many trainings of ${sizes.join('-')} ${how}, λ = 0`;
  return { id, kind: 'fleet', title, per: 'training', unit: 'ms', sizes, updates: 500, optimizer };
}

/**
 * The multiplications and additions of the matrix products in one unit of a work: two per weight, example and product.
 * Training has three products a layer (forward, gradient, and the deltas of the layer before, which the first layer does
 * without), a grid one, a landscape one for all examples at every node. Biases, activations and the update come on top and are not counted.
 *
 * @param {Work} work
 * @param {number} m number of examples
 * @returns {number | null} null for works that are not made of products
 */
export function flopsPerUnit({ kind, sizes, side = 0 }, m) {
  const weights = sizes.slice(1).map((units, l) => units * sizes[l]);
  const all = weights.reduce((sum, count) => sum + count, 0);
  if (kind === 'train') return 2 * m * (3 * all - weights[0]);
  if (kind === 'grid') return 2 * side * side * all;
  if (kind === 'landscape') return 2 * side * side * m * all;
  return null;
}
