/**
 * A sheet as a file: SVG, PNG or PDF.
 *
 * @import { Sheet } from './sheet.js'
 * @import { TextRuns } from './svg-text.js'
 */
import { drawSheet, layoutSheet } from './sheet.js';
import { SvgCanvas } from './svg-canvas.js';

/** Units of an SVG's canvas to a CSS pixel: marks are placed on whole ones. */
const SVG_RATIO = 4;

/**
 * Greek letters, where they are in Symbol, and by how much they are wider than the letter of Helvetica at that place,
 * for which svg2pdf takes them, in em.
 *
 * @type {Record<string, { text: string, shift: number }>}
 */
const SYMBOLS = { λ: { text: 'l', shift: 0.549 - 0.222 }, α: { text: 'a', shift: 0.631 - 0.556 } };

/** What Windows-1252 does not have. */
const UNKNOWN = /[^\x20-\x7e\xa0-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/gu;

/** Points of a PDF, of which an inch has 72, to a CSS pixel, of which it has 96. */
const POINTS_PER_PIXEL = 0.75;

/** @returns {CanvasRenderingContext2D} */
function newContext() {
  const ctx = document.createElement('canvas').getContext('2d');
  if (!ctx) throw new Error('the browser does not give the page a canvas');
  return ctx;
}

/**
 * @param {Sheet} sheet
 * @param {TextRuns} [runsOf]
 * @returns {{ text: string, width: number, height: number }}
 */
function svgOf(sheet, runsOf) {
  const ruler = newContext();
  const layout = layoutSheet(sheet, ruler);
  const { width, height } = layout;
  const canvas = new SvgCanvas({ ruler, ...(runsOf ? { runsOf } : {}) });
  canvas.width = width * SVG_RATIO;
  canvas.height = height * SVG_RATIO;
  drawSheet(canvas.getContext('2d'), sheet, layout, SVG_RATIO);
  return { text: canvas.file({ width, height, title: sheet.title }), width, height };
}

/** @param {Sheet} sheet @returns {Blob} */
export const svgFile = (sheet) => new Blob([svgOf(sheet).text], { type: 'image/svg+xml' });

/**
 * @param {Sheet} sheet
 * @param {number} scale  pixels to a CSS pixel
 * @returns {Promise<Blob>}
 */
export async function pngFile(sheet, scale) {
  const ctx = newContext();
  const layout = layoutSheet(sheet, ctx);
  ctx.canvas.width = Math.round(layout.width * scale);
  ctx.canvas.height = Math.round(layout.height * scale);
  drawSheet(ctx, sheet, layout, scale);
  const blob = await new Promise((resolve) => ctx.canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('the picture is larger than the browser can make it; choose a smaller scale');
  return blob;
}

/** @param {Sheet} sheet @returns {Promise<Blob>} */
export async function pdfFile(sheet) {
  const [{ jsPDF }, { svg2pdf }] = await Promise.all([import('jspdf'), import('svg2pdf.js')]);
  const { text, width, height } = svgOf(sheet, pdfRuns);
  const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  const size = [width * POINTS_PER_PIXEL, height * POINTS_PER_PIXEL];
  const pdf = new jsPDF({
    unit: 'pt',
    format: size,
    orientation: width > height ? 'landscape' : 'portrait',
    compress: true,
  });
  pdf.setProperties({ title: sheet.title, creator: 'MLP playground' });
  await svg2pdf(root, pdf, { x: 0, y: 0, width: size[0], height: size[1] });
  return pdf.output('blob');
}

/**
 * What every PDF reader has without a font in the file: Helvetica and Times with the letters of Windows-1252, and
 * Symbol. The rest is written with what is there, and what cannot be, as a question mark.
 *
 * @type {TextRuns}
 */
function pdfRuns(text) {
  const plain = text
    .replaceAll('\u2212', '–')
    .replaceAll('\u202f', '\u00a0')
    .replaceAll('μ', 'µ') // the micro sign is in Windows-1252
    .replace(/[₀-₉]/g, (index) => String('₀₁₂₃₄₅₆₇₈₉'.indexOf(index)))
    .replace(
      /[⁰¹²³⁴-⁹⁻]*[⁰⁴-⁹⁻][⁰¹²³⁴-⁹⁻]*/g,
      (raised) => `^${[...raised].map((sign) => '0123456789-'['⁰¹²³⁴⁵⁶⁷⁸⁹⁻'.indexOf(sign)]).join('')}`,
    );
  const pieces = plain.split(/([λα])/).filter((piece) => piece !== '');
  return pieces.map((piece, i) =>
    piece in SYMBOLS
      ? { text: SYMBOLS[piece].text, family: 'symbol' }
      : {
          text: piece.replace(UNKNOWN, '?').replace(/^ | $/g, '\u00a0'), // spaces at the ends of a piece get lost
          ...(pieces[i - 1] in SYMBOLS ? { shift: SYMBOLS[pieces[i - 1]].shift } : {}),
        },
  );
}
