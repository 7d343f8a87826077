/**
 * brain.js.
 *
 * @import { Problem, Runner } from '../types.d.ts'
 */
import { crossEntropy, gridPoints, loadScript, mean, rows } from './support.js';

await loadScript('brain.js/browser.min.js');
const { brain } = /** @type {any} */ (globalThis);

/**
 * @param {Problem} problem
 * @returns {Runner}
 */
export function train(problem) {
  const { x, y, sizes, learningRate } = problem;
  const net = createNet(sizes);
  const examples = rows(x, 2).map((input, i) => ({ input, output: [2 * y[i] - 1] }));
  const fit = (/** @type {number} */ iterations) =>
    // It takes neither 0 as momentum nor 0 as the error to stop at.
    net.train(examples, { iterations, learningRate, momentum: 1e-12, errorThresh: 1e-12 });
  return {
    run: (count) => void fit(count),
    outcome() {
      if (!net.sizes) return { d: Math.LN2 };
      // With tanh at the end, t = 2p − 1 and the logit of p is 2 artanh t.
      return {
        d: mean(examples.map(({ input }, i) => crossEntropy(2 * Math.atanh(net.run(input)[0]), y[i]))),
      };
    },
  };
}

/**
 * @param {Problem} problem
 * @returns {Runner}
 */
export function grid(problem) {
  const net = createNet(problem.sizes);
  net.train([{ input: [0, 0], output: [0] }], { iterations: 1 });
  const points = rows(gridPoints(problem), 2);
  const values = new Float32Array(points.length);
  return {
    run(count) {
      for (let i = 0; i < count; i++) {
        for (let node = 0; node < points.length; node++) values[node] = net.run(points[node])[0];
      }
    },
    outcome: () => ({ output: mean(values) }),
  };
}

/** @param {readonly number[]} sizes */
function createNet(sizes) {
  return new brain.NeuralNetwork({ hiddenLayers: sizes.slice(1, -1), activation: 'tanh' });
}
