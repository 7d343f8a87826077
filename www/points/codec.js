/**
 * Own points as the text of a link, and back.
 *
 * The bytes: version, checksum (two bytes), length of the head, the head as JSON, number of points, width of the
 * remainders, and the gaps from key to key in Rice's code (Rice and Plaunt 1971): of points that lie anywhere, no code
 * takes much less. They are written in base64 with the letters that links allow (RFC 4648, section 5).
 *
 * @import { Domain, OwnAxis, OwnPoints, OwnValue } from './points.d.ts'
 */
import { base64url, bytesOf } from './base64url.js';
import { BitReader, BitWriter } from './bits.js';
import { LAST_CELL, MOST_CLASSES, MOST_POINTS, keysEnd } from './grid.js';
import { LONGEST_NAME, oneLine } from './names.js';
import { hash32Of } from './seeded.js';

const VERSION = 1;
/** Bytes before the head's length. */
const PREFIX = 3;
/** Signs beyond what the most points with the longest names take, about 40,000. */
const LONGEST_TEXT = 60_000;
/** Gaps below 2⁴⁸ have no more bits. */
const WIDEST = 48;
/** Coordinates of the plane beyond this are not such that a network could learn from. */
const FARTHEST = 1e4;

/** Points do not change; what has been written once is kept. @type {WeakMap<OwnPoints, string>} */
const written = new WeakMap();

/**
 * @param {OwnPoints} own
 * @returns {string}
 */
export function encodeOwn(own) {
  let text = written.get(own);
  if (text === undefined) written.set(own, (text = textOf(own)));
  return text;
}

/** @param {OwnPoints} own */
function textOf(own) {
  const head = new TextEncoder().encode(JSON.stringify(headOf(own)));
  const { keys } = own;
  const gaps = keys.map((key, i) => key - (i === 0 ? 0 : keys[i - 1]));
  const mean = keys.length === 0 ? 1 : (keys[keys.length - 1] + 1) / keys.length;
  const width = Math.max(0, Math.floor(Math.log2(mean)));
  const bits = new BitWriter();
  for (const gap of gaps) bits.writeRice(gap, width);
  const body = joined(bytesOfCount(head.length), head, [...bytesOfCount(keys.length), width], bits.bytes());
  const text = summed(body);
  // A link ends in a letter or a digit: mail programs cut others. With one byte more it does.
  return /[a-z\d]$/i.test(text) ? text : summed(joined(body, [0]));
}

/** @param {Uint8Array} body */
function summed(body) {
  const sum = checksum(body);
  return base64url(joined([VERSION, sum >> 8, sum & 0xff], body));
}

/** @param {...ArrayLike<number>} parts */
function joined(...parts) {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let next = 0;
  for (const part of parts) {
    bytes.set(part, next);
    next += part.length;
  }
  return bytes;
}

/**
 * @param {string} text  anything
 * @returns {OwnPoints | undefined} undefined where it is not what `encodeOwn` writes
 */
export function decodeOwn(text) {
  const bytes = text.length > LONGEST_TEXT ? undefined : bytesOf(text);
  if (!bytes || bytes.length < PREFIX || bytes[0] !== VERSION) return undefined;
  const body = bytes.subarray(PREFIX);
  if (checksum(body) !== bytes[1] * 256 + bytes[2]) return undefined;
  try {
    return decodeBody(body);
  } catch {
    return undefined; // it ends too early, or its head is no JSON
  }
}

/**
 * @param {Uint8Array} body
 * @returns {OwnPoints | undefined}
 * @throws {Error} where it cannot be read
 */
function decodeBody(body) {
  const head = readCount(body, 0);
  const headEnd = head.next + head.count;
  const shape = shapeFrom(JSON.parse(new TextDecoder().decode(body.subarray(head.next, headEnd))));
  const { count, next } = readCount(body, headEnd);
  const width = body[next];
  if (!shape || count > MOST_POINTS || !(width <= WIDEST)) return undefined;
  const bits = new BitReader(body.subarray(next + 1));
  const keys = new Float64Array(count);
  const end = keysEnd(shape);
  for (let i = 0, key = 0; i < count; i++) {
    key += bits.readRice(width);
    if (key >= end) return undefined;
    keys[i] = key;
  }
  return { ...shape, keys };
}

/**
 * What is as usual is left out: an axis without a name in the plane's own units, classes without names. Where y is a
 * number there are 0 classes, and its scale, if it has one, comes last.
 *
 * @param {OwnPoints} own
 */
