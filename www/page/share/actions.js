/**
 * What the dialog's buttons do; each resolves to a sentence about what has been done. What writes the files is loaded
 * with the first of them.
 *
 * @import { Figure, NetworkFigure } from '../../scene/scene.d.ts'
 * @import { SheetOptions } from '../../export/gather.js'
 * @import { Page } from '../page.js'
 */
import { pdfFile, pngFile, svgFile } from '../../export/files.js';
import template from '../../export/figure.py?raw';
import { gatherModel, gatherSheet } from '../../export/gather.js';
import { pythonScript } from '../../export/python.js';
import { weightsText } from '../../export/weights.js';
import { captionText } from '../../views/caption.js';
import { fileName, saveFile } from '../device.js';
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
  const file =
    format === 'svg' ? svgFile(sheet) : await (format === 'png' ? pngFile(sheet, scale) : pdfFile(sheet));
  return saved(
    file,
    `${figures.length === 1 ? fileName(captionText(figures[0], page.pool.look.peek())) : 'mlp-playground'}.${format}`,
  );
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
  const kilobytes = Math.max(1, Math.round(file.size / 1000));
  return `Saved ${name} (${kilobytes} kB).`;
}
