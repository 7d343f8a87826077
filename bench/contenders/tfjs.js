/**
 * TensorFlow.js on its wasm or its JavaScript backend, with the operations of its core, which are faster here than the
 * models of its layers.
 *
 * @import { Problem, Runner } from '../types.d.ts'
 */
import { gridPoints, layersOf, loadScript, mean } from './support.js';

const PACKAGES = '@tensorflow/tfjs-';

/** Weights inputs × units, and biases. @typedef {{ weights: any, biases: any }} Layer */

/**
 * @param {Problem} problem
 * @param {string} [backend] wasm or cpu
 * @returns {Promise<Runner>}
 */
export async function train(problem, backend) {
  const tf = await load(backend);
  const { m, batch = m, learningRate, lambda, sizes } = problem;
  const layers = createLayers(tf, problem);
  const x = tf.tensor2d(problem.x, [m, sizes[0]]);
  const y = tf.tensor2d(problem.y, [m, 1]);
  const ends = Array.from({ length: Math.ceil(m / batch) }, (_, i) => Math.min(batch, m - i * batch));
  const batches = ends.map((count, i) => ({
    x: tf.slice(x, [i * batch, 0], [count, sizes[0]]),
    y: tf.slice(y, [i * batch, 0], [count, 1]),
  }));
  const penalty = tf.scalar(lambda / m);
  const optimizer = tf.train.sgd(learningRate);
  return {
    run(count) {
      for (let epoch = 0; epoch < count; epoch++) {
        for (const { x, y } of batches) {
          optimizer.minimize(() => {
            const squares = layers.map(({ weights }) => tf.sum(tf.square(weights)));
            const d = tf.losses.sigmoidCrossEntropy(y, forward(tf, layers, x));
            return tf.add(d, tf.mul(penalty, tf.addN(squares)));
          });
        }
      }
      // Waits for the last update.
      return layers[0].biases.data();
    },
    outcome: () => ({
      d: tf.tidy(() => tf.losses.sigmoidCrossEntropy(y, forward(tf, layers, x)).dataSync()[0]),
    }),
  };
}

/**
 * @param {Problem} problem
 * @param {string} [backend] wasm or cpu
 * @returns {Promise<Runner>}
 */
export async function grid(problem, backend) {
  const tf = await load(backend);
  const { side = 2 } = problem;
  const layers = createLayers(tf, problem);
  const points = tf.tensor2d(gridPoints(problem), [side * side, 2]);
  let values = new Float32Array();
  return {
    run(count) {
      for (let i = 0; i < count; i++) values = tf.tidy(() => forward(tf, layers, points).dataSync());
    },
    outcome: () => ({ mean: mean(values) }),
  };
}

/** @param {string} [backend] */
async function load(backend = 'wasm') {
  // The gradients of the core's operations come with the layers.
  for (const file of ['core/dist/tf-core', 'layers/dist/tf-layers', 'backend-cpu/dist/tf-backend-cpu']) {
    await loadScript(`${PACKAGES}${file}.min.js`);
  }
  const { tf } = /** @type {any} */ (globalThis);
  if (backend === 'wasm') {
    await loadScript(`${PACKAGES}backend-wasm/dist/tf-backend-wasm.min.js`);
    tf.wasm.setWasmPaths(new URL(`../node_modules/${PACKAGES}backend-wasm/dist/`, import.meta.url).href);
  }
  if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js has no backend ${backend} here`);
  await tf.ready();
  return tf;
}

/**
 * @param {any} tf
 * @param {Problem} problem
 * @returns {Layer[]}
 */
function createLayers(tf, { sizes, theta }) {
  return layersOf(sizes, theta).map((units) => ({
    weights: tf.variable(tf.transpose(tf.tensor2d(units.map(([, ...weights]) => weights)))),
    biases: tf.variable(tf.tensor1d(units.map(([bias]) => bias))),
  }));
}

/**
 * @param {any} tf
 * @param {Layer[]} layers
 * @param {any} x
 * @returns {any} the logits
 */
function forward(tf, layers, x) {
  return layers.reduce((a, { weights, biases }, l) => {
    const z = tf.add(tf.matMul(a, weights), biases);
    return l + 1 < layers.length ? tf.tanh(z) : z;
  }, x);
}
