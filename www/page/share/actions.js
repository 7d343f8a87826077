/**
 * What the dialog's buttons do; each resolves to a sentence about what has been done. What writes the files is loaded
 * with the first of them.
 *
 * @import { Figure, NetworkFigure } from '../../scene/scene.d.ts'
 * @import { SheetOptions } from '../../export/gather.js'
 * @import { Sheet } from '../../export/sheet.js'
 * @import { Page } from '../page.js'
 */
import { fileName } from '../../export/file-name.js';
import { pdfFile, pngFile, svgFile } from '../../export/files.js';
import template from '../../export/figure.py?raw';
import { gatherModel, gatherSheet } from '../../export/gather.js';
import { pythonScript } from '../../export/python.js';
import { weightsText } from '../../export/weights.js';
import { captionText } from '../../views/caption.js';
import { saveFile } from '../device.js';
import { sourceInfo } from '../page.js';
import { sceneLink } from './link.js';

/**
 * @param {Page} page
 * @param {readonly Figure[]} figures
 * @param {SheetOptions} options
 * @param {'svg' | 'png' | 'pdf'} format
 * @param {number} scale  pixels of a PNG to a CSS pixel
 */
export async function savePicture(page, figures, options, format, scale) {
  const sheet = await gatherSheet(page, figures, options);
  const { file, lacking } = await pictureFile(sheet, format, scale);
  const title =
    figures.length === 1 ? fileName(captionText(figures[0], page.pool.look.peek())) : 'mlp-playground';
  const remarks = [
    sheet.figures.length < figures.length ? 'It is without the optimum, which own points do not have.' : '',
    lacking.length > 0 ? lackingText(lacking) : '',
  ];
  return [saved(file, `${title}.${format}`), ...remarks.filter(Boolean)].join(' ');
}

/**
 * @param {Sheet} sheet
 * @param {'svg' | 'png' | 'pdf'} format
 * @param {number} scale
 * @returns {Promise<{ file: Blob, lacking: string[] }>}
 */
async function pictureFile(sheet, format, scale) {
  if (format === 'pdf') return pdfFile(sheet);
  return { file: await (format === 'svg' ? svgFile(sheet) : pngFile(sheet, scale)), lacking: [] };
}

/** Letters that are named; more would not be read. */
const MOST_LETTERS = 12;

/** @param {readonly string[]} letters */
function lackingText(letters) {
  const shown = letters.slice(0, MOST_LETTERS).join(' ');
  const more = letters.length > MOST_LETTERS ? ' …' : '';
  return `The fonts of a PDF do not have ${shown}${more}: there is a question mark for each. SVG and PNG have them.`;
}

/** @param {Page} page @param {NetworkFigure} figure */
export async function saveWeights(page, figure) {
  const model = await gatherModel(page, figure, sourceInfo(page), linkOf(page));
  const file = new Blob([weightsText(model)], { type: 'application/json' });
  return saved(file, `${fileName(model.title)}.json`);
}

/** @param {Page} page @param {NetworkFigure} figure */
export async function saveProgram(page, figure) {
  const model = await gatherModel(page, figure, sourceInfo(page), linkOf(page));
  if (model.train.x.length === 0) throw new Error('a program needs points, and there are none');
  const file = new Blob([pythonScript(template, model)], { type: 'text/x-python' });
  return saved(file, `${fileName(model.title)}.py`);
}

/** @param {Page} page */
const linkOf = ({ store, pool }) => sceneLink(store.scene.peek(), pool.moment.peek(), location.href);

/** @param {Blob} file @param {string} name */
function saved(file, name) {
  saveFile(file, name);
  const what = `${name} (${Math.max(1, Math.round(file.size / 1000))} kB)`;
  // A frame may be forbidden to save files, and is not told.
  return window.parent === window
    ? `Saved ${what}.`
    : `Handed ${what} to the browser. If it saves nothing, this frame is not allowed to: open the board by itself.`;
}
