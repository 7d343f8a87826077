import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wrongText } from '../../www/words/en/fields.js';
import { speak } from '../../www/words/language.js';
import { numberFromText } from '../../www/points/typed.js';
import { integer, real } from '../../www/scene/codecs.js';
import { createRandom } from './support/random.js';
import { formatTheta } from '../../www/words/theta.js';
import { axisTicks } from '../../www/views/plot/axes.js';
import {
  formatCount,
  formatEntry,
  formatError,
  formatPercent,
  formatSetting,
} from '../../www/words/numbers.js';

test('numbers are read with a point or a comma, with exponents and true minus signs', () => {
  for (const [text, value] of /** @type {const} */ ([
    ['0.1', 0.1],
    ['0,1', 0.1],
    [',5', 0.5],
    [' 1e-3 ', 0.001],
    ['2,5E2', 250],
    ['−3', -3],
    ['+4.', 4],
  ])) {
    assert.equal(numberFromText(text), value, text);
  }
});

test('what stands in a field is read as the number that it shows, with all its digits', () => {
  const random = createRandom(20);
  const numbers = [0, -0, 1e21, -1.66692e-7, 5e-324, ...Array.from({ length: 200 }, () => (random.next() - 0.5) * 10 ** (random.below(40) - 20))]; // prettier-ignore
  for (const number of numbers) {
    const text = formatEntry(number);
    assert.ok(!text.startsWith('-'), text);
    assert.equal(numberFromText(text) + 0, number + 0, text);
  }
});

test('what is no number is none', () => {
  for (const text of ['', ' ', 'abc', '1.000,5', '1,2,3', '0x10', '1e', 'Infinity', 'NaN', '5 px', '.']) {
    assert.ok(Number.isNaN(numberFromText(text)), text);
  }
});

test('an entry that is not accepted gets a sentence with its name, its rule and what was typed', async () => {
  const size = integer({ min: 1, max: 64 });
  assert.equal(
    wrongText('Size of hidden layer 2', size.expects, ' 65 ', 20),
    'Size of hidden layer 2 must be a whole number from 1 to 64, not “65”. It stays 20.',
  );
  assert.equal(
    wrongText('λ', real({ min: 0, max: 1 }).expects, '', 0.1),
    'λ must be a number from 0 to 1, and cannot be empty. It stays 0.1.',
  );
  await speak('de');
  assert.equal(
    wrongText('Lernrate', real({ min: 0, max: 0.5, positive: true }).expects, '0', 0.1),
    'Lernrate: erwartet wird eine Zahl größer als 0 und höchstens 0,5, nicht „0“. Es bleibt bei 0,1.',
  );
  await speak('en');
});

test('settings are written exactly and briefly', () => {
  for (const [value, text] of /** @type {const} */ ([
    [0, '0'],
    [0.1, '0.1'],
    [0.0003, '0.0003'],
    [0.00003, '3·10⁻⁵'],
    [0.0000125, '1.25·10⁻⁵'],
    [20, '20'],
    [1000000, '1·10⁶'],
    [-0.5, '−0.5'],
  ])) {
    assert.equal(formatSetting(value), text);
  }
});

test('errors have fixed digits while they are readable, and a text when they are not numbers', () => {
  assert.equal(formatError(0.10434), '0.1043');
  assert.equal(formatError(0), '0');
  assert.equal(formatError(123456), '1.23·10⁵');
  assert.equal(formatError(Infinity), '∞');
  for (const missing of [null, undefined, NaN]) assert.equal(formatError(missing), '–');
});

test('shares and counts', () => {
  assert.equal(formatPercent(0.915), '91.5\u202f%');
  assert.equal(formatPercent(1), '100.0\u202f%');
  assert.equal(formatPercent(null), '–');
  assert.equal(formatCount(999), '999');
  assert.equal(formatCount(1234567), '1\u202f234\u202f567');
});

test('ticks are round, within the axis, and fewer where there is less room', () => {
  // [−7, 8] in steps of 2, by hand.
  const wide = axisTicks(-7, 8, 300);
  assert.deepEqual(
    wide.map(({ value }) => value),
    [-6, -4, -2, 0, 2, 4, 6, 8],
  );
  assert.equal(wide[0].text, '−6');
  assert.deepEqual(
    axisTicks(0, 1, 240).map(({ text }) => text),
    ['0.0', '0.2', '0.4', '0.6', '0.8', '1.0'],
  );
  assert.ok(axisTicks(-7, 8, 120).length < wide.length);
});

test('whole numbers stand at the ticks where they do', () => {
  const texts = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ length) =>
    axisTicks(from, to, length).map(({ text }) => text);
  assert.deepEqual(texts(-4, 4, 760), ['-4', '-3', '-2', '-1', '0', '1', '2', '3', '4'].map((text) => text.replace('-', '−'))); // prettier-ignore
  assert.deepEqual(texts(0, 1, 240), ['0.0', '0.2', '0.4', '0.6', '0.8', '1.0']);
  assert.deepEqual(texts(0, 0.4, 760), ['0.0', '0.1', '0.2', '0.3', '0.4']);
});

test('a weight takes the same room whatever its size', () => {
  for (let power = -9; power < 12; power += 1) {
    for (const digit of [1, 2.1730811, 9.99995, -9.99995, -5.4321]) {
      const text = formatTheta(digit * 10 ** power);
      assert.ok(text.length <= 10, text);
    }
  }
  assert.equal(formatTheta(-2173.0811), '−2173.1');
});
