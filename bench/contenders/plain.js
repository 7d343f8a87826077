/**
 * The plain network, unit by unit and example by example.
 *
 * @import { Problem, Runner } from '../types.d.ts'
 */
import { PlainNetwork } from './plain-network.js';
import { crossEntropy, gridPoints, layersOf, mean, rows } from './support.js';

/**
 * @param {Problem} problem
 * @returns {Runner}
 */
export function train(problem) {
  const { y, m, batch = m, learningRate, lambda } = problem;
  const network = createNetwork(problem);
  const x = rows(problem.x, problem.sizes[0]);
  const decay = (2 * lambda) / m;
  return {
    run(count) {
      for (let epoch = 0; epoch < count; epoch++) {
        for (let from = 0; from < m; from += batch) {
          const to = Math.min(from + batch, m);
          for (let i = from; i < to; i++) {
            network.forward(x[i]);
            network.backward(y[i]);
          }
          network.update(to - from, learningRate, decay);
        }
      }
    },
    outcome: () => ({ d: mean(x.map((row, i) => crossEntropy(network.forward(row), y[i]))) }),
  };
}

/**
 * @param {Problem} problem
 * @returns {Runner}
 */
export function grid(problem) {
  const network = createNetwork(problem);
  const points = rows(gridPoints(problem), 2);
  const values = new Float32Array(points.length);
  return {
    run(count) {
      for (let i = 0; i < count; i++) {
        for (let node = 0; node < points.length; node++) values[node] = network.forward(points[node]);
      }
    },
    outcome: () => ({ mean: mean(values) }),
  };
}

/**
 * The same training again and again.
 *
 * @param {Problem} problem
 * @returns {Runner}
 */
export function fleet(problem) {
  let runner = train(problem);
  return {
    run(count) {
      for (let i = 0; i < count; i++) {
        runner = train(problem);
        runner.run(problem.updates ?? 0);
      }
    },
    outcome: async () => ({ e: (await runner.outcome()).d }),
  };
}

/**
 * @param {Problem} problem
 * @returns {Runner}
 */
export function landscape(problem) {
  const { sizes, theta, y, m, lambda, directions: [u, v] = [[], []] } = problem;
  const network = createNetwork(problem);
  const x = rows(problem.x, sizes[0]);
  const nodes = rows(gridPoints(problem), 2);
  const e = new Float32Array(nodes.length);
  return {
    run(count) {
      for (let i = 0; i < count; i++) {
        for (const [node, [a, b]] of nodes.entries()) {
          network.take(layersOf(sizes, theta.map((value, k) => value + a * u[k] + b * v[k]))); // prettier-ignore
          let total = lambda * network.sumOfSquares();
          for (let k = 0; k < m; k++) total += crossEntropy(network.forward(x[k]), y[k]);
          e[node] = total / m;
        }
      }
    },
    outcome: () => ({ e: mean(e) }),
  };
}

/** @param {Problem} problem */
function createNetwork({ sizes, theta }) {
  return new PlainNetwork(sizes[0], layersOf(sizes, theta));
}
