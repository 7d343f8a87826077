/** Every code has a sentence in every language, whatever its values. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { reasonOf, Refusal } from '../../www/points/reason.js';
import { BOARD, NETWORK } from '../../www/scene/schema.js';
import { MOMENT, SCENE } from '../../www/scene/link-schema.js';
import { VIEWS } from '../../www/scene/views.js';
import { numberText, wrongText } from '../../www/words/en/fields.js';
import { english as lessons, lessonProblemText } from '../../www/words/en/lessons.js';
import { english as links, expectedText, problemsText } from '../../www/words/en/links.js';
import { english as notices, loadLinkWords, noticeText } from '../../www/words/en/notices.js';
import { english as own, faultText, troubleText } from '../../www/words/en/own.js';
import { english as reasons, reasonText } from '../../www/words/en/reasons.js';
import { language, speak } from '../../www/words/language.js';

/**
 * @import { Coded, Reason, Trouble } from '../../www/points/points.d.ts'
 * @import { Expected, ExpectedNumber, Message, Problem } from '../../www/scene/scene.d.ts'
 * @import { LessonProblem } from '../../www/lessons/lessons.d.ts'
 * @import { OwnFault } from '../../www/words/en/own.js'
 */

/**
 * Values of every code: the type checker sees to it that none is missing.
 *
 * @template {{ code: string }} T
 * @typedef {{ [Code in T['code']]: readonly Omit<Extract<T, { code: Code }>, 'code' | 'field' | 'file' | 'line'>[] }} Samples
 */

after(() => speak('en'));

/** @type {Expected[]} */
const EXPECTED = [
  ...Object.values({ ...BOARD, ...NETWORK, ...SCENE, ...MOMENT }),
  ...Object.values(VIEWS).flatMap((fields) =>
    Object.values(/** @type {Record<string, { expects: Expected }>} */ (fields)),
  ),
].map(({ expects }) => expects);

/** @type {Samples<Reason>} */
const REASONS = {
  other: [{ text: 'quota' }],
  engine: [
    { kind: 'InvalidConfig', place: 'lambda', expected: 'finite and at least 0', value: '-1' },
    { kind: 'ShapeMismatch', place: 'y', expected: '8', value: '7' },
  ],
  noFile: [{ url: 'https://example.org/a', status: 404 }],
  noOwnFile: [{ url: 'lesson.html' }],
  hung: [{}],
  noScript: [{}],
  unreadable: [{}],
  noFigure: [{}],
  workerStopped: [{}],
  noPoints: [{}],
  noPicture: [{}],
  pointsChanged: [{}],
  boardChanged: [{}],
  noWorker: [{}],
  unknown: [{ name: 'weather' }],
  largeFile: [{ megabytes: 100 }],
  noText: [{}],
  longTable: [{ millions: 50 }],
  emptyTable: [{}],
  noRandomness: [{}],
  unreachable: [{}],
};

/** @type {Reason} */
const REASON = { code: 'hung' };

/** @type {Samples<Problem>} */
const PROBLEMS = {
  unreadable: [{}],
  newer: [{ version: '2', known: 1 }],
  shortened: [{}],
  unknown: [{ key: 'colour' }],
  repeated: [{}],
  fallback: EXPECTED.flatMap((expects) => [
    { text: 'x', expects, used: null },
    { text: '', expects, used: '5' },
  ]),
  tooLong: [{ length: 170_002, most: 8000, used: null }, { length: 102, most: 100, used: '200' }], // prettier-ignore
  cutNumber: [{ text: '0.', used: '0' }],
  withoutPoints: [{}],
  withoutWeights: [{}],
  otherWeights: [{ weights: 3, wanted: 21 }],
  tooManyUpdates: [{ at: 1e9, most: 1e8 }],
  noNetwork: [{ place: 3 }],
  optimumSettings: [{}],
  optimumTwice: [{}],
  tooManyFigures: [{ most: 24, others: 7 }],
  others: [{ count: 49_975 }],
  unknownSource: [{ source: 'galaxy', used: 'lecture' }],
  otherClasses: [{ source: 'lecture', classes: 5, used: 2 }],
  noClasses: [{ source: 'line' }],
  notTwoClasses: [{}],
  noSuchClass: [{ shown: '5' }],
  otherNoise: [{ source: 'moons', noise: 7.5, least: 0.25, largest: 2, used: 0.5 }],
};

/** @type {Samples<Trouble>} */
const TROUBLES = {
  unclosed: [{}],
  mangled: [{}],
  tooManyRows: [{ most: 500_000 }],
  tooNarrow: [{ columns: 1, needed: 3 }, { columns: 2, needed: 3 }], // prettier-ignore
  empty: [{}],
  noLabel: [{}],
  noNumber: [{ cell: 'n/a', decimal: '.' }, { cell: 'n/a', decimal: ',' }], // prettier-ignore
  tooLarge: [{ cell: '1e999' }],
};

