/** The canvas that writes SVG: what it is told is in the file, at the place where a canvas would draw it. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { SvgCanvas } from '../../www/export/svg-canvas.js';
import { SvgPath } from '../../www/export/svg-path.js';
import { multiplied } from '../../www/export/svg-text.js';
import { pixelsOf } from './support/png.js';
import { createRandom } from './support/random.js';

/** A UTF-16 code unit, more often one that files choke on. @param {ReturnType<typeof createRandom>} random */
function anyUnit({ below, pick }) {
  const [low, high] = pick([
    [0, 0x20],
    [0x20, 0x80],
    [0x80, 0xa0],
    [0x2000, 0x2070],
    [0xd800, 0xe000],
    [0xfdd0, 0x10000],
    [0, 0x10000],
  ]);
  return low + below(high - low);
}

/** A ruler for which every letter is 5 wide and 8 high; the middle is 3 above the baseline. */
function ruler() {
  const own = {
    font: '',
    textBaseline: 'alphabetic',
    measureText: (/** @type {string} */ text) => ({
      width: 5 * text.length,
      actualBoundingBoxAscent: own.textBaseline === 'middle' ? 5 : 8,
    }),
  };
  return /** @type {any} */ (own);
}

function newCanvas(options = {}) {
  const canvas = new SvgCanvas({ ruler: ruler(), ...options });
  return {
    canvas,
    ctx: canvas.getContext('2d'),
    file: () => canvas.file({ width: 10, height: 5, title: 'a < b' }),
  };
}

test('a file has its size, its title and what was drawn', async () => {
  const { canvas, ctx, file } = newCanvas();
  Object.assign(canvas, { width: 40, height: 20 });
  ctx.setTransform(4, 0, 0, 4, 0, 0);
  ctx.fillStyle = 'rgb(255 0 16 / 0.5)';
  ctx.fillRect(1, 2, 3, 4);
  assert.equal(
    await file(),
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="10" height="5" viewBox="0 0 40 20">\n<title>a &lt; b</title>\n<path d="M1 2L4 2L4 6L1 6Z" fill="#ff0010" fill-opacity="0.5" transform="matrix(4 0 0 4 0 0)"/>\n\n</svg>\n',
  );
});

test('a file says what is seen, where it is told', async () => {
  const { canvas } = newCanvas();
  const text = await canvas.file({ width: 10, height: 5, title: 'a', description: '1 < 2 & so on' });
  assert.match(text, /<title>a<\/title>\n<desc>1 &lt; 2 &amp; so on<\/desc>\n/);
});

test('clearing forgets what was drawn before', async () => {
  const { ctx, file } = newCanvas();
  ctx.fillRect(0, 0, 1, 1);
  ctx.clearRect(0, 0, 1, 1);
  assert.doesNotMatch(await file(), /<path/);
});

test('save and restore keep place, clip and style', async () => {
  const { ctx, file } = newCanvas();
  ctx.strokeStyle = '#123456';
  ctx.save();
  ctx.beginPath();
  ctx.rect(0, 0, 8, 8);
  ctx.clip();
  ctx.strokeStyle = '#abcdef';
  ctx.translate(5, 6);
  ctx.beginPath();
  ctx.moveTo(0, 0);
  ctx.lineTo(1, 1);
  ctx.stroke();
  ctx.restore();
  ctx.strokeRect(0, 0, 1, 1);
  const text = await file();
  assert.match(text, /<clipPath id="c0"><path d="M0 0L8 0L8 8L0 8Z" clip-rule="nonzero"\/><\/clipPath>/);
  assert.match(
    text,
    /<g clip-path="url\(#c0\)">\n<path d="M0 0L1 1"[^>]*stroke="#abcdef"[^>]*matrix\(1 0 0 1 5 6\)"\/>\n<\/g>/,
  );
  assert.match(text, /<\/g>\n<path d="M0 0L1 0L1 1L0 1Z" fill="none" stroke="#123456" stroke-width="1"\/>/);
});

