/**
 * Who takes part, in which works, and in what the comparison is not even.
 *
 * @import { Contender } from './types.d.ts'
 */
const TRAINING = ['W1', 'W1b', 'W1c', 'W1d'];
const GRIDS = ['W2-100', 'W2-400'];
const NETWORKS = [...TRAINING, ...GRIDS];
const FLEETS = ['F-xor', 'F-small', 'F-deep'];
const LANDSCAPE = 'W4';

/** @type {readonly Contender[]} */
export const CONTENDERS = [
  {
    id: 'ours',
    name: 'This engine',
    role: 'ours',
    script: 'ours.js',
    works: [...NETWORKS, 'W1-f64', 'W3', 'L-BFGS', ...FLEETS, LANDSCAPE],
    same: true,
    differences:
      'f32 in W1 to W4, f64 in W1-f64 and L-BFGS. Includes its own look at E every 100 epochs. W3: the grid lies where the engine has computed it.',
  },
  {
    id: 'ours-copied',
    name: 'This engine, grid handed over',
    role: 'variant',
    script: 'ours.js',
    option: 'copied',
    works: ['W3'],
    same: true,
    differences:
      'The grid is a JavaScript array that is copied into the module every time, as others get it.',
  },
  {
    id: 'ours-alone',
    name: 'This engine, one trainer after another',
    role: 'variant',
    script: 'ours.js',
    option: 'alone',
    works: FLEETS,
    same: true,
    differences: 'A trainer made for each training, and none of the largest slope.',
  },
  {
    id: 'peak-f32',
    name: 'Limit: registers, f32x4',
    role: 'limit',
    script: 'kernels.js',
    option: 'peak-f32',
    works: [...NETWORKS, LANDSCAPE],
    same: false,
    differences: 'Multiplications and additions on registers alone; no work is done.',
  },
  {
    id: 'peak-f64',
    name: 'Limit: registers, f64x2',
    role: 'limit',
    script: 'kernels.js',
    option: 'peak-f64',
    works: ['W1-f64'],
    same: false,
    differences: 'As above in f64.',
  },
  {
    id: 'tile-f32',
    name: 'One tile of a product, f32x4',
    role: 'limit',
    script: 'kernels.js',
    option: 'tile-f32',
    works: [...NETWORKS, LANDSCAPE],
    same: false,
    differences: 'One register tile, its operands in the first-level cache; no work is done.',
  },
  {
    id: 'plain',
    name: 'Plain JavaScript',
    role: 'peer',
    script: 'plain.js',
    works: [...NETWORKS, 'W1-f64', 'F-xor', LANDSCAPE],
    same: true,
    differences: 'Objects for units and links, as one would explain a network; f64.',
  },
  {
    id: 'ndarray',
    name: 'Rust, ndarray’s .dot()',
    role: 'peer',
    script: 'kernels.js',
    works: NETWORKS,
    same: true,
    differences: 'The plain Rust way, f32, the same compiler flags; a fresh array for every result.',
  },
  {
    id: 'convnetjs',
    name: 'ConvNetJS',
    role: 'peer',
    script: 'convnetjs.js',
    works: NETWORKS,
    same: false,
    package: 'convnetjs',
    differences:
      'f64; a softmax of two outputs instead of one sigmoid; batches run on across the end of an epoch where they do not divide it.',
  },
  {
    id: 'tfjs-wasm',
    name: 'TensorFlow.js, wasm',
    role: 'peer',
    script: 'tfjs.js',
    option: 'wasm',
    works: NETWORKS,
    same: true,
    package: '@tensorflow/tfjs-backend-wasm',
    differences:
      'f32; the same loss from the logit, the same batches; written with the operations of its core, which is faster here than fit() of its layers.',
  },
  {
    id: 'tfjs-cpu',
    name: 'TensorFlow.js, JavaScript',
    role: 'peer',
    script: 'tfjs.js',
    option: 'cpu',
    works: NETWORKS,
    same: true,
    package: '@tensorflow/tfjs-backend-cpu',
    differences: 'As above on the backend in JavaScript.',
  },
  {
    id: 'brain',
    name: 'brain.js',
    role: 'peer',
    script: 'brain.js',
    works: NETWORKS,
    same: false,
    package: 'brain.js',
    differences:
      'f32 arrays; knows no batches (an update after every example), no weight decay and no cross-entropy (squared error on a tanh output); weights of its own.',
  },
  {
    id: 'd3-contour',
    name: 'd3-contour',
    role: 'peer',
    script: 'd3-contour.js',
    works: ['W3'],
    same: true,
    package: 'd3-contour',
    differences:
      'Makes areas: closed rings, also around the edge of the grid, sorted into outlines and holes.',
  },
  {
    id: 'scikit-learn',
    name: 'scikit-learn, one thread',
    role: 'peer',
    script: 'scikit_learn.py',
    option: '1',
    works: ['L-BFGS'],
    same: false,
    differences:
      'Native Python with NumPy and SciPy, their products held to one thread; weights of its own, so another path; only fit() is timed.',
  },
  {
    id: 'scikit-learn-threads',
    name: 'scikit-learn, as it comes',
    role: 'peer',
    script: 'scikit_learn.py',
    works: ['L-BFGS'],
    same: false,
    differences:
      'As above on as many threads as its products take, which wait for each other where others work too.',
  },
];