function headOf({ domain, axes, classes, value }) {
  return [
    domain,
    ...axes.map(({ name, from, to }, axis) =>
      name === '' && from === domain[2 * axis] && to === domain[2 * axis + 1] ? 0 : [name, from, to],
    ),
    classes.every((name) => name === '') ? classes.length : classes,
    ...(value ? [[value.name, value.from, value.to, ...value.range]] : []),
  ];
}

/**
 * @param {unknown} head
 * @returns {Omit<OwnPoints, 'keys'> | undefined}
 */
function shapeFrom(head) {
  if (!Array.isArray(head) || head.length < 4 || head.length > 5) return undefined;
  const [domain, first, second, classes, scale] = head;
  if (!Array.isArray(domain) || domain.length !== 4) return undefined;
  if (!isPlaneRange(domain[0], domain[1]) || !isPlaneRange(domain[2], domain[3])) return undefined;
  const axes = [first, second].map((axis, i) =>
    axis === 0 ? { name: '', from: domain[2 * i], to: domain[2 * i + 1] } : axisFrom(axis),
  );
  const names = classesFrom(classes);
  if (!axes[0] || !axes[1] || !names) return undefined;
  const value = scale === undefined ? undefined : valueFrom(scale);
  if (scale !== undefined && (!value || names.length > 0)) return undefined;
  return {
    domain: /** @type {Domain} */ (/** @type {unknown} */ (domain)),
    axes: [axes[0], axes[1]],
    classes: names,
    ...(value ? { value } : {}),
  };
}

/** @param {unknown} classes @returns {string[] | undefined} */
function classesFrom(classes) {
  if (classes === 0) return []; // y is a number
  const names = Array.isArray(classes) ? classes : Array.from({ length: countFrom(classes) }, () => '');
  if (names.length < 2 || names.length > MOST_CLASSES || !names.every(isName)) return undefined;
  return names.map(oneLine);
}

/** @param {unknown} classes  their number, or anything else */
const countFrom = (classes) =>
  typeof classes === 'number' && Number.isInteger(classes) && classes >= 0 && classes <= MOST_CLASSES
    ? classes
    : 0;

/** @param {unknown} scale @returns {OwnValue | undefined} */
function valueFrom(scale) {
  if (!Array.isArray(scale) || scale.length !== 5) return undefined;
  const axis = axisFrom(scale.slice(0, 3));
  const [low, high] = scale.slice(3);
  return axis && isPlaneRange(low, high) ? { ...axis, range: [low, high] } : undefined;
}

/** @param {unknown} axis @returns {OwnAxis | undefined} */
function axisFrom(axis) {
  if (!Array.isArray(axis) || axis.length !== 3) return undefined;
  const [name, from, to] = axis;
  return isName(name) && isRange(from, to) ? { name: oneLine(name), from, to } : undefined;
}

/** A range that can be divided into the places of the grid. @param {unknown} from @param {unknown} to */
const isRange = (from, to) =>
  typeof from === 'number' &&
  typeof to === 'number' &&
  from + (to - from) / LAST_CELL > from &&
  Number.isFinite(to - from);

/** A range of the plane, with which networks compute. @param {unknown} from @param {unknown} to */
const isPlaneRange = (from, to) =>
  isRange(from, to) && Math.max(Math.abs(Number(from)), Math.abs(Number(to))) <= FARTHEST;

/** @param {unknown} name @returns {name is string} */
const isName = (name) => typeof name === 'string' && name.length <= LONGEST_NAME;

/** Seven bits a byte, the lowest first; all bytes but the last have the eighth. @param {number} count */
function bytesOfCount(count) {
  const bytes = [];
  for (; count > 0x7f; count >>>= 7) bytes.push((count & 0x7f) | 0x80);
  return [...bytes, count];
}

/**
 * @param {Uint8Array} bytes
 * @param {number} start
 * @returns {{ count: number, next: number }}
 * @throws {RangeError} where it does not end
 */
function readCount(bytes, start) {
  let count = 0;
  for (let i = 0; i < 4; i++) {
    if (start + i >= bytes.length) break;
    count |= (bytes[start + i] & 0x7f) << (7 * i);
    if (bytes[start + i] < 0x80) return { count, next: start + i + 1 };
  }
  throw new RangeError('a number does not end');
}

/** A link that was cut or mistyped is noticed, all but once in 65,536 times. @param {Uint8Array} bytes */
const checksum = (bytes) => hash32Of(bytes.length, bytes) >>> 16;
