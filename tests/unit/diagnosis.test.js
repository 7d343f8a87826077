/** What is said of networks in trouble: each trouble is made with the real engine. */
/** @import { Progress } from '../../www/training/training.d.ts' */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { progressHint } from '../../www/views/caption.js';
import { diagnose, diagnoseCourse, lambdaElsewhere } from '../../www/views/diagnosis.js';
import { speak } from '../../www/words/language.js';
import { findingText } from '../../www/words/en/inspector.js';
import { Nodes } from '../../www/worker/inspect/nodes.js';
import { Units } from '../../www/worker/inspect/units.js';
import { engine } from './support/engine.js';

const truth = { source: 'lecture', classes: 2, noise: 1 };

/** Trains, and looks at the errors ten times on the way. */
function patient(
  /** @type {any} */ {
    hidden,
    activation = 'sigmoid',
    lambda = 0,
    optimizer = {},
    init = 'xavier',
    updates,
    theta,
  },
) {
  const { x, y } = engine.sampleSource({ ...truth, m: 100, seed: 1 });
  const method = { kind: 'lbfgs', learningRate: 0.1, batchSize: 0, ...optimizer };
  const sizes = [2, ...hidden, 1];
  const config = {
    layerSizes: sizes,
    activation,
    leak: 0.01,
    output: 'sigmoid',
    lambda,
    optimizer: method,
    init,
  };
  const trainer = new engine.Trainer({ ...config, seed: 1 });
  trainer.setTrainingSet(x, y);
  if (theta) trainer.theta = theta(trainer.theta);
  const e = [trainer.error().e];
  const marks = [0];
  let { status } = trainer.advance(0);
  for (let step = 0; step < 10 && updates > 0; step++) {
    const clock = trainer.advance(updates / 10);
    status = clock.status;
    e.push(trainer.error().e);
    marks.push(clock.updates);
  }
  const context = /** @type {any} */ ({
    ...{ engine, config: { ...config, seed: 1 }, data: { domain: [-7, 8, -6, 5] } },
  });
  const { x: nodes, width, height } = new Nodes(context).over(24, Infinity);
  const units = new Units(context);
  const { a } = units.values(trainer, nodes);
  const curve = /** @type {any} */ ({
    present: e.length - 1,
    e: Float64Array.from(e),
  });
  const { learningRate } = method;
  const progress = /** @type {any} */ (status);
  const found = diagnose({
    ...{ sizes, activation, theta: trainer.theta, maps: { a, width, height } },
    ...{ progress: { code: progress }, updates: marks[marks.length - 1], lambda, learningRate },
  });
  const course = diagnoseCourse({
    curve,
    progress: { code: progress },
    optimizer: method.kind,
    learningRate,
  });
  units.free();
  trainer.free();
  return { found, course };
}

/** What is found of one kind. @returns {any[]} */
const ofKind = (/** @type {any} */ settings, /** @type {string} */ kind) =>
  patient(settings).found.filter((finding) => finding.kind === kind);

const kinds = (/** @type {any} */ settings) => patient(settings).found.map(({ kind }) => kind);

test('nothing is said of a network that learns', () => {
  const learning = patient({ hidden: [5], activation: 'tanh', updates: 20, lambda: 0.01 });
  assert.deepEqual(learning, { found: [], course: [] });
});

test('a learning rate that is too large', () => {
  const settings = { hidden: [5], activation: 'relu', updates: 50 };
  const far = patient({ ...settings, optimizer: { kind: 'sgd', learningRate: 1e9 } });
  assert.deepEqual(far.course, [{ kind: 'diverged', learningRate: 1e9 }]);
  assert.deepEqual(far.found[0], far.course[0], 'told beside the network and beside the curves');
  const [rising] = patient({
    ...{ hidden: [5], activation: 'tanh', updates: 50 },
    optimizer: { kind: 'sgd', learningRate: 300 },
  }).course;
  assert.equal(rising.kind, 'rising');
  assert.match(findingText(rising), /times its lowest value: η = 300 is too large/);
});

test('λ that has shrunk all weights', () => {
  const [finding] = ofKind({ hidden: [5], lambda: 1000, updates: 100 }, 'shrunk');
  assert.deepEqual(finding, { kind: 'shrunk', lambda: 1000, bound: 0.05 });
  assert.ok(!kinds({ hidden: [5], lambda: 0.1, updates: 100 }).includes('shrunk'));
});

