/** A reader of PNG, strict: what is not as ISO/IEC 15948 has it is an error. */
import assert from 'node:assert/strict';
import { crc32, inflateSync } from 'node:zlib';

/**
 * @param {Buffer} file  of 8-bit RGB or RGBA, not interlaced
 * @returns {number[]} RGBA
 */
export function pixelsOf(file) {
  assert.equal(file.toString('latin1', 0, 8), '\x89PNG\r\n\x1a\n');
  /** @type {Record<string, Buffer>} */
  const chunks = {};
  let at = 8;
  while (at < file.length) {
    const length = file.readUInt32BE(at);
    const name = file.toString('latin1', at + 4, at + 8);
    assert.equal(file.readUInt32BE(at + 8 + length), crc32(file.subarray(at + 4, at + 8 + length)), name);
    chunks[name] = file.subarray(at + 8, at + 8 + length);
    at += 12 + length;
  }
  assert.deepEqual(Object.keys(chunks), ['IHDR', 'IDAT', 'IEND']);
  const [width, height] = [chunks.IHDR.readUInt32BE(0), chunks.IHDR.readUInt32BE(4)];
  const [depth, type, ...others] = chunks.IHDR.subarray(8);
  assert.deepEqual([depth, ...others], [8, 0, 0, 0]);
  const size = { 2: 3, 6: 4 }[type] ?? assert.fail(`colour type ${type}`);
  const rows = inflateSync(chunks.IDAT);
  assert.equal(rows.length, height * (1 + width * size));
  const found = new Uint8Array(width * height * size);
  const byteAt = (/** @type {number} */ x, /** @type {number} */ y) =>
    x < 0 || y < 0 ? 0 : found[y * width * size + x];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width * size; x += 1) {
      const [left, above, corner] = [byteAt(x - size, y), byteAt(x, y - 1), byteAt(x - size, y - 1)];
      const predicted = [
        () => 0,
        () => left,
        () => above,
        () => (left + above) >> 1,
        () =>
          [left, above, corner].reduce((best, next) => {
            const away = (/** @type {number} */ value) => Math.abs(left + above - corner - value);
            return away(next) < away(best) ? next : best;
          }),
      ][rows[y * (1 + width * size)]]();
      found[y * width * size + x] = rows[y * (1 + width * size) + 1 + x] + predicted;
    }
  }
  return Array.from({ length: 4 * width * height }, (_, i) =>
    i % 4 < size ? found[(i >> 2) * size + (i % 4)] : 255,
  );
}
