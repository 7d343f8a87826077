/** The expressions of lessons. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, quantitiesIn, textOf } from '../../www/lessons/expressions.js';
import {
  ExpressionFault,
  MOST_SIGNS,
  parseCondition,
  parseExpression,
  parseNumbers,
} from '../../www/lessons/format/expression-parser.js';
import { QUANTITIES } from '../../www/lessons/names.js';
import { createRandom } from './support/random.js';

/** @import { Expression, QuantityName } from '../../www/lessons/lessons.d.ts' */

/** Any value, but the same for the same. @param {QuantityName} name @param {readonly number[]} args */
const quantity = (name, args) =>
  [...`${name}${args}`].reduce((sum, sign) => sum * 7 + sign.charCodeAt(0), 3) % 13;

/** Texts that nobody picked, and the same as JavaScript, which judges them by its own rules. @param {ReturnType<typeof createRandom>} random */
function written(random) {
  const names = /** @type {QuantityName[]} */ (Object.keys(QUANTITIES).filter((name) => name !== 'status'));
  const blank = () => ' '.repeat(1 + random.below(2));
  /** @param {number} depth @returns {[text: string, script: string]} */
  const factor = (depth) => {
    const kind = random.below(depth > 0 ? 6 : 2);
    if (kind === 0) {
      const number = random.pick(['0', '1', '2', '0.5', '10', '3e-2', '0.25']);
      return [number, number];
    }
    if (kind === 1) {
      const name = random.pick(names);
      const { least, most } = QUANTITIES[name];
      const args = Array.from({ length: least + random.below(most - least + 1) }, () => 1 + random.below(3));
      const value = String(quantity(name, args));
      return [args.length > 0 ? `${name}(${args.join(random.pick([',', ', ']))})` : name, value];
    }
    if (kind === 2) {
      const [text, script] = factor(depth - 1);
      return [`${random.pick(['-', '−'])}${blank()}${text}`, `(- ${script})`];
    }
    if (kind === 3) {
      const [text, script] = sum(depth - 1);
      return [`(${text})`, `(${script})`];
    }
    if (kind === 4) {
      const [text, script] = sum(depth - 1);
      const [name, call] = random.pick([
        ['abs', 'Math.abs'],
        ['sqrt', 'Math.sqrt'],
        ['ln', 'Math.log'],
      ]);
      return [`${name}(${text})`, `${call}(${script})`];
    }
    const args = Array.from({ length: 2 + random.below(2) }, () => sum(depth - 1));
    const name = random.pick(['min', 'max']);
    return [
      `${name}(${args.map(([text]) => text).join(', ')})`,
      `Math.${name}(${args.map(([, s]) => s).join()})`,
    ];
  };
  /** @param {number} depth @returns {[string, string]} */
  const sum = (depth) => {
    let [text, script] = factor(depth);
    for (let more = random.below(3); more > 0; more--) {
      const [sign, operator] = random.pick([['+', '+'], ['-', '-'], ['−', '-'], ['*', '*'], ['·', '*'], ['/', '/']]); // prettier-ignore
      const [right, other] = factor(depth);
      text += `${blank()}${sign}${blank()}${right}`;
      script += ` ${operator} ${other}`;
    }
    return [text, script];
  };
  /** @returns {[string, string]} */
  const comparison = () => {
    const [[left, a], [right, b]] = [sum(1), sum(1)];
    const [sign, operator] = random.pick([['<', '<'], ['<=', '<='], ['≤', '<='], ['>', '>'], ['≥', '>='], ['=', '==='], ['!=', '!=='], ['≠', '!==']]); // prettier-ignore
    return [`${left} ${sign} ${right}`, `${a} ${operator} ${b}`];
  };
  /** @returns {[string, string]} */
  const condition = () => {
    const all = Array.from({ length: 1 + random.below(3) }, comparison);
    return [all.map(([text]) => text).join(' and '), all.map(([, script]) => script).join(' && ')];
  };
  return random.below(2) ? condition() : sum(2);
}

test('their values are those of JavaScript, and their texts read back', () => {
  const random = createRandom(11);
  let conditions = 0;
  for (let i = 0; i < 3000; i++) {
    const [text, script] = written(random);
    if (text.length > MOST_SIGNS) continue;
    const expression = parseExpression(text);
    const value = evaluate(expression, quantity);
    // An expression of this test's own making.
    const expected = new Function(`return ${script}`)();
    if (typeof expected === 'boolean') conditions += 1;
    assert.ok(
      value === expected || (Number.isNaN(value) && Number.isNaN(expected)),
      `${text}: ${value}, ${expected}`,
    );
    assert.deepEqual(parseExpression(textOf(expression)), expression, text);
  }
  assert.ok(conditions > 500);
});

