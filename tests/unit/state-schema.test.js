import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LAMBDA_STEPS, lambdaFromPosition, positionFromLambda } from '../../www/scene/lambda-scale.js';
import { LEVELS, logit } from '../../www/scene/levels.js';
import { BOARD, NETWORK, defaultScene } from '../../www/scene/schema.js';
import { lab } from './support/lab.js';
import { createRandom } from './support/random.js';

/** @import { Field } from '../../www/scene/schema.js' */

test('every default is valid and reads back from its own text', () => {
  const fields = /** @type {Field<any>[]} */ ([...Object.values(BOARD), ...Object.values(NETWORK)]);
  for (const field of fields) {
    assert.deepEqual(field.check(field.default), field.default, field.key);
    assert.deepEqual(field.parse(field.encode(field.default)), field.default, field.key);
  }
});

test('defaults are those of the engine', () => {
  const { layerSizes, optimizer, ...config } = lab.defaultConfig();
  assert.deepEqual(layerSizes, [2, ...NETWORK.hidden.default, 1]);
  for (const [name, value] of Object.entries(config)) {
    assert.deepEqual(/** @type {any} */ (NETWORK)[name].default, value, name);
  }
  const { kind, learningRate, batchSize } = optimizer;
  assert.deepEqual(
    [BOARD.optimizer.default, BOARD.learningRate.default, BOARD.batchSize.default],
    [kind, learningRate, batchSize],
  );
  // It is a configuration: what `new Trainer` takes.
  const trainer = new lab.Trainer(lab.defaultConfig());
  assert.deepEqual([trainer.lambda, trainer.learningRate, trainer.theta.length], [0, learningRate, 21]);
  trainer.free();
});

test('the limits are the documented ones, ends included', () => {
  const u32 = 2 ** 32 - 1;
  /** Each with what is valid and what is not. @type {[Field<any>, unknown[], unknown[]][]} */
  const limits = [
    [BOARD.points, [10, 5000], [9, 5001, 10.5, '10', NaN]],
    [BOARD.testPoints, [0, 5000], [-1, 5001]],
    [BOARD.seed, [0, u32], [-1, u32 + 1, 0.5]],
    [BOARD.balance, [0.05, 0.5, 0.95], [0, 0.049, 0.951, 1, NaN]],
    [BOARD.speed, ['auto', 'fastest', 1, 37, 100_000], [0, 100_001, 1.5, 'slow', '20', Infinity, undefined]],
    [BOARD.shown, ['all', '0', '7'], ['8', 0, '']],
    [NETWORK.output, ['sigmoid', 'softmax'], ['identity', '']],
    [NETWORK.features, [['x1'], ['x1', 'x2', 'sinx2']], [[], ['x1', 'x1'], ['x3'], 'x1', undefined]],
    [BOARD.learningRate, [1e-300, 1000], [0, -1, 1000.1, Infinity, NaN]],
    [BOARD.batchSize, [0, 5000], [-1, 5001]],
    [BOARD.optimizer, ['sgd', 'momentum', 'adam', 'lbfgs'], ['SGD', '', undefined]],
    [BOARD.levels, [[], [0.5], [0.0001, 0.9999]], [[0], [1], [0.00009], ['0.5'], 0.5, Array(10).fill(0.5)]],
    [BOARD.source, ['lecture', 'kite'], ['', 'Lecture', 'a b', 7]],
    [NETWORK.lambda, [0, 1e-300, 1e6], [-1e-300, 1e6 + 1, NaN, Infinity, '0']],
    [NETWORK.seed, [0, u32], [u32 + 1]],
    [NETWORK.hidden, [[], [1], Array(10).fill(64)], [[0], [65], [5.5], Array(11).fill(1), 5, '5']],
  ];
  for (const [field, inside, outside] of limits) {
    for (const value of inside) assert.deepEqual(field.check(value), value, `${field.key} ${value}`);
    for (const value of outside) assert.equal(field.check(value), undefined, `${field.key} ${value}`);
  }
});

test('features stand in one order, whatever the order they come in', () => {
  assert.deepEqual(NETWORK.features.check(['sinx1', 'x2', 'x1']), ['x1', 'x2', 'sinx1']);
  assert.deepEqual(NETWORK.features.parse('x2x2-x1'), ['x1', 'x2x2']);
  for (const text of ['', '-', 'x1-', 'x1,x2', 'x1-x1']) {
    assert.equal(NETWORK.features.parse(text), undefined, text);
  }
});

