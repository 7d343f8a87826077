/** A reader of PNG, strict: what is not as ISO/IEC 15948 has it is an error. */
import assert from 'node:assert/strict';
import { crc32, inflateSync } from 'node:zlib';

/**
 * @param {Buffer} file  of 8-bit RGB or RGBA, neither filtered nor interlaced
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
  const names = Object.keys(chunks).filter((name) => name !== 'iTXt');
  assert.deepEqual(names, ['IHDR', 'IDAT', 'IEND']);
  const [width, height] = [chunks.IHDR.readUInt32BE(0), chunks.IHDR.readUInt32BE(4)];
  const [depth, type, ...others] = chunks.IHDR.subarray(8);
  assert.deepEqual([depth, ...others], [8, 0, 0, 0]);
  const size = { 2: 3, 6: 4 }[type] ?? assert.fail(`colour type ${type}`);
  const rows = inflateSync(chunks.IDAT);
  assert.equal(rows.length, height * (1 + width * size));
  return Array.from({ length: 4 * width * height }, (_, i) => {
    const [row, channel] = [Math.floor(i / (4 * width)) * (1 + width * size), i % 4];
    assert.equal(rows[row], 0, 'no filter');
    return channel < size ? rows[row + 1 + (Math.floor(i / 4) % width) * size + channel] : 255;
  });
}