test('a text stands on its baseline, and carries its scale itself', async () => {
  const { ctx, file } = newCanvas();
  ctx.setTransform(4, 0, 0, 4, 0, 0);
  ctx.font = 'italic 14px Charter, serif';
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.lineWidth = 3;
  ctx.strokeText('0.5', 10, 20);
  ctx.fillText('0.5 & λ', 10, 20);
  const text = await file();
  // The middle is 3 above the baseline: 20 + 3, times 4.
  assert.match(
    text,
    /<text x="40" y="92" text-anchor="middle" font-family="Charter, serif" font-size="56" font-style="italic" fill="#000000">0.5 &amp; λ<\/text>/,
  );
  assert.match(
    text,
    /<text [^>]*aria-hidden="true" fill="none" stroke="#000000" stroke-width="12">0.5<\/text>/,
  );
});

test('a text may be split where it needs another font', async () => {
  const runsOf = (/** @type {string} */ text) =>
    text
      .split(/(λ)/)
      .map((piece) => (piece === 'λ' ? { text: 'l', family: 'symbol', isUpright: true } : { text: piece }));
  const { ctx, file } = newCanvas({ runsOf });
  ctx.fillText('a λ', 0, 0);
  assert.match(await file(), />a <tspan font-family="symbol"[^>]*>l<\/tspan><\/text>/);
});

test('a canvas drawn twice is defined once', async () => {
  const { canvas, ctx, file } = newCanvas();
  const layer = canvas.createLayer();
  Object.assign(layer, { width: 8, height: 8 });
  layer.getContext('2d').fillRect(0, 0, 8, 8);
  ctx.drawImage(layer, 1, 1, 4, 4);
  ctx.drawImage(layer, 6, 6, 4, 4);
  const text = await file();
  assert.equal(text.match(/<g id="d0">/g)?.length, 1);
  assert.match(
    text,
    /<use href="#d0" xlink:href="#d0" transform="matrix\(0.5 0 0 0.5 1 1\)"\/>\n<use href="#d0" xlink:href="#d0" transform="matrix\(0.5 0 0 0.5 6 6\)"\/>/,
  );
});

test('pixels are a PNG, as they were when they were drawn', async () => {
  const { canvas, ctx, file } = newCanvas();
  const picture = canvas.createPicture();
  const put = (/** @type {number} */ red) => {
    Object.assign(picture, { width: 2, height: 1 });
    const data = [red, 2, 3, 255, 4, 5, 6, 255];
    picture.getContext('2d').putImageData({ width: 2, height: 1, data }, 0, 0);
    ctx.drawImage(picture, 0, 0);
  };
  ctx.setTransform(1, 0, 0, -1, 0, 3);
  put(1);
  put(100);
  const text = await file();
  const images = [
    ...text.matchAll(
      /<image width="2" height="1"[^>]* transform="matrix\(1 0 0 -1 0 3\)" href="data:image\/png;base64,([^"]+)" xlink:href="data:image\/png;base64,([^"]+)"\/>/g,
    ),
  ];
  assert.deepEqual(
    images.map(([, address, old]) => [old === address, pixelsOf(Buffer.from(address, 'base64'))]),
    [
      [true, [1, 2, 3, 255, 4, 5, 6, 255]],
      [true, [100, 2, 3, 255, 4, 5, 6, 255]],
    ],
  );
  // A text that looks like a reference to pixels is a text.
  ctx.fillText('"picture:0"', 0, 0);
  assert.match(await file(), />&quot;picture:0&quot;</);
});

test('what is defined is called after the file', async () => {
  const namesOf = async (/** @type {string} */ name) => {
    const { canvas, ctx, file } = newCanvas({ name });
    const layer = canvas.createLayer();
    layer.getContext('2d').fillRect(0, 0, 8, 8);
    ctx.rect(0, 0, 8, 8);
    ctx.clip();
    ctx.drawImage(layer, 1, 1, 4, 4);
    const text = await file();
    const defined = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const used = [...text.matchAll(/(?:href="|url\()#([^")]+)/g)].map(([, id]) => id);
    assert.deepEqual([...new Set(used)].sort(), [...defined].sort());
    return defined;
  };
  assert.deepEqual(await namesOf('a-'), ['a-c0', 'a-d1']);
  assert.deepEqual(await namesOf('b-'), ['b-c0', 'b-d1']);
});

