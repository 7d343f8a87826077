/**
 * Whatever a file of a lesson holds, it gives a chapter that is plain data or problems with their lines, and so do its
 * expressions. How long that takes is bounded by what is read: no text is gone through more often than it is deep.
 *
 * @import { Arbitrary } from 'fast-check'
 * @import { Chapter, LessonProblem } from '../../www/lessons/lessons.d.ts'
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { evaluate, textOf } from '../../www/lessons/expressions.js';
import { fenceText } from '../../www/lessons/copy.js';
import {
  ExpressionFault,
  MOST_SIGNS,
  parseExpression,
  parseNumbers,
} from '../../www/lessons/format/expression-parser.js';
import { readChapter } from '../../www/lessons/format/read.js';
import { CONTROLS, QUANTITIES, STATUS_WORDS, TOOLS } from '../../www/lessons/names.js';
import { lessonProblemText } from '../../www/words/en/lessons.js';
import { anyText, hurt, record } from './support/anything.js';
import { every } from './support/every.js';
import { CHAPTERS } from './support/lessons.js';

const ENGLISH = CHAPTERS.map(({ text }) => text);
const GERMAN = CHAPTERS.flatMap(({ name, text, german }) => (german ? [{ name, text, german }] : []));

const PIECES = ['\n', '\n\n', '# ', '## ', '{#a}', '```', '```scene\n', '~~~', '$', '$$', '\\frac{', '\\def\\a{', '{{', '}}', '`', '<!--', '-->', '<b>', '> ', '- [x] ', '- ', '1. ', '    ', '\t', '|', '|-|', '[', '](', '![', '*', '**', '_', '\\', '&lt;', 'link: #v=1', 'expect: ', 'goal 1: ', 'decide: ', 'tool: sweep 2 n=9', 'train: ', 'hide: ', '\r', '\0', '\ufeff', '0.5', '\u2028']; // prettier-ignore

/** Signs of the words that problems have, at most: they quote a little of the text. */
const MOST_TOLD = 1000;

/** Nothing but plain data, in which what is gone through ends. @param {unknown} value @param {number} depth @returns {number} its parts */
function plainSize(value, depth = 0) {
  assert.ok(depth < 60, 'no deeper than a reader can follow');
  if (value === null || typeof value !== 'object') {
    assert.ok(['string', 'number', 'boolean', 'undefined'].includes(typeof value) || value === null);
    return 1;
  }
  assert.ok(Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value)));
  return Object.values(value).reduce((sum, part) => sum + plainSize(part, depth + 1), 1);
}

/** @param {{ chapter: Chapter | null, problems: readonly LessonProblem[] }} read @param {string} text */
function assertRead({ chapter, problems }, text) {
  const lines = text.split(/\r\n?|\n/).length;
  assert.equal(chapter === null, problems.length > 0);
  for (const problem of problems) {
    assert.ok(
      Number.isInteger(problem.line) && problem.line >= 1 && problem.line <= lines,
      `${problem.code} in line ${problem.line} of ${lines}`,
    );
    const words = lessonProblemText(problem);
    assert.ok(words.length > 0 && words.length < MOST_TOLD, words);
  }
  if (!chapter) return;
  assert.ok(chapter.scenes.length > 0 && chapter.title !== undefined);
  // What is drawn of a chapter grows as its text does.
  assert.ok(plainSize(chapter) < 2000 + 60 * text.length, 'a chapter is no larger than its text');
}

every(
  'a chapter that something happened to is a chapter, or problems with their lines',
  record({ text: hurt(fc.constantFrom(...ENGLISH), PIECES), isStrict: fc.boolean() }),
  ({ text, isStrict }) => assertRead(readChapter({ file: 'x.md', text }, { isStrict }), text),
  { runs: 150 },
);

every(
  'so is any text, and any pieces of a chapter in any order',
  fc.oneof(
    anyText,
    fc
      .array(fc.oneof(fc.constantFrom(...PIECES, 'a', ' '), anyText), { maxLength: 60 })
      .map((parts) => parts.join('')),
    fc
      .array(fc.oneof(fc.constantFrom(...PIECES, 'a', ' '), anyText), { maxLength: 60 })
      .map((parts) => `# T\n\n## A {#a}\n\n\`\`\`scene\nlink: #v=1\n\`\`\`\n\n${parts.join('')}`),
    fc
      .shuffledSubarray(ENGLISH.flatMap((text) => text.split(/(?<=\n\n)/)))
      .map((parts) => parts.slice(0, 40).join('')),
  ),
  (text) => assertRead(readChapter({ file: 'x.md', text }), text),
  { runs: 300 },
);

