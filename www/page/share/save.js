/** Files to and from the person's device. */

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
