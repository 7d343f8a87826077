/** What files are made of: pixels as PNG, names of people, digits, names of files and of classes. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { fileName } from '../../www/export/file-name.js';
import { pngOf, withTexts } from '../../www/export/png.js';
import { readsBackTrue } from '../../www/export/read-back.js';
import { plainText } from '../../www/points/names.js';
import { legendText, probabilityOf } from '../../www/views/class-names.js';
import { subscript, superscript, withPlainDigits } from '../../www/words/digits.js';
import { pixelsOf } from './support/png.js';
import { createRandom } from './support/random.js';

test('a PNG holds its pixels, opaque and transparent, smooth and wild', async () => {
  const { below, next } = createRandom(3);
  for (let i = 0; i < 60; i += 1) {
    const [width, height] = [1 + below(9), 1 + below(9)];
    const isOpaque = i % 2 === 0;
    const isSmooth = i % 3 === 0;
    const data = Uint8ClampedArray.from({ length: 4 * width * height }, (_, at) => {
      if (at % 4 === 3) return isOpaque ? 255 : below(256);
      return isSmooth ? at + 3 * next() : below(256);
    });
    const file = Buffer.from(await pngOf({ width, height, data }));
    assert.deepEqual(pixelsOf(file), [...data], `${width} × ${height}`);
    if (isOpaque) assert.equal(file[25], 2, 'no alpha where none is needed');
  }
});

test('a PNG says what it shows, and has its pixels still', async () => {
  const { below } = createRandom(11);
  const data = Array.from({ length: 4 * 6 }, () => below(256));
  const texts = { Title: 'λ = 0,1', Description: 'Zwei Klassen – “so”' };
  const file = Buffer.from(withTexts(await pngOf({ width: 3, height: 2, data }), texts));
  assert.deepEqual(pixelsOf(file), data);
  /** @type {[string, string][]} */
  const chunks = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    chunks.push([
      file.toString('latin1', at + 4, at + 8),
      file.toString('utf8', at + 8, at + 8 + file.readUInt32BE(at)),
    ]);
  }
  assert.deepEqual(
    chunks.map(([name]) => name),
    ['IHDR', 'iTXt', 'iTXt', 'IDAT', 'IEND'],
  );
  // Keyword, not compressed, by no method, in no language, with no other keyword: PNG, 11.3.3.4.
  assert.equal(chunks[1][1], `Title\0\0\0\0\0${texts.Title}`);
  assert.equal(chunks[2][1], `Description\0\0\0\0\0${texts.Description}`);
});

test('a canvas that falsifies a single bit is found out', () => {
  /** @param {(data: Uint8ClampedArray) => void} falsify */
  const canvas = (falsify) => {
    const data = new Uint8ClampedArray(4 * 32 * 32);
    return /** @type {any} */ ({
      canvas: {},
      fillStyle: '',
      fillRect(/** @type {number} */ x, /** @type {number} */ y) {
        data.set([...(this.fillStyle.match(/\d+/g) ?? []).map(Number), 255], 4 * (32 * y + x));
      },
      getImageData() {
        falsify(data);
        return { data };
      },
    });
  };
  assert.ok(readsBackTrue(canvas(() => {})));
  const { below } = createRandom(8);
  for (let i = 0; i < 50; i += 1) {
    assert.ok(!readsBackTrue(canvas((data) => (data[below(data.length)] ^= 1))));
  }
  assert.ok(!readsBackTrue(canvas((data) => data.fill(255))), 'all white');
});

test('names keep their letters, and lose what turns or breaks texts', () => {
  for (const [name, plain] of [
    ['Blütenblatt, 長さ, שלום, 😀', 'Blütenblatt, 長さ, שלום, 😀'],
    ['one\r\ntwo\tthree\u2028four', 'one  two three four'],
    ['admin\u202etxt.exe\u2066\u200f', 'admintxt.exe'],
    ['\0bell\u0007\u009f', ' bell  '],
    ['half \ud83d and \ude00', 'half  and '],
    ['\ufffe\uffff\ufdd0', ''],
    ['λ =\u00a02\u202f000, 👩‍🔬 می‌خواهم', 'λ =\u00a02\u202f000, 👩‍🔬 می‌خواهم'],
  ]) {
    assert.equal(plainText(name), plain);
    assert.equal(plainText(plain), plain);
  }
});

test('digits are raised and lowered, and plain again', () => {
  assert.equal(superscript(-120), '⁻¹²⁰');
  assert.equal(superscript('\u22127'), '⁻⁷');
  assert.equal(subscript(3456789), '₃₄₅₆₇₈₉');
  assert.equal(withPlainDigits('x₁₂² × 10⁻¹⁰'), 'x12^2 × 10^-10');
  assert.equal(withPlainDigits('x₁² × 10⁻¹⁰', '¹²³'), 'x1² × 10^-10');
});

test('names of files keep letters of every script, and fit a file system', () => {
  for (const [title, name] of [
    ['Länge (größer) ≥ 3', 'Länge-größer-3'],
    ['Lu\u0308cke', 'Lücke'],
    ['2 verdeckte Schichten der Größe 20, λ = 0,1', '2-verdeckte-Schichten-der-Größe-20-lambda-0,1'],
    ['sizes 20,10, 5', 'sizes-20,10-5'],
    ['花びらの長さ', '花びらの長さ'],
    ['हिन्दी', 'हिन्दी'],
    ['λ = 3 × 10⁻⁵', 'lambda-3-10-5'],
    ['../../etc/passwd', 'etc-passwd'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a-b-c-d-e-f-g-h-i-j'],
    ['x\u202egnp.exe\0', 'x-gnp.exe'],
    ['half \ud83d', 'half'],
    ['…', 'figure'],
  ]) {
    assert.equal(fileName(title), name);
  }
  const { below } = createRandom(21);
  for (let i = 0; i < 200; i += 1) {
    const title = String.fromCodePoint(...Array.from({ length: 90 }, () => below(0x2fa20)));
    const name = fileName(title);
    assert.ok(Buffer.byteLength(name) <= 200, name);
    assert.match(name, /^[\p{L}\p{M}\p{Nd}_.,-]+$/u);
    assert.doesNotMatch(name, /(?<!\p{Nd}),|,(?!\p{Nd})/u);
    assert.match(name, /^[^-.].*[^-.]$|^[^-.]$/u);
  }
});

test('legends of two classes name the marks, of more the classes', () => {
  const own = (/** @type {string[]} */ ...classes) => /** @type {any} */ ({ classes });
  assert.deepEqual([0, 1].map((label) => legendText(null, 2, label)), ['circle', 'cross']); // prettier-ignore
  assert.equal(probabilityOf(null, 2, 1), 'cross');
  assert.deepEqual([0, 1].map((label) => legendText(own('', 'vir\u202eginica'), 2, label)), ['circle', 'cross: virginica']); // prettier-ignore
  assert.equal(probabilityOf(own('', 'virginica'), 2, 1), 'cross');
  assert.equal(legendText(null, 4, 3), 'class 4');
  assert.deepEqual([1, 2].map((label) => legendText(own('a', 'b', ''), 3, label)), ['b', 'class 3']); // prettier-ignore
  assert.equal(probabilityOf(own('a', 'b', ''), 3, 1), 'b');
});