test('levels are each once, in ascending order, and none of them is a choice, too', () => {
  assert.deepEqual(BOARD.levels.check([0.9, 0.1, 0.9]), [0.1, 0.9]);
  assert.deepEqual(BOARD.levels.check([0.12344, 0.12336]), [0.1234]);
  assert.deepEqual(BOARD.levels.parse('0.9-0.5'), [0.5, 0.9]);
  assert.equal(BOARD.levels.encode([]), 'none');
  assert.deepEqual(BOARD.levels.parse('none'), []);
  for (const text of ['', '-', '0.5-', '0,5', '1', '0', '0.5--0.6', '1e-1x']) {
    assert.equal(BOARD.levels.parse(text), undefined, text);
  }
});

test('a negative zero is zero, so that a link brings back the same value', () => {
  assert.ok(Object.is(NETWORK.lambda.check(-0), 0));
});

test('text that only looks like a number is refused', () => {
  for (const text of ['', ' ', '0x10', '1,5', '1_0', 'Infinity', 'NaN', '1e', '--1', '1 ', '1e999']) {
    assert.equal(NETWORK.lambda.parse(text), undefined, JSON.stringify(text));
  }
  assert.equal(NETWORK.lambda.parse('.5'), 0.5);
  assert.equal(NETWORK.lambda.parse('1E-3'), 0.001);
});

test("the default scene is the lecture's four figures", () => {
  const { board, figures } = defaultScene();
  assert.equal(board.source, 'lecture');
  assert.equal(board.optimizer, 'lbfgs');
  assert.deepEqual(
    figures.map((figure) => (figure.kind === 'network' ? [figure.hidden, figure.lambda] : figure.kind)),
    [[[5], 0], [[20, 20], 0], [[20, 20], 0.1], 'optimum'],
  );
});

test('the λ slider: a true 0, values as one writes them, and every position comes back', () => {
  assert.equal(lambdaFromPosition(0), 0);
  assert.equal(positionFromLambda(0), 0);
  const values = Array.from({ length: LAMBDA_STEPS + 1 }, (_, position) => lambdaFromPosition(position));
  assert.deepEqual(values.slice(0, 8), [0, 0.0001, 0.00015, 0.0002, 0.0003, 0.0005, 0.0007, 0.001]);
  assert.deepEqual(values.slice(-8), [0.7, 1, 1.5, 2, 3, 5, 7, 10]);
  // Six to a decade from 10⁻⁴, each as short as it is written.
  assert.equal(LAMBDA_STEPS, 31);
  for (const value of values) assert.ok(value.toExponential().length <= '1.5e-4'.length, String(value));
  for (let position = 0; position <= LAMBDA_STEPS; position += 1) {
    assert.equal(positionFromLambda(lambdaFromPosition(position)), position);
  }
});

test('the λ slider: a λ that was typed stands between its neighbours', () => {
  const random = createRandom(3);
  let before = 0;
  const typed = Array.from({ length: 500 }, () => 10 ** (-5 + 7 * random.next())).sort((a, b) => a - b);
  for (const lambda of typed) {
    const position = positionFromLambda(lambda);
    assert.ok(position >= before, 'the scale grows');
    before = position;
    if (lambda < 1e-4 || lambda > 10) continue;
    assert.ok(lambdaFromPosition(Math.floor(position)) <= lambda, `${lambda} at ${position}`);
    assert.ok(lambdaFromPosition(Math.ceil(position)) >= lambda, `${lambda} at ${position}`);
  }
  // On a logarithmic scale, in the middle of 3 and 5 is their geometric mean.
  assert.equal(positionFromLambda(Math.sqrt(0.15)).toFixed(6), (positionFromLambda(0.3) + 0.5).toFixed(6));
});

test('the λ slider: beyond its ends', () => {
  assert.equal(positionFromLambda(1e-9), 1); // not at 0: there is a penalty
  assert.equal(positionFromLambda(1e6), LAMBDA_STEPS);
  assert.equal(lambdaFromPosition(-3), 0);
  assert.equal(lambdaFromPosition(1e9), 10);
  assert.equal(lambdaFromPosition(NaN), 0);
});

test('contour levels as logits', () => {
  assert.deepEqual(LEVELS, [0.01, 0.1, 0.5, 0.9]);
  // By hand: ln(1/99), ln(1/9), 0, ln 9.
  const expected = [-Math.log(99), -Math.log(9), 0, Math.log(9)];
  expected.forEach((want, i) => assert.ok(Math.abs(logit(LEVELS[i]) - want) < 1e-14));
});
