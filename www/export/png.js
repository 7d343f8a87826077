/**
 * PNG from pixels, without a canvas: browsers that hide a person's traces falsify what is read back from one.
 *
 * The format is ISO/IEC 15948 (https://www.w3.org/TR/png-3/): chunks of length, name, content and CRC; rows that
 * are deflated together.
 */

/** The CRC-32 of PNG (annex D). */
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

/** Where the signature and the first chunk, IHDR, end. */
const HEAD_END = 33;

/** RGBA, from the top row down. @typedef {{ width: number, height: number, data: ArrayLike<number> }} Pixels */

/**
 * @param {Pixels} pixels
 * @returns {Promise<Uint8Array<ArrayBuffer>>} a PNG; without an alpha channel where every pixel is opaque
 */
export async function pngOf({ width, height, data }) {
  let isOpaque = true;
  for (let i = 3; i < data.length && isOpaque; i += 4) isOpaque = data[i] === 255;
  const size = isOpaque ? 3 : 4;
  const head = new DataView(new ArrayBuffer(13));
  head.setUint32(0, width);
  head.setUint32(4, height);
  head.setUint8(8, 8); // bits of a channel
  head.setUint8(9, isOpaque ? 2 : 6); // RGB or RGBA
  const body = await deflated(rowsOf({ width, height, data }, size));
  const parts = [
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', new Uint8Array(head.buffer)),
    chunk('IDAT', body),
    chunk('IEND', new Uint8Array(0)),
  ];
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/**
 * A PNG that says what it shows: international text (iTXt, §11.3.3.4), which readers and archives show.
 *
 * @param {Uint8Array<ArrayBuffer>} png
 * @param {Readonly<Record<string, string>>} texts  by their keywords
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function withTexts(png, texts) {
  const chunks = Object.entries(texts).map(([keyword, text]) =>
    // Not compressed, in no language that is named.
    chunk('iTXt', new TextEncoder().encode(`${keyword}\0\0\0\0\0${text}`)),
  );
  const added = chunks.reduce((sum, { length }) => sum + length, 0);
  const bytes = new Uint8Array(png.length + added);
  bytes.set(png.subarray(0, HEAD_END));
  let at = HEAD_END;
  for (const each of chunks) {
    bytes.set(each, at);
    at += each.length;
  }
  bytes.set(png.subarray(HEAD_END), at);
  return bytes;
}

/**
 * A PNG as an address.
 *
 * @param {Pixels} pixels
 * @returns {Promise<string>}
 */
export async function pngUrl(pixels) {
  let bytes = '';
  for (const byte of await pngOf(pixels)) bytes += String.fromCharCode(byte);
  return `data:image/png;base64,${btoa(bytes)}`;
}

/**
 * The rows, each after its kind of filter: none, for the few hundred colours of a palette deflate best as they are.
 *
 * @param {Pixels} pixels
 * @param {3 | 4} size  channels that are kept
 */
function rowsOf({ width, height, data }, size) {
  const rows = new Uint8Array(new ArrayBuffer(height * (1 + size * width)));
  let at = 0;
  for (let i = 0; i < width * height; i += 1) {
    if (i % width === 0) at += 1;
    for (let channel = 0; channel < size; channel += 1) rows[at++] = data[4 * i + channel];
  }
  return rows;
}

/** As zlib has it. @param {Uint8Array<ArrayBuffer>} bytes */
async function deflated(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** @param {string} name @param {Uint8Array} content @returns {Uint8Array<ArrayBuffer>} */
function chunk(name, content) {
  const bytes = new Uint8Array(new ArrayBuffer(12 + content.length));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, content.length);
  for (let i = 0; i < 4; i += 1) bytes[4 + i] = name.charCodeAt(i);
  bytes.set(content, 8);
  let crc = 0xffffffff;
  for (const byte of bytes.subarray(4, 8 + content.length)) crc = CRC_TABLE[(crc ^ byte) & 255] ^ (crc >>> 8);
  view.setUint32(8 + content.length, ~crc >>> 0);
  return bytes;
}
