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

/**
 * A name of letters, digits and hyphens: "2 hidden layers, λ = 0.1" becomes "2-hidden-layers-lambda-0.1".
 *
 * @param {string} title
 * @returns {string}
 */
export function fileName(title) {
  const plain = title.replaceAll('λ', 'lambda').replaceAll(/[^\w.]+/g, '-');
  return plain.replaceAll(/^-+|-+$/g, '').slice(0, 80) || 'figure';
}
