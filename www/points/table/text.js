/** Bytes of a file as text. */

/**
 * Reads UTF-8, with a byte order mark or without, UTF-16 with one, and what is neither as Windows-1252, in which older
 * spreadsheets write.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {string} without the byte order mark
 * @throws {Error} where it is no text; the message says so
 */
export function textFromBytes(bytes) {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  if (text.includes('\0')) {
    throw new Error('This is not a text file. A table is to be saved as CSV or TSV first.');
  }
  return text;
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
function encodingOf(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}
