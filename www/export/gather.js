/**
 * What of the page goes into a file, asked from the workers at one moment.
 *
 * @import { Board, Figure, Frame, Pool, Snapshot, Store } from '../types.d.ts'
 * @import { Model } from './model.js'
 * @import { Sheet } from './sheet.js'
 */
import { LEVELS } from '../state/levels.js';
import { captionText } from '../views/caption.js';
import { formatCount, formatError, formatPercent, formatSetting } from '../views/format.js';
import { plotStyle, probabilityPalette } from '../views/palette.js';
import { GREY_STYLE, greyPalette } from '../views/print-palette.js';
import { trainerConfig } from '../worker/task.js';
import { sheetGrid } from './sheet.js';

/**
 * @typedef {object} SheetOptions
 * @property {'colour' | 'grey'} colours
 * @property {'white' | 'transparent'} background
 * @property {boolean} footer  whether to say what the figures were made from
 */

/** What is used of the page. @typedef {{ store: Store, pool: Pool }} Source */

/**
 * @param {Source} page
 * @param {readonly Figure[]} figures
 * @param {SheetOptions} options
 * @returns {Promise<Sheet>}
 */
export async function gatherSheet({ store, pool }, figures, { colours, background, footer }) {
  const { board } = store.scene.peek();
  const domain = pool.domain.peek();
  const palette = colours === 'grey' ? greyPalette() : probabilityPalette(false);
  const view = { ...sheetGrid(domain), palette };
  const snapshots = await Promise.all(figures.map(({ id }) => pool.snapshot(id, view)));
  return {
    title: figures.map(captionText).join('; '),
    figures: figures.map((figure, i) => ({
      caption: captionText(figure).replace(/^./, (letter) => letter.toUpperCase()),
      note: footer ? noteText(figure, snapshots[i]) : null,
      frame: frameOf(snapshots[i]),
    })),
    domain,
    points: pool.points.peek(),
    testPoints: board.showTest ? pool.testPoints.peek() : null,
    levels: LEVELS,
    style: colours === 'grey' ? GREY_STYLE : plotStyle(false),
    background,
    footer: footer ? boardText(board) : null,
  };
}

/** @param {Snapshot} snapshot @returns {Frame} */
function frameOf({ picture, error, bayes, status, updates }) {
  if (!picture) throw new Error('the figure came without its picture');
  return { ...picture, error, bayes, status, updates, epochs: updates };
}

/** @param {Figure} figure @param {Snapshot} snapshot */
function noteText(figure, { error, bayes, updates }) {
  if (figure.kind === 'optimum') {
    return `Bayes error ${formatPercent(bayes?.error)}, Bayes cross-entropy ${formatError(bayes?.crossEntropy)}`;
  }
  const numbers = `E = ${formatError(error?.e)}, D = ${formatError(error?.d)}, λ = ${formatSetting(figure.lambda)}`;
  const start = figure.init === 'zero' ? 'zero start' : `seed ${figure.seed}`;
  const edited = figure.theta ? ', edited weights' : '';
  return `${numbers}, ${start}${edited}, ${formatCount(updates)} updates`;
}

/** @param {Board} board */
function boardText({ source, points, noise, seed, optimizer, learningRate, batchSize }) {
  const way = optimizer === 'lbfgs' ? 'L-BFGS' : `${optimizer}, learning rate ${formatSetting(learningRate)}`;
  const batch = optimizer === 'lbfgs' || batchSize === 0 ? '' : `, batches of ${batchSize}`;
  return `Data: ${source}, ${formatCount(points)} points, noise ${formatSetting(noise)}, seed ${seed}. Training: ${way}${batch}.`;
}

/**
 * @param {Source} page
 * @param {Figure} figure  a network
 * @param {string} link  to the board
 * @returns {Promise<Model>}
 */
export async function gatherModel({ store, pool }, figure, link) {
  const { board } = store.scene.peek();
  const train = pool.points.peek();
  const info = pool.sources.peek().find(({ name }) => name === board.source);
  if (figure.kind !== 'network' || !train || !info) throw new Error('there is no network yet');
  const config = trainerConfig(board, figure, info);
  const { theta, error, updates } = await pool.snapshot(figure.id, null);
  if (!theta || !error) throw new Error('the figure has no weights');
  return {
    title: captionText(figure),
    link,
    config,
    theta,
    updates,
    error,
    train,
    domain: pool.domain.peek(),
  };
}
