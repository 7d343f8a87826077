/**
 * Which language the page speaks: asked for by the address (`?lang=de`), chosen by a person before, or the browser's.
 *
 * @import { Language } from '../words/language.js'
 * @import { Page } from './page.js'
 */
import { effect } from '@preact/signals-core';
import { firstLanguage, language, speak } from '../words/language.js';
import { opened } from './door.js';
import { recall, remember } from './top/theme.js';

const STORAGE_KEY = 'language';
const QUERY = 'lang';

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

/**
 * Changes the language, remembers it, and has the address say so where it named another.
 *
 * @param {Page} page
 * @param {Language} next
 */
export async function chooseLanguage(page, next) {
  if (!(await opened(page, 'language', () => speak(next).then(() => true)))) return;
  remember(STORAGE_KEY, next);
  const address = new URL(location.href);
  if (!address.searchParams.has(QUERY)) return;
  address.searchParams.set(QUERY, next);
  history.replaceState(history.state, '', address);
}
