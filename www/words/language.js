/**
 * The language of the page, and the catalogue of its words.
 *
 * A part of the catalogue is an object of texts and of functions that make texts of values: `en/board.js` has the words
 * of the board. English parts come with what needs them; another language is one file with all parts, loaded when it is
 * wanted (`de/index.js`). Whoever reads words in a render method or an effect is run again when the language changes.
 *
 * What is not for people's eyes (links, weights, programs) knows no language.
 */
import { batch, signal } from '@preact/signals-core';

/** @typedef {'en' | 'de' | 'pseudo'} Language */

/**
 * How the parts of a language are found.
 *
 * @typedef {object} Dictionary
 * @property {<T extends object>(name: string, english: T) => T} part
 */

/** In the order in which they are offered, by their own names. @type {Readonly<Record<'en' | 'de', string>>} */
export const LANGUAGES = { en: 'English', de: 'Deutsch' };

/** @type {Record<Exclude<Language, 'en'>, () => Promise<Dictionary>>} */
const DICTIONARIES = {
  de: () => import('./de/index.js'),
  // Marks every text that comes from the catalogue, so that a test finds those which do not.
  pseudo: () => import('./pseudo.js'),
};

/** Together, so that no text is read between the two. @type {import('@preact/signals-core').Signal<{ language: Language, dictionary: Dictionary | null }>} */
const spoken = signal({ language: 'en', dictionary: null });

/** @returns {Language} */
export const language = () => spoken.value.language;

/**
 * Changes the language, once its words are there.
 *
 * @param {Language} next
 * @throws where its words cannot be loaded; the language then stays
 */
export async function speak(next) {
  const dictionary = next === 'en' ? null : await DICTIONARIES[next]();
  spoken.value = { language: next, dictionary };
}

/**
 * A part of the catalogue in the language of the moment.
 *
 * @template {object} T
 * @param {string} name  of the part in the other languages
 * @param {T} english
 * @returns {() => T}
 */
export function part(name, english) {
  return () => spoken.value.dictionary?.part(name, english) ?? english;
}

/**
 * What `make` makes of the words, once for each language: for templates and lists of choices, which an element takes for
 * changed when they are others.
 *
 * @template T
 * @param {() => T} make
 * @returns {() => T}
 */
export function perLanguage(make) {
  /** @type {{ dictionary: Dictionary | null, made: T } | null} */
  let last = null;
  return () => {
    const { dictionary } = spoken.value;
    if (last?.dictionary !== dictionary) last = { dictionary, made: make() };
    return last.made;
  };
}

/**
 * What `make` makes in English, whatever the language of the page: for programs, whose words and numbers are the same
 * everywhere.
 *
 * @template T
 * @param {() => T} make
 * @returns {T}
 */
export function inEnglish(make) {
  const before = spoken.peek();
  // Nobody may see this: it is over before any effect could run.
  return batch(() => {
    spoken.value = { language: 'en', dictionary: null };
    try {
      return make();
    } finally {
      spoken.value = before;
    }
  });
}

/** The sign before a number's decimals. @returns {'.' | ','} */
export const decimalSign = () => (language() === 'de' ? ',' : '.');

/**
 * "a, b and c".
 *
 * @param {Iterable<string>} items
 * @param {'conjunction' | 'disjunction'} [type]
 */
export const listed = (items, type = 'conjunction') =>
  new Intl.ListFormat(language() === 'de' ? 'de' : 'en-GB', { type })
    .formatToParts(items)
    .map(({ type: of, value }) => (of === 'literal' && value === ', ' ? partedBy([...items]) : value))
    .join('');

/** What parts the items of a list: commas do not part numbers that have one. @param {readonly string[]} items */
const partedBy = (items) => (items.some((item) => /\d,\d/.test(item)) ? '; ' : ', ');

/** Items one after the other, without a last "and". @param {readonly string[]} items */
export const inRow = (items) => items.join(partedBy(items));

/**
 * The language to begin with: what the address asks for, else what this browser remembers, else the first of those that
 * its user reads and the page speaks, else English.
 *
 * @param {{ search: string, remembered: string | null, preferred: readonly string[] }} wishes
 * @returns {Language}
 */
export function firstLanguage({ search, remembered, preferred }) {
  const asked = new URLSearchParams(search).get('lang');
  if (asked === 'pseudo') return asked;
  const known = (/** @type {string | null | undefined} */ tag) => {
    const primary = tag?.toLowerCase().split('-')[0];
    return primary === 'en' || primary === 'de' ? primary : undefined;
  };
  return known(asked) ?? known(remembered) ?? preferred.map(known).find((found) => found) ?? 'en';
}
