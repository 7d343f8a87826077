/** The format of lessons: what is read, and what is told of what cannot be read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_FILE, nameOf, readChapter } from '../../www/lessons/format/read.js';
import { CHAPTERS, inEnglish, inGerman } from './support/lessons.js';
import { createRandom } from './support/random.js';

/** @import { Chapter, LessonProblem } from '../../www/lessons/lessons.d.ts' */

const FENCE = ['```scene', 'link: #v=1', '```'].join('\n');

/** A chapter of one scene. @param {string} text @param {string} [fence] */
const scene = (text, fence = FENCE) => `# T\n\n## A {#a}\n\n${fence}\n\n${text}\n`;
/** The line on which `text` of `scene` begins. */
const FIRST = 9;

/** @param {string} text */
const read = (text) => readChapter({ file: 'x.md', text });

/** @param {readonly LessonProblem[]} problems  as [line, code] */
const codes = (problems) => problems.map(({ line, code }) => [line, code]);

/** @param {string} text @returns {Chapter} */
function chapterOf(text) {
  const { chapter, problems } = read(text);
  assert.deepEqual(problems, []);
  return /** @type {Chapter} */ (chapter);
}

test('everything that a scene may have is read', () => {
  const files = CHAPTERS.find(({ name }) => name === 'sample.md');
  assert.ok(files);
  const chapter = /** @type {Chapter} */ (inEnglish(files).chapter);
  const [lambda, decision] = chapter.scenes;
  assert.deepEqual([chapter.id, chapter.language, chapter.title], ['sample', 'en', 'A sample: λ and E']);
  assert.deepEqual([lambda.id, decision.id], ['lambda', 'decision']);
  const { tool, controls, hide, train, expects, goesOn } = lambda.fence;
  assert.deepEqual(tool, { name: 'curves', figure: 2, parameters: { from: '0' } });
  assert.deepEqual(controls, [
    { figure: 2, name: 'lambda' },
    { figure: null, name: 'new-points' },
  ]);
  assert.deepEqual([hide, train, goesOn], [['test'], { kind: 'rest' }, false]);
  assert.deepEqual(
    expects.map(({ line, expression }) => [line, expression.kind]),
    [
      [10, 'and'],
      [11, 'comparison'],
    ],
  );
  assert.equal(lambda.body.length, 2);
  assert.deepEqual([lambda.prediction?.options.length, lambda.prediction?.right], [3, 0]);
  assert.deepEqual(
    lambda.tries.map(({ goal }) => goal?.kind ?? null),
    ['and', null],
  );
  assert.deepEqual(
    lambda.outcome.flatMap((block) =>
      block.kind === 'paragraph'
        ? block.children.flatMap((c) => (c.kind === 'number' ? [c.format] : []))
        : [],
    ),
    [{ kind: 'auto' }, { kind: 'decimals', count: 2 }, { kind: 'percent' }, { kind: 'percent' }],
  );
  assert.equal(lambda.notes.length, 1);
  assert.deepEqual(decision.fence.train, { kind: 'epochs', count: 40 });
  assert.ok(decision.fence.goesOn);
  assert.deepEqual([decision.prediction?.right, decision.fence.decide.length], [null, 2]);
  assert.deepEqual(
    decision.outcome.map(({ kind }) => kind),
    ['display', 'paragraph'],
  );
});

test('a chapter is plain data, and formulas are the only markup in it', () => {
  const chapter = chapterOf(scene('<b onclick="x">bold</b> &lt; $a<b$ `<i>`\n\n<script>alert(1)</script>'));
  assert.deepEqual(structuredClone(chapter), chapter);
  const [first, script] = chapter.scenes[0].body;
  assert.deepEqual(first.kind === 'paragraph' && first.children, [
    { kind: 'text', text: '<b onclick="x">bold</b> < ' },
    { kind: 'formula', tex: 'a<b', mathml: '<math><mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow></math>' },
    { kind: 'text', text: ' ' },
    { kind: 'code', text: '<i>' },
  ]);
  const text = '<script>alert(1)</script>';
  assert.deepEqual(script, { kind: 'paragraph', children: [{ kind: 'text', text }] });
});

