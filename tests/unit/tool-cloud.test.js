/**
 * The cloud of boundaries: what a job tells of networks on many training sets, on the real engine, and how it is put
 * together and drawn.
 *
 * @import { Data } from '../../www/training/protocol.js'
 * @import { Asked, Spread } from '../../www/worker/jobs/kinds/cloud.js'
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SvgCanvas } from '../../www/export/svg-canvas.js';
import { knownOf, merged, optimumOf } from '../../www/page/inspector/tools/cloud-spread.js';
import { plotStyle } from '../../www/views/palette.js';
import { cloudHeight, drawCloud, inkOf, shareOf } from '../../www/views/tools/cloud.js';
import { kind } from '../../www/worker/jobs/kinds/cloud.js';
import { lab } from './support/lab.js';
import { createRandom } from './support/random.js';
import { configWith, dataFrom, LECTURE, resultsOn, RULER } from './support/tool-board.js';
import { partsOf } from './support/unit-of-job.js';

/** @type {[number, number, number, number]} */
const DOMAIN = [-7, 8, -6, 5];
const SIZE = { width: 9, height: 7 };

/** The board's points. @param {Partial<typeof LECTURE>} [more] */
const dataOf = (more = {}) => dataFrom({ ...LECTURE, ...more }, { m: 40, tests: 30, domain: DOMAIN });

const CONFIG = configWith({ layerSizes: [2, 4, 1] });

/** @param {Partial<Asked>} [more] @returns {Asked} */
const asked = (more = {}) => ({
  config: CONFIG,
  lambdas: [0, 0.1],
  updates: 40,
  from: 'source',
  seeds: [11, 12, 13, 14],
  size: SIZE,
  judge: { count: 150, seed: 3 },
  isFirst: true,
  ...more,
});

/** @param {number} a @param {number} b @param {number} tolerance @param {string} [what] */
const near = (a, b, tolerance, what = '') => assert.ok(Math.abs(a - b) <= tolerance, `${what} ${a} and ${b}`);

/** @param {string} type @param {any[]} parts @param {number} [at] */
const ofType = (type, parts, at) =>
  parts.filter((part) => part.type === type && (at === undefined || part.at === at));

test('bias² and variance make up the expected squared deviation of P from the optimum', () => {
  const random = createRandom(5);
  for (let i = 0; i < 8; i += 1) {
    const config = {
      ...CONFIG,
      layerSizes: [2, 1 + random.below(6), ...random.pick([[1], [3, 1], [2]])],
      activation: random.pick(/** @type {const} */ (['tanh', 'sigmoid', 'relu'])),
    };
    if (config.layerSizes.at(-1) === 2) config.output = 'softmax';
    const count = 2 + random.below(7);
    const seeds = Array.from({ length: count }, () => random.below(2 ** 32));
    const from = random.pick(/** @type {const} */ (['source', 'bootstrap']));
    const data = dataOf({
      source: random.pick(['lecture', 'xor', 'moons']),
      balance: random.pick([0.5, 0.2]),
    });
    const lambdas = [0, random.next()];
    // In two units, which are put together.
    const cut = 1 + random.below(count - 1);
    const units = [seeds.slice(0, cut), seeds.slice(cut)].map((some, k) =>
      partsOf(kind, asked({ config, seeds: some, from, lambdas, isFirst: k === 0 }), data),
    );
    for (const at of [0, 1]) {
      const { numbers, networks } = knownOf(units, at);
      assert.ok(numbers && numbers.bias !== null && numbers.deviation !== null);
      assert.equal(networks.length, count);
      assert.ok(numbers.bias > 0 && numbers.variance > 0, JSON.stringify(numbers));
      near(numbers.bias + numbers.variance, numbers.deviation, 1e-12 * Math.max(1e-3, numbers.deviation));
    }
  }
});

/** Trainers as a job is to have them, all at once. @param {Asked} unit @param {Data} data @param {number} lambda */
function trainersOf({ config, seeds, updates }, { truth }, lambda) {
  return seeds.map((seed) => {
    const trainer = new lab.Trainer({ ...config, lambda });
    const { x, y } = lab.sampleSource({ .../** @type {any} */ (truth), m: 40, seed });
    trainer.setTrainingSet(x, y);
    trainer.advance(updates);
    return trainer;
  });
}

