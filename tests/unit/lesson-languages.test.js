/** Translations of lessons: words are free, all else is that of the original. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readChapter } from '../../www/lessons/format/read.js';
import { CHAPTERS } from './support/lessons.js';

const sample = CHAPTERS.find(({ name }) => name === 'sample.md');
const original = { file: 'sample.md', text: sample?.text ?? '' };
const german = sample?.german ?? '';

/** @param {string} text @param {{ file: string, text: string }} [of] */
const problemsOf = (text, of = original) =>
  readChapter({ file: 'sample.de.md', text }, { original: of }).problems;

test('a translation has the structure of its original, and its own words', () => {
  const { chapter } = readChapter({ file: 'sample.de.md', text: german }, { original });
  const { chapter: english } = readChapter(original);
  assert.ok(chapter && english);
  assert.deepEqual([chapter.id, chapter.language], ['sample', 'de']);
  chapter.scenes.forEach((scene, i) => {
    const { fence, prediction, tries, title } = english.scenes[i];
    assert.deepEqual([scene.fence, scene.prediction?.right], [fence, prediction?.right]);
    assert.deepEqual(
      scene.tries.map(({ goal }) => goal),
      tries.map(({ goal }) => goal),
    );
    assert.notEqual(scene.title, title);
  });
});

/** Each changes one thing of the German file. @type {[name: string, from: string, to: string, code: string, line: number][]} */
const CHANGES = [
  ['another scene', '{#lambda}', '{#lamda}', 'otherScenes', 5],
  [
    'another right option',
    '- [x] das mit $\\lambda = 0$\n- [ ]',
    '- [ ] das mit $\\lambda = 0$\n- [x]',
    'otherRight',
    11,
  ],
  ['no right option', '- [x]', '- [ ]', 'otherRight', 11],
  ['an option less', '- [ ] beide _denselben_\n', '', 'otherOptions', 11],
  [
    'exchanged options',
    '$\\lambda = 0$\n- [ ] das mit $\\lambda = 0.1$',
    '$\\lambda = 0.1$\n- [ ] das mit $\\lambda = 0$',
    'otherSet',
    11,
  ],
  ['a try less', '2. Ziehen Sie dann [neue Punkte](control:new-points).\n', '', 'otherTries', 15],
  ['another control', 'control:2.lambda) ist', 'control:1.lambda) ist', 'otherSet', 5],
  ['another number', '{{D(1)}}', '{{E(1)}}', 'otherSet', 18],
  ['another format', '{{D(2) : 2}}', '{{D(2) : 3}}', 'otherSet', 18],
  ['a number twice', '{{D(1)}} und', '{{D(1)}} = {{D(1)}} und', 'otherSet', 18],
  ['another formula', '$2\\times 20$', '$20\\times 2$', 'otherSet', 5],
  ['a formula of the title', 'λ und $E$', 'λ und $D$', 'otherSet', 1],
  ['another link', '(#decision)', '(#lambda)', 'otherSet', 5],
  ['no outcome', '> $$E[D] - \\min E[D]$$\n>\n> ist {{excess(1)}} und {{excess(2)}}.', '', 'otherSet', 22],
  ['a fence', 'Beide Netze', '```scene\nlink: #v=1\n```\n\nBeide Netze', 'fenceInTranslation', 7],
];

for (const [name, from, to, code, line] of CHANGES) {
  test(`${name} is told`, () => {
    assert.deepEqual(problemsOf(german), []);
    const changed = german.replace(from, () => to);
    assert.notEqual(changed, german);
    const [first] = problemsOf(changed);
    assert.deepEqual([first?.code, first?.line, first?.file], [code, line, 'sample.de.md']);
  });
}

test('a missing scene is told, and so is an original that cannot be read', () => {
  assert.equal(problemsOf(german.slice(0, german.indexOf('## Welches')))[0]?.code, 'otherScenes');
  const broken = { ...original, text: original.text.replace('link:', 'lnk:') };
  assert.equal(problemsOf(german, broken)[0]?.code, 'noOriginal');
});

test('the order of numbers and formulas in a text is free', () => {
  const text = german.replace('$D$ ist {{D(1)}} und {{D(2) : 2}}', '{{D(2) : 2}} und {{D(1)}} ist $D$');
  assert.notEqual(text, german);
  assert.deepEqual(problemsOf(text), []);
});