test('dead rectifiers are named by their numbers, and only where z is negative', () => {
  const dead = (/** @type {number[]} */ hidden, /** @type {any} */ theta) =>
    ofKind({ hidden, activation: 'relu', updates: 0, theta }, 'dead').flatMap(({ places }) => places);
  // θ₁₀⁽⁰⁾, θ₂₀⁽⁰⁾ and θ₃₀⁽⁰⁾, the biases of three units, far below zero.
  const three = (/** @type {Float64Array} */ theta) =>
    theta.map((v, i) => (i < 9 && i % 3 === 0 ? -1000 : v));
  assert.deepEqual(dead([20], three), [{ layers: [1], units: [1, 2, 3], count: 3, size: 20 }]);
  // With θ = 0 every z is 0, not negative: any weight revives such a unit.
  assert.deepEqual(
    dead([4, 4, 4], (/** @type {Float64Array} */ theta) => theta.fill(0)),
    [],
  );
  // The first layer gives 0 all over the plane; behind it a bias of 0 makes z 0, a bias of −1 makes it negative.
  const behind = (/** @type {Float64Array} */ theta) =>
    theta.map((_, i) => (i < 6 && i % 3 === 0 ? -1000 : i === 6 ? -1 : i === 9 ? 0 : 1));
  assert.deepEqual(dead([2, 2], behind), [
    { layers: [1], units: 'all', count: 2, size: 2 },
    { layers: [2], units: [1], count: 1, size: 2 },
  ]);
});

test('layers that are dead as a whole are one place', () => {
  // All biases at −1000, and all other weights as they were: nothing passes any layer.
  const theta = (/** @type {Float64Array} */ start) => {
    let at = 0;
    const sizes = [2, ...Array(10).fill(3), 1];
    for (let l = 0; l < 10; l++) {
      for (let unit = 0; unit < 3; unit++, at += sizes[l] + 1) if (l > 0 || unit > 0) start[at] = -1000;
    }
    return start;
  };
  const [finding, ...more] = ofKind(
    { hidden: Array(10).fill(3), activation: 'relu', updates: 0, theta },
    'dead',
  );
  assert.deepEqual(more, []);
  assert.deepEqual(finding.places, [
    { layers: [1], units: [2, 3], count: 2, size: 3 },
    { layers: [2, 3, 4, 5, 6, 7, 8, 9, 10], units: 'all', count: 27, size: 27 },
  ]);
  assert.match(findingText(finding), /^Units 2 and 3 of layer 1 and all units of layers 2 to 10 are dead: /);
});

test('many units, and units in many places, are counted', () => {
  const places = (/** @type {number[]} */ hidden, /** @type {number[]} */ stuck) =>
    ofKind(
      {
        ...{ hidden, activation: 'tanh', updates: 0 },
        theta: (/** @type {Float64Array} */ theta) =>
          theta.map((v, i) => (stuck.includes(i) ? 5000 : v / 10)),
      },
      'saturated',
    )[0].places;
  // Biases of the first six of eight units, each with two weights behind it.
  assert.deepEqual(places([8], [0, 3, 6, 9, 12, 15]), [{ layers: [1], units: 'some', count: 6, size: 8 }]);
  // The bias of the first unit of each of four layers: 3 · 3 numbers of the first, 3 · 4 of each other one.
  assert.deepEqual(places([3, 3, 3, 3], [0, 9, 21, 33]), [
    { layers: [1, 2, 3, 4], units: 'some', count: 4, size: 12 },
  ]);
});