/** @type {Samples<OwnFault>} */
const FAULTS = {
  nothing: [{}],
  file: [{ name: 'a.csv', reason: { code: 'noText' } }],
  set: [{ name: 'Iris', reason: { code: 'noFile', url: 'https://example.org/a', status: 404 } }],
  table: [{ reason: { code: 'emptyTable' } }],
};

/** @type {Samples<LessonProblem>} */
const LESSONS = {
  tooLarge: [{ kilobytes: 10_000, most: 300 }],
  longBlock: [{ most: 6000 }],
  tooDeep: [{}],
  unreadable: [{}],
  tooManyScenes: [{ most: 60 }],
  others: [{ count: 1234 }],
  noTitle: [{}],
  secondTitle: [{}],
  noScene: [{}],
  noId: [{}],
  badId: [{ id: 'My scene' }],
  sameId: [{ id: 'lambda', first: 3 }],
  noFence: [{}],
  lateFence: [{}],
  secondFence: [{}],
  openFence: [{}],
  openComment: [{}],
  openNumber: [{}],
  noColon: [{ text: 'train' }],
  unknownKey: [{ key: 'expct', keys: ['link', 'train'] }],
  repeatedKey: [{ key: 'link' }],
  missingKey: [{ key: 'link' }],
  badValue: Object.keys(lessons.expected).map((expected) => ({
    ...{ key: 'train', value: '5', expected: /** @type {keyof typeof lessons.expected} */ (expected) },
  })),
  unknownName: [{ key: 'tool', name: 'telescope', known: ['weather', 'points'] }],
  badLink: samplesOf(PROBLEMS).map((problem) => ({ problem: { field: 'fig 2, l', ...problem } })),
  noFigure: [{ place: 3, figures: 2 }],
  needsNetwork: [{ place: 3 }],
  expression: [{ text: '1 +', column: 4, expected: 'operand' }],
  noSuchTry: [{ goal: 2, tries: 1 }],
  secondPrediction: [{}],
  secondTries: [{}],
  mixedList: [{}],
  optionCount: [{ options: 1, most: 8 }],
  oneRight: [{ count: 2 }],
  decideCount: [{ scores: 1, options: 2 }],
  tryCount: [{ tries: 13, most: 12 }],
  latePart: [{}],
  notKnown: Object.keys(lessons.constructs).map((construct) => ({
    construct: /** @type {keyof typeof lessons.constructs} */ (construct),
  })),
  badAddress: [{ address: 'javascript:alert(1)' }],
  formula: [{ tex: '\\frac', text: '“Expected group”' }],
  longFormula: [{ most: 600 }],
  typedNumber: [{ text: '0.1' }],
  fenceInTranslation: [{}],
  otherScenes: [{ ids: ['a'], expected: ['a', 'b'] }],
  otherOptions: [{ count: 2, expected: 3 }],
  otherTries: [{ count: 2, expected: 3 }],
  otherRight: [{ right: 2, expected: 1 }],
  otherSet: Object.keys(lessons.sets).map((set) => ({
    ...{
      set: /** @type {keyof typeof lessons.sets} */ (set),
      missing: ['a'],
      extra: set === 'links' ? [] : ['b'],
    },
  })),
  otherOutcome: [{ missing: true }, { missing: false }], // prettier-ignore
  noOriginal: [{}],
};

const PARTS = /** @type {const} */ (['dialog', 'lesson', 'inspector', 'own', 'present', 'language', 'beside', 'link', 'history', 'part']); // prettier-ignore

/** @type {Partial<Samples<Message>>} those that tell reasons and problems */
const MESSAGES = {
  link: [{ problems: samplesOf(PROBLEMS).map((problem) => ({ field: 'fig 2, l', ...problem })) }],
  noSeed: [{ reason: { code: 'noWorker' } }],
  notLoaded: PARTS.map((part) => ({ part, reason: REASON })),
  noPicture: [{ reason: REASON }],
  refused: [{ what: 'data', reason: REASON }, { what: 'network', reason: REASON }], // prettier-ignore
  workerReplaced: [{ reason: REASON }],
  workerLost: [{ reason: REASON }],
  newVersion: [{}],
  noEngine: [{ reason: REASON }],
};

/** @param {object} samples @returns {any[]} */
function samplesOf(samples) {
  return Object.entries(samples).flatMap(([code, values]) =>
    values.map((/** @type {object} */ each) => ({ code, ...each })),
  );
}

