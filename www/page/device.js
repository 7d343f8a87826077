/**
 * To and from the person's device: the clipboard, and files.
 *
 * @import { Page } from './page.js'
 */

/** A text of more characters nobody copies out of a message by hand. */
const MOST_SHOWN = 2000;

/**
 * Copies a text; false where the browser does not let the page.
 *
 * @param {string} text
 * @returns {Promise<boolean>}
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Copies a text, or shows it to be copied by hand.
 *
 * @param {Page} page
 * @param {string} text
 * @param {'link' | 'value'} what
 * @returns {Promise<boolean>}
 */
export async function copyOrShow({ store }, text, what) {
  if (await copyText(text)) return true;
  store.notify({ code: 'cannotCopy', what, text: text.length > MOST_SHOWN ? null : text });
  return false;
}

/**
 * Saves a file by the browser's download.
 *
 * @param {Blob} blob
 * @param {string} name
 */
export function saveFile(blob, name) {
  const anchor = document.createElement('a');
  anchor.href = URL.createObjectURL(blob);
  anchor.download = name;
  anchor.click();
  // The browser reads it while the click is handled, or soon after.
  setTimeout(() => URL.revokeObjectURL(anchor.href), 60_000);
}
