/**
 * Whatever is handed over the boundary to wasm, in whatever order, the engine does it or throws an error of a kind that it
 * names, in both languages, after which everything is as before. It never stops.
 *
 * @import { Arbitrary } from 'fast-check'
 */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import fc from 'fast-check';
import { reasonOf } from '../../www/points/reason.js';
import german from '../../www/words/de/reasons.js';
import { english } from '../../www/words/en/reasons.js';
import { record } from './support/anything.js';
import { every } from './support/every.js';
import { lab } from './support/lab.js';

const KINDS = ['InvalidConfig', 'InvalidData', 'ShapeMismatch'];

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
const anyNumbers = fc.oneof(
  fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { maxLength: 60 }),
  fc.array(fc.constantFrom(0, 1), { maxLength: 60 }),
  fc.array(anyNumber, { maxLength: 60 }),
);

/** What takes a whole number of 32 bits at the boundary. */
const anyCount = fc.oneof(
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
const seldomWrong = (usual, names) =>
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
const settings = (fields, needed) =>
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

const anyConfig = fc
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
const usualTruth = fc
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
const anyTruth = seldomWrong(usualTruth, ['source', 'classes', 'noise', 'balance']);

const anyDomain = fc.oneof(
  { weight: 10, arbitrary: fc.constant([-7, 8, -6, 5]) },
  { weight: 4, arbitrary: fc.tuple(anyNumber, anyNumber, anyNumber, anyNumber) },
  { weight: 1, arbitrary: anyNumbers },
);
const anySide = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: 2, max: 20 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, 4097, 2 ** 31, 2 ** 32 - 1) },
);

