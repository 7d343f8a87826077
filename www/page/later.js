/**
 * What the first picture does without: elements that show nothing until something happens, what a hand does to those
 * that are there, and styles of all these, of paper and of forced colours. Places of elements are in the page from the
 * start, and come to life when this is loaded.
 *
 * @import { Page } from './page.js'
 */
import '../styles/later.css';
import '../styles/inspecting.css';
import '../styles/forced-colours.css';
import '../styles/print.css';
import { watchAbsence } from './away.js';
import '../views/recolour.js';
import './board/description.js';
import './board/figure-menu.js';
import './board/name-field.js';
import './board/network-settings.js';
import { opened } from './door.js';
import { keepFocus } from './focus.js';
import './lessons/place.js';
import './picture/settings.js';
import './side/inspector-place.js';
import './top/announcer.js';
import './top/keys.js';
import './top/more-settings.js';
import './top/notices.js';
import './top/print-head.js';
import { watchPrinting } from './top/printing.js';

export { copyOrShow } from './device.js';
export { chooseLanguage } from './language-change.js';
export { reorder } from './board/reordering.js';
export { PictureList } from './elements/picture-list.js';
export { Pointing } from './picture/pointing.js';
export { openDropped, openPasted } from './own/handed.js';

/** What may happen to the window and to the focus, from now on, and the lesson that the address names. @param {Page} page */
export function begin(page) {
  keepFocus(document.body);
  watchAbsence(page, window);
  watchPrinting(page.theme);
  const lesson = new URLSearchParams(location.search).get('lesson');
  if (lesson) {
    void opened(page, 'part', async () => (await import('./lessons/own.js')).openOwnFrom(page, lesson));
  }
}