test('the text of any tree reads back as it, with no more parentheses than it needs', () => {
  const random = createRandom(12);
  /** @param {number} depth @returns {Expression} */
  const tree = (depth) => {
    if (depth === 0) return { kind: 'number', value: random.below(9) / 4 };
    const [left, right] = [tree(random.below(depth)), tree(random.below(depth))];
    return random.below(4) === 0
      ? { kind: 'negative', of: left }
      : { kind: 'operation', operator: random.pick(['+', '-', '*', '/']), left, right };
  };
  for (let i = 0; i < 2000; i++) {
    const expression = tree(1 + random.below(4));
    assert.deepEqual(parseExpression(textOf(expression)), expression);
  }
  for (const text of ['1 - 2 - 3', '1 - (2 - 3)', '-D(1) * 2', '-(1 + 2)', '1 + 2 * 3 < 4 and 1 = 1']) {
    assert.equal(textOf(parseExpression(text)), text);
  }
});

test('what is not known makes a value unknown, unless something else decides', () => {
  const value = (/** @type {string} */ text) =>
    evaluate(parseExpression(text), (name) => (name === 'testD' ? undefined : 1));
  assert.equal(value('testD(1) + 1'), undefined);
  assert.equal(value('-testD(1) < 1'), undefined);
  assert.equal(value('max(1, testD(1))'), undefined);
  assert.equal(value('testD(1) < 1 and D(1) = 1'), undefined);
  assert.equal(value('testD(1) < 1 and D(1) = 2'), false);
});

test('a status is compared with a word', () => {
  const status = parseCondition('status(2) = converged and status(1) != diverged');
  assert.equal(
    evaluate(status, (_, [figure]) => (figure === 2 ? 'converged' : 'training')),
    true,
  );
  assert.equal(
    evaluate(status, () => 'diverged'),
    false,
  );
  assert.deepEqual(
    quantitiesIn(status).map(({ args }) => args[0]),
    [2, 1],
  );
});

test('several numbers stand side by side', () => {
  assert.deepEqual(parseNumbers('excess(1) (D(1) + 2) bayesD').map(textOf), [
    'excess(1)',
    'D(1) + 2',
    'bayesD',
  ]);
  assert.throws(() => parseNumbers('excess(1) + 1'), { expected: 'operand', column: 11 });
  assert.throws(() => parseNumbers('excess(1) (1 < 2)'), { expected: 'number', column: 11 });
});

/** @type {[text: string, expected: string, column: number][]} */
const FAULTS = [
  ['', 'operand', 1],
  ['1 +', 'operand', 4],
  ['1 2', 'operator', 3],
  ['(1', 'closing', 3],
  ['abs 1', 'opening', 5],
  ['abs(1, 2)', 'arguments', 1],
  ['1 + min(1)', 'arguments', 5],
  ['D', 'arguments', 1],
  ['weight(1, 2)', 'arguments', 1],
  ['D(0)', 'figure', 1],
  ['D(1.5)', 'integer', 3],
  ['D(D(1))', 'integer', 3],
  ['D(1000)', 'integer', 3],
  ['x', 'name', 1],
  ['constructor', 'name', 1],
  ['__proto__', 'sign', 1],
  ['window.alert(1)', 'sign', 7],
  ['D(1) = 1; 2', 'sign', 9],
  ['a = 1', 'name', 1],
  ['1 < 2 < 3', 'operator', 7],
  ['(1 < 2) + 1', 'number', 1],
  ['1 + (1 < 2)', 'number', 5],
  ['1 and 2 < 3', 'condition', 1],
  ['1 < 2 and 3', 'condition', 11],
  ['status(1) < converged', 'equality', 11],
  ['status(1) = 1', 'word', 13],
  ['1 = converged', 'number', 5],
  ['converged + 1', 'number', 1],
  ['1e999', 'operand', 1],
  [`${'('.repeat(17)}1${')'.repeat(17)}`, 'shallower', 17],
  ['- '.repeat(40) + '1', 'shallower', 33],
  ['1+'.repeat(150) + '1', 'shorter', MOST_SIGNS + 1],
  ['1'.repeat(1e6), 'shorter', MOST_SIGNS + 1],
];

for (const [text, expected, column] of FAULTS) {
  test(`“${text.slice(0, 24)}”: “${expected}” is expected at ${column}`, () => {
    assert.throws(
      () => parseExpression(text),
      (error) => {
        assert.ok(error instanceof ExpressionFault, String(error));
        assert.deepEqual([error.expected, error.column], [expected, column]);
        return true;
      },
    );
  });
}

test('a condition is none of a number', () => {
  assert.throws(() => parseCondition('D(1)'), { expected: 'condition' });
});
