/**
 * The kinds of value that stand in links alone, and that no control shows (codecs.js has the others).
 *
 * @import { OwnPoints } from '../points/points.d.ts'
 * @import { Codec } from './codecs.js'
 */
import { base64url, bytesOf } from '../points/base64url.js';
import { decodeOwn, encodeOwn } from '../points/codec.js';

/**
 * A value or null, which reads as `word`.
 *
 * @template T
 * @param {Codec<T>} codec
 * @param {string} word
 * @returns {Codec<T | null>}
 */
export function optional(codec, word) {
  return {
    longest: codec.longest,
    expects: { kind: 'or', of: codec.expects, words: [word] },
    check: (value) => (value === null ? null : codec.check(value)),
    encode: (value) => (value === null ? word : codec.encode(value)),
    parse: (text) => (text === word ? null : codec.parse(text)),
  };
}

/**
 * Finite numbers in single precision; their bytes, least first, read as base64url (RFC 4648, without padding).
 * `[1, −2]` reads `AACAPwAAAMA`.
 *
 * @param {{ max: number, most: number }} limits  of the count: at all, and in a link
 * @returns {Codec<Float32Array>}
 */
export function float32s({ max, most }) {
  /** @param {unknown} value */
  const check = (value) => {
    if (!(value instanceof Float32Array || value instanceof Float64Array)) return undefined;
    if (value.length === 0 || value.length > max) return undefined;
    const rounded = Float32Array.from(value);
    return rounded.every(Number.isFinite) ? rounded : undefined;
  };
  return {
    expects: { kind: 'floats', max },
    check,
    longest: Math.ceil((16 * most) / 3),
    encode: (value) => {
      const view = new DataView(new ArrayBuffer(4 * value.length));
      for (const [i, number] of value.entries()) view.setFloat32(4 * i, number, true);
      return base64url(new Uint8Array(view.buffer));
    },
    parse: (text) => {
      const bytes = bytesOf(text);
      if (!bytes || bytes.length % 4 !== 0) return undefined;
      const view = new DataView(bytes.buffer);
      return check(Float32Array.from({ length: bytes.length / 4 }, (_, i) => view.getFloat32(4 * i, true)));
    },
  };
}

/**
 * Own points, as points/codec.js writes them, or null, of which there is nothing to write.
 *
 * @param {{ longest: number }} limits  of their text
 * @returns {Codec<OwnPoints | null>}
 */
export const ownPoints = ({ longest }) => ({
  expects: { kind: 'points' },
  longest,
  check: (value) => /** @type {OwnPoints | null} */ (value),
  encode: (own) => (own ? encodeOwn(own) : ''),
  parse: decodeOwn,
});

/**
 * Texts of which each stands in a pair of its own. What they mean is another table's.
 *
 * @returns {Codec<readonly string[] | null> & { repeats: true }}
 */
export const repeated = () => ({
  repeats: true,
  expects: { kind: 'text' },
  longest: Infinity, // their own fields have their limits
  check: (value) => /** @type {readonly string[]} */ (value),
  encode: (texts) => (texts ?? []).join('&'),
  parse: (text) => [text],
});