every(
  'a translation that something happened to, too, and one of another original',
  record({
    of: fc.constantFrom(...GERMAN),
    base: fc.constantFrom(...GERMAN),
    pieces: hurt(fc.constant(''), PIECES),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  ({ of, base, pieces, at }) => {
    const from = Math.floor(at * of.german.length);
    const text = of.german.slice(0, from) + pieces + of.german.slice(from);
    const original = { file: base.name, text: base.text };
    assertRead(readChapter({ file: base.name.replace('.md', '.de.md'), text }, { original }), text);
  },
  { runs: 60 },
);

every(
  'what does not belong between two blocks of a chapter is told with its line',
  record({ text: fc.constantFrom(...ENGLISH), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
  ({ text, at }) => {
    const blocks = text.split(/\n\n(?=\S)/);
    const before = blocks.slice(0, 1 + Math.floor(at * (blocks.length - 1)));
    const after = blocks.slice(before.length);
    const whole = [...before, '![a](b)', ...after].join('\n\n');
    const line = before.join('\n\n').split('\n').length + 2;
    const { problems } = readChapter({ file: 'x.md', text: whole });
    const told = problems.filter(({ code }) => code === 'notKnown').map((problem) => problem.line);
    assert.deepEqual(told, [line]);
  },
  { runs: 60 },
);

const TOKENS = [...Object.keys(QUANTITIES), ...STATUS_WORDS, 'abs', 'min', 'max', 'sqrt', 'ln', 'and', '(', ')', ',', '+', '-', '−', '*', '·', '/', '<', '<=', '≤', '>', '=', '!=', '0', '1', '2', '0.5', '1e3', '1e999', ' ', '(', ')', '1']; // prettier-ignore
/** What the grammar makes. */
const { comparison: written } = fc.letrec((/** @type {(name: string) => Arbitrary<any>} */ tie) => ({
  number: fc.constantFrom('0', '1', '2.5', '1e-3', 'D(1)', 'weight(1, 0, 2, 1)', 'bayesD', 'points'),
  factor: fc.oneof({ maxDepth: 4, withCrossShrink: true }, tie('number'), tie('sum').map((sum) => `(${sum})`), tie('factor').map((factor) => `-${factor}`), fc.tuple(fc.constantFrom('min', 'max'), tie('sum'), tie('sum')).map(([name, a, b]) => `${name}(${a}, ${b})`), tie('sum').map((sum) => `abs(${sum})`)), // prettier-ignore
  sum: fc.oneof({ maxDepth: 4, withCrossShrink: true }, tie('factor'), fc.tuple(tie('sum'), fc.constantFrom('+', '-', '*', '/', '−', '·'), tie('factor')).map((parts) => parts.join(' '))), // prettier-ignore
  comparison: fc.oneof(tie('sum'), fc.tuple(tie('sum'), fc.constantFrom('<', '<=', '≥', '=', '!='), tie('sum')).map((parts) => parts.join(' '))), // prettier-ignore
}));

const anyExpression = fc.oneof(
  anyText,
  /** @type {Arbitrary<string>} */ (written),
  /** @type {Arbitrary<string>} */ (written),
  fc
    .array(
      fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...TOKENS) }, { weight: 1, arbitrary: anyText }),
      { maxLength: 30 },
    )
    .map((parts) => parts.join(' ')),
  fc.tuple(fc.constantFrom(...TOKENS), fc.nat(300)).map(([token, times]) => `${token} `.repeat(times)),
  hurt(fc.constantFrom('abs(testD(2) - bayesD) < 0.05 and status(2) = converged', 'max(D(1), D(2), 3) / -2 + weight(1,0,2,1)'), TOKENS), // prettier-ignore
);

every(
  'an expression is a tree whose text reads back as it, or a fault within the text',
  anyExpression,
  (text) => {
    for (const read of [(/** @type {string} */ t) => [parseExpression(t)], parseNumbers]) {
      try {
        for (const tree of read(text)) {
          if (textOf(tree).length <= MOST_SIGNS) assert.deepEqual(parseExpression(textOf(tree)), tree);
          for (const known of [0, 2.5, undefined]) evaluate(tree, () => known);
        }
      } catch (error) {
        assert.ok(error instanceof ExpressionFault, String(error));
        assert.ok(
          error.column >= 1 && error.column <= Math.min(text.length, MOST_SIGNS) + 1,
          String(error.column),
        );
      }
    }
  },
  { runs: 1500 },
);

const KEYS = ['link', 'train', 'expect', 'goal 1', 'goal 9', 'tool', 'controls', 'go', 'hide', 'decide', 'x'];
const VALUES = ['#v=1', '#', '#v=1&fig=5,l=0.1&fig=optimum', 'rest', 'none', '200 updates', '3 epochs', '1e9 epochs', 'on', 'D(1) < 1', 'D(9)', ...TOOLS.map((tool) => `${tool} 1`), CONTROLS.join(' '), 'd r e', '1 2', 'D(1) (1 + 2)']; // prettier-ignore

every(
  'any fence gives a scene or problems, and the text of a scene’s fence is that scene',
  fc.array(fc.tuple(fc.constantFrom(...KEYS), fc.oneof(fc.constantFrom(...VALUES), anyText, anyExpression)), {
    maxLength: 8,
  }),
  (pairs) => {
    const lines = pairs.map(([key, value]) => `${key}: ${value}`).join('\n');
    const written = (/** @type {string} */ fence) => `# T\n\n## A {#a}\n\n${fence}\n\nA.\n\n1. One.\n`;
    const text = written(`\`\`\`scene\n${lines}\n\`\`\``);
    const read = readChapter({ file: 'x.md', text });
    assertRead(read, text);
    const [scene] = read.chapter?.scenes ?? [];
    if (!scene || read.chapter?.scenes.length !== 1 || scene.tries.length !== 1) return;
    const again = readChapter({
      file: 'x.md',
      text: written(
        fenceText(
          scene.fence,
          scene.tries.map(({ goal }) => goal),
        ).trimEnd(),
      ),
    });
    assert.deepEqual(again.problems, []);
    assert.deepEqual(unplaced(again.chapter?.scenes[0].fence), unplaced(scene.fence));
    assert.deepEqual(again.chapter?.scenes[0].tries, scene.tries);
  },
  { runs: 300 },
);

/** Without the lines on which things stand. @param {unknown} value @returns {any} */
const unplaced = (value) =>
  JSON.parse(JSON.stringify(value, (key, part) => (key === 'line' ? undefined : part)));
