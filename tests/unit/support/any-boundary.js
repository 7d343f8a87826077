/**
 * What could be handed over the boundary to wasm: mostly what the engine takes, and seldom what it does not.
 *
 * @import { Arbitrary } from 'fast-check'
 */
import fc from 'fast-check';
import { record } from './anything.js';
import { lab } from './lab.js';

/** Mostly numbers that can be computed with. */
const anyNumber = fc.oneof(
  { weight: 12, arbitrary: fc.double({ min: -8, max: 8, noNaN: true }) },
  { weight: 3, arbitrary: fc.integer({ min: -3, max: 12 }) },
  { weight: 2, arbitrary: fc.double() },
  {
    weight: 1,
    arbitrary: fc.constantFrom(NaN, Infinity, -Infinity, -0, 1e300, -1e300, 5e-324, 3.5e38, 2 ** 32, 2 ** 53),
  },
);

/** Numbers as often valid as not: a part of them is finite throughout. */
export const anyNumbers = fc.oneof(
  fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { maxLength: 60 }),
  fc.array(fc.constantFrom(0, 1), { maxLength: 60 }),
  fc.array(anyNumber, { maxLength: 60 }),
);

/** What takes a whole number of 32 bits at the boundary. */
export const anyCount = fc.oneof(
  { weight: 10, arbitrary: fc.nat(12) },
  { weight: 2, arbitrary: fc.constantFrom(0, 1, 5000, 100_000, 100_001, 2 ** 31, 2 ** 32 - 1) },
);

const ANYTHING = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
});

/** Objects in which seldom something is wrong. @param {Arbitrary<any>} usual @param {string[]} names  of fields */
export const seldomWrong = (usual, names) =>
  fc.oneof(
    { weight: 30, arbitrary: usual },
    {
      weight: 2,
      arbitrary: fc
        .tuple(usual, fc.constantFrom(...names, 'x'), fc.oneof(anyNumber, ANYTHING))
        .map(([object, name, value]) => ({ ...object, [name]: value })),
    },
    { weight: 1, arbitrary: ANYTHING },
  );

/** Those with these fields, most of which may be missing. @param {Record<string, Arbitrary<any>>} fields @param {string[]} needed */
export const settings = (fields, needed) =>
  seldomWrong(fc.record(fields, { noNullPrototype: true, requiredKeys: needed }), Object.keys(fields));

const anyOptimizer = settings(
  {
    kind: fc.constantFrom('sgd', 'momentum', 'adam', 'lbfgs'),
    learningRate: fc.double({ min: 1e-6, max: 1000, noNaN: true }),
    batchSize: fc.oneof(fc.constant(0), anyCount),
    shuffle: fc.boolean(),
    precision: fc.constantFrom('f32', 'f64'),
  },
  ['kind', 'learningRate'],
);

/** Sizes of layers; seldom so many parameters that they are refused, or fill memory. */
const anySizes = fc.oneof(
  {
    weight: 20,
    arbitrary: fc
      .tuple(
        fc.integer({ min: 1, max: 3 }),
        fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }),
        fc.integer({ min: 1, max: 3 }),
      )
      .map(([n, hidden, k]) => [n, ...hidden, k]),
  },
  { weight: 4, arbitrary: fc.array(fc.integer({ min: 1, max: 70 }), { maxLength: 4 }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.constantFrom(0, 1, 1000, 2 ** 21, 2 ** 22, 2 ** 22 + 1, 2 ** 31, 2 ** 32 - 1), {
      maxLength: 4,
    }),
  },
);

const FEATURES = ['x1', 'x2', 'x1x1', 'x2x2', 'x1x2', 'sinx1', 'sinx2'];

export const anyConfig = fc
  .tuple(
    settings(
      {
        layerSizes: anySizes,
        activation: fc.constantFrom('sigmoid', 'tanh', 'relu', 'leakyRelu'),
        leak: fc.double({ min: 0, max: 0.99, noNaN: true }),
        output: fc.constantFrom('identity', 'sigmoid', 'softmax'),
        lambda: fc.double({ min: 0, max: 100, noNaN: true }),
        optimizer: anyOptimizer,
        init: fc.constantFrom('xavier', 'xavierPlain', 'he', 'uniform', 'zero'),
        seed: anyCount,
        features: fc.shuffledSubarray(FEATURES),
      },
      ['layerSizes', 'activation', 'output'],
    ),
    fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  )
  // Most of the time what belongs together fits.
  .map(([config, fits]) => {
    if (!fits || !Array.isArray(config?.layerSizes)) return config;
    const sizes = [...config.layerSizes];
    if (config.output === 'sigmoid') sizes[sizes.length - 1] = 1;
    const { features, ...others } = config;
    const hasFeatures = Array.isArray(features) && features.length > 0;
    if (hasFeatures) sizes[0] = features.length;
    return { ...others, layerSizes: sizes, ...(hasFeatures ? { features } : {}) };
  });

