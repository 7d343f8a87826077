/**
 * What is wrong with a file of a lesson, by the code of the problem (`LessonProblem` in lessons.d.ts), and the words that
 * live numbers are told with.
 *
 * @import { LessonProblem } from '../../lessons/lessons.d.ts'
 * @import { Problem } from '../../scene/scene.d.ts'
 */
import { listed, part } from '../language.js';
import { formatCount } from '../numbers.js';
import { problemText } from './links.js';

/** @typedef {keyof typeof expected} ExpectedPart */
/** @typedef {keyof typeof sets} SetName */
/** @typedef {keyof typeof constructs} ConstructName */

/** @param {readonly string[]} names */
const quoted = (names) =>
  listed(
    names.map((name) => `“${name}”`),
    'disjunction',
  );

/** What completes "… is expected". */
const expected = {
  sign: 'a sign that expressions know',
  operand: 'a number, a quantity or a parenthesis',
  operator: 'an operator or the end',
  opening: 'an opening parenthesis',
  closing: 'a closing parenthesis',
  name: 'the name of a quantity, or abs, min, max, sqrt or ln,',
  arguments: 'another number of arguments',
  integer: 'a whole number',
  figure: 'the place of a figure, from 1',
  number: 'a number',
  word: 'a word of a status',
  condition: 'a comparison',
  equality: '= or !=',
  shorter: 'a shorter expression',
  shallower: 'an expression that is less deeply nested',
  format: '“percent”, “whole” or a number of decimals from 0 to 6 after the colon',
  train: '“rest”, “none”, “N updates” or “N epochs”, with N up to 100000',
  go: '“on”',
  tool: 'the name of a tool, the place of a figure and key=value each',
  link: 'the hash of a link, beginning with “#”',
  goal: 'the number of a thing to try, as in “goal 1”',
};

/** Parts of a text, in which languages are compared. */
const sets = { numbers: 'live numbers', controls: 'controls', formulas: 'formulas', links: 'links' };

/** What Markdown knows and lessons do not. */
const constructs = {
  image: 'An image',
  table: 'A table',
  strikethrough: 'Struck text',
  rule: 'A rule',
  heading: 'A heading of this level',
  comment: 'A comment within a text',
  quote: 'A quotation within a list or another quotation',
  tasks: 'A list of options within another text',
  other: 'This',
};