test('German formulas have commas, and are the same formulas', () => {
  const files = CHAPTERS.find(({ name }) => name === 'sample.md');
  assert.ok(files);
  const [english, german] = [inEnglish(files), inGerman(files)].map(({ chapter }) => JSON.stringify(chapter));
  assert.ok(english.includes('<mn>0.1</mn>') && !english.includes('<mn>0,1</mn>'));
  assert.ok(german.includes('<mn>0,1</mn>') && !german.includes('<mn>0.1</mn>'));
  assert.ok(german.includes('"tex":"\\\\lambda = 0.1"'));
});

test('marks of formulas and numbers are no emphasis, and a dollar is one where it is escaped', () => {
  const [block] = chapterOf(scene('*a $b * c$ d* and \\$5 or \\$6, {{D(1) * D(1)}}, $\\$$')).scenes[0].body;
  assert.deepEqual(block.kind === 'paragraph' && block.children.map(({ kind }) => kind), [
    ...['emphasis', 'text', 'number', 'text', 'formula'],
  ]);
});

test('line ends, and a mark at the beginning, are those of any system', () => {
  const text = scene('A [B](control:1.lambda).\n\n- [x] one\n- [ ] two');
  const chapter = chapterOf(text);
  assert.deepEqual(chapterOf(`\ufeff${text.replaceAll('\n', '\r\n')}`), chapter);
  assert.deepEqual(chapterOf(text.replaceAll('\n', '\r')), chapter);
});

test('a file has its name and its language', () => {
  assert.deepEqual(nameOf('overfitting.de.md'), { id: 'overfitting', language: 'de' });
  assert.deepEqual(nameOf('C:\\Lessons\\Meine Lektion 2.MD'), { id: 'meine-lektion-2', language: 'en' });
  assert.deepEqual(nameOf('###'), { id: 'lesson', language: 'en' });
});

const OPTIONS = '- [x] a\n- [ ] b';
const fence = (/** @type {string[]} */ ...lines) => ['```scene', 'link: #v=1', ...lines, '```'].join('\n');

