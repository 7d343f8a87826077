/**
 * Fleets as JavaScript sees them: results by the arrays, equal to those of single trainers, in time; wrong arguments are
 * `Error`s of a named kind.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { lab } from './support/lab.js';
import { refuses } from './support/refuses.js';

const { Ensemble, Fleet, Trainer, bootstrap, sampleSource } = lab;

const BASE = {
  layerSizes: [2, 3, 1],
  activation: 'tanh',
  output: 'sigmoid',
  optimizer: { kind: 'sgd', learningRate: 0.5, batchSize: 0 },
};
const COLUMNS = 'index status updates d r e slope accuracy testD testAccuracy'.split(' ');
const STATUS = ['training', 'converged', 'diverged'];
const POINTS = sampleSource({ source: 'xor', m: 30, seed: 4 });

/** A fleet that is freed when the test ends. */
function fleetOf(t, settings) {
  const fleet = new Fleet({ base: BASE, ...settings });
  t.after(() => fleet.free());
  return fleet;
}

/** Everything that a fleet comes to, as a row for each member. */
function rowsOf(fleet, milliseconds = 5) {
  const rows = [];
  while (fleet.left > 0) {
    const columns = fleet.advance(milliseconds);
    assert.deepEqual(Object.keys(columns), COLUMNS);
    for (const column of Object.values(columns)) assert.ok(column instanceof Float64Array);
    for (let i = 0; i < columns.index.length; i++) {
      rows[columns.index[i]] = Object.fromEntries(COLUMNS.map((name) => [name, columns[name][i]]));
    }
  }
  return rows;
}

/** Asserts that a member's row is what a trainer comes to. */
function assertAlone(t, fleet, row, config, { x, y }, updates, test) {
  const trainer = new Trainer(config);
  t.after(() => trainer.free());
  trainer.theta = fleet.start(row.index);
  trainer.setTrainingSet(x, y);
  if (test) trainer.setTestSet(test.x, test.y);
  const clock = trainer.advance(updates);
  const { d, r, e, accuracy, testD, testAccuracy } = trainer.error();
  assert.deepEqual([STATUS[row.status], row.updates], [clock.status, clock.updates]);
  const optional = [accuracy, testD, testAccuracy].map((value) => value ?? NaN);
  assert.deepEqual([row.d, row.r, row.e, row.accuracy, row.testD, row.testAccuracy], [d, r, e, ...optional]);
  assert.equal(row.slope, Math.max(...trainer.gradient().map(Math.abs)));
  assert.deepEqual(fleet.theta(row.index), trainer.theta);
}

test('a map over λ and η is what single trainers come to', (t) => {
  const lambdas = [0, 0.1, 1];
  const rates = Float64Array.of(0.1, 1, 5, 500);
  const fleet = fleetOf(t, {
    axes: [
      { vary: 'lambda', values: lambdas },
      { vary: 'learningRate', values: rates },
    ],
    updates: 300,
  });
  fleet.setTrainingSet(POINTS.x, POINTS.y);
  const testSet = sampleSource({ source: 'xor', m: 20, seed: 4, part: 'test' });
  fleet.setTestSet(testSet.x, testSet.y);
  assert.deepEqual([fleet.members, fleet.left], [12, 12]);
  assert.equal(fleet.theta(0), undefined);
  const rows = rowsOf(fleet);
  assert.equal(rows.length, 12);
  for (const row of rows) {
    const optimizer = { ...BASE.optimizer, learningRate: rates[Math.floor(row.index / 3)] };
    const config = { ...BASE, lambda: lambdas[row.index % 3], optimizer };
    assertAlone(t, fleet, row, config, POINTS, 300, testSet);
  }
  assert.ok(rows.some(({ status }) => status === 2));
  assert.equal(fleet.left, 0);
  assert.equal(fleet.advance(1).index.length, 0);
});

test('a plane of starts, shared among workers', (t) => {
  const direction = Float64Array.from({ length: 13 }, (_, i) => Math.sin(i));
  const values = [-2, -1, 0, 1];
  const axes = [
    { vary: 'start', direction, values },
    { vary: 'start', direction: direction.map((v, i) => v * (i % 3)), values },
  ];
  const settings = { axes, start: new Float64Array(13).fill(0.2), updates: 50 };
  const rows = [];
  for (const first of [0, 1, 2]) {
    const fleet = fleetOf(t, { ...settings, first, step: 3 });
    fleet.setTrainingSet(POINTS.x, POINTS.y);
    const share = rowsOf(fleet);
    for (const row of share.filter(Boolean)) {
      assertAlone(t, fleet, row, BASE, POINTS, 50);
      rows[row.index] = row;
    }
  }
  assert.equal(rows.filter(Boolean).length, 16);
  const fleet = fleetOf(t, settings);
  // Member 4·2 + 3: once the first direction, and none of the second.
  assert.deepEqual(
    fleet.start(11),
    direction.map((v, i) => 0.2 + v + 0 * (i % 3)),
  );
});