/** All that the codes say in the language of the moment. */
function allTexts() {
  const numbers = /** @type {ExpectedNumber[]} */ (
    EXPECTED.filter(({ kind }) => kind === 'integer' || kind === 'real')
  );
  return [
    ...samplesOf(REASONS).map(reasonText),
    ...samplesOf(PROBLEMS).map((problem) => problemsText([{ field: 'fig 1', ...problem }])),
    ...samplesOf(TROUBLES).flatMap((trouble) => [
      troubleText({ line: 3, ...trouble }),
      troubleText({ line: 3, column: 2, ...trouble }),
    ]),
    ...samplesOf(FAULTS).map(faultText),
    ...samplesOf(LESSONS).map((problem) => lessonProblemText({ file: 'a.md', line: 3, ...problem })),
    ...samplesOf(MESSAGES).map(noticeText),
    ...EXPECTED.map(expectedText),
    ...numbers.flatMap((rule) => [
      numberText(rule),
      wrongText('λ', rule, '-1', 0.5),
      wrongText('λ', rule, '', 2),
    ]),
  ];
}

/** What no German sentence has. */
const ENGLISH =
  /\b(is|are|not|must|the|of|and|or|from|to|at|than|could|cannot|with|has|left|used|it|its|by|row|column|more|points|weights)\b/i;

/** Words of a link, names of programs and of what the engine is given stand as they are. */
const TECHNICAL = /“[^”]*”|„[^“]*“|\bfig \d\b|\bs?gd\b|[\w./:]*example\.org\S*/g;

test('the samples are of all codes', () => {
  for (const [samples, sentences] of [
    [REASONS, reasons.reasons],
    [PROBLEMS, links.problems],
    [TROUBLES, own.troubles],
    [FAULTS, own.faults],
    [LESSONS, lessons.problems],
  ]) {
    assert.deepEqual(Object.keys(samples).sort(), Object.keys(sentences).sort());
  }
  for (const [code, sentence] of Object.entries(notices.messages)) {
    if (/reason|problems/.test(String(sentence))) assert.ok(code in MESSAGES, code);
  }
});

for (const lang of /** @type {const} */ (['en', 'de', 'pseudo'])) {
  test(`every code has its sentence in the language “${lang}”`, async () => {
    await loadLinkWords();
    await speak(lang);
    for (const text of allTexts()) {
      assert.equal(typeof text, 'string');
      assert.doesNotMatch(text, /undefined|null|NaN|\[object|function|=>|\s\s|\.\.(?!\.)|^\s|\s$/, text);
      assert.ok(text.length >= 5, text);
      if (lang === 'pseudo') assert.match(text, /^⟦.*⟧$/su);
      if (lang !== 'de') continue;
      assert.doesNotMatch(text.replaceAll(TECHNICAL, ''), ENGLISH, text);
      // Numbers of a link stay as they are there, in quotation marks.
      assert.doesNotMatch(text.replaceAll(TECHNICAL, ''), /\d\.\d/, text);
    }
    await speak('en');
  });
}

test('no two codes say the same', async () => {
  for (const lang of /** @type {const} */ (['en', 'de'])) {
    await speak(lang);
    for (const texts of [
      samplesOf(REASONS).map(reasonText),
      samplesOf(TROUBLES).map((each) => troubleText({ line: 1, ...each })),
    ]) {
      assert.equal(new Set(texts).size, texts.length, language());
    }
  }
  await speak('en');
});

test('whatever is thrown has a reason, which survives a message', () => {
  const refusal = new Refusal({ code: 'noFile', url: 'a', status: 404 });
  const engine = Object.assign(new Error('λ must be finite, got NaN'), {
    ...{ name: 'InvalidConfig', place: 'λ', expected: 'finite', value: 'NaN' },
  });
  for (const [thrown, reason] of /** @type {const} */ ([
    [refusal, { code: 'noFile', url: 'a', status: 404 }],
    [engine, { code: 'engine', kind: 'InvalidConfig', place: 'λ', expected: 'finite', value: 'NaN' }],
    [Object.assign(new Error('none'), { name: 'NoRandomness' }), { code: 'noRandomness' }],
    [new TypeError('quota'), { code: 'other', text: 'quota' }],
    ['a word', { code: 'other', text: 'a word' }],
    // Chromium, Firefox, Safari, and Vite of a style sheet.
    ...[
      'Failed to fetch dynamically imported module: http://a/assets/dialog-x.js',
      'error loading dynamically imported module: http://a/assets/dialog-x.js',
      'Importing a module script failed.',
      'Unable to preload CSS for /assets/dialog-x.css',
    ].map((text) => /** @type {const} */ ([new TypeError(text), { code: 'unreachable' }])),
    [undefined, { code: 'other', text: 'undefined' }],
  ])) {
    assert.deepEqual(structuredClone(reasonOf(thrown)), reason);
  }
});
