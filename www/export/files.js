/**
 * A sheet as a file: SVG, PNG or PDF.
 *
 * @import { Sheet } from './sheet.js'
 * @import { SvgSurroundings } from './svg-canvas.js'
 */
import { plainText } from '../points/names.js';
import { ExportFault } from './fault.js';
import { readsBackTrue } from './read-back.js';
import { drawSheet, layoutSheet } from './sheet.js';
import { SvgCanvas } from './svg-canvas.js';

/** Units of an SVG's canvas to a CSS pixel: marks are placed on whole ones. */
const SVG_RATIO = 4;

/** Points of a PDF, of which an inch has 72, to a CSS pixel, of which it has 96. */
const POINTS_PER_PIXEL = 0.75;

/** @returns {CanvasRenderingContext2D} */
function newContext() {
  const ctx = document.createElement('canvas').getContext('2d');
  if (!ctx) throw new ExportFault('noCanvas');
  return ctx;
}

/** Something else in every file, the second of the same sheet included. */
const newName = () => `m${crypto.getRandomValues(new Uint32Array(2)).join('-')}-`;

/**
 * @param {Sheet} sheet
 * @param {SvgSurroundings} surroundings
 * @returns {Promise<{ text: string, width: number, height: number }>}
 */
async function svgOf(sheet, surroundings) {
  const layout = layoutSheet(sheet, surroundings.ruler);
  const { width, height } = layout;
  const canvas = new SvgCanvas(surroundings);
  canvas.width = width * SVG_RATIO;
  canvas.height = height * SVG_RATIO;
  drawSheet(canvas.getContext('2d'), sheet, layout, SVG_RATIO);
  return { text: await canvas.file({ width, height, title: sheet.title }), width, height };
}

/** @param {Sheet} sheet @returns {Promise<Blob>} */
export async function svgFile(sheet) {
  const { text } = await svgOf(sheet, { ruler: newContext(), name: newName() });
  return new Blob([text], { type: 'image/svg+xml' });
}

/**
 * @param {Sheet} sheet
 * @param {number} scale  pixels to a CSS pixel
 * @returns {Promise<Blob>}
 */
export async function pngFile(sheet, scale) {
  if (!readsBackTrue(newContext())) {
    throw new ExportFault('falsified');
  }
  const ctx = newContext();
  const layout = layoutSheet(sheet, ctx);
  ctx.canvas.width = Math.round(layout.width * scale);
  ctx.canvas.height = Math.round(layout.height * scale);
  drawSheet(ctx, sheet, layout, scale);
  const blob = await new Promise((resolve) => ctx.canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new ExportFault('tooManyPixels');
  return blob;
}

/**
 * @param {Sheet} sheet
 * @returns {Promise<{ file: Blob, lacking: string[] }>} `lacking`: letters with a question mark in their place
 */
export async function pdfFile(sheet) {
  const [{ jsPDF }, { svg2pdf }, { pdfText }] = await Promise.all([
    import('jspdf'),
    import('svg2pdf.js'),
    import('./pdf-text.js'),
  ]);
  const { ruler, runsOf, lacking } = pdfText(new jsPDF({ unit: 'pt' }), newContext());
  const { text, width, height } = await svgOf(sheet, { ruler, runsOf });
  const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  const size = [width * POINTS_PER_PIXEL, height * POINTS_PER_PIXEL];
  const pdf = new jsPDF({
    unit: 'pt',
    format: size,
    orientation: width > height ? 'landscape' : 'portrait',
    compress: true,
  });
  pdf.setProperties({ title: plainText(sheet.title), creator: 'MLP playground' });
  await svg2pdf(root, pdf, { x: 0, y: 0, width: size[0], height: size[1] });
  return { file: pdf.output('blob'), lacking: [...lacking] };
}