/** @type {[name: string, text: string, ...problems: [line: number, code: string][]][]} */
const FAULTS = [
  ['an empty file', '', [1, 'noTitle']],
  ['no title', `## A {#a}\n\n${FENCE}\n`, [1, 'noTitle']],
  ['no scene', '# T\n', [1, 'noScene']],
  ['two titles', scene('# U'), [FIRST, 'secondTitle']],
  ['a scene without a name', `# T\n\n## A\n\n${FENCE}\n`, [3, 'noId']],
  ['a bad name', `# T\n\n## A {#A b}\n\n${FENCE}\n`, [3, 'badId']],
  ['a name twice', scene(`## B {#a}\n\n${FENCE}`), [FIRST, 'sameId']],
  ['a heading within', scene('### B'), [FIRST, 'notKnown']],
  ['no fence', '# T\n\n## A {#a}\n\nText.\n', [3, 'noFence']],
  ['a late fence', `# T\n\n## A {#a}\n\nText.\n\n${FENCE}\n`, [7, 'lateFence']],
  ['two fences', scene(FENCE), [FIRST, 'secondFence']],
  ['an open fence', '# T\n\n## A {#a}\n\n```scene\nlink: #v=1\n', [5, 'openFence']],
  ['an open block', scene('```js\na'), [FIRST, 'openFence']],
  ['an open comment', scene('Text.\n\n<!-- never'), [FIRST + 2, 'openComment']],
  ['a comment in a text', scene('Text <!-- a --> goes on.'), [FIRST, 'notKnown']],
  ['no link', scene('', '```scene\ntrain: rest\n```'), [5, 'missingKey']],
  ['a link that is none', scene('', '```scene\nlink: https://a.b\n```'), [6, 'badValue']],
  [
    'fields of a link',
    scene('', '```scene\nlink: #v=1&fig=foo&colour=1\n```'),
    [6, 'badLink'],
    [6, 'badLink'],
  ],
  ['an unknown key', scene('', fence('expct: D(1) < 1')), [7, 'unknownKey']],
  ['a line without a colon', scene('', fence('', 'train rest')), [8, 'noColon']],
  ['a key twice', scene('', fence('train: rest', 'train: none')), [8, 'repeatedKey']],
  ['a goal twice', scene('1. a', fence('goal 1: D(1) < 1', 'goal 1: D(1) < 2')), [8, 'repeatedKey']],
  ['a goal without a try', scene('1. a', fence('goal 2: D(1) < 1')), [7, 'noSuchTry']],
  ['a goal without a number', scene('1. a', fence('goal: D(1) < 1')), [7, 'badValue']],
  ['too much training', scene('', fence('train: 100001 updates')), [7, 'badValue']],
  ['no training', scene('', fence('train: 0 epochs')), [7, 'badValue']],
  ['training of a kind', scene('', fence('train: long')), [7, 'badValue']],
  ['an unknown tool', scene('', fence('tool: telescope 1')), [7, 'unknownName']],
  ['a tool with anything', scene('', fence('tool: sweep 1 from')), [7, 'badValue']],
  ['an unknown control', scene('', fence('controls: lambda')), [7, 'unknownName']],
  ['an unknown number', scene('', fence('hide: everything')), [7, 'unknownName']],
  ['going on, or not', scene('', fence('go: off')), [7, 'badValue']],
  ['an expectation that is a number', scene('', fence('expect: D(1)')), [7, 'expression']],
  [
    'a figure that is not there',
    scene('{{D(5)}}', fence('expect: D(6) < 1')),
    [7, 'noFigure'],
    [FIRST + 1, 'noFigure'],
  ],
  ['an optimum that is no network', scene('[λ](control:4.lambda)'), [FIRST, 'needsNetwork']],
  ['a tool for the optimum', scene('', fence('tool: formula 4')), [7, 'needsNetwork']],
  ['two lists of options', scene(`${OPTIONS}\n\n<!-- a -->\n\n${OPTIONS}`), [FIRST + 5, 'secondPrediction']],
  ['two lists to try', scene('1. a\n\n<!-- a -->\n\n1. b'), [FIRST + 4, 'secondTries']],
  ['too much to try', scene(Array(13).fill('1. a').join('\n')), [FIRST, 'tryCount']],
  ['one option', scene('- [x] a'), [FIRST, 'optionCount']],
  ['no right option', scene('- [ ] a\n- [ ] b'), [FIRST, 'oneRight']],
  ['two right options', scene('- [x] a\n- [x] b'), [FIRST, 'oneRight']],
  ['a list of both', scene('- [x] a\n- b'), [FIRST, 'mixedList']],
  ['too few scores', scene(OPTIONS, fence('decide: excess(1)')), [5, 'decideCount']],
  ['text after the options', scene(`${OPTIONS}\n\nText.`), [FIRST + 3, 'latePart']],
  ['options in a quotation', scene('> - [x] a\n> - [ ] b'), [FIRST, 'notKnown']],
  ['a quotation in a quotation', scene('> > a'), [FIRST, 'notKnown']],
  ['an image', scene('Text\n![a](b.png)'), [FIRST + 1, 'notKnown']],
  ['a table', scene('| a |\n| - |\n| b |'), [FIRST, 'notKnown']],
  ['a rule', scene('Text.\n\n---'), [FIRST + 2, 'notKnown']],
  ['struck text', scene('~~a~~'), [FIRST, 'notKnown']],
  ['a link to a script', scene('[a](javascript:alert(1))'), [FIRST, 'badAddress']],
  ['a link in capitals', scene('[a](JAVASCRIPT:alert(1))'), [FIRST, 'badAddress']],
  ['a link with data', scene('[a](data:text/html,a)'), [FIRST, 'badAddress']],
  ['a link by name', scene('[a][b]\n\n[b]: javascript:alert(1)'), [FIRST, 'badAddress']],
  ['a link that is not safe', scene('[a](http://a.b)'), [FIRST, 'badAddress']],
  ['a link to a file', scene('[a](../b.html)'), [FIRST, 'badAddress']],
  ['a control that is none', scene('[a](control:9.x)'), [FIRST, 'unknownName']],
  ['a formula that ends early', scene('Text\n$\\frac{a$'), [FIRST + 1, 'formula']],
  ['a formula without end', scene('$\\def\\a{\\a\\a}\\a$'), [FIRST, 'formula']],
  ['a formula with a link', scene('$\\href{javascript:alert(1)}{x}$'), [FIRST, 'formula']],
  ['a formula with an image', scene('$\\includegraphics{https://a.b/c.png}$'), [FIRST, 'formula']],
  ['a long formula', scene(`$${'a'.repeat(700)}$`), [FIRST, 'longFormula']],
  ['a number without end', scene('a\nb {{D(1)} c'), [FIRST + 1, 'openNumber']],
  ['a number that is none', scene('{{D(1) <}}'), [FIRST, 'expression']],
  ['a number that is a condition', scene('{{D(1) < 1}}'), [FIRST, 'expression']],
  ['a number of another format', scene('{{D(1) : 7}}'), [FIRST, 'badValue']],
  ['a word with decimals', scene('{{status(1) : 2}}'), [FIRST, 'badValue']],
  ['deep parentheses', scene(`{{${'('.repeat(100)}1${')'.repeat(100)}}}`), [FIRST, 'expression']],
  ['deep emphasis', scene(`${'*'.repeat(2000)}a${'*'.repeat(2000)}`), [FIRST, 'tooDeep']],
  ['deep quotations', scene('> > > > > > > a'), [FIRST, 'tooDeep']],
  ['deep lists', scene('- - - - - - - a'), [FIRST, 'tooDeep']],
  ['a long line', scene(`a\n\n${'b'.repeat(7000)}`), [FIRST + 2, 'longBlock']],
  ['ten megabytes', scene('a '.repeat(5e6)), [1, 'tooLarge']],
  [
    'sixty-one scenes',
    `# T\n${Array.from({ length: 61 }, (_, i) => `\n## A {#a${i}}\n\n${FENCE}\n`).join('')}`,
    [363, 'tooManyScenes'],
  ],
];

