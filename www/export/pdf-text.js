/**
 * Texts of a PDF without fonts of its own: Helvetica and Times, which every reader has, with the letters of
 * Windows-1252, and Symbol with Greek ones and signs. Their widths are known, whatever fonts the browser has.
 *
 * @import { jsPDF } from 'jspdf'
 * @import { TextRun } from './svg-text.js'
 */
import { plainText } from '../points/names.js';
import { withPlainDigits } from '../words/digits.js';
import { fontOf } from './svg-text.js';

/** What Windows-1252 does not have. */
const UNKNOWN = /[^\x20-\x7e\xa0-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/gu;

/** Of the raised digits, those that it has. */
const RAISED = '¹²³';

/**
 * What Symbol has, each with its place there and its width in thousandths of an em (Adobe's font metrics).
 *
 * @type {ReadonlyMap<string, { text: string, width: number }>}
 */
const SYMBOLS = new Map(
  [
    ['ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ', 0x41, [722, 667, 722, 612, 611, 763, 603, 722, 333, 631, 722, 686, 889, 722, 722, 768, 741, 556, 592, 611, 690, 439, 768, 645, 795, 611]], // prettier-ignore
    ['αβχδεφγηιϕκλμνοπθρστυϖωξψζ', 0x61, [631, 549, 549, 494, 439, 521, 411, 603, 329, 603, 549, 549, 576, 521, 549, 549, 521, 549, 603, 439, 576, 713, 686, 493, 686, 494]], // prettier-ignore
    ['≤', 0xa3, [549]],
    ['∞', 0xa5, [713]],
    ['←↑→↓', 0xac, [987, 603, 987, 603]],
    ['≥', 0xb3, [549]],
    ['∂', 0xb6, [494]],
    ['≠≡≈', 0xb9, [549, 549, 549]],
    ['∈', 0xce, [713]],
    ['∇', 0xd1, [713]],
    ['√', 0xd6, [549]],
    ['∑', 0xe5, [713]],
  ].flatMap(([letters, first, widths]) =>
    [.../** @type {string} */ (letters)].map((letter, i) => [
      letter,
      {
        text: String.fromCharCode(/** @type {number} */ (first) + i),
        width: /** @type {number[]} */ (widths)[i] / 1000,
      },
    ]),
  ),
);

/**
 * @param {jsPDF} pdf  for the widths of letters; nothing is written into it
 * @param {Pick<CanvasRenderingContext2D, 'font' | 'textBaseline' | 'measureText'>} canvas  for the heights of letters
 */
export function pdfText(pdf, canvas) {
  /** @type {Set<string>} */
  const lacking = new Set();

  /** @param {string} text @param {string} font  of a canvas @returns {TextRun[]} */
  function runsOf(text, font) {
    const { family: families, isItalic, weight } = fontOf(font);
    const family = /(?<!sans-)serif$/.test(families) ? 'times' : 'helvetica';
    const style = `${weight ? 'bold' : ''}${isItalic ? 'italic' : ''}` || 'normal';
    pdf.setFont(family, style);
    return piecesOf(text, lacking).map((piece) => {
      const symbols = [...piece].map((letter) => SYMBOLS.get(letter));
      const [symbol] = symbols;
      if (symbol) {
        return {
          text: symbols.map((symbol) => symbol?.text).join(''),
          width: symbols.reduce((sum, symbol) => sum + (symbol?.width ?? 0), 0),
          family: 'symbol',
          isUpright: true,
        };
      }
      // Letters are set without kerning.
      const width = pdf.getStringUnitWidth(piece, { doKerning: false });
      // A plain space at an end of a piece would get lost.
      return { text: piece.replace(/^ | $/g, '\u00a0'), width, family };
    });
  }

  const ruler = {
    font: canvas.font,
    textBaseline: canvas.textBaseline,
    /** @param {string} text */
    measureText(text) {
      Object.assign(canvas, { font: ruler.font, textBaseline: ruler.textBaseline });
      const { size } = fontOf(ruler.font);
      const width = size * runsOf(text, ruler.font).reduce((sum, { width = 0 }) => sum + width, 0);
      const { actualBoundingBoxAscent } = canvas.measureText(text);
      return /** @type {TextMetrics} */ ({ width, actualBoundingBoxAscent });
    },
  };
  return { runsOf, ruler, lacking };
}

/**
 * A text in pieces, each for one font, with a question mark for what no font has.
 *
 * @param {string} text
 * @param {Set<string>} lacking  takes what no font has
 * @returns {string[]}
 */
function piecesOf(text, lacking) {
  const plain = withPlainDigits(plainText(text).normalize('NFC'), RAISED)
    .replaceAll('\u2212', '–')
    .replaceAll(/[\u2007-\u200a\u202f]/g, '\u00a0')
    .replaceAll('µ', 'μ');
  /** @type {string[]} */
  const pieces = [];
  let wasSymbol = false;
  for (const letter of plain) {
    const isSymbol = SYMBOLS.has(letter);
    const known = isSymbol ? letter : letter.replace(UNKNOWN, '?');
    if (known !== letter) lacking.add(letter);
    if (pieces.length > 0 && isSymbol === wasSymbol) pieces[pieces.length - 1] += known;
    else pieces.push(known);
    wasSymbol = isSymbol;
  }
  return pieces;
}
