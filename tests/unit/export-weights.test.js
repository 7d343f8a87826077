/** Weights as a file: what is written reads back to the bit, and what is wrong with another file is said. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { readWeights, WeightsError, weightsText } from '../../www/export/weights.js';
import { weightsFaultText } from '../../www/words/en/export.js';
import { trainedModel } from './support/model.js';

const { model } = trainedModel({ activation: 'leakyRelu', leak: 0.2, init: 'he', seed: 7 });
const text = weightsText(model);
const changed = (/** @type {(file: any) => void} */ change) => {
  const file = JSON.parse(text);
  change(file);
  return JSON.stringify(file);
};

test('what is written reads back to the last bit', () => {
  const weights = readWeights(text);
  assert.deepEqual(weights.theta, model.theta);
  assert.deepEqual(weights.layerSizes, model.config.layerSizes);
  assert.deepEqual(weights.settings, {
    hidden: [20, 20],
    activation: 'leakyRelu',
    leak: 0.2,
    lambda: 0.1,
    init: 'he',
    seed: 7,
    output: 'sigmoid',
  });
});

test('features and the output are settings; a moment is none', () => {
  const { model: other } = trainedModel({
    layerSizes: [3, 4, 2],
    features: ['x1', 'x1x1', 'sinx2'],
    output: 'softmax',
  });
  const file = JSON.parse(weightsText(other));
  Object.assign(file.network, { at: 7, theta: 'AAAA' });
  const { settings, output } = readWeights(JSON.stringify(file));
  assert.deepEqual(settings.features, ['x1', 'x1x1', 'sinx2']);
  assert.equal(settings.output, 'softmax');
  assert.equal(output, 'softmax');
  assert.deepEqual(
    Object.keys(settings).filter((name) => ['at', 'theta'].includes(name)),
    [],
  );
});

test('a file is JSON with a line for each unit', () => {
  const file = JSON.parse(text);
  assert.equal(file.format, 'mlp-playground weights');
  assert.equal(file.version, 1);
  assert.deepEqual(file.network.layerSizes, [2, 20, 20, 1]);
  assert.deepEqual(file.theta.map((/** @type {any[]} */ rows) => [rows.length, rows[0].length]), [[20, 3], [20, 21], [1, 21]]); // prettier-ignore
  assert.equal(file.theta[0][0][0], model.theta[0]);
  assert.equal(file.training.E, model.error.e);
  assert.equal(text.split('\n').filter((line) => /^ {6}\[/.test(line)).length, 41);
});

test('numbers of every size keep their bits', () => {
  const theta = Float64Array.from([0, -0, 1 / 3, 5e-324, 3.4028235677973362e38, -1e-9, 0.1, 1, 2]);
  const small = { ...model, theta, config: { ...model.config, layerSizes: [2, 3] } };
  assert.deepEqual([...readWeights(weightsText(small)).theta], [0, 0, 1 / 3, 5e-324, 3.4028235677973362e38, -1e-9, 0.1, 1, 2]); // prettier-ignore
});

test('the scaling of a table is in the file, and reading it back changes nothing', () => {
  const axes = [
    {
      name: 'Länge',
      plane: /** @type {[number, number]} */ ([-6, 6]),
      table: /** @type {[number, number]} */ ([1, 6.9]),
    },
    {
      name: '',
      plane: /** @type {[number, number]} */ ([-4, 4]),
      table: /** @type {[number, number]} */ ([0.1, 2.5]),
    },
  ];
  const scaled = weightsText({ ...model, axes });
  assert.deepEqual(JSON.parse(scaled).axes, axes);
  assert.deepEqual(readWeights(scaled), readWeights(text));
  assert.ok(!('axes' in JSON.parse(text)), 'none without a table');
});

for (const [what, file, words] of /** @type {[string, string, RegExp][]} */ ([
  ['an empty file', '', /not JSON/],
  ['another file', '{"format": "keras"}', /no file of weights/],
  ['a list', '[]', /no file of weights/],
  ['a newer version', changed((file) => (file.version = 2)), /version 2.*reads version 1/],
  ['no sizes', changed((file) => delete file.network), /layerSizes/],
  ['a layer of 65', changed((file) => (file.network.layerSizes = [2, 65, 1])), /from 1 to 64/],
  ['eleven layers', changed((file) => (file.network.layerSizes = [2, ...Array(11).fill(1), 1])), /up to 10/],
  ['an unknown activation', changed((file) => (file.network.activation = 'gelu')), /activation.*gelu/],
  ['a negative λ', changed((file) => (file.network.lambda = -1)), /lambda.*-1/],
  ['a missing matrix', changed((file) => file.theta.pop()), /3 matrices/],
  ['a missing row', changed((file) => file.theta[1].pop()), /Θ¹ does not have 20 rows/],
  ['a missing number', changed((file) => file.theta[1][4].pop()), /Θ¹, row 5: not 21 numbers/],
  ['a text for a number', changed((file) => (file.theta[2][0][3] = 'NaN')), /Θ², row 1, entry 4: "NaN"/],
  ['null for a number', changed((file) => (file.theta[0][0][0] = null)), /Θ⁰, row 1, entry 1: null/],
  [
    'a number beyond single precision',
    changed((file) => (file.theta[1][0][0] = -3.4028235677973366e38)),
    /Θ¹, row 1, entry 1: -3\.40.*single precision/,
  ],
  ['an endless file', ' '.repeat(5_000_000), /too large/],
])) {
  test(`${what} is refused, in words`, () => {
    assert.throws(
      () => readWeights(file),
      (error) => error instanceof WeightsError && words.test(weightsFaultText(error.fault)),
    );
  });
}
