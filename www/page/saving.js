/** Files that are saved, and what is said of it. */
import { shareWords } from '../words/en/share.js';
import { saveFile } from './device.js';

/** Letters that are named; more would not be read. */
const MOST_LETTERS = 12;

/** @param {Blob} file @param {string} name @returns {string} that it has been saved */
export function saved(file, name) {
  saveFile(file, name);
  const kilobytes = Math.max(1, Math.round(file.size / 1000));
  // A frame may be forbidden to save files, and is not told.
  const words = shareWords();
  return (window.parent === window ? words.saved : words.handed)(name, kilobytes);
}

/** That the fonts of a PDF lack letters; empty where they have all. @param {readonly string[]} letters */
export function lackingText(letters) {
  if (letters.length === 0) return '';
  return shareWords().lacking(letters.slice(0, MOST_LETTERS).join(' '), letters.length > MOST_LETTERS);
}
