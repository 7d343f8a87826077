/**
 * Which language the page speaks: asked for by the address (`?lang=de`), chosen by a person before, or the browser's.
 */
import { effect } from '@preact/signals-core';
import { firstLanguage, language, speak } from '../words/language.js';
import { recall } from './top/theme.js';

export const STORAGE_KEY = 'language';
export const QUERY = 'lang';

/**
 * Speaks the first language, and keeps the document's own up to date from then on.
 *
 * @param {Window} window
 * @returns {Promise<void>} when its words are there; where they do not come, in English
 */
export async function beginToSpeak({ document, location, navigator }) {
  const first = firstLanguage({
    search: location.search,
    remembered: recall(STORAGE_KEY),
    preferred: navigator.languages ?? [],
  });
  effect(() => {
    document.documentElement.lang = language() === 'de' ? 'de' : 'en';
  });
  if (first !== 'en') await speak(first).catch(() => {});
}
