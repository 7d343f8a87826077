/**
 * The module of bench/kernels: the limit of simd128, and ndarray's products.
 *
 * @import { Problem, Runner } from '../types.d.ts'
 */
import { gridPoints } from './support.js';

/**
 * @typedef {object} Kernels the functions of bench/kernels/src/lib.rs
 * @property {(chains: number, steps: number) => number} peak_f32
 * @property {(chains: number, steps: number) => number} peak_f64
 * @property {(rows: number, vectors: number, times: number) => number} tile_f32
 * @property {(value: number) => void} push
 * @property {(layers: number) => void} set_network
 * @property {(count: number) => void} set_points
 * @property {(epochs: number, batch: number, learningRate: number, decay: number) => void} train
 * @property {() => number} data_error
 * @property {(times: number) => number} evaluate
 */

/** One way to use the registers. @typedef {{ name: string, flops: number, run: (count: number) => number }} Way */

/** Steps of a chain, or passes of a tile, in one unit: about a tenth of a millisecond. */
const STEPS = 40_000;
const TIMES = 400;
/** Rows of the tiles' panels: DEPTH of bench/kernels/src/tile.rs. */
const DEPTH = 64;
/** How long each way is tried before the best is chosen. */
const TRIAL_MILLIS = 10;
const TRIALS = 6;

const { instance } = await WebAssembly.instantiateStreaming(
  fetch(new URL('../../target/bench/kernels.wasm', import.meta.url)),
);
const kernels = /** @type {Kernels} */ (/** @type {unknown} */ (instance.exports));

/**
 * @param {Problem} problem
 * @param {string} [option] peak-f32, peak-f64, tile-f32: a limit; otherwise the network
 * @returns {Runner}
 */
export function train(problem, option) {
  if (option) return limit(option);
  const { sizes, theta, x, y, m, batch = m, learningRate, lambda } = problem;
  setNetwork(sizes, theta);
  push([...x, ...y]);
  kernels.set_points(m);
  return {
    run: (count) => kernels.train(count, batch, learningRate, (2 * lambda) / m),
    outcome: () => ({ d: kernels.data_error() }),
  };
}

/**
 * @param {Problem} problem
 * @param {string} [option] as for train
 * @returns {Runner}
 */
export function grid(problem, option) {
  if (option) return limit(option);
  const { sizes, theta, side = 2 } = problem;
  setNetwork(sizes, theta);
  push(gridPoints(problem));
  kernels.set_points(side * side);
  let mean = NaN;
  return {
    run(count) {
      mean = kernels.evaluate(count);
    },
    outcome: () => ({ mean }),
  };
}

/**
 * Only the limits.
 *
 * @param {Problem} _
 * @param {string} [option] as for train
 * @returns {Runner}
 */
export const landscape = (_, option = 'peak-f32') => limit(option);

/** @param {readonly number[]} values */
function push(values) {
  for (const value of values) kernels.push(value);
}

/**
 * @param {readonly number[]} sizes
 * @param {readonly number[]} theta
 */
function setNetwork(sizes, theta) {
  push([...sizes, ...theta]);
  kernels.set_network(sizes.length);
}

/**
 * The fastest way to multiply and add on this machine.
 *
 * @param {string} option
 * @returns {Runner}
 */
function limit(option) {
  const best = fastest(option === 'tile-f32' ? tiles() : peaks(option));
  let result = NaN;
  return {
    run(count) {
      result = best.run(count);
    },
    outcome: () => ({ result }),
    flops: best.flops,
    choice: best.name,
  };
}

/**
 * @param {string} option
 * @returns {Way[]}
 */
function peaks(option) {
  const [kernel, lanes] =
    option === 'peak-f64'
      ? /** @type {const} */ ([kernels.peak_f64, 2])
      : /** @type {const} */ ([kernels.peak_f32, 4]);
  return [8, 10, 12, 13, 14, 16, 20, 24].map((chains) => ({
    name: `${chains} chains`,
    flops: 2 * lanes * chains * STEPS,
    run: (count) => kernel(chains, count * STEPS),
  }));
}

/** @returns {Way[]} */
function tiles() {
  const sizes = [
    [2, 4],
    [2, 5],
    [3, 3],
    [3, 4],
    [4, 2],
    [4, 3],
  ];
  return sizes.map(([rows, vectors]) => ({
    name: `${rows} × ${vectors} vectors`,
    flops: 2 * 4 * rows * vectors * DEPTH * TIMES,
    run: (count) => kernels.tile_f32(rows, vectors, count * TIMES),
  }));
}

/**
 * The way with the best of several short trials. All ways take turns, so that a moment in which the machine is busy
 * with something else does not decide.
 *
 * @param {Way[]} ways
 * @returns {Way}
 */
function fastest(ways) {
  const rates = ways.map(() => 0);
  for (let trial = 0; trial <= TRIALS; trial++) {
    for (const [i, { flops, run }] of ways.entries()) {
      const start = performance.now();
      let units = 0;
      let elapsed = 0;
      while (elapsed < TRIAL_MILLIS) {
        run(4);
        units += 4;
        elapsed = performance.now() - start;
      }
      // The first turn is there for the compiler.
      if (trial > 0) rates[i] = Math.max(rates[i], (units * flops) / elapsed);
    }
  }
  return ways[rates.indexOf(Math.max(...rates))];
}
