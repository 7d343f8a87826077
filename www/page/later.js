/**
 * What the first picture does without: elements that show nothing until something happens, what a hand does to those
 * that are there, and styles of all these, of paper and of forced colours. Places of elements are in the page from the
 * start, and come to life when this is loaded.
 */
import '../styles/later.css';
import '../styles/inspecting.css';
import '../styles/forced-colours.css';
import '../styles/print.css';
import './board/description.js';
import './board/figure-menu.js';
import './board/network-settings.js';
import './lessons/place.js';
import './picture/settings.js';
import './side/inspector-place.js';
import './top/announcer.js';
import './top/keys.js';
import './top/more-settings.js';
import './top/notices.js';
import './top/print-head.js';

export { watchAbsence } from './away.js';
export { copyOrShow } from './device.js';
export { reorder } from './board/reordering.js';
export { PictureList } from './elements/picture-list.js';
export { keepFocus } from './focus.js';
export { Pointing } from './picture/pointing.js';
export { openDropped, openPasted } from './own/handed.js';