test('units that are put together are what one ensemble over all networks is', () => {
  const data = dataOf();
  const seeds = [7, 8, 9, 10, 11, 12, 13];
  const cuts = [seeds.slice(0, 3), seeds.slice(3, 4), seeds.slice(4)];
  const units = cuts.map((some, i) => partsOf(kind, asked({ seeds: some, isFirst: i === 0 }), data));
  for (const [at, lambda] of [0, 0.1].entries()) {
    const ensemble = new lab.Ensemble(Float64Array.from(DOMAIN), SIZE.width, SIZE.height);
    const trainers = trainersOf(asked({ seeds }), data, lambda);
    for (const trainer of trainers) ensemble.add(trainer);
    const { networks, maps, numbers, capped } = knownOf(units, at);
    assert.ok(maps && maps.bias && numbers);
    const [mean, variance] = [ensemble.mean(), ensemble.variance()];
    const truth = /** @type {any} */ (optimumOf(units));
    const places = Float64Array.from({ length: 2 * 63 }, (_, i) =>
      i % 2 === 0 ? -7 + (15 * ((i >> 1) % 9)) / 8 : -6 + (11 * Math.floor((i >> 1) / 9)) / 6,
    );
    assert.deepEqual(truth.nodes, lab.optimum(LECTURE, places));
    // Both come from single precision.
    for (let i = 0; i < 63; i += 1) {
      near(maps.variance[i], variance.values()[i], 1e-6, 'variance');
      near(maps.bias[i], (1 / (1 + Math.exp(-mean.values()[i])) - truth.nodes[i]) ** 2, 1e-6, 'bias²');
    }
    assert.deepEqual(networks.map(({ line }) => line), seeds.map((_, i) => ensemble.boundary(i))); // prettier-ignore
    assert.ok(networks.every((network) => network.lambda === lambda));
    assert.equal(capped, networks.filter(({ updates }) => updates === 40).length);
    // At the points: from P itself, in double precision.
    const x = lab.sampleSource({ ...LECTURE, m: 150, seed: 3, part: 'test' }).x;
    const p = trainers.map((trainer) => trainer.predict(x));
    const best = lab.optimum(LECTURE, x);
    let [bias, spread] = [0, 0];
    for (let i = 0; i < 150; i += 1) {
      const average = p.reduce((sum, t) => sum + t[i], 0) / 7;
      bias += (average - best[i]) ** 2 / 150;
      spread += p.reduce((sum, t) => sum + (t[i] - average) ** 2, 0) / 7 / 150;
    }
    near(/** @type {number} */ (numbers.bias), bias, 1e-13, 'bias²');
    near(numbers.variance, spread, 1e-13, 'variance');
    for (const each of [...trainers, mean, variance, ensemble]) each.free();
  }
});

test('of two softmax outputs, P is that of class 1', () => {
  const data = dataOf();
  const unit = asked({ config: { ...CONFIG, layerSizes: [2, 4, 2], output: 'softmax' }, seeds: [5, 6] });
  const parts = partsOf(kind, unit, data);
  const x = lab.sampleSource({ ...LECTURE, m: 150, seed: 3, part: 'test' }).x;
  const p = [5, 6].map((seed) => {
    const trainer = new lab.Trainer({ ...unit.config, lambda: 0.1 });
    const drawn = lab.sampleSource({ ...LECTURE, m: 40, seed });
    trainer.setTrainingSet(drawn.x, Float64Array.from([...drawn.y].flatMap((y) => [1 - y, y])));
    trainer.advance(40);
    const t = trainer.predict(x);
    trainer.free();
    return t.filter((_, i) => i % 2 === 1);
  });
  const [{ points }] = ofType('spread', parts, 1);
  p[0].forEach((first, i) => near(points.mean[i], (first + p[1][i]) / 2, 1e-15));
});

test('spreads that are put together are those of all numbers, however they are divided', () => {
  const random = createRandom(9);
  for (let i = 0; i < 40; i += 1) {
    const values = Array.from({ length: 2 + random.below(30) }, () => random.next());
    /** @type {Spread[]} */
    const spreads = [];
    for (let at = 0; at < values.length;) {
      const some = values.slice(at, at + random.below(7)); // also none
      at += some.length;
      const mean = some.reduce((sum, value) => sum + value, 0) / Math.max(1, some.length);
      const squares = some.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      spreads.push({ count: some.length, mean: Float64Array.of(mean), squares: Float64Array.of(squares) });
    }
    const whole = /** @type {Spread} */ (merged(spreads));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    assert.equal(whole.count, values.length);
    near(whole.mean[0], mean, 1e-14);
    near(
      whole.squares[0],
      values.reduce((sum, value) => sum + (value - mean) ** 2, 0),
      1e-13,
    );
  }
  assert.equal(merged([]), null);
  assert.equal(merged([{ count: 0, mean: new Float64Array(1), squares: new Float64Array(1) }]), null);
});

test('all λ have the same training sets, the same start and the same cap', () => {
  const parts = partsOf(kind, asked({ lambdas: [0.03, 0.03], updates: 15 }), dataOf());
  const [first, second] = [0, 1].map((at) =>
    ofType('line', parts, at).map(({ at: _, ...network }) => network),
  );
  assert.equal(first.length, 4);
  assert.deepEqual(first, second);
  assert.notDeepEqual(first[0].line, first[1].line);
  assert.ok(first.every(({ updates }) => updates <= 15) && first.some(({ updates }) => updates === 15));
  const [a, b] = [0, 1].map((at) => knownOf([parts], at).numbers);
  assert.deepEqual(a, b);
});

