/**
 * Weights from a file into a figure.
 *
 * @import { NetworkFigure } from '../../scene/scene.d.ts'
 * @import { Page } from '../page.js'
 */
import { MAX_BYTES, readWeights, WeightsError } from '../../export/weights.js';
import { trainerConfig } from '../../scene/task.js';
import { shareWords } from '../../words/en/share.js';
import { sourceInfo } from '../page.js';

/**
 * The figure takes over the network's settings and its weights, and then waits; its board's data stay.
 *
 * @param {Page} page
 * @param {NetworkFigure} figure
 * @param {File} file
 * @returns {Promise<string>} what has been done
 * @throws {WeightsError} where the file does not fit; nothing has changed then
 */
export async function openWeights(page, figure, file) {
  if (file.size > MAX_BYTES) {
    throw new WeightsError({ code: 'tooLarge' });
  }
  const { store, pool } = page;
  const { settings, layerSizes, output, theta } = readWeights(await file.text());
  const { board } = store.scene.peek();
  const info = sourceInfo(page);
  if (!info) throw new WeightsError({ code: 'noEngine' });
  const config = trainerConfig(board, { ...figure, ...settings }, info);
  const wanted = config.layerSizes;
  if (wanted.join() !== layerSizes.join()) {
    throw new WeightsError({
      ...{ code: 'otherNetwork', sizes: layerSizes.join('-') },
      ...{ inputs: wanted[0], outputs: wanted[wanted.length - 1] },
    });
  }
  if (output !== null && output !== config.output) {
    throw new WeightsError({ code: 'otherOutput', output, wanted: config.output });
  }
  store.setFigure(figure.id, settings);
  pool.setTheta(figure.id, theta);
  return shareWords().opened(file.name);
}
