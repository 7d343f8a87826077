/**
 * What of the page goes into a file, asked from the workers at one moment.
 *
 * @import { OwnAxis } from '../points/points.d.ts'
 * @import { Figure, Look, NetworkFigure, Scene, SourceInfo, Store } from '../scene/scene.d.ts'
 * @import { Frame, Pool, Snapshot } from '../training/training.d.ts'
 * @import { Model } from './model.js'
 * @import { Sheet } from './sheet.js'
 */
import { className } from '../points/grid.js';
import { plainText } from '../points/names.js';
import { boardAsTrained, ownAxes, ownShown } from '../scene/own-board.js';
import { BOARD } from '../scene/schema.js';
import { captionText, detailText, isRegression } from '../views/caption.js';
import { formatCount, formatError, formatPercent, formatSetting } from '../words/numbers.js';
import { MARKS } from '../views/plot/marks.js';
import { palettes, plotStyle } from '../views/palette.js';
import { GREY_STYLE, greyPalettes } from '../views/print-palette.js';
import { parameterCount } from '../scene/parameters.js';
import { targetsFor } from '../scene/targets.js';
import { trainerConfig } from '../scene/task.js';
import { keyOf } from './key.js';
import { modelAxes } from './model.js';
import { sheetGrid } from './sheet.js';

/**
 * @typedef {object} SheetOptions
 * @property {'colour' | 'grey'} colours
 * @property {'white' | 'transparent'} background
 * @property {boolean} legend  whether to say what marks and colours mean
 * @property {boolean} footer  whether to say what the figures were made from
 */

/** What is used of the page. @typedef {{ store: Store, pool: Pool }} Source */

/**
 * @param {Source} page
 * @param {readonly Figure[]} figures
 * @param {SheetOptions} options
 * @returns {Promise<Sheet>}
 */
export async function gatherSheet({ store, pool }, figures, { colours, background, legend, footer }) {
  const scene = store.scene.peek();
  const look = pool.look.peek();
  const points = pool.points.peek();
  if (!look || !points) throw new Error('there is no picture yet');
  // Of own points no optimum is known.
  const known = figures.filter(({ kind }) => kind === 'network' || !ownShown(scene));
  if (known.length === 0) throw new Error('own points have no known optimum, so there is nothing to draw');
  const domain = pool.domain.peek();
  const isGrey = colours === 'grey';
  const hasOptimum = known.some(({ kind }) => kind === 'optimum');
  const view = { ...sheetGrid(domain), palettes: isGrey ? greyPalettes(look.kind) : palettes(false) };
  const snapshots = await Promise.all(known.map(({ id }) => pool.snapshot(id, view)));
  if (pool.points.peek() !== points) throw new Error('the points changed meanwhile; try again');
  return {
    title: known.map((figure) => captionText(figure, look)).join('; '),
    figures: known.map((figure, i) => ({
      caption: captionText(figure, look).replace(/^./, (letter) => letter.toUpperCase()),
      note: footer ? noteText(figure, look, snapshots[i]) : null,
      frame: frameOf(snapshots[i]),
    })),
    domain,
    axes: plainAxes(ownAxes(scene)),
    points,
    testPoints: scene.board.showTest ? pool.testPoints.peek() : null,
    look,
    style: isGrey ? GREY_STYLE : plotStyle(false),
    background,
    key: legend ? keyOf(look, scene.board.classes, ownShown(scene), view.palettes, { hasOptimum }) : [],
    footer: footer ? boardText(scene) : null,
  };
}

/** @param {readonly [OwnAxis, OwnAxis] | null} axes */
const plainAxes = (axes) =>
  axes && /** @type {[OwnAxis, OwnAxis]} */ (axes.map((axis) => ({ ...axis, name: plainText(axis.name) })));

/** @param {Snapshot} snapshot @returns {Frame} */
function frameOf({ picture, error, bayes, status, updates }) {
  if (!picture) throw new Error('the figure came without its picture');
  return { ...picture, error, bayes, status, updates, epochs: updates };
}

/** @param {Figure} figure @param {Look} look @param {Snapshot} snapshot */
function noteText(figure, look, { error, bayes, updates, isOnPath }) {
  if (figure.kind === 'optimum') {
    return isRegression(look)
      ? `Variance of the noise ${formatError(bayes?.noiseVariance)}`
      : `Bayes error ${formatPercent(bayes?.error)}, Bayes cross-entropy ${formatError(bayes?.crossEntropy)}`;
  }
  const numbers = `E = ${formatError(error?.e)}, D = ${formatError(error?.d)}, λ = ${formatSetting(figure.lambda)}`;
  const edited = isOnPath ? '' : ', edited or changed on the way';
  return `${numbers}, ${detailText(figure, look)}${edited}, ${formatCount(updates)} updates`;
}

/** @param {Scene} scene */
function boardText(scene) {
  const { optimizer, learningRate, batchSize } = scene.board;
  const way = optimizer === 'lbfgs' ? 'L-BFGS' : `${optimizer}, learning rate ${formatSetting(learningRate)}`;
  const batch = optimizer === 'lbfgs' || batchSize === 0 ? '' : `, batches of ${batchSize}`;
  return `Data: ${dataText(scene)}. Training: ${way}${batch}.`;
}

/** @param {Scene} scene */
function dataText(scene) {
  const { source, classes, points, noise, balance, testShare, seed } = boardAsTrained(scene);
  const count = formatCount(points);
  const own = ownShown(scene);
  if (own) {
    const names = own.classes.map((_, label) => `${className(own, label)} (${MARKS[label].name})`);
    const kinds = names.length > 0 ? ` of ${names.join(', ')}` : '';
    const tested = testShare > 0 ? `, another ${formatPercent(testShare)} for testing, seed ${seed}` : '';
    return `${count} own points${kinds}${tested}`;
  }
  const parts = [
    source,
    ...(classes > 2 ? [`${classes} classes`] : []),
    `${count} points`,
    `noise ${formatSetting(noise)}`,
    ...(balance === BOARD.balance.default ? [] : [`share of class 1 ${formatSetting(balance)}`]),
    `seed ${seed}`,
  ];
  return parts.join(', ');
}

/**
 * @param {Source} page
 * @param {NetworkFigure} figure
 * @param {SourceInfo | undefined} info  of the board's source
 * @param {string} link  to the board
 * @returns {Promise<Model>}
 */
export async function gatherModel({ store, pool }, figure, info, link) {
  const scene = store.scene.peek();
  const { board } = scene;
  const train = pool.points.peek();
  if (!train || !info) throw new Error('there is no network yet');
  const config = trainerConfig(board, figure, info);
  const { theta, error, updates } = await pool.snapshot(figure.id, null);
  if (!theta || !error) throw new Error('the figure has no weights');
  if (pool.points.peek() !== train || theta.length !== parameterCount(config.layerSizes)) {
    throw new Error('the board changed meanwhile; try again');
  }
  const domain = pool.domain.peek();
  return {
    title: captionText(figure, pool.look.peek()),
    link,
    config,
    theta,
    updates,
    error,
    train: targetsFor(config, train),
    domain,
    axes: modelAxes(domain, ownAxes(scene)),
  };
}