export const english = {
  expected,
  sets,
  constructs,
  /** @param {string} file @param {number} line @param {string} problem */
  problem: (file, line, problem) => `${file}, line ${line}: ${problem}.`,
  problems: {
    /** @param {{ kilobytes: number, most: number }} values */
    tooLarge: ({ kilobytes, most }) =>
      `the file has ${formatCount(kilobytes)} kB, and at most ${formatCount(most)} are expected`,
    /** @param {{ most: number }} values */
    longBlock: ({ most }) =>
      `${formatCount(most)} signs without an empty line are the most that are expected`,
    tooDeep: () => 'lists and quotations that are less deeply nested are expected',
    unreadable: () => 'it cannot be read as Markdown',
    /** @param {{ most: number }} values */
    tooManyScenes: ({ most }) => `at most ${most} scenes are expected`,
    /** @param {{ count: number }} values  of problems that are not told one by one */
    others: ({ count }) => `and ${formatCount(count)} more problems`,
    noTitle: () => 'a title is expected first, as in “# Overfitting”',
    secondTitle: () => 'one title is expected; a scene begins with “##”',
    noScene: () => 'a scene is expected, as in “## Title {#name}”',
    noId: () => 'the name of the scene is expected at the end of its heading, as in “{#name}”',
    /** @param {{ id: string }} values */
    badId: ({ id }) => `“${id}” is no name of a scene; small letters, digits and hyphens are expected`,
    /** @param {{ id: string, first: number }} values */
    sameId: ({ id, first }) => `“${id}” is the name of a scene in line ${first}; another is expected`,
    noFence: () => 'a block of code “scene” is expected right after the heading',
    lateFence: () => 'the block “scene” is expected right after the heading',
    secondFence: () => 'one block “scene” is expected for each scene',
    openFence: () => 'the end of a block of code is expected, which begins here',
    openComment: () => 'the end of a comment is expected, which begins here',
    openNumber: () => '“}}” is expected, the end of a live number',
    /** @param {{ text: string }} values */
    noColon: ({ text }) => `“key: value” is expected, not “${text}”`,
    /** @param {{ key: string, keys: readonly string[] }} values */
    unknownKey: ({ key, keys }) => `unknown key “${key}”; ${quoted(keys)} is expected`,
    /** @param {{ key: string }} values */
    repeatedKey: ({ key }) => `“${key}” is expected once`,
    /** @param {{ key: string }} values */
    missingKey: ({ key }) => `a line “${key}: …” is expected`,
    /** @param {{ key: string, value: string, expected: ExpectedPart }} values */
    badValue: ({ key, value, expected }) => `${key}: ${expectedPart(expected)} is expected, not “${value}”`,
    /** @param {{ key: string, name: string, known: readonly string[] }} values */
    unknownName: ({ key, name, known }) => `${key}: “${name}” is not known; ${quoted(known)} is expected`,
    /** @param {{ problem: Problem }} values */
    badLink: ({ problem }) => `link, ${problem.field}: ${problemText(problem)}`,
    /** @param {{ place: number, figures: number }} values */
    noFigure: ({ place, figures }) => `figure ${place} is not on the board, which has ${figures}`,
    /** @param {{ place: number }} values */
    needsNetwork: ({ place }) => `a network is expected; figure ${place} is the optimum`,
    /** @param {{ text: string, column: number, expected: ExpectedPart }} values */
    expression: ({ text, column, expected }) =>
      `“${text}”: ${expectedPart(expected)} is expected at sign ${column}`,
    /** @param {{ goal: number, tries: number }} values */
    noSuchTry: ({ goal, tries }) =>
      `“goal ${goal}” has nothing to try; the ordered list of the scene has ${tries}`,
    secondPrediction: () => 'one list of options is expected for each scene',
    secondTries: () => 'one ordered list of things to try is expected for each scene',
    mixedList: () => 'a box, as in “[ ]”, is expected at every option',
    /** @param {{ options: number, most: number }} values */
    optionCount: ({ options, most }) => `2 to ${most} options are expected, not ${options}`,
    /** @param {{ count: number }} values */
    oneRight: ({ count }) => `one right option, “[x]”, is expected, not ${count}`,
    /** @param {{ tries: number, most: number }} values */
    tryCount: ({ tries, most }) => `at most ${most} things to try are expected, not ${tries}`,
    /** @param {{ scores: number, options: number }} values */
    decideCount: ({ scores, options }) =>
      `decide: a number for each of the ${options} options is expected, not ${scores}`,
    latePart: () =>
      'text is expected before the options and the things to try; what is shown afterwards begins with “>”',
    /** @param {{ construct: ConstructName }} values */
    notKnown: ({ construct }) => `${constructName(construct)} has no place in a lesson`,
    /** @param {{ address: string }} values */
    badAddress: ({ address }) =>
      `“${address}” is no address for a lesson; “https://…”, “control:…” or “#scene” is expected`,
    /** What the reader of formulas says. @param {{ tex: string, text: string }} values */
    formula: ({ tex, text }) => `the formula “${tex}” cannot be read (${text})`,
    /** @param {{ most: number }} values */
    longFormula: ({ most }) => `a formula of at most ${formatCount(most)} signs is expected`,
    /** @param {{ text: string }} values */
    typedNumber: ({ text }) =>
      `“${text}” is typed; a live number, as in “{{D(1)}}”, or a formula is expected`,
    fenceInTranslation: () =>
      'a translation has words only; the block “scene” is that of the file it translates',
    /** @param {{ ids: readonly string[], expected: readonly string[] }} values */
    otherScenes: ({ ids, expected }) =>
      `the scenes ${ids.join(', ')} are here, and ${expected.join(', ')} are expected`,
    /** @param {{ count: number, expected: number }} values */
    otherOptions: ({ count, expected }) => `${expected} options are expected, not ${count}`,
    /** @param {{ count: number, expected: number }} values */
    otherTries: ({ count, expected }) => `${expected} things to try are expected, not ${count}`,
    /** @param {{ right: number, expected: number }} values  from 1; 0 where none is marked */
    otherRight: ({ right, expected }) => `option ${expected} is expected to be the right one, not ${right}`,
    /** @param {{ set: SetName, missing: readonly string[], extra: readonly string[] }} values */
    otherSet: ({ set, missing, extra }) =>
      `${setName(set)} differ from those of the file it translates: ${differences(missing, extra)}`,
    /** @param {{ missing: boolean }} values @returns {string} */
    otherOutcome: ({ missing }) =>
      missing ? 'a quotation, shown afterwards, is expected' : 'no quotation is expected here',
    noOriginal: () => 'the file that it translates cannot be read',
  },
  missing: 'missing',
  extra: 'unexpected',
  statuses: { training: 'in training', converged: 'at a minimum', diverged: 'diverged' },
};

export const lessonWords = part('lessons', english);

/** @param {ConstructName} construct @returns {string} */
export const constructName = (construct) => lessonWords().constructs[construct];

/** @param {SetName} set @returns {string} */
export const setName = (set) => lessonWords().sets[set];

/** @param {ExpectedPart} expected @returns {string} */
export const expectedPart = (expected) => lessonWords().expected[expected];

/** @param {readonly string[]} missing @param {readonly string[]} extra @returns {string} */
export function differences(missing, extra) {
  const words = lessonWords();
  return [
    ...(missing.length > 0 ? [`${words.missing} ${missing.join('; ')}`] : []),
    ...(extra.length > 0 ? [`${words.extra} ${extra.join('; ')}`] : []),
  ].join(', ');
}

/** One sentence, with file and line. @param {LessonProblem} problem */
export const lessonProblemText = (problem) =>
  lessonWords().problem(
    problem.file,
    problem.line,
    /** @type {(values: LessonProblem) => string} */ (lessonWords().problems[problem.code])(problem),
  );