/** Numbers of which there are as many as are wanted, mostly. */
const anyArray = record({
  numbers: anyNumbers,
  fits: fc.oneof({ weight: 8, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
});

/** @param {{ numbers: number[], fits: boolean }} array @param {number} length */
const asLong = ({ numbers, fits }, length) =>
  fits && length <= 5000 && numbers.length > 0
    ? Float64Array.from({ length }, (_, i) => numbers[i % numbers.length])
    : Float64Array.from(numbers);

/** Examples, of classes where they are to fit. */
const examples = record({
  m: fc.integer({ min: 0, max: 12 }),
  x: anyArray,
  y: anyArray,
  fits: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
});

/** x and y for these inputs and outputs. @param {any} examples @param {number} n @param {number} k @returns {[Float64Array, Float64Array]} */
function filled({ m, x, y, fits }, n, k) {
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

const onTrainer = fc.oneof(
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

/** What the engine says, or what it throws, of a kind that it names. @template T @param {() => T} call @returns {T | undefined} */
function said(call) {
  try {
    return call();
  } catch (error) {
    assert.ok(error instanceof Error && KINDS.includes(error.name), String(error));
    const reason = reasonOf(error);
    assert.ok(reason.code === 'engine', error.message);
    assert.ok(reason.expected && english.reasons.engine(reason) && german.reasons.engine(reason));
    return undefined;
  }
}

/** @param {any} trainer @param {any} act @param {any} config */
function act(trainer, act, config) {
  const sizes = config.layerSizes;
  const n = config.features ? 2 : sizes[0];
  const k = sizes.at(-1);
  const length = trainer.theta.length;
  switch (act.does) {
    case 'setTrainingSet':
    case 'setTestSet': {
      return trainer[act.does](...filled(act.examples, n, k));
    }
    case 'advance': {
      const { updates, epochs } = trainer.advance(length > 5000 ? Math.min(act.updates, 2) : act.updates);
      return assert.ok(updates >= 0 && epochs >= 0);
    }
    case 'error':
      return trainer.error();
    case 'gradient':
      return assert.equal(trainer.gradient().length, length);
    case 'twin': {
      const twin = trainer.twin();
      assert.deepEqual(twin.theta, trainer.theta);
      return twin.free();
    }
    case 'errorAt':
      return trainer.errorAt(asLong(act.array, length));
    case 'setTheta':
      return (trainer.theta = asLong(act.array, length));
    case 'predict':
      return trainer.predict(asLong(act.array, 3 * n));
    case 'canonicalForm':
      return trainer.canonicalForm(asLong(act.array, length));
    case 'filterNormalised':
      return trainer.filterNormalised(asLong(act.array, length), asLong(act.other, length));
    case 'setLambda':
      return (trainer.lambda = act.number);
    case 'setLearningRate':
      return (trainer.learningRate = act.number);
    case 'setOptimizer':
      return trainer.setOptimizer(act.optimizer);
    case 'trace':
      return trainer.trace(Uint32Array.from(act.examples));
    case 'differences':
      return trainer.differences(Uint32Array.from(act.examples), act.first, act.last);
    case 'layerStatistics':
      return trainer.layerStatistics(act.bins, Float64Array.from(act.edges));
    case 'randomDirections':
      return assert.equal(trainer.randomDirections(act.seed).length, 2 * length);
    case 'solutions':
      return trainer.solutions(asLong(act.array, act.networks * length), act.tolerance);
    case 'plane':
      return onPlane(trainer, act);
    case 'ensemble':
      return onEnsemble(trainer, act);
    case 'landscape':
      return onLandscape(trainer, act, length);
    default:
      return lab.excess(act.truth, trainer);
  }
}

/** Objects that are freed whatever happens. @template {{ free: () => void }} T @param {T} made @param {(made: T) => void} use */
function using(made, use) {
  try {
    use(made);
  } finally {
    made.free();
  }
}

const PALETTE = new Uint8Array(1024).fill(9);

/** @param {any} trainer @param {any} act */
function onPlane(trainer, { domain, width, height, class: chosen, levels }) {
  using(new lab.Plane(Float64Array.from(domain), width, height), (plane) => {
    said(() => plane.evaluateNetwork(trainer));
    said(() => plane.selectClass(chosen));
    const values = plane.values();
    assert.ok(values.length === 0 || values.length === width * height);
    said(() => assert.equal(plane.pixels(PALETTE).length, 4 * width * height));
    said(() => plane.valuePixels(PALETTE, levels[0] ?? 0, levels[1] ?? 1));
    for (const lines of [
      said(() => plane.contours(Float32Array.from(levels))),
      said(() => plane.boundaries()),
    ]) {
      if (lines) assert.equal(lines.starts.at(-1) ?? 0, lines.points.length / 2);
    }
    said(() => plane.resize(height, width));
    said(() => plane.setDomain(Float64Array.from(levels)));
  });
}

/** @param {any} trainer @param {any} act */
function onEnsemble(trainer, { domain, width, height, class: member }) {
  using(new lab.Ensemble(Float64Array.from(domain), width, height), (ensemble) => {
    said(() => ensemble.add(trainer));
    said(() => ensemble.boundary(member));
    using(ensemble.mean(), (plane) => assert.equal(plane.values().length, width * height));
    using(ensemble.variance(), (plane) => assert.equal(plane.values().length, width * height));
  });
}

/** @param {any} trainer @param {any} act @param {number} length */
function onLandscape(trainer, { arrays, domain, width, height, first, last }, length) {
  const [origin, u, v] = arrays.map((/** @type {any} */ array) => asLong(array, length));
  using(new lab.Landscape(origin, u, v, Float64Array.from(domain), width, height), (landscape) => {
    const errors = landscape.errors(trainer, first, last);
    assert.equal(errors.d.length, (last - first) * width);
  });
}

/** That nothing of what happened has changed the engine: some updates of a network come to the same bits. */
function control() {
  const trainer = new lab.Trainer({ layerSizes: [2, 3, 1], activation: 'tanh', output: 'sigmoid' });
  trainer.setTrainingSet(Float64Array.of(0, 1, 1, 0, 0, 0, 1, 1), Float64Array.of(1, 1, 0, 0));
  trainer.advance(5);
  const theta = Array.from(trainer.theta);
  trainer.free();
  return theta;
}
const before = control();

every(
  'any calls of a trainer are done, or refused by name with everything as before',
  record({ config: anyConfig, acts: fc.array(onTrainer, { maxLength: 12 }), first: examples }),
  ({ config, acts, first }) => {
    const trainer = /** @type {any} */ (said(() => new lab.Trainer(config)));
    if (!trainer) return;
    using(trainer, () => {
      for (const each of [{ does: 'setTrainingSet', examples: first }, ...acts]) {
        const { theta, lambda, learningRate } = trainer;
        let isDone = false;
        said(() => {
          act(trainer, each, config);
          isDone = true;
        });
        if (!isDone) {
          assert.deepEqual(
            [trainer.theta, trainer.lambda, trainer.learningRate],
            [theta, lambda, learningRate],
            each.does,
          );
        }
        assert.ok(trainer.theta.every(Number.isFinite), `θ after ${each.does}`);
        assert.ok(Number.isFinite(trainer.lambda) && Number.isFinite(trainer.learningRate));
      }
    });
  },
  { runs: 400 },
);

every(
  'any question about a source is answered, or refused by name',
  record({
    sample: seldomWrong(
      fc
        .tuple(usualTruth, record({ m: anyCount, seed: anyCount, part: fc.constantFrom('train', 'test') }))
        .map(([truth, draw]) => ({ ...truth, ...draw })),
      ['source', 'classes', 'noise', 'balance', 'm', 'seed', 'part'],
    ),
    truth: anyTruth,
    x: anyNumbers,
    domain: anyDomain,
    width: anySide,
    height: anySide,
    count: fc.oneof(fc.nat(50), fc.constantFrom(2 ** 24 + 1, 2 ** 32 - 1)),
    three: fc.tuple(anyNumbers, anyNumbers, anyNumbers),
    levels: anyNumbers,
  }),
  ({ sample, truth, x, domain, width, height, count, three, levels }) => {
    const points = said(() => lab.sampleSource(sample));
    if (points) {
      assert.equal(points.x.length / points.n, points.y.length / points.k);
      assert.ok(points.x.every(Number.isFinite) && points.y.every(Number.isFinite));
    }
    said(() => lab.bayes(truth));
    said(() => lab.optimum(truth, Float64Array.from(x)));
    said(() => assert.equal(lab.bootstrap(count, 1).length, count));
    said(() =>
      lab.planeOfThree(Float64Array.from(three[0]), Float64Array.from(three[1]), Float64Array.from(three[2])),
    );
    said(() => lab.traceContours(Float32Array.from(x), width, height, Float32Array.from(levels)));
    said(() =>
      using(new lab.Plane(Float64Array.from(domain), width, height), (plane) => plane.evaluateOptimum(truth)),
    );
  },
  { runs: 60 },
);

const anyAxis = fc.oneof(
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

every(
  'any fleet is trained, or refused by name',
  record({
    plan: settings(
      {
        base: anyConfig,
        axes: fc.array(anyAxis, { maxLength: 2 }),
        updates: fc.nat(20),
        untilConverged: fc.boolean(),
        first: fc.nat(3),
        step: fc.integer({ min: 1, max: 3 }),
        ...{ start: fc.constant(undefined) },
      },
      ['base', 'updates'],
    ),
    training: examples,
    index: anyCount,
  }),
  ({ plan, training, index }) => {
    const fleet = said(() => new lab.Fleet(plan));
    if (!fleet) return;
    using(fleet, () => {
      const { layerSizes, features } = plan.base;
      said(() => fleet.setTrainingSet(...filled(training, features ? 2 : layerSizes[0], layerSizes.at(-1))));
      const { left } = fleet;
      for (let slices = 0; fleet.left > 0 && slices < 20; slices++) {
        if (said(() => fleet.advance(1)) === undefined) break;
      }
      assert.ok(fleet.left <= left && left <= fleet.members);
      said(() => fleet.start(index));
      const theta = fleet.theta(index);
      assert.ok(theta === undefined || theta.every(Number.isFinite));
    });
  },
  { runs: 300 },
);

after(() => assert.deepEqual(control(), before));
