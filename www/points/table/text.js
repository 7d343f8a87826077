/** Bytes of a file as text. */
import { Refusal } from '../reason.js';

/** What files are written in, as the WHATWG's Encoding Standard calls it. */
export const ENCODINGS = Object.freeze(
  /** @type {const} */ ([
    'utf-8',
    'utf-16le',
    'utf-16be',
    'windows-1252',
    'windows-1250',
    'windows-1251',
    'gb18030',
    'big5',
    'shift_jis',
    'euc-kr',
  ]),
);

/** @typedef {(typeof ENCODINGS)[number]} Encoding */

/** Bytes that guesses are made from. */
const SAMPLE = 100_000;

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {Encoding} [encoding]  guessed where it is not given
 * @returns {string} without the byte order mark; with � for what is not written so
 * @throws {Refusal} where it is no text
 */
export function textFromBytes(bytes, encoding = guessedEncoding(bytes)) {
  const text = new TextDecoder(encoding).decode(bytes);
  if (text.includes('\0')) {
    throw new Refusal({ code: 'noText' });
  }
  return text;
}

/**
 * UTF-16, by its mark or by the zeros beside Latin letters and digits; UTF-8 where it is valid; else Chinese by its
 * pairs of bytes (GBK, a part of GB 18030); else Windows-1252, in which older spreadsheets of western Europe write.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Encoding}
 */
export function guessedEncoding(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE);
  const zeros = [0, 1].map((parity) => share(sample, (byte, i) => i % 2 === parity && byte === 0));
  if (zeros[1] > 0.2 && zeros[0] < 0.01) return 'utf-16le';
  if (zeros[0] > 0.2 && zeros[1] < 0.01) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return seemsChinese(sample) ? 'gb18030' : 'windows-1252';
  }
}

/** @param {Uint8Array} bytes @param {(byte: number, i: number) => boolean} test */
const share = (bytes, test) => bytes.reduce((sum, byte, i) => sum + Number(test(byte, i)), 0) / bytes.length;

/**
 * Whether nearly all bytes beyond ASCII stand in pairs of GB 2312, which no Latin letter touches: "Größe" has such a
 * pair, too.
 *
 * @param {Uint8Array} bytes
 */
function seemsChinese(bytes) {
  const isLetter = (/** @type {number} */ byte) => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
  let [high, paired] = [0, 0];
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] < 0x80) continue;
    const start = i;
    while (bytes[i + 1] >= 0x80) i += 1;
    const run = bytes.subarray(start, i + 1);
    high += run.length;
    const isPairs = run.every((byte, at) => byte >= 0xa1 && byte <= (at % 2 === 0 ? 0xf7 : 0xfe));
    const isAlone = !isLetter(bytes[start - 1]) && !isLetter(bytes[i + 1]);
    if (run.length % 2 === 0 && isPairs && isAlone) paired += run.length;
  }
  return high > 0 && paired >= 0.8 * high;
}
