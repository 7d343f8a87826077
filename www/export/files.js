/**
 * A drawing as a file: SVG, PNG or PDF.
 *
 * @import { SvgSurroundings } from './svg-canvas.js'
 */
import { plainText } from '../points/names.js';
import { ExportFault } from './fault.js';
import { language } from '../words/language.js';
import { withTexts } from './png.js';
import { readsBackTrue } from './read-back.js';
import { SvgCanvas } from './svg-canvas.js';

/** @typedef {Pick<CanvasRenderingContext2D, 'font' | 'measureText'>} Ruler */

/**
 * What is drawn, on whatever takes a canvas's calls: laid out by how wide texts are there, in CSS pixels, and drawn onto
 * a canvas `pixelRatio` times as large.
 *
 * @typedef {object} Drawing
 * @property {string} title
 * @property {string} description  what is seen, for those who do not see it
 * @property {(ruler: Ruler) => { width: number, height: number, draw: (ctx: CanvasRenderingContext2D, pixelRatio: number) => void }} lay
 */

/** @typedef {'svg' | 'png' | 'pdf'} Format */

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
 * @param {Drawing} drawing
 * @param {SvgSurroundings} surroundings
 * @returns {Promise<{ text: string, width: number, height: number }>}
 */
async function svgOf({ title, description, lay }, surroundings) {
  const { width, height, draw } = lay(surroundings.ruler);
  const canvas = new SvgCanvas(surroundings);
  canvas.width = width * SVG_RATIO;
  canvas.height = height * SVG_RATIO;
  draw(canvas.getContext('2d'), SVG_RATIO);
  return { text: await canvas.file({ width, height, title, description }), width, height };
}

/** @param {Drawing} drawing @returns {Promise<Blob>} */
async function svgFile(drawing) {
  const { text } = await svgOf(drawing, { ruler: newContext(), name: newName() });
  return new Blob([text], { type: 'image/svg+xml' });
}

/**
 * @param {Drawing} drawing
 * @param {number} scale  pixels to a CSS pixel
 * @returns {Promise<Blob>}
 */
async function pngFile({ title, description, lay }, scale) {
  if (!readsBackTrue(newContext())) {
    throw new ExportFault('falsified');
  }
  const ctx = newContext();
  const { width, height, draw } = lay(ctx);
  ctx.canvas.width = Math.round(width * scale);
  ctx.canvas.height = Math.round(height * scale);
  draw(ctx, scale);
  const blob = await new Promise((resolve) => ctx.canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new ExportFault('tooManyPixels');
  const bytes = withTexts(new Uint8Array(await blob.arrayBuffer()), {
    Title: title,
    Description: description,
  });
  return new Blob([bytes], { type: 'image/png' });
}

/** What a PDF is made with. */
export const loadPdf = () => Promise.all([import('jspdf'), import('svg2pdf.js'), import('./pdf-text.js')]);

/**
 * @param {Drawing} drawing
 * @returns {Promise<{ file: Blob, lacking: string[] }>} `lacking`: letters with a question mark in their place
 */
async function pdfFile(drawing) {
  const [{ jsPDF }, { svg2pdf }, { pdfText }] = await loadPdf();
  const { ruler, runsOf, lacking } = pdfText(new jsPDF({ unit: 'pt' }), newContext());
  const { text, width, height } = await svgOf(drawing, { ruler, runsOf });
  const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  const size = [width * POINTS_PER_PIXEL, height * POINTS_PER_PIXEL];
  const pdf = new jsPDF({
    unit: 'pt',
    format: size,
    orientation: width > height ? 'landscape' : 'portrait',
    compress: true,
  });
  pdf.setProperties({
    title: plainText(drawing.title),
    subject: plainText(drawing.description),
    creator: 'MLP playground',
  });
  const words = language();
  pdf.setLanguage(words === 'pseudo' ? 'en' : words);
  await svg2pdf(root, pdf, { x: 0, y: 0, width: size[0], height: size[1] });
  return { file: pdf.output('blob'), lacking: [...lacking] };
}

/**
 * @param {Drawing} drawing
 * @param {Format} format
 * @param {number} scale  pixels of a PNG to a CSS pixel
 * @returns {Promise<{ file: Blob, lacking: string[] }>} `lacking`: letters with a question mark in their place
 */
export async function pictureFile(drawing, format, scale) {
  if (format === 'pdf') return pdfFile(drawing);
  return { file: await (format === 'svg' ? svgFile(drawing) : pngFile(drawing, scale)), lacking: [] };
}