test('whatever a name holds, the file is XML', async () => {
  const random = createRandom(11);
  for (let i = 0; i < 300; i += 1) {
    const name = String.fromCharCode(...Array.from({ length: 12 }, () => anyUnit(random)));
    const { canvas, ctx } = newCanvas();
    ctx.fillText(name, 0, 0);
    const text = await canvas.file({ width: 1, height: 1, title: name });
    // XML 1.0 (fifth edition), production 2, without the marks that turn the direction.
    assert.match(text, /^[\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u, JSON.stringify(name));
    assert.doesNotMatch(text, /\p{Bidi_Control}/u);
    assert.equal(text.match(/[<>]/g)?.length, 12, 'no tag more');
  }
});

test('letters that XML can hold stay as they are', async () => {
  const { ctx, file } = newCanvas();
  ctx.fillText('Größe 長さ שלום 😀 a\tb\u0007\ud800\u202e!', 0, 0);
  assert.match(await file(), />Größe 長さ שלום 😀 a b !</);
});

test('runs of known widths are placed one by one, and anchored by these widths', async () => {
  const runsOf = (/** @type {string} */ text) =>
    [...text].map((sign, i) => ({ text: sign, width: 0.5 + i / 4 }));
  const { ctx, file } = newCanvas({ runsOf });
  ctx.font = '10px serif';
  for (const align of ['left', 'center', 'right']) {
    ctx.textAlign = align;
    ctx.fillText('ab', 100, 0);
  }
  const text = await file();
  assert.doesNotMatch(text, /text-anchor/);
  // 5 and 7.5 wide: from 100, from 100 − 6.25 and from 100 − 12.5.
  for (const [x, second] of [
    [100, 105],
    [93.75, 98.75],
    [87.5, 92.5],
  ]) {
    assert.ok(text.includes(`<text x="${x}" `) && text.includes(`<tspan x="${x}">a</tspan><tspan x="${second}">b</tspan>`), text); // prettier-ignore
  }
});

test('what it does not know is an error, not a gap in the file', () => {
  const { ctx } = newCanvas();
  assert.throws(() => ctx.ellipse(0, 0, 1, 1, 0, 0, 1), TypeError);
  ctx.font = 'large serif';
  assert.throws(() => ctx.fillText('a', 0, 0), /not a font of the views/);
});

test('a path may come as data, and starts where its first line leads', async () => {
  const { canvas, ctx, file } = newCanvas();
  ctx.stroke(canvas.createPath('M-1 0L1 0'));
  const path = canvas.createPath();
  path.lineTo(1, 2);
  path.lineTo(3, 4);
  ctx.fill(path);
  assert.match(await file(), /<path d="M-1 0L1 0" fill="none"/);
  assert.match(await file(), /<path d="M1 2L3 4" fill="#000000"/);
});

test('dashes last until they are restored', async () => {
  const { ctx, file } = newCanvas();
  ctx.save();
  ctx.setLineDash([6, 4.5]);
  ctx.strokeRect(0, 0, 1, 1);
  ctx.restore();
  ctx.strokeRect(0, 0, 2, 2);
  assert.match(await file(), /d="M0 0L1 0[^>]* stroke-dasharray="6 4.5"\/>/);
  assert.match(await file(), /d="M0 0L2 0[^>]* stroke-width="1"\/>/);
});

test('a text that is too wide is set narrower, from the same place', async () => {
  const { ctx, file } = newCanvas();
  ctx.setTransform(4, 0, 0, 4, 0, 0);
  ctx.fillText('1234', 10, 20, 10);
  ctx.fillText('1234', 10, 30, 20);
  // 20 wide in a width of 10: half as wide, at 80 · ½ = 4 · 10.
  assert.match(await file(), /<text x="80" y="80"[^>]* transform="matrix\(0.5 0 0 1 0 0\)">1234/);
  assert.match(await file(), /<text x="40" y="120"[^>]*fill="#000000">1234/);
});

test('a full circle is closed, and a part of one is not', () => {
  const circle = new SvgPath();
  circle.arc(0, 0, 2, 0, 2 * Math.PI);
  assert.match(circle.data, /^M2 0A2 2 0 0 1 .*A2 2 0 0 1 2 0Z$/);
  const part = new SvgPath();
  part.arc(0, 0, 2, 0, Math.PI / 2);
  assert.match(part.data, /^M2 0A.*0 2$/);
  assert.doesNotMatch(part.data, /Z/);
});

test('matrices multiply as those of a canvas', () => {
  // Scaled by 2, then moved by (3, 4) in the scaled plane: DOMMatrix gives e = 6, f = 8.
  assert.deepEqual(multiplied([2, 0, 0, 2, 0, 0], [1, 0, 0, 1, 3, 4]), [2, 0, 0, 2, 6, 8]);
});
