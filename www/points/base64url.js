/**
 * Bytes as signs that a link takes (RFC 4648, section 5, without padding), and back. Six bits make a sign, highest first.
 */

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** By the code of a sign: its six bits, or 0xff. */
const BITS = new Uint8Array(128).fill(0xff);
for (let bits = 0; bits < SIGNS.length; bits++) BITS[SIGNS.charCodeAt(bits)] = bits;

/**
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function base64url(bytes) {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const left = Math.min(3, bytes.length - i);
    const word = (bytes[i] << 16) | ((left > 1 ? bytes[i + 1] : 0) << 8) | (left > 2 ? bytes[i + 2] : 0);
    for (let sign = 0; sign <= left; sign++) text += SIGNS[(word >> (18 - 6 * sign)) & 0x3f];
  }
  return text;
}

/**
 * @param {string} text  anything
 * @returns {Uint8Array | undefined} undefined where `base64url` writes no such text: other signs, one sign too many, or
 *   bits beyond the last byte
 */
export function bytesOf(text) {
  if (text.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let word = 0;
  let bits = 0;
  let next = 0;
  for (let i = 0; i < text.length; i++) {
    const six = BITS[text.charCodeAt(i)] ?? 0xff;
    if (six === 0xff) return undefined;
    word = ((word << 6) | six) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[next++] = word >> bits;
  }
  return (word & ((1 << bits) - 1)) === 0 ? bytes : undefined;
}
