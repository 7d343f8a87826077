/**
 * What a class is asked to reach can be reached, and what the lecturer's notes claim beyond that is so.
 *
 * Every thing to try has a board here that reaches its goal: the scene's link with the setting that solves it.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, textOf } from '../../www/lessons/expressions.js';
import { parseExpression } from '../../www/lessons/format/expression-parser.js';
import { decode, encode } from '../../www/scene/hash.js';
import { CHAPTERS, comeOf, inEnglish } from './support/lessons.js';

/** @import { Train } from '../../www/lessons/lessons.d.ts' */

/** @typedef {{ link: string, train: Train }} Reached  a board, and how far it is trained */

/** @type {Train} */
const REST = { kind: 'rest' };

/** A scene's link with another setting. @param {string} from @param {string} to @param {Train} [train] */
const changed =
  (from, to, train = REST) =>
  (/** @type {string} */ link) => {
    assert.ok(link.includes(from), `${link} has no ${from}`);
    return { link: link.replace(from, to), train };
  };

/** A link whose last figure has another setting as well. @param {string} setting */
const appended = (setting) => (/** @type {string} */ link) => ({ link: `${link},${setting}`, train: REST });

/** The board at rest, its first figure with a weight less. @param {number} index  in θ */
const withoutWeight = (index) => (/** @type {string} */ link) => {
  const { figures, board, free } = reached({ link, train: REST });
  const [figure] = figures;
  assert.ok(figure?.kind === 'network');
  const { trainer } = board.made(figure);
  trainer.advance(2000);
  const theta = Float32Array.from(trainer.theta).fill(0, index, index + 1);
  trainer.free();
  free();
  const moment = { rests: false, figures: new Map([[figure.id, { at: 1, theta }]]) };
  return { link: encode(decode(link).scene, moment), train: /** @type {Train} */ ({ kind: 'none' }) };
};

/** @type {Readonly<Record<string, readonly ((link: string) => Reached)[]>>} one for each thing to try */
const ANSWERS = {
  'definition linear': [(link) => ({ link, train: REST })],
  // θ₁₁⁽¹⁾ comes after the six of Θ⁽⁰⁾ and a bias.
  'definition hidden': [withoutWeight(7)],
  'definition xor': [changed('fig=0,l=0.03', 'fig=2,l=0.03,seed=2')],
  'training optimizers': [changed('optimizer=sgd', 'optimizer=adam', { kind: 'updates', count: 150 })],
  'training plateau': [changed('optimizer=sgd', 'optimizer=lbfgs')],
  'classification two-classes': [changed('fig=0,l=1,out', 'fig=0,l=2,out')],
  'overfitting training-set': [changed('points=30', 'points=2000')],
  'overfitting held-back': [changed('fig=20-20', 'fig=20-20,l=0.1')],
  'depth flat': [(link) => ({ link, train: REST })],
  'depth switch': [appended('act=relu')],
};

/** @param {Reached} where */
function reached({ link, train }) {
  const come = comeOf(/** @type {any} */ ({ fence: { link, train } }));
  return { ...come, figures: decode(link).scene.figures };
}

/** @param {string} condition @param {Reached} where */
function holds(condition, where) {
  const { board, quantity, free } = reached(where);
  try {
    assert.deepEqual(board.problems, [], where.link);
    return evaluate(parseExpression(condition), quantity) === true;
  } finally {
    free();
  }
}

const SCENES = CHAPTERS.flatMap((files) => {
  const { chapter } = inEnglish(files);
  // The other one is made for the tests of the format.
  if (!chapter || chapter.id === 'sample') return [];
  return chapter.scenes.map((scene) => ({ name: `${chapter.id} ${scene.id}`, scene }));
});

/** @param {string} name  of chapter and scene */
const linkOf = (name) => /** @type {string} */ (SCENES.find((each) => each.name === name)?.scene.fence.link);

test('every scene that asks to reach something has an answer here', () => {
  const asking = SCENES.filter(({ scene }) => scene.tries.length > 0).map(({ name }) => name);
  assert.deepEqual(asking.toSorted(), Object.keys(ANSWERS).toSorted());
});

for (const { name, scene } of SCENES) {
  for (const [i, { goal }] of scene.tries.entries()) {
    test(`${name}: thing ${i + 1} to try can be done`, () => {
      const where = ANSWERS[name][i](scene.fence.link);
      assert.ok(goal && holds(textOf(goal), where), `${goal && textOf(goal)} at ${where.link}`);
    });
  }
}

test('every scene asks for one thing', () => {
  for (const { name, scene } of SCENES) {
    assert.notEqual(scene.prediction === null, scene.tries.length === 0, name);
    assert.ok(scene.outcome.length > 0 && scene.notes.length > 0, name);
  }
});

