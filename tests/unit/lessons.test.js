/** The chapters of the lecture: what they claim of their boards holds, in every language. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, textOf } from '../../www/lessons/expressions.js';
import { lessonProblemText } from '../../www/words/en/lessons.js';
import { CHAPTERS, comeOf, inEnglish, inGerman, numbersIn } from './support/lessons.js';

/** @import { LessonProblem, LessonScene } from '../../www/lessons/lessons.d.ts' */

/** @param {readonly LessonProblem[]} problems */
const told = (problems) => problems.map(lessonProblemText).join('\n');

for (const files of CHAPTERS) {
  const { chapter, problems } = inEnglish(files);

  test(`${files.name} can be read`, () => assert.equal(told(problems), ''));

  test(`${files.name} says in German what it says in English`, () => {
    assert.ok(files.german !== null, 'there is no German');
    const german = inGerman(files);
    assert.equal(told(german.problems), '');
    assert.deepEqual(
      german.chapter?.scenes.map(({ fence }) => fence),
      chapter?.scenes.map(({ fence }) => fence),
    );
  });

  for (const scene of chapter?.scenes ?? []) {
    test(`${files.name}, ${scene.id}: what it says of its board holds`, () => holds(scene, files.name));
  }
}

/** @param {LessonScene} scene @param {string} file */
function holds(scene, file) {
  const { fence, prediction, tries } = scene;
  const { board, quantity, free } = comeOf(scene);
  try {
    assert.deepEqual(board.problems, []);
    for (const { expression, line } of fence.expects) {
      assert.equal(
        evaluate(expression, quantity),
        true,
        `${file}, line ${line}: ${withValues(expression, quantity)}`,
      );
    }
    for (const expression of numbersIn(scene)) {
      const value = evaluate(expression, quantity);
      assert.ok(typeof value === 'string' || Number.isFinite(value), `${textOf(expression)} is ${value}`);
    }
    for (const { goal } of tries) {
      assert.notEqual(
        goal && evaluate(goal, quantity),
        true,
        `${goal && textOf(goal)} holds before anybody tries`,
      );
    }
    decides(
      fence.decide.map((score) => evaluate(score, quantity)),
      prediction?.right ?? null,
    );
  } finally {
    free();
  }
}

/** One option is the best, and it is the one that is marked, if one is. @param {unknown[]} scores @param {number | null} right */
function decides(scores, right) {
  if (scores.length === 0) return;
  assert.ok(scores.every(Number.isFinite), `scores ${scores.join()}`);
  const best = Math.min(.../** @type {number[]} */ (scores));
  assert.equal(scores.filter((score) => score === best).length, 1);
  if (right !== null) assert.equal(scores[right], best, `scores ${scores.join()}`);
}

/** @param {Parameters<typeof evaluate>[0]} expression @param {Parameters<typeof evaluate>[1]} quantity */
function withValues(expression, quantity) {
  const values = /** @type {string[]} */ ([]);
  evaluate(expression, (name, args) => {
    const value = quantity(name, args);
    values.push(`${textOf({ kind: 'quantity', name, args })} = ${value}`);
    return value;
  });
  return `${textOf(expression)}; ${values.join(', ')}`;
}
