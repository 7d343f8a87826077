/**
 * ConvNetJS by Andrej Karpathy.
 *
 * @import { Problem, Runner } from '../types.d.ts'
 */
import { gridPoints, layersOf, loadScript, mean, rows } from './support.js';

await loadScript('convnetjs/build/convnet-min.js');
const { convnetjs } = /** @type {any} */ (globalThis);

/**
 * @param {Problem} problem
 * @returns {Runner}
 */
export function train(problem) {
  const { y, m, batch = m, learningRate, lambda } = problem;
  const net = createNet(problem);
  const trainer = new convnetjs.SGDTrainer(net, {
    learning_rate: learningRate,
    momentum: 0,
    batch_size: batch,
    // The trainer divides the decay by the size of the batch along with the sum of the gradients.
    l2_decay: ((2 * lambda) / m) * batch,
  });
  const x = volumes(problem.x);
  return {
    run(count) {
      for (let epoch = 0; epoch < count; epoch++) {
        for (let i = 0; i < m; i++) trainer.train(x[i], y[i]);
      }
    },
    outcome: () => ({ d: mean(x.map((point, i) => -Math.log(net.forward(point).w[y[i]]))) }),
  };
}

/**
 * @param {Problem} problem
 * @returns {Runner}
 */
export function grid(problem) {
  const net = createNet(problem);
  const points = volumes(gridPoints(problem));
  const values = new Float32Array(points.length);
  return {
    run(count) {
      for (let i = 0; i < count; i++) {
        for (let node = 0; node < points.length; node++) values[node] = net.forward(points[node]).w[1];
      }
    },
    outcome: () => ({ probability: mean(values) }),
  };
}

/**
 * The network with the problem's weights. Its softmax has two logits: 0 for class 0, and ours for class 1.
 *
 * @param {Problem} problem
 */
function createNet({ sizes, theta }) {
  const hidden = sizes.slice(1, -1);
  const net = new convnetjs.Net();
  net.makeLayers([
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: sizes[0] },
    ...hidden.map((units) => ({ type: 'fc', num_neurons: units, activation: 'tanh' })),
    { type: 'softmax', num_classes: 2 },
  ]);
  const layers = layersOf(sizes, theta);
  const products = net.layers.filter((/** @type {any} */ layer) => layer.layer_type === 'fc');
  for (const [l, { filters, biases }] of products.entries()) {
    const skipped = filters.length - layers[l].length;
    for (const [unit, filter] of filters.entries()) {
      const [bias, ...weights] = layers[l][unit - skipped] ?? new Array(layers[l][0].length).fill(0);
      biases.w[unit] = bias;
      filter.w.set(weights);
    }
  }
  return net;
}

/** @param {readonly number[]} flat */
function volumes(flat) {
  return rows(flat, 2).map((row) => new convnetjs.Vol(row));
}