test('every slide of the lecture has a scene, and every chapter ends with a decision', () => {
  const notes = SCENES.map(({ scene }) => JSON.stringify(scene.notes));
  const cited = notes.flatMap((text) => {
    const [, from, word, to = from] = /Slides? (\d+)(?:(?: (to|and) |, )(\d+))?/.exec(text) ?? [];
    assert.ok(from, text);
    // A decision is of all slides of its chapter, and no scene of its own for any.
    return word === 'to' ? [] : [Number(from), Number(to)];
  });
  const slides = Array.from({ length: 24 }, (_, i) => i + 1);
  assert.deepEqual(
    slides.filter((slide) => !cited.includes(slide)),
    [],
  );
  const lasts = SCENES.filter(({ name }, i) => SCENES[i + 1]?.name.split(' ')[0] !== name.split(' ')[0]);
  for (const { name, scene } of lasts) assert.ok(scene.fence.decide.length > 0, name);
});

test('XOR with two units: of six seeds the notes name those that succeed; three units always do', () => {
  const link = linkOf('definition xor');
  const succeeding = (/** @type {number} */ units) =>
    [1, 2, 3, 4, 5, 6].filter((seed) =>
      holds(
        'accuracy(1) > 0.98',
        changed('fig=0,l=0.03', `fig=${units},l=0.03${seed === 1 ? '' : `,seed=${seed}`}`)(link),
      ),
    );
  assert.deepEqual(succeeding(1), []);
  assert.deepEqual(succeeding(2), [2, 5]);
  assert.deepEqual(succeeding(3), [1, 2, 3, 4, 5, 6]);
});

test('the same gradients: L-BFGS brings E down as well as Adam, momentum does not', () => {
  const link = linkOf('training optimizers');
  const goal = 'E(1) < 0.3';
  const by = (/** @type {string} */ name) =>
    changed('optimizer=sgd', `optimizer=${name}`, { kind: 'updates', count: 300 })(link);
  assert.deepEqual(
    ['sgd', 'momentum', 'adam', 'lbfgs'].filter((name) => holds(goal, by(name))),
    ['adam', 'lbfgs'],
  );
});

test('on the plateau a longer step leads on, in the minimum it does not', () => {
  const where = changed('optimizer=sgd', 'optimizer=lbfgs')(linkOf('training plateau'));
  assert.ok(holds('D(1) < 0.3 and abs(D(2) - ln(2)) < 0.000001', where));
});

test('any other activation makes ten layers learn', () => {
  for (const activation of ['tanh', 'relu', 'leakyRelu']) {
    assert.ok(holds('accuracy(1) > 0.9', appended(`act=${activation}`)(linkOf('depth switch'))), activation);
  }
});

test('on the checkerboard more λ brings tanh and ReLU near the sigmoid network', () => {
  const link = linkOf('activations decision').replaceAll(/l=0\.1,act/g, 'l=0.5,act');
  assert.ok(holds('max(excess(2), excess(3)) < 1.5 * excess(1)', { link, train: REST }));
});

test('with λ = 0 any number of layers is worse on 50 points', () => {
  const link = linkOf('depth decision');
  const without = link.replaceAll(',l=0.1', '');
  assert.ok(without !== link);
  assert.ok(holds('min(excess(1), excess(2), excess(3)) > 1', { link: without, train: REST }));
});

test('a small η: on the way the test error has a minimum', () => {
  const link = linkOf('overfitting learning-rate');
  const after = (/** @type {number} */ count) => {
    const { quantity, free } = reached({ link, train: { kind: 'epochs', count } });
    const testD = Number(evaluate(parseExpression('testD(1)'), quantity));
    free();
    return testD;
  };
  const [early, middle, late] = [50, 400, 2000].map(after);
  assert.ok(middle < 0.6 * early && middle < 0.6 * late, [early, middle, late].join());
});

test('99 per cent: the free network says it nearly everywhere and is right less often, as the scene says', () => {
  const { board, figures, free } = reached({ link: linkOf('classification confidence'), train: REST });
  const [figure] = figures;
  assert.ok(figure.kind === 'network');
  const { trainer } = board.made(figure);
  trainer.advance(2000);
  const [x0, x1, y0, y1] = board.info.domain;
  const grid = Array.from({ length: 1600 }, (_, i) => [
    x0 + ((x1 - x0) * (i % 40)) / 39,
    y0 + ((y1 - y0) * Math.floor(i / 40)) / 39,
  ]);
  const t = trainer.predict(Float64Array.from(grid.flat()));
  trainer.free();
  free();
  assert.ok(t.filter((p) => Math.max(p, 1 - p) >= 0.99).length > 0.9 * t.length);
});