test('seeds, sizes, samples and draws', (t) => {
  const seeds = [3, 4294967295];
  const of = (axis) => {
    const fleet = fleetOf(t, { axes: [axis], updates: 40 });
    if (axis.vary !== 'points') fleet.setTrainingSet(POINTS.x, POINTS.y);
    return [fleet, rowsOf(fleet)];
  };
  const check = (axis, config, points = () => POINTS) => {
    const [fleet, rows] = of(axis);
    rows.forEach((row, i) => assertAlone(t, fleet, row, { ...BASE, ...config(i) }, points(i), 40));
    assert.equal(rows.length, axis.values.length);
  };
  check({ vary: 'seed', values: seeds }, (i) => ({ seed: seeds[i] }));
  check({ vary: 'units', layer: 1, values: [1, 7] }, (i) => ({ layerSizes: [2, [1, 7][i], 1] }));
  const same = () => ({});
  check({ vary: 'bootstrap', values: seeds }, same, (i) => {
    const rows = [...bootstrap(30, seeds[i])];
    return {
      x: Float64Array.from(rows.flatMap((row) => [POINTS.x[2 * row], POINTS.x[2 * row + 1]])),
      y: Float64Array.from(rows, (row) => POINTS.y[row]),
    };
  });
  const source = { source: 'moons', noise: 0.5 };
  check({ vary: 'points', source, m: 25, values: seeds }, same, (i) =>
    sampleSource({ ...source, m: 25, seed: seeds[i] }),
  );
});

test('a call comes back in about its time, also within a long training', (t) => {
  const fleet = fleetOf(t, {
    base: { ...BASE, layerSizes: [2, 20, 20, 1], optimizer: { kind: 'lbfgs' } },
    updates: 1000,
  });
  const { x, y } = sampleSource({ source: 'spirals', m: 300, seed: 1 });
  fleet.setTrainingSet(x, y);
  let calls = 0;
  while (fleet.left > 0) {
    fleet.advance(0);
    calls++;
  }
  // A slice is a few iterations: far fewer than all, more than nothing.
  assert.ok(calls > 50, `${calls} calls`);
});

test('to the last update or until it converges', (t) => {
  const base = { ...BASE, layerSizes: [2, 1], lambda: 1, optimizer: { ...BASE.optimizer, learningRate: 2 } };
  const updates = (untilConverged) => {
    const fleet = fleetOf(t, { base, untilConverged, updates: 2000 });
    fleet.setTrainingSet(POINTS.x, POINTS.y);
    return rowsOf(fleet)[0].updates;
  };
  assert.ok(updates(true) < 2000);
  assert.equal(updates(undefined), updates(true));
  assert.equal(updates(false), 2000);
});

