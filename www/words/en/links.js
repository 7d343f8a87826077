/**
 * What of a link could not be taken as it stands, by the code of the problem (`Problem` in scene.d.ts). Only a notice
 * about a link needs it, which has it loaded (notices.js).
 *
 * @import { Expected, Problem } from '../../scene/scene.d.ts'
 */
import { listed, part } from '../language.js';
import { formatCount, formatLimit, formatSetting } from '../numbers.js';
import { numberText } from './fields.js';
import { figureWords } from './figures.js';

/** What the page does instead. @param {string | null} used  null, or nothing, where it leaves the field out */
const instead = (used) => (used ? `${used} is used` : 'left out');

export const english = {
  /** What completes "… is not …"; numbers are in fields.js. */
  expected: {
    /** @param {readonly string[]} choices */
    choice: (choices) => `one of ${choices.join(', ')}`,
    /** @param {readonly string[]} choices */
    subset: (choices) => `some of ${choices.join(', ')}, joined as in ${choices.slice(0, 2).join('-')}`,
    /** @param {number} most @param {number} min @param {number} max */
    layers: (most, min, max) => `up to ${most} layer sizes from ${min} to ${max}, as in 20-20`,
    /** @param {string} max */
    floats: (max) => `1 to ${max} numbers of 4 bytes each in base64url`,
    /** @param {number} most @param {string} min @param {string} max */
    probabilities: (most, min, max) => `up to ${most} numbers from ${min} to ${max}, joined as in 0.1-0.5`,
    /** @param {number} most @param {string} min @param {string} max */
    numbers: (most, min, max) => `up to ${most} numbers from ${min} to ${max}, joined as in 1.5:-2`,
    /** @param {number} most */
    name: (most) =>
      `a name of up to ${most} signs, in which “-” stands for a space and “.3f.” for a question mark`,
    /** @param {string} expected @param {readonly string[]} words */
    or: (expected, words) => listed([expected, ...words.map((word) => `“${word}”`)], 'disjunction'),
    identifier: 'a name of small letters',
    flag: '“yes” or “no”',
    points: 'a complete set of points (perhaps a part of the link is missing)',
    text: 'a text',
  },
  whole: 'Link',
  /** @param {string} field @param {string} problem */
  problem: (field, problem) => `${field}: ${problem}.`,
  /** @param {string} count */
  others: (count) => `And ${count} more.`,
  problems: {
    unreadable: () => 'it cannot be read; the default scene is shown',
    /** @param {{ version: string, known: number }} values */
    newer: ({ version, known }) =>
      `the link is of version “${version}”, newer than this page (${known}); the default scene is shown`,
    shortened: () => 'it ends in an ellipsis; perhaps a part of it is missing',
    /** @param {{ key: string }} values */
    unknown: ({ key }) => `“${key}” is not a known field; left out`,
    repeated: () => 'given more than once; the first is used',
    /** @param {{ text: string, expects: Expected, used: string | null }} values */
    fallback: ({ text, expects, used }) => `“${text}” is not ${expectedText(expects)}; ${instead(used)}`,
    /** @param {{ length: number, most: number, used: string | null }} values */
    tooLong: ({ length, most, used }) =>
      `${formatCount(length)} signs are more than the ${formatCount(most)} that a link may have here; ${instead(used)}`,
    /** @param {{ text: string, used: string }} values */
    cutNumber: ({ text, used }) =>
      `“${text}” ends in a point; ${used} is used, but perhaps a part of the link is missing`,
    withoutPoints: () => 'the link does not hold the points; they were too many for it',
    withoutWeights: () =>
      'the link does not hold the weights; they were too many for it, and the network trains from its seed',
    /** @param {{ weights: number, wanted: number }} values */
    otherWeights: ({ weights, wanted }) =>
      `${weights} weights do not fit a network that has ${wanted}; left out`,
    /** @param {{ at: number, most: number }} values */
    tooManyUpdates: ({ at, most }) =>
      `${formatCount(at)} updates are more than a page repeats for a link, which is ${formatCount(most)}; left out`,
    /** @param {{ place: number }} values */
    noNetwork: ({ place }) => `“${place}” is not the place of a network; none is looked into`,
    optimumSettings: () => 'the optimum takes no settings but a name; they are left out',
    optimumTwice: () => 'a board shows the optimum once; left out',
    /** @param {{ most: number, others: number }} values */
    tooManyFigures: ({ most, others }) =>
      `a board holds at most ${most} figures; the other ${formatCount(others)} are left out`,
    /** @param {{ count: number }} values  of the problems that are not kept one by one */
    others: ({ count }) => `${formatCount(count)} more could not be read`,
    /** @param {{ source: string, used: string }} values */
    unknownSource: ({ source, used }) => `“${source}” is not known here; “${sourceName(used)}” is used`,
    /** @param {{ source: string, classes: number, used: number }} values */
    otherClasses: ({ source, classes, used }) =>
      `“${sourceName(source)}” does not come with ${classes} classes; ${used} is used`,
    /** @param {{ source: string }} values */
    noClasses: ({ source }) => `“${sourceName(source)}” has no classes; left out`,
    notTwoClasses: () => 'it belongs to two classes; left out',
    /** @param {{ shown: string }} values  as links count, from 0 */
    noSuchClass: ({ shown }) => `“${shown}” is no class to show by itself; left out`,
    /** @param {{ source: string, noise: number, least: number, largest: number, used: number }} values */
    otherNoise: ({ source, noise, least, largest, used }) =>
      `${formatSetting(noise)} is outside ${formatSetting(least)} to ${formatSetting(largest)} of “${sourceName(source)}”; ${formatSetting(used)} is used`,
  },
};

export const linkWords = part('links', english);

/** @param {string} source */
export const sourceName = (source) => figureWords().sources[source] ?? source;

/** @param {Expected} expects @returns {string} */
export function expectedText(expects) {
  const words = linkWords().expected;
  switch (expects.kind) {
    case 'integer':
    case 'real':
      return numberText(expects);
    case 'choice':
    case 'subset':
      return words[expects.kind](expects.choices);
    case 'layers':
      return words.layers(expects.most, expects.min, expects.max);
    case 'floats':
      return words.floats(formatCount(expects.max));
    case 'probabilities':
      return words.probabilities(expects.most, formatLimit(expects.min), formatLimit(expects.max));
    case 'numbers':
      return words.numbers(expects.most, formatLimit(expects.min), formatLimit(expects.max));
    case 'name':
      return words.name(expects.most);
    case 'or':
      return words.or(expectedText(expects.of), expects.words);
    default:
      return words[expects.kind];
  }
}

/** @param {Problem} problem */
export const problemText = (problem) =>
  /** @type {(values: Problem) => string} */ (linkWords().problems[problem.code])(problem);

/** A garbled link can hold tens of thousands. */
const SHOWN = 5;

/**
 * The first ones, and how many there are beyond.
 *
 * @param {readonly Problem[]} problems
 */
export function problemsText(problems) {
  const { whole, problem, others } = linkWords();
  const told = problems
    .slice(0, SHOWN)
    .map((each) => problem(each.field === 'link' ? whole : each.field, problemText(each)));
  const left = problems
    .slice(SHOWN)
    .reduce((sum, each) => sum + (each.code === 'others' ? each.count : 1), 0);
  return [...told, ...(left > 0 ? [others(formatCount(left))] : [])].join(' ');
}