test('findings are sentences in both languages', async () => {
  /** @type {import('../../www/views/diagnosis.js').Finding} */
  const one = { kind: 'dead', places: [{ layers: [3], units: [7], count: 1, size: 20 }] };
  assert.match(findingText(one), /^Unit 7 of layer 3 is dead: /);
  /** @type {import('../../www/views/diagnosis.js').Finding} */
  const several = {
    kind: 'saturated',
    places: [
      { layers: [1], units: [3, 5, 7], count: 3, size: 20 },
      { layers: [2, 3], units: 'all', count: 40, size: 40 },
    ],
  };
  assert.match(
    findingText(several),
    /^Units 3, 5 and 7 of layer 1 and all units of layers 2 and 3 are saturated /,
  );
  await speak('de');
  assert.match(findingText(one), /^Die Einheit 7 der Schicht 3 ist tot: /);
  assert.match(
    findingText(several),
    /^Die Einheiten 3, 5 und 7 der Schicht 1 und alle Einheiten der Schichten 2 und 3 sind /,
  );
  assert.match(findingText({ kind: 'rising', learningRate: 0.5, factor: 2.34 }), /2,3-Fache.* η = 0,5 /);
  await speak('en');
});

test('a symmetric start', () => {
  assert.ok(
    kinds({ hidden: [5], init: 'zero', updates: 50, optimizer: { kind: 'sgd' } }).includes('symmetric'),
  );
  assert.ok(!kinds({ hidden: [1], init: 'zero', updates: 50 }).includes('symmetric'), 'one unit has no twin');
  // With θ = 0 units of one layer are alike in every layer that has more than one.
  assert.deepEqual(ofKind({ hidden: [3, 1, 3], init: 'zero', updates: 0 }, 'symmetric'), [
    { kind: 'symmetric', layers: [1, 3] },
  ]);
});

/** What is said of how the training stands, wherever it is said. @type {Record<Progress['code'], string[]>} */
const SAID = {
  ...{ waiting: [], refused: [], empty: [], ready: [], training: [], returning: [], resting: [], paused: [] },
  ...{ converged: ['converged'], collapsed: ['collapsed'], vanished: ['vanished'], diverged: ['diverged'] },
};

test('findings say of the training what the card says of it, whatever it is', async () => {
  const sizes = [2, 3, 1];
  const maps = { a: new Float64Array(4 * 4).map((_, i) => 0.2 + 0.04 * i), width: 2, height: 2 };
  // Weights that λ has shrunk, and that say nothing about the training.
  const theta = new Float64Array(13).map((_, i) => 0.001 * (i + 1));
  const of = { sizes, activation: /** @type {const} */ ('tanh'), theta, maps, updates: 9, learningRate: 1 };
  const curve = { e: Float64Array.of(2, 1), present: 1 };
  const gradients = [5e-8, 0.002];
  for (const [code, said] of /** @type {[Progress['code'], string[]][]} */ (Object.entries(SAID))) {
    const progress = { code, gradients };
    const found = diagnose({ ...of, lambda: 0, progress });
    assert.deepEqual(
      found.map(({ kind }) => kind),
      said,
      code,
    );
    const course = diagnoseCourse({ curve, progress, optimizer: 'sgd', learningRate: 1 });
    for (const { kind } of course) assert.ok(said.includes(kind), `${code}: ${kind}`);
    const shrunk = diagnose({ ...of, lambda: 5, progress }).map(({ kind }) => kind);
    assert.equal(shrunk.includes('shrunk'), code !== 'collapsed', 'told once');
  }
  for (const language of /** @type {const} */ (['de', 'en'])) {
    await speak(language);
    const [vanished] = diagnose({ ...of, lambda: 0, progress: { code: 'vanished', gradients } });
    const { brief } = progressHint({ code: 'vanished', gradients }) ?? {};
    assert.ok(brief && findingText(vanished).includes(brief), findingText(vanished));
    assert.match(findingText(vanished), /Θ⁽¹⁾\| ≤ 2·10⁻³/);
  }
});

test('convergence', () => {
  assert.deepEqual(kinds({ hidden: [], lambda: 1, updates: 300 }), ['converged']);
});

test('the same λ in other tools', () => {
  // docs/architecture.md: scikit-learn's alpha is 2λ, weight decay is 2λ/m.
  assert.deepEqual(
    lambdaElsewhere(0.1, 200).map(({ value }) => value),
    [0.2, 0.001, 0.001],
  );
  // (1/m) Σ (t − y)² + (λ/m) Σ w² is twice ½ (1/m) Σ (t − y)² + (α/2m) Σ w² with α = λ; MSELoss has no ½.
  assert.deepEqual(
    lambdaElsewhere(0.1, 200, true).map(({ value }) => value),
    [0.1, 0.0005, 0.001],
  );
});