test('where nobody knows the truth, samples are drawn from the points, and there is no bias', () => {
  const data = { ...dataOf(), truth: null };
  const parts = partsOf(kind, asked({ from: 'source', seeds: [21, 22] }), data);
  const { numbers, maps } = knownOf([parts], 0);
  assert.ok(numbers && maps);
  assert.deepEqual([numbers.bias, numbers.deviation, maps.bias], [null, null, null]);
  assert.equal(ofType('optimum', parts).length, 0);
  assert.equal(ofType('spread', parts, 0)[0].points.mean.length, 30, 'means are over the test points');
  const drawn = lab.bootstrap(40, 21);
  const { x, y } = data.train;
  const trainer = new lab.Trainer({ ...CONFIG, lambda: 0 });
  trainer.setTrainingSet(
    Float64Array.from([...drawn].flatMap((i) => [x[2 * i], x[2 * i + 1]])),
    Float64Array.from(drawn, (i) => y[i]),
  );
  const { updates } = trainer.advance(40);
  const plane = new lab.Plane(Float64Array.from(DOMAIN), 9, 7);
  plane.evaluateNetwork(trainer);
  const [line] = ofType('line', parts, 0);
  assert.deepEqual([line.line, line.updates], [plane.contours(Float32Array.of(0)), updates]);
  const trained = partsOf(kind, asked({ seeds: [21, 22] }), { ...data, test: null });
  assert.equal(ofType('spread', trained, 0)[0].points.mean.length, 40, 'or over the training points');
  trainer.free();
  plane.free();
});

test('what diverges is counted and left out, and all may diverge', () => {
  const config = {
    ...CONFIG,
    optimizer: { ...CONFIG.optimizer, kind: /** @type {const} */ ('sgd'), learningRate: 10 },
  };
  // ηλ > m: the penalty alone makes weights grow with every update.
  const parts = partsOf(kind, asked({ config, lambdas: [0, 50], updates: 3000 }), dataOf());
  const [kept, lost] = [0, 1].map((at) => knownOf([parts], at));
  assert.equal(kept.diverged, 0);
  assert.ok(kept.numbers && kept.maps);
  assert.deepEqual([lost.diverged, lost.numbers, lost.maps], [4, null, null]);
  assert.ok(lost.networks.every(({ line }) => line === null));
});

test('the results are the same with one, two and three workers', async () => {
  /** @type {unknown[]} */
  const all = [];
  const units = [[1, 2], [3, 4], [5]].map((seeds, i) => asked({ seeds, isFirst: i === 0 }));
  for (const cores of [1, 2, 3]) {
    const parts = await resultsOn(cores, { kind: 'cloud', units, board: { points: 40, testPoints: 30 } });
    all.push([0, 1].map((at) => knownOf(parts, at)));
  }
  assert.deepEqual(all[1], all[0]);
  assert.deepEqual(all[2], all[0]);
});

test('a cloud is drawn with every line, and saved', async () => {
  const parts = partsOf(kind, asked(), dataOf());
  const known = [0, 1].map((at) => knownOf([parts], at));
  for (const [width, hasTruth] of /** @type {const} */ ([
    [640, true],
    [320, true],
    [320, false],
  ])) {
    const canvas = new SvgCanvas({ ruler: RULER });
    const size = { width, height: cloudHeight(width, 15 / 11, hasTruth) };
    drawCloud(canvas.getContext('2d'), size, plotStyle(false), {
      sides: known.map(({ networks, numbers, maps }, at) => ({
        name: `side ${at}`,
        lines: networks.flatMap(({ line }) => line ?? []),
        ...{ numbers, maps },
      })),
      optimum: hasTruth ? /** @type {any} */ (optimumOf([parts])).line : null,
      ...{ count: 4, domain: DOMAIN, size: SIZE, aspect: 15 / 11, hasTruth },
    });
    const svg = await canvas.file({ ...size, title: 'cloud' });
    assert.equal(svg.match(/stroke-opacity="0.5"/g)?.length, 8, 'four lines on each side');
    assert.equal(svg.match(/stroke-dasharray="7 4"/g)?.length ?? 0, hasTruth ? 2 : 0);
    // A map of each quantity on both sides, and the key.
    assert.equal(svg.match(/<image /g)?.length, (hasTruth ? 4 : 2) + 1);
    const { bias, variance } = /** @type {any} */ (known[1].numbers);
    assert.equal(svg.includes(`bias² ${bias.toFixed(4)}`), hasTruth);
    assert.ok(svg.includes(`variance ${variance.toFixed(4)}`));
  }
});

test('more lines are fainter, and colours go by |bias| and standard deviation', () => {
  assert.ok(inkOf(10) > inkOf(50) && inkOf(50) > inkOf(100) && inkOf(200) > 0.05);
  assert.deepEqual([0, 0.0625, 0.25, 1].map(shareOf), [0, 0.5, 1, 1]);
});
