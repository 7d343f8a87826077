/**
 * What the dialog's buttons do; each resolves to a sentence about what has been done. What writes the files is loaded
 * with the first of them.
 *
 * @import { Figure, NetworkFigure } from '../../scene/scene.d.ts'
 * @import { SheetOptions } from '../../export/gather.js'
 * @import { Sheet } from '../../export/sheet.js'
 * @import { Page } from '../page.js'
 */
import { ExportFault } from '../../export/fault.js';
import { fileName } from '../../export/file-name.js';
import { pdfFile, pngFile, svgFile } from '../../export/files.js';
import template from '../../export/figure.py?raw';
import { gatherModel, gatherSheet } from '../../export/gather.js';
import { pythonScript } from '../../export/python.js';
import { weightsText } from '../../export/weights.js';
import { captionText } from '../../views/caption.js';
import { shareWords } from '../../words/en/share.js';
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
    figures.length === 1 ? fileName(captionText(figures[0], page.pool.look.peek())) : shareWords().boardFile;
  const remarks = [
    sheet.figures.length < figures.length ? shareWords().withoutOptimum : '',
    lacking.length > 0 ? lackingText(lacking) : '',
  ];
  return [save(file, `${title}.${format}`), ...remarks.filter(Boolean)].join(' ');
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
  return shareWords().lacking(letters.slice(0, MOST_LETTERS).join(' '), letters.length > MOST_LETTERS);
}

/** @param {Page} page @param {NetworkFigure} figure */
export async function saveWeights(page, figure) {
  const model = await gatherModel(page, figure, sourceInfo(page), linkOf(page));
  const file = new Blob([weightsText(model)], { type: 'application/json' });
  return save(file, `${networkName(page, figure)}.json`);
}

/** @param {Page} page @param {NetworkFigure} figure */
export async function saveProgram(page, figure) {
  const model = await gatherModel(page, figure, sourceInfo(page), linkOf(page));
  if (model.train.x.length === 0) throw new ExportFault('noPoints');
  const file = new Blob([pythonScript(template, model)], { type: 'text/x-python' });
  return save(file, `${networkName(page, figure)}.py`);
}

/** A file's name is for people, in their language. @param {Page} page @param {NetworkFigure} figure */
const networkName = ({ pool }, figure) => fileName(captionText(figure, pool.look.peek()));

/** @param {Page} page */
const linkOf = ({ store, pool }) => sceneLink(store.scene.peek(), pool.moment.peek(), location.href);

/** @param {Blob} file @param {string} name */
function save(file, name) {
  saveFile(file, name);
  const kilobytes = Math.max(1, Math.round(file.size / 1000));
  // A frame may be forbidden to save files, and is not told.
  const { saved, handed } = shareWords();
  return (window.parent === window ? saved : handed)(name, kilobytes);
}
