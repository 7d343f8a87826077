/**
 * What the dialog's buttons do; each resolves to a sentence about what has been done. What writes the files is loaded
 * with the first of them.
 *
 * @import { Figure, NetworkFigure } from '../../scene/scene.d.ts'
 * @import { SheetOptions } from '../../export/gather.js'
 * @import { Format } from '../../export/files.js'
 * @import { Page } from '../page.js'
 */
import { ExportFault } from '../../export/fault.js';
import { fileName } from '../../export/file-name.js';
import { pictureFile } from '../../export/files.js';
import template from '../../export/figure.py?raw';
import { gatherModel, gatherSheet } from '../../export/gather.js';
import { drawingOf } from '../../export/sheet.js';
import { pythonScript } from '../../export/python.js';
import { weightsText } from '../../export/weights.js';
import { captionText } from '../../views/caption.js';
import { shareWords } from '../../words/en/share.js';
import { lackingText, saved } from '../saving.js';
import { sourceInfo } from '../page.js';
import { sceneLink } from './link.js';

/**
 * @param {Page} page
 * @param {readonly Figure[]} figures
 * @param {SheetOptions} options
 * @param {Format} format
 * @param {number} scale  pixels of a PNG to a CSS pixel
 */
export async function savePicture(page, figures, options, format, scale) {
  const sheet = await gatherSheet(page, figures, options);
  const { file, lacking } = await pictureFile(drawingOf(sheet), format, scale);
  const title =
    figures.length === 1 ? fileName(captionText(figures[0], page.pool.look.peek())) : shareWords().boardFile;
  const remarks = [
    sheet.figures.length < figures.length ? shareWords().withoutOptimum : '',
    lackingText(lacking),
  ];
  return [saved(file, `${title}.${format}`), ...remarks.filter(Boolean)].join(' ');
}

/** @param {Page} page @param {NetworkFigure} figure */
export async function saveWeights(page, figure) {
  const model = await gatherModel(page, figure, sourceInfo(page), linkOf(page));
  const file = new Blob([weightsText(model)], { type: 'application/json' });
  return saved(file, `${networkName(page, figure)}.json`);
}

/** @param {Page} page @param {NetworkFigure} figure */
export async function saveProgram(page, figure) {
  const model = await gatherModel(page, figure, sourceInfo(page), linkOf(page));
  if (model.train.x.length === 0) throw new ExportFault('noPoints');
  const file = new Blob([pythonScript(template, model)], { type: 'text/x-python' });
  return saved(file, `${networkName(page, figure)}.py`);
}

/** A file's name is for people, in their language. @param {Page} page @param {NetworkFigure} figure */
const networkName = ({ pool }, figure) => fileName(captionText(figure, pool.look.peek()));

/** @param {Page} page */
const linkOf = ({ store, pool }) => sceneLink(store.scene.peek(), pool.moment.peek(), location.href);
