/**
 * The beats of a scene, and what is told on each.
 *
 * @import { Expression, LessonScene } from '../../lessons/lessons.d.ts'
 */
import { evaluate } from '../../lessons/expressions.js';

/** Beats of a scene, in their order: what is there is shown, then asked, then run and revealed. */
/** @typedef {'show' | 'ask' | 'reveal'} Beat */

/** @param {LessonScene} scene @returns {Beat[]} */
export const beatsOf = ({ prediction, outcome }) => [
  'show',
  ...(prediction ? [/** @type {const} */ ('ask')] : []),
  ...(prediction || outcome.length > 0 ? [/** @type {const} */ ('reveal')] : []),
];

/**
 * Whether the networks are only trained when all have guessed: a guess about what training comes to. A decision between
 * networks is about those that are there.
 *
 * @param {LessonScene} scene
 */
export const isTrainedLater = ({ prediction, fence }) => prediction !== null && fence.decide.length === 0;

/** What is told or ticked off on a beat. @param {LessonScene} scene @param {Beat} beat */
export function expressionsOf(scene, beat) {
  const { heading, body, prediction, tries, outcome, fence } = scene;
  const isRevealed = beat === 'reveal';
  /** @type {Expression[]} */
  const found = tries.flatMap(({ goal }) => (goal ? [goal] : []));
  const collect = (/** @type {any} */ node) => {
    if (!node || typeof node !== 'object') return;
    if (node.kind === 'number' && node.expression) found.push(node.expression);
    else Object.values(node).forEach(collect);
  };
  collect([heading, body, prediction?.options, tries.map(({ text }) => text)]);
  // Scores are shown on the last beat, and to the lecturer before.
  found.push(...fence.decide);
  if (isRevealed) collect(outcome);
  return found;
}

/** Place of the least score; null before all are known. @param {readonly unknown[]} scores */
export function leastOf(scores) {
  const numbers = scores.filter((score) => typeof score === 'number');
  return numbers.length > 0 && numbers.length === scores.length
    ? numbers.indexOf(Math.min(...numbers))
    : null;
}

/**
 * Whether something is reached on the way, as what has to come within so many updates; all else where training rests.
 *
 * @param {Expression} goal
 * @returns {boolean}
 */
export function isReachedOnTheWay(goal) {
  let counts = false;
  evaluate(goal, (name) => {
    counts ||= name === 'updates' || name === 'epochs';
    return undefined;
  });
  return counts;
}
