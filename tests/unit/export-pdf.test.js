/** Texts of a PDF: in which font each piece is, how wide it is, and what no font has. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { jsPDF } from 'jspdf';
import { pdfText } from '../../www/export/pdf-text.js';
import { SANS, SERIF } from '../../www/views/fonts.js';

/** A canvas whose fonts are of no use for widths. */
const canvas = () => /** @type {any} */ ({ measureText: () => ({ width: NaN, actualBoundingBoxAscent: 7 }) });
const newText = () => pdfText(new jsPDF({ unit: 'pt' }), canvas());

/**
 * Runs, after a look at their widths: jsPDF keeps Adobe's to a hundredth or so.
 *
 * @param {import('../../www/export/svg-text.js').TextRun[]} runs
 * @param {number[]} widths  by Adobe's metrics, in thousandths
 */
function withoutWidths(runs, widths) {
  return runs.map(({ width = NaN, ...run }, i) => {
    assert.ok(Math.abs(1000 * width - widths[i]) <= 0.01 * widths[i], `${width} for ${widths[i]}`);
    return run;
  });
}

test('a caption is Times with its Greek letter out of Symbol, each as wide as Adobe says', () => {
  const { runsOf, lacking } = newText();
  // size: s 389, i 278, z 444, e 444; the space 250, the equals sign 564, a digit 500, the point 250.
  const widths = [389 + 278 + 444 + 444 + 250 + 250, 549, 250 + 564 + 250 + 500 + 250 + 500];
  assert.deepEqual(withoutWidths(runsOf('size, λ = 0.1', `15px ${SERIF}`), widths), [
    { text: 'size,\u00a0', family: 'times' },
    { text: 'l', family: 'symbol', isUpright: true },
    { text: '\u00a0= 0.1', family: 'times' },
  ]);
  assert.equal(lacking.size, 0);
});

test('labels are Helvetica, and letters of formulas Times Italic', () => {
  const { runsOf, ruler } = newText();
  const helvetica = [{ text: '0.5', family: 'helvetica' }];
  assert.deepEqual(withoutWidths(runsOf('0.5', `11px ${SANS}`), [556 + 278 + 556]), helvetica);
  // x of Times-Italic is 444 wide, and of Times-Roman 500.
  const times = [{ text: 'x', family: 'times' }];
  assert.deepEqual(withoutWidths(runsOf('x', `italic 14px ${SERIF}`), [444]), times);
  assert.deepEqual(withoutWidths(runsOf('x', `14px ${SERIF}`), [500]), times);
  ruler.font = `20px ${SANS}`;
  const wanted = 20 * (1.39 + 0.278 + 0.576);
  assert.ok(Math.abs(ruler.measureText('0.5 µ').width - wanted) < 0.01 * wanted);
  assert.equal(ruler.measureText('x').actualBoundingBoxAscent, 7);
});

test('what no font has is a question mark, and is told once', () => {
  const { runsOf, lacking } = newText();
  const textOf = (/** @type {string} */ text) =>
    runsOf(text, `11px ${SANS}`)
      .map(({ text }) => text)
      .join('')
      .replaceAll('\u00a0', ' ');
  assert.equal(textOf('Größe “x” – 5 € à la carte'), 'Größe “x” – 5 € à la carte');
  assert.equal(textOf('Gro\u0308ße'), 'Größe');
  assert.equal(textOf('3 × 10⁻⁵ x₁² \u22121\u202f000'), '3 × 10^-5 x1² –1 000');
  assert.deepEqual([...lacking], []);
  assert.equal(textOf('日本, 本 😀\ud800 \ufffd'), '??, ? ? ?');
  assert.deepEqual([...lacking], ['日', '本', '😀', '�']);
});
