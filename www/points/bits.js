/** Bits in a row of bytes, the highest bit of a byte first. Numbers may have more than 32 bits. */

export class BitWriter {
  /** @type {number[]} */
  #bytes = [];
  #used = 8;

  /** @param {number} bit  0 or 1 */
  #write(bit) {
    if (this.#used === 8) {
      this.#bytes.push(0);
      this.#used = 0;
    }
    this.#bytes[this.#bytes.length - 1] |= bit << (7 - this.#used);
    this.#used += 1;
  }

  /**
   * Rice's code: value / 2^width as so many ones and a zero, then the remainder in `width` bits.
   *
   * @param {number} value  a whole number from 0
   * @param {number} width
   */
  writeRice(value, width) {
    for (let ones = Math.floor(value / 2 ** width); ones > 0; ones--) this.#write(1);
    this.#write(0);
    for (let place = width - 1; place >= 0; place--) this.#write(Math.floor(value / 2 ** place) % 2);
  }

  bytes() {
    return Uint8Array.from(this.#bytes);
  }
}

export class BitReader {
  #bytes;
  #position = 0;

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.#bytes = bytes;
  }

  #read() {
    const byte = this.#bytes[this.#position >> 3];
    if (byte === undefined) throw new RangeError('the bits have ended');
    const bit = (byte >> (7 - (this.#position & 7))) & 1;
    this.#position += 1;
    return bit;
  }

  /**
   * @param {number} width
   * @returns {number}
   * @throws {RangeError} where the bits end before the number
   */
  readRice(width) {
    let value = 0;
    while (this.#read() === 1) value += 1;
    for (let place = 0; place < width; place++) value = 2 * value + this.#read();
    return value;
  }
}