for (const [name, text, ...problems] of FAULTS) {
  test(`${name}: ${problems.map(([line, code]) => `${code} in line ${line}`).join(', ')}`, () => {
    const { chapter, problems: found } = read(text);
    assert.equal(chapter, null);
    assert.deepEqual(codes(found), problems);
    assert.ok(found.every(({ file }) => file === 'x.md'));
  });
}

test('all problems of a file are told, in the order of lines, and too many are counted', () => {
  const text = scene('{{x}}\n\n![a](b)\n\n[a](b)', fence('train: long', 'expct: 1'));
  assert.deepEqual(codes(read(text).problems), [
    [7, 'badValue'],
    [8, 'unknownKey'],
    [FIRST + 2, 'expression'],
    [FIRST + 4, 'notKnown'],
    [FIRST + 6, 'badAddress'],
  ]);
  // Also behind a block whose parts stand in many places.
  const behind = read(scene('> $$x$$\n>\n> {{x}}\n```scene\nlink: #v=1\n```\n\n![a](b)'));
  assert.deepEqual(codes(behind.problems), [[FIRST + 2, 'expression'], [FIRST + 3, 'secondFence'], [FIRST + 7, 'latePart'], [FIRST + 7, 'notKnown']]); // prettier-ignore
  const { problems } = read(scene('{{x}}\n\n'.repeat(80)));
  assert.equal(problems.length, 51);
  assert.equal(problems.at(-1)?.code, 'others');
});

