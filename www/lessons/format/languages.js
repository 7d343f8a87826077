/**
 * Whether a translation says what its original says, and of both the scenes in the translation's language.
 *
 * @import { Block } from '../lessons.d.ts'
 * @import { SetName } from '../../words/en/lessons.js'
 * @import { Fault } from './reading.js'
 * @import { Drafts } from './read.js'
 * @import { Draft } from './scene-reader.js'
 */
import { textOf } from '../expressions.js';
import { controlText } from '../names.js';
import { inlinesIn } from './walk.js';

/** @typedef {(fault: Fault, line: number) => void} Say */

/**
 * @param {Drafts} translation
 * @param {Drafts} original
 * @param {Say} say
 * @returns {Draft[]}
 */
export function compareLanguages(translation, original, say) {
  compareParts(paragraph(translation.heading), paragraph(original.heading), 1, say);
  compareParts(translation.intro, original.intro, 1, say);
  const ids = translation.scenes.map(({ id }) => id);
  const expected = original.scenes.map(({ id }) => id);
  if (ids.join() !== expected.join()) {
    const place = ids.findIndex((id, i) => id !== expected[i]);
    const line = translation.scenes[place]?.line ?? translation.scenes.at(-1)?.line ?? 1;
    say({ code: 'otherScenes', ids, expected }, line);
    return [];
  }
  return translation.scenes.map((scene, i) => {
    const model = original.scenes[i];
    compareScenes(scene, model, say);
    const goals = model.tries.map(({ goal }) => goal);
    const tries = scene.tries.map(({ text }, n) => ({ text, goal: goals[n] ?? null }));
    const prediction = scene.prediction && { ...scene.prediction, right: model.prediction?.right ?? null };
    return { ...scene, fence: model.fence, tries, prediction };
  });
}

/** @param {import('../lessons.d.ts').LessonScene['heading']} children @returns {Block[]} */
const paragraph = (children) => [{ kind: 'paragraph', children }];

/** @param {Draft} scene @param {Draft} original @param {Say} say */
function compareScenes(scene, original, say) {
  const { line, lines } = scene;
  compareParts(paragraph(scene.heading), paragraph(original.heading), line, say);
  compareParts(scene.body, original.body, line, say);
  compareParts(scene.outcome, original.outcome, lines.outcome ?? line, say);
  if (scene.outcome.length > 0 !== original.outcome.length > 0) {
    say({ code: 'otherOutcome', missing: scene.outcome.length === 0 }, lines.outcome ?? line);
  }
  comparePredictions(scene, original, say);
  const [count, expected] = [scene.tries.length, original.tries.length];
  if (count !== expected) say({ code: 'otherTries', count, expected }, lines.tries ?? line);
  else {
    scene.tries.forEach(({ text }, i) =>
      compareParts(text, original.tries[i].text, lines.tries ?? line, say),
    );
  }
}

/** @param {Draft} scene @param {Draft} original @param {Say} say */
function comparePredictions({ prediction, line, lines }, { prediction: model }, say) {
  const at = lines.prediction ?? line;
  const [options, others] = [prediction?.options ?? [], model?.options ?? []];
  if (options.length !== others.length) {
    say({ code: 'otherOptions', count: options.length, expected: others.length }, at);
    return;
  }
  const [right, expected] = [prediction, model].map((each) => (each?.right ?? -1) + 1);
  if (right !== expected) say({ code: 'otherRight', right, expected }, at);
  options.forEach((option, i) => compareParts(option, others[i], at, say));
}

/**
 * Words are free; what is more than words is the same, in any order.
 *
 * @param {readonly Block[]} blocks
 * @param {readonly Block[]} original
 * @param {number} line
 * @param {Say} say
 */
function compareParts(blocks, original, line, say) {
  const [found, expected] = [setsOf(blocks), setsOf(original)];
  for (const set of /** @type {SetName[]} */ (Object.keys(expected))) {
    const [missing, extra] = [without(expected[set], found[set]), without(found[set], expected[set])];
    if (missing.length + extra.length > 0) say({ code: 'otherSet', set, missing, extra }, line);
  }
}

/** @param {readonly Block[]} blocks @returns {Record<SetName, string[]>} */
function setsOf(blocks) {
  const inlines = inlinesIn(blocks);
  return {
    numbers: inlines.flatMap((each) => {
      if (each.kind !== 'number') return [];
      const { kind, ...digits } = each.format;
      return [`{{${textOf(each.expression)} : ${Object.values(digits).join('') || kind}}}`];
    }),
    controls: inlines.flatMap((each) => (each.kind === 'control' ? [controlText(each.target)] : [])),
    formulas: inlines.flatMap((each) => (each.kind === 'formula' ? [`$${each.tex}$`] : [])),
    links: inlines.flatMap((each) => (each.kind === 'link' ? [each.href] : [])),
  };
}

/** Each as often as it is there more often. @param {readonly string[]} items @param {readonly string[]} others */
function without(items, others) {
  const left = [...others];
  return items.filter((item) => {
    const at = left.indexOf(item);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