/** What a source takes, or is taken for granted. */
export const usualTruth = fc
  .record({
    info: fc.constantFrom(...lab.sources()),
    class: fc.nat(7),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    isBare: fc.boolean(),
  })
  .map(({ info: { name: source, classes, noise }, class: more, share, isBare }) =>
    isBare
      ? { source }
      : {
          source,
          classes: Math.min(classes[0] + more, classes[1]),
          noise: noise[0] + share * (Math.min(noise[1], 100) - noise[0]),
        },
  );
export const anyTruth = seldomWrong(usualTruth, ['source', 'classes', 'noise', 'balance']);

export const anyDomain = fc.oneof(
  { weight: 10, arbitrary: fc.constant([-7, 8, -6, 5]) },
  { weight: 4, arbitrary: fc.tuple(anyNumber, anyNumber, anyNumber, anyNumber) },
  { weight: 1, arbitrary: anyNumbers },
);
export const anySide = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: 2, max: 20 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, 4097, 2 ** 31, 2 ** 32 - 1) },
);

/** Numbers of which there are as many as are wanted, mostly. */
const anyArray = record({
  numbers: anyNumbers,
  fits: fc.oneof({ weight: 8, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
});

/** @param {{ numbers: number[], fits: boolean }} array @param {number} length */
export const asLong = ({ numbers, fits }, length) =>
  fits && length <= 5000 && numbers.length > 0
    ? Float64Array.from({ length }, (_, i) => numbers[i % numbers.length])
    : Float64Array.from(numbers);

/** Examples, of classes where they are to fit. */
export const examples = record({
  m: fc.integer({ min: 0, max: 12 }),
  x: anyArray,
  y: anyArray,
  fits: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
});

/** x and y for these inputs and outputs. @param {any} examples @param {number} n @param {number} k @returns {[Float64Array, Float64Array]} */
export function filled({ m, x, y, fits }, n, k) {
  if (!fits) return [asLong(x, m * n), asLong(y, m * k)];
  const inputs = Float64Array.from(
    { length: m * n },
    (_, i) => Math.fround(Number(x.numbers[i % x.numbers.length] ?? i)) || 0,
  );
  // Label i mod 2, or a row with a single 1.
  const label = (/** @type {number} */ i) => (k === 1 ? i % 2 : Number(i % k === Math.floor(i / k) % k));
  return [
    inputs.map((value) => (Math.abs(value) < 1e6 ? value : 1)),
    Float64Array.from({ length: m * k }, (_, i) => label(i)),
  ];
}

export const onTrainer = fc.oneof(
  record({ does: fc.constantFrom('setTrainingSet', 'setTestSet', 'setTrainingSet'), examples }),
  record({
    does: fc.constant('advance'),
    updates: fc.oneof({ weight: 20, arbitrary: fc.nat(40) }, { weight: 1, arbitrary: fc.constant(300) }),
  }),
  record({ does: fc.constantFrom('error', 'gradient', 'twin') }),
  record({
    does: fc.constantFrom('errorAt', 'setTheta', 'predict', 'canonicalForm', 'filterNormalised'),
    array: anyArray,
    other: anyArray,
  }),
  record({ does: fc.constantFrom('setLambda', 'setLearningRate'), number: anyNumber }),
  record({ does: fc.constant('setOptimizer'), optimizer: anyOptimizer }),
  record({
    does: fc.constantFrom('trace', 'differences'),
    examples: fc.array(anyCount, { maxLength: 5 }),
    first: anyCount,
    last: anyCount,
  }),
  record({
    does: fc.constant('layerStatistics'),
    bins: anyCount,
    edges: fc.oneof(fc.constant([]), fc.tuple(anyNumber, anyNumber), anyNumbers),
  }),
  record({ does: fc.constant('randomDirections'), seed: anyCount }),
  record({ does: fc.constant('solutions'), array: anyArray, networks: fc.nat(4), tolerance: anyNumber }),
  record({
    does: fc.constantFrom('plane', 'ensemble'),
    domain: anyDomain,
    width: anySide,
    height: anySide,
    class: anyCount,
    levels: anyNumbers,
  }),
  record({
    does: fc.constant('landscape'),
    arrays: fc.tuple(anyArray, anyArray, anyArray),
    domain: anyDomain,
    width: anySide,
    height: anySide,
    first: anyCount,
    last: anyCount,
  }),
  record({ does: fc.constant('excess'), truth: anyTruth }),
);

export const anyAxis = fc.oneof(
  settings(
    {
      vary: fc.constantFrom('seed', 'lambda', 'learningRate', 'bootstrap'),
      values: fc.oneof(fc.array(fc.nat(9), { maxLength: 4 }), anyNumbers),
    },
    ['vary', 'values'],
  ),
  settings(
    {
      vary: fc.constant('units'),
      layer: fc.nat(3),
      values: fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 4 }),
    },
    ['vary', 'layer', 'values'],
  ),
  settings({ vary: fc.constant('start'), direction: anyNumbers, values: anyNumbers }, [
    'vary',
    'direction',
    'values',
  ]),
  settings(
    {
      vary: fc.constant('points'),
      source: anyTruth,
      m: anyCount,
      values: fc.array(fc.nat(9), { maxLength: 3 }),
    },
    ['vary', 'source', 'm', 'values'],
  ),
);