test('a wrong plan names the field and the value', (t) => {
  const make = (settings) => () => new Fleet({ base: BASE, ...settings });
  const axis = (settings) => make({ axes: [{ vary: 'lambda', values: [0] }, settings] });
  refuses(() => new Fleet(undefined), 'InvalidConfig', 'configuration', 'nothing');
  refuses(make({ axis: [] }), 'InvalidConfig', 'axis', 'axes');
  refuses(make({ base: undefined }), 'InvalidConfig', 'base must be an object', 'nothing');
  refuses(make({ base: { ...BASE, lambda: -1 } }), 'InvalidConfig', 'base.lambda', '-1');
  refuses(make({ base: { ...BASE, leak: 2 } }), 'InvalidConfig', 'base.leak', '2');
  refuses(make({ base: { ...BASE, layerSizes: [2, 0, 1] } }), 'InvalidConfig', 'base.layerSizes[1]', '0');
  refuses(make({ base: { ...BASE, layerSizes: [2, 0.5, 1] } }), 'InvalidConfig', 'base.layerSizes[1]', '0.5');
  const optimizer = { kind: 'sgd', learningRate: 0 };
  refuses(make({ base: { ...BASE, optimizer } }), 'InvalidConfig', 'base.optimizer.learningRate', '0');
  refuses(make({ axes: 7 }), 'InvalidConfig', 'axes', 'array', '7');
  refuses(make({ axes: [7] }), 'InvalidConfig', 'axes[0]', 'object', '7');
  refuses(axis({ values: [1] }), 'InvalidConfig', 'axes[1].vary', 'nothing');
  refuses(axis({ vary: 'eta', values: [1] }), 'InvalidConfig', 'axes[1].vary', 'learningRate', 'eta');
  refuses(axis({ vary: 'seed', seeds: [1] }), 'InvalidConfig', 'axes[1].seeds', 'values');
  refuses(axis({ vary: 'seed' }), 'InvalidConfig', 'axes[1].values', 'array', 'nothing');
  refuses(axis({ vary: 'seed', values: [] }), 'InvalidConfig', 'axes[1].values', 'at least one');
  refuses(axis({ vary: 'seed', values: ['1'] }), 'InvalidConfig', 'axes[1].values[0]', 'number', '"1"');
  refuses(axis({ vary: 'seed', values: [1, 1.5] }), 'InvalidConfig', 'axes[1].values[1]', 'whole', '1.5');
  refuses(axis({ vary: 'lambda', values: [1] }), 'InvalidConfig', 'axes[1]', 'kind of its own');
  refuses(axis({ vary: 'learningRate', values: [0] }), 'InvalidConfig', 'axes[1].values[0]', '0');
  refuses(axis({ vary: 'units', values: [1] }), 'InvalidConfig', 'axes[1].layer', 'nothing');
  refuses(axis({ vary: 'units', layer: 2, values: [1] }), 'InvalidConfig', 'axes[1].layer', '2');
  refuses(axis({ vary: 'units', layer: 1, values: [0] }), 'InvalidConfig', 'axes[1].values[0]', '0');
  refuses(axis({ vary: 'start', values: [0] }), 'InvalidConfig', 'axes[1].direction', 'nothing');
  refuses(
    axis({ vary: 'start', direction: [1], values: [0] }),
    'ShapeMismatch',
    'axes[1].direction',
    '13',
    '1',
  );
  refuses(
    axis({ vary: 'start', direction: [NaN], values: [0] }),
    'InvalidData',
    'axes[1].direction[0]',
    'NaN',
  );
  refuses(axis({ vary: 'points', values: [0] }), 'InvalidConfig', 'axes[1].m', 'nothing');
  refuses(axis({ vary: 'points', m: 5, values: [0] }), 'InvalidConfig', 'axes[1].source', 'nothing');
  const source = { source: 'moons', noise: -1 };
  refuses(axis({ vary: 'points', m: 5, source, values: [0] }), 'InvalidConfig', 'axes[1].source.noise', '-1');
  refuses(
    axis({ vary: 'points', m: 5, source: { source: 'sine' }, values: [0] }),
    'ShapeMismatch',
    'axes[1].x',
    'multiple of 2',
  );
  refuses(make({ start: [1, 2] }), 'ShapeMismatch', 'start must hold 13', '2');
  refuses(make({ start: 1 }), 'InvalidConfig', 'start', 'array', '1');
  refuses(make({ updates: -1 }), 'InvalidConfig', 'updates', '-1');
  refuses(make({ untilConverged: 1 }), 'InvalidConfig', 'untilConverged', '1');
  refuses(make({ first: 1 }), 'InvalidConfig', 'first', '1');
  refuses(make({ step: 0 }), 'InvalidConfig', 'step', '0');

  const fleet = fleetOf(t, {});
  refuses(() => fleet.advance(1), 'InvalidConfig', 'trainingSet');
  refuses(() => fleet.setTrainingSet(Float64Array.of(1, NaN), Float64Array.of(1)), 'InvalidData', 'x[1]');
  refuses(() => fleet.setTestSet(new Float64Array(3), new Float64Array(1)), 'ShapeMismatch', 'x', '3');
  refuses(() => fleet.start(1), 'InvalidConfig', 'index', '1');
  fleet.setTrainingSet(POINTS.x, POINTS.y);
  assert.equal(rowsOf(fleet).length, 1);
});

test('members of a fleet make an ensemble', (t) => {
  const fleet = fleetOf(t, { axes: [{ vary: 'bootstrap', values: [1, 2, 3] }] });
  fleet.setTrainingSet(POINTS.x, POINTS.y);
  const domain = Float64Array.of(-5, 5, -5, 5);
  const [ensemble, same] = [new Ensemble(domain, 21, 21), new Ensemble(domain, 21, 21)];
  t.after(() => [ensemble, same].forEach((one) => one.free()));
  refuses(() => ensemble.addMember(fleet, 0), 'InvalidConfig', 'index', 'done', '0');
  refuses(() => ensemble.addMember(fleet, 3), 'InvalidConfig', 'index', '3');
  for (const { index } of rowsOf(fleet)) {
    ensemble.addMember(fleet, index);
    const trainer = new Trainer(BASE);
    t.after(() => trainer.free());
    trainer.theta = fleet.theta(index);
    same.add(trainer);
  }
  assert.equal(ensemble.members, 3);
  const [mean, want] = [ensemble.mean(), same.mean()];
  t.after(() => [mean, want].forEach((plane) => plane.free()));
  assert.deepEqual(mean.values(), want.values());
  assert.ok(mean.values().some((z) => z > 0) && mean.values().some((z) => z < 0));
});

test('a bootstrap sample has a bound', () => {
  assert.deepEqual([...bootstrap(1, 7)], [0]);
  assert.equal(bootstrap(0, 7).length, 0);
  refuses(() => bootstrap(2 ** 32 - 1, 7), 'InvalidConfig', 'm must be at most', '4294967295');
});
