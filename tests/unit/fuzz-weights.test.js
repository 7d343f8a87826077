/**
 * Whatever a file of weights holds, it is refused in words, or read as settings that the board takes and weights that
 * are numbers; and what is written reads back to the bit.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { WeightsError, readWeights, weightsText } from '../../www/export/weights.js';
import { NETWORK, defaultScene } from '../../www/scene/schema.js';
import { createStore } from '../../www/scene/store.js';
import { weightsFaultText } from '../../www/words/en/export.js';
import { anyText, hurt, patchOf, record } from './support/anything.js';
import { every } from './support/every.js';
import { trainedModel } from './support/model.js';

const { model } = trainedModel(
  { layerSizes: [2, 3, 2, 1], activation: 'leakyRelu', leak: 0.2 },
  { updates: 3 },
);
const TEXT = weightsText(model);

/** Lists in lists that no program writes. */
const DEEP = '['.repeat(1e5) + ']'.repeat(1e5);

/** The file with another part. @param {string} name @param {string} json */
const withPart = (name, json) => TEXT.replace(new RegExp(`("${name}": )("[^"]*"|[^,\n]*)`), `$1${json}`);

/** @param {string} text */
function assertRead(text) {
  let weights;
  try {
    weights = readWeights(text);
  } catch (error) {
    assert.ok(error instanceof WeightsError, String(error));
    const words = weightsFaultText(error.fault);
    assert.ok(words.length > 0 && words.length < 500, words);
    return;
  }
  const { settings, layerSizes, output, theta } = weights;
  assert.ok(output === null || output.length <= 32);
  assert.equal(
    theta.length,
    layerSizes.slice(1).reduce((sum, size, i) => sum + size * (1 + layerSizes[i]), 0),
  );
  assert.ok(theta.every((value) => Number.isFinite(Math.fround(value))));
  assert.deepEqual(settings.hidden, layerSizes.slice(1, -1));
  createStore(defaultScene()).setFigure(1, settings);
}

/** Where something is in a file, by the ways that lead there. @param {unknown} value @param {(string | number)[]} way @returns {(string | number)[][]} */
const waysIn = (value, way = []) =>
  value === null || typeof value !== 'object'
    ? [way]
    : [way, ...Object.entries(value).flatMap(([key, part]) => waysIn(part, [...way, key]))];

const WAYS = waysIn(JSON.parse(TEXT)).filter((way) => way.length > 0);

/** Files in which some things are others. */
const changed = fc
  .array(
    record({
      way: fc.constantFrom(...WAYS),
      does: fc.constantFrom('put', 'remove', 'double'),
      value: fc.oneof(
        fc.jsonValue(),
        fc.constantFrom(1e39, -0, 5e-324, 0, 1, 1e9, '1', null, [], {}, 2 ** 53),
        fc.double(),
      ),
    }),
    { maxLength: 4 },
  )
  .map((changes) => {
    const file = JSON.parse(TEXT);
    for (const { way, does, value } of changes) {
      const last = /** @type {string} */ (way.at(-1));
      const parent = way.slice(0, -1).reduce((part, key) => part?.[key], file);
      if (parent === null || typeof parent !== 'object') continue;
      // Copies: what is put into itself is no JSON.
      if (does === 'put') parent[last] = structuredClone(value);
      else if (does === 'remove') delete parent[last];
      else if (Array.isArray(parent)) parent.push(structuredClone(parent[0]));
    }
    return JSON.stringify(file);
  });

every(
  'any file is read, or refused in words',
  fc.oneof(
    { weight: 1, arbitrary: anyText },
    { weight: 1, arbitrary: fc.json() },
    { weight: 4, arbitrary: changed },
    {
      weight: 2,
      arbitrary: hurt(fc.constant(TEXT), [
        '{',
        '}',
        '[',
        ']',
        ',',
        '"',
        '1e999',
        '-',
        'null',
        '"__proto__":{},',
        '0',
      ]),
    },
  ),
  assertRead,
  {
    runs: 600,
    examples: [
      withPart('version', DEEP),
      withPart('output', DEEP),
      withPart('seed', DEEP),
      withPart('output', `"${'a'.repeat(1e6)}"`),
    ],
  },
);

every(
  'what is written reads back to the bit',
  record({
    hidden: fc.array(fc.integer({ min: 1, max: 64 }), { maxLength: 3 }),
    inputs: fc.integer({ min: 1, max: 7 }),
    outputs: fc.integer({ min: 1, max: 8 }),
    numbers: fc.array(
      fc.oneof(
        fc.float({ noNaN: true, noDefaultInfinity: true }),
        fc.double({ min: -1e38, max: 1e38, noNaN: true }),
      ),
      { minLength: 1, maxLength: 50 },
    ),
    patch: patchOf(NETWORK),
    title: anyText,
  }),
  ({ hidden, inputs, outputs, numbers, patch, title }) => {
    const layerSizes = [inputs, ...hidden, outputs];
    const length = layerSizes.slice(1).reduce((sum, size, i) => sum + size * (1 + layerSizes[i]), 0);
    const theta = Float64Array.from({ length }, (_, i) => numbers[i % numbers.length]);
    const { hidden: _, name: __, ...fields } = NETWORK;
    const settings = Object.fromEntries(
      Object.entries(fields).flatMap(([name, field]) => {
        const value = field.check(/** @type {any} */ (patch)[name]);
        return value === undefined ? [] : [[name, value]];
      }),
    );
    const config = { ...model.config, leak: 0, lambda: 0, seed: 1, ...settings, layerSizes };
    const read = readWeights(weightsText({ ...model, title, theta, config }));
    assert.deepEqual(read.layerSizes, layerSizes);
    // The minus of a zero is no weight of its own.
    assert.deepEqual(
      read.theta,
      theta.map((value) => value + 0),
    );
    for (const [name, value] of Object.entries(settings)) {
      assert.deepEqual(/** @type {any} */ (read.settings)[name], value);
    }
  },
);