/** Texts that make readers of Markdown slow, or break them. */
const HOSTILE = [
  ...[
    '[',
    '![a](',
    '*a_ ',
    '**a *b ',
    '`',
    '<',
    '<a ',
    '<!--',
    '$',
    '$a ',
    '{{',
    '\\',
    '&amp;',
    '~~a ',
    '_',
    '|a',
  ],
  ...[
    '- a\n\n',
    '1. a\n\n',
    '> a\n\n',
    '- [x] a\n\n',
    '<div>\n\n',
    '<!-- a -->\n\n',
    '# a\n\n',
    '## a {#b}\n\n',
  ],
  ...[
    '[a](b)\n\n',
    '[a]: b\n\n',
    '|a|\n|-|\n\n',
    '```\n\n',
    '\n',
    '\r',
    ' ',
    '\t',
    '\0',
    '\ud800',
    'a@b.c ',
    'http://a.',
  ],
  ...[
    '$\\def\\a#1{#1#1#1#1#1#1#1#1}\\a{\\a{\\a{\\a{x}}}}$\n\n',
    '$\\frac{a}{b}$ ',
    '{{1+1}}',
    '```scene\nlink: #v=1\n```\n\n',
  ],
];

for (const piece of HOSTILE) {
  test(`any number of ${JSON.stringify(piece)} ends, with a chapter or a line`, () => {
    const repeated = (/** @type {string} */ part, /** @type {number} */ signs) =>
      part.repeat(signs / part.length);
    const room = MOST_FILE - 100;
    // Also in runs of the size that is allowed, with empty lines between them.
    for (const text of [
      repeated(piece, 500),
      repeated(piece, room),
      repeated(`${repeated(piece, 5500)}\n\n`, room),
    ]) {
      const { chapter, problems } = read(scene(text));
      assert.ok(chapter !== null || problems.every(({ line }) => line >= 1));
    }
  });
}

test('what is cut, doubled and exchanged anywhere in a chapter gives a chapter or lines', () => {
  const [{ text }] = CHAPTERS.filter(({ name }) => name === 'sample.md');
  const lines = text.split('\n').length;
  const random = createRandom(5);
  let broken = 0;
  for (let i = 0; i < 600; i++) {
    let changed = text;
    for (let edits = 1 + random.below(3); edits > 0; edits--) {
      const [at, length] = [random.below(changed.length), random.below(20)];
      const piece = random.pick([
        '',
        '`',
        '```',
        '$',
        '{{',
        '}}',
        '[',
        '](',
        '<!--',
        '-->',
        '#',
        '> ',
        '- [x] ',
        '\n',
        '*',
      ]);
      changed = changed.slice(0, at) + piece + changed.slice(at + length);
    }
    const { chapter, problems } = read(changed);
    if (!chapter) broken += 1;
    for (const { line, code } of problems) {
      assert.ok(line >= 1 && line <= lines + 60, `${code} in line ${line}`);
    }
    if (chapter) assert.ok(chapter.scenes.length > 0);
  }
  assert.ok(broken > 120 && broken < 600);
});

test('numbers with decimals are not typed, but in formulas and code', () => {
  const text = scene(
    'It is 0.42 and 1,5, `0.42`, $0.42$, 3 points, {{D(1)}}, in 2026.\n\n> **So 9.1 %**.\n\n<!-- 2.5 minutes -->',
  );
  const { problems } = readChapter({ file: 'x.md', text }, { isStrict: true });
  assert.deepEqual(
    problems.map((problem) => problem.code === 'typedNumber' && [problem.line, problem.text]),
    [
      [FIRST, '0.42'],
      [FIRST, '1,5'],
      [FIRST + 2, '9.1'],
      [FIRST + 4, '2.5'],
    ],
  );
  assert.deepEqual(read(text).problems, [], 'own lessons may');
});
