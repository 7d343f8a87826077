/**
 * Another language, by hand.
 *
 * @import { Language } from '../words/language.js'
 * @import { Page } from './page.js'
 */
import { speak } from '../words/language.js';
import { opened } from './door.js';
import { QUERY, STORAGE_KEY } from './language-choice.js';
import { remember } from './top/theme.js';

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
