/**
 * Own points as the text of a link, and back.
 *
 * The bytes: version, checksum (two bytes), length of the head, the head as JSON, number of points, width of the
 * remainders, and the gaps from key to key in Rice's code (Rice and Plaunt 1971): of points that lie anywhere, no code
 * takes much less. They are written in base64 with the letters that links allow (RFC 4648, section 5).
 *
 * @import { Domain, OwnAxis, OwnPoints } from './points.d.ts'
 */
import { base64url, bytesOf } from './base64url.js';
import { BitReader, BitWriter } from './bits.js';
import { CLASS_SPAN, LAST_CELL, MOST_CLASSES, MOST_POINTS } from './grid.js';
import { hash32 } from './seeded.js';

const VERSION = 1;
/** Bytes before the head's length. */
const PREFIX = 3;
export const LONGEST_NAME = 60;
/** Gaps below 2³⁵ have no more bits. */
const WIDEST = 35;
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
  const body = Uint8Array.of(
    ...bytesOfCount(head.length),
    ...head,
    ...bytesOfCount(keys.length),
    width,
    ...bits.bytes(),
  );
  const sum = checksum(body);
  return base64url(Uint8Array.of(VERSION, sum >> 8, sum & 0xff, ...body));
}

/**
 * @param {string} text  anything
 * @returns {OwnPoints | undefined} undefined where it is not what `encodeOwn` writes
 */
export function decodeOwn(text) {
  const bytes = bytesOf(text);
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
  const end = shape.classes.length * CLASS_SPAN;
  for (let i = 0, key = 0; i < count; i++) {
    key += bits.readRice(width);
    if (key >= end) return undefined;
    keys[i] = key;
  }
  return { ...shape, keys };
}

/**
 * What is as usual is left out: an axis without a name in the plane's own units, classes without names.
 *
 * @param {OwnPoints} own
 */
function headOf({ domain, axes, classes }) {
  return [
    domain,
    ...axes.map(({ name, from, to }, axis) =>
      name === '' && from === domain[2 * axis] && to === domain[2 * axis + 1] ? 0 : [name, from, to],
    ),
    classes.every((name) => name === '') ? classes.length : classes,
  ];
}

/**
 * @param {unknown} head
 * @returns {Omit<OwnPoints, 'keys'> | undefined}
 */
function shapeFrom(head) {
  if (!Array.isArray(head) || head.length !== 4) return undefined;
  const [domain, first, second, classes] = head;
  if (!Array.isArray(domain) || domain.length !== 4) return undefined;
  if (!isPlaneRange(domain[0], domain[1]) || !isPlaneRange(domain[2], domain[3])) return undefined;
  const axes = [first, second].map((axis, i) =>
    axis === 0 ? { name: '', from: domain[2 * i], to: domain[2 * i + 1] } : axisFrom(axis),
  );
  const names = Number.isInteger(classes)
    ? Array.from({ length: Math.min(Math.max(0, classes), MOST_CLASSES + 1) }, () => '')
    : classes;
  if (!axes[0] || !axes[1] || !Array.isArray(names) || !names.every(isName)) return undefined;
  if (names.length < 2 || names.length > MOST_CLASSES) return undefined;
  return {
    domain: /** @type {Domain} */ (/** @type {unknown} */ (domain)),
    axes: [axes[0], axes[1]],
    classes: names,
  };
}

/** @param {unknown} axis @returns {OwnAxis | undefined} */
function axisFrom(axis) {
  if (!Array.isArray(axis) || axis.length !== 3) return undefined;
  const [name, from, to] = axis;
  return isName(name) && isRange(from, to) ? { name, from, to } : undefined;
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

/** @param {unknown} name */
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
const checksum = (bytes) => hash32(bytes.length, ...bytes) >>> 16;
