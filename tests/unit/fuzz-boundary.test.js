/**
 * Whatever is handed over the boundary to wasm, in whatever order, the engine does it or throws an error of a kind that it
 * names, in both languages, after which everything is as before. It never stops.
 */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import fc from 'fast-check';
import { reasonOf } from '../../www/points/reason.js';
import german from '../../www/words/de/reasons.js';
import { english } from '../../www/words/en/reasons.js';
import {
  anyAxis,
  anyConfig,
  anyCount,
  anyDomain,
  anyNumbers,
  anySide,
  anyTruth,
  asLong,
  examples,
  filled,
  onTrainer,
  seldomWrong,
  settings,
  usualTruth,
} from './support/any-boundary.js';
import { record } from './support/anything.js';
import { every } from './support/every.js';
import { lab } from './support/lab.js';

const KINDS = ['InvalidConfig', 'InvalidData', 'ShapeMismatch'];

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
