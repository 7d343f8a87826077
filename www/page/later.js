/**
 * What the first picture does without: elements that show nothing until something happens, and styles for paper and for
 * forced colours. Their places are in the page from the start, and come to life when this is loaded.
 */
import '../styles/forced-colours.css';
import '../styles/print.css';
import './board/network-settings.js';
import './side/inspector-place.js';
import './top/announcer.js';
import './top/print-head.js';

export { keepFocus } from './focus.js';
