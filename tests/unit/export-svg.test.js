/** The canvas that writes SVG: what it is told is in the file, at the place where a canvas would draw it. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { SvgCanvas } from '../../www/export/svg-canvas.js';
import { SvgPath } from '../../www/export/svg-path.js';
import { multiplied } from '../../www/export/svg-text.js';

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

test('a file has its size, its title and what was drawn', () => {
  const { canvas, ctx, file } = newCanvas();
  Object.assign(canvas, { width: 40, height: 20 });
  ctx.setTransform(4, 0, 0, 4, 0, 0);
  ctx.fillStyle = 'rgb(255 0 16 / 0.5)';
  ctx.fillRect(1, 2, 3, 4);
  assert.equal(
    file(),
    '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="5" viewBox="0 0 40 20">\n<title>a &lt; b</title>\n<path d="M1 2L4 2L4 6L1 6Z" fill="#ff0010" fill-opacity="0.5" transform="matrix(4 0 0 4 0 0)"/>\n\n</svg>\n',
  );
});

test('clearing forgets what was drawn before', () => {
  const { ctx, file } = newCanvas();
  ctx.fillRect(0, 0, 1, 1);
  ctx.clearRect(0, 0, 1, 1);
  assert.doesNotMatch(file(), /<path/);
});

test('save and restore keep place, clip and style', () => {
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
  const text = file();
  assert.match(text, /<clipPath id="c0"><path d="M0 0L8 0L8 8L0 8Z" clip-rule="nonzero"\/><\/clipPath>/);
  assert.match(
    text,
    /<g clip-path="url\(#c0\)">\n<path d="M0 0L1 1"[^>]*stroke="#abcdef"[^>]*matrix\(1 0 0 1 5 6\)"\/>\n<\/g>/,
  );
  assert.match(text, /<\/g>\n<path d="M0 0L1 0L1 1L0 1Z" fill="none" stroke="#123456" stroke-width="1"\/>/);
});

test('a text stands on its baseline, and carries its scale itself', () => {
  const { ctx, file } = newCanvas();
  ctx.setTransform(4, 0, 0, 4, 0, 0);
  ctx.font = 'italic 14px Charter, serif';
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.lineWidth = 3;
  ctx.strokeText('0.5', 10, 20);
  ctx.fillText('0.5 & λ', 10, 20);
  const text = file();
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

test('a text may be split where it needs another font', () => {
  const runsOf = (/** @type {string} */ text) =>
    text.split(/(λ)/).map((piece) => (piece === 'λ' ? { text: 'l', family: 'symbol' } : { text: piece }));
  const { ctx, file } = newCanvas({ runsOf });
  ctx.fillText('a λ', 0, 0);
  assert.match(file(), />a <tspan font-family="symbol"[^>]*>l<\/tspan><\/text>/);
});

test('a canvas drawn twice is defined once', () => {
  const { canvas, ctx, file } = newCanvas();
  const layer = canvas.createLayer();
  Object.assign(layer, { width: 8, height: 8 });
  layer.getContext('2d').fillRect(0, 0, 8, 8);
  ctx.drawImage(layer, 1, 1, 4, 4);
  ctx.drawImage(layer, 6, 6, 4, 4);
  const text = file();
  assert.equal(text.match(/<g id="d0">/g)?.length, 1);
  assert.match(
    text,
    /<use href="#d0" transform="matrix\(0.5 0 0 0.5 1 1\)"\/>\n<use href="#d0" transform="matrix\(0.5 0 0 0.5 6 6\)"\/>/,
  );
});

test('a canvas of the browser is a PNG', () => {
  const { ctx, file } = newCanvas();
  const picture = { width: 2, height: 3, toDataURL: () => 'data:image/png;base64,AAAA' };
  ctx.setTransform(1, 0, 0, -1, 0, 3);
  ctx.drawImage(picture, 0, 0);
  assert.match(
    file(),
    /<image width="2" height="3"[^>]* transform="matrix\(1 0 0 -1 0 3\)" href="data:image\/png;base64,AAAA"\/>/,
  );
});

test('what it does not know is an error, not a gap in the file', () => {
  const { ctx } = newCanvas();
  assert.throws(() => ctx.ellipse(0, 0, 1, 1, 0, 0, 1), TypeError);
  ctx.font = 'large serif';
  assert.throws(() => ctx.fillText('a', 0, 0), /not a font of the views/);
});

test('a path may come as data, and starts where its first line leads', () => {
  const { canvas, ctx, file } = newCanvas();
  ctx.stroke(canvas.createPath('M-1 0L1 0'));
  const path = canvas.createPath();
  path.lineTo(1, 2);
  path.lineTo(3, 4);
  ctx.fill(path);
  assert.match(file(), /<path d="M-1 0L1 0" fill="none"/);
  assert.match(file(), /<path d="M1 2L3 4" fill="#000000"/);
});

test('dashes last until they are restored', () => {
  const { ctx, file } = newCanvas();
  ctx.save();
  ctx.setLineDash([6, 4.5]);
  ctx.strokeRect(0, 0, 1, 1);
  ctx.restore();
  ctx.strokeRect(0, 0, 2, 2);
  assert.match(file(), /d="M0 0L1 0[^>]* stroke-dasharray="6 4.5"\/>/);
  assert.match(file(), /d="M0 0L2 0[^>]* stroke-width="1"\/>/);
});

test('a text that is too wide is set narrower, from the same place', () => {
  const { ctx, file } = newCanvas();
  ctx.setTransform(4, 0, 0, 4, 0, 0);
  ctx.fillText('1234', 10, 20, 10);
  ctx.fillText('1234', 10, 30, 20);
  // 20 wide in a width of 10: half as wide, at 80 · ½ = 4 · 10.
  assert.match(file(), /<text x="80" y="80"[^>]* transform="matrix\(0.5 0 0 1 0 0\)">1234/);
  assert.match(file(), /<text x="40" y="120"[^>]*fill="#000000">1234/);
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
