/**
 * What of the page goes into a file, asked from the workers at one moment.
 *
 * @import { Domain, OwnAxis, Points } from '../points/points.d.ts'
 * @import { Figure, Look, NetworkFigure, Scene, SourceInfo, Store } from '../scene/scene.d.ts'
 * @import { Frame, Pool, Snapshot } from '../training/training.d.ts'
 * @import { Model } from './model.js'
 * @import { Sheet } from './sheet.js'
 */
import { plainText } from '../points/names.js';
import { boardAsTrained, ownAxes, ownShown } from '../scene/own-board.js';
import { BOARD } from '../scene/schema.js';
import { captionText, detailText, isRegression } from '../views/caption.js';
import { legendText } from '../views/class-names.js';
import { exportWords } from '../words/en/export.js';
import { figureWords } from '../words/en/figures.js';
import { inEnglish } from '../words/language.js';
import { formatCount, formatError, formatPercent, formatSetting } from '../words/numbers.js';
import { countOutside } from '../views/plot/points.js';
import { palettes, plotStyle } from '../views/palette.js';
import { pictureWords } from '../words/en/picture.js';
import { GREY_STYLE, greyPalettes } from '../views/print-palette.js';
import { parameterCount } from '../scene/parameters.js';
import { targetsFor } from '../scene/targets.js';
import { stillText } from '../views/summary.js';
import { trainerConfig } from '../scene/task.js';
import { ExportFault } from './fault.js';
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
  if (!look || !points) throw new ExportFault('noPicture');
  // Of own points no optimum is known.
  const known = figures.filter(({ kind }) => kind === 'network' || !ownShown(scene));
  if (known.length === 0) throw new ExportFault('noOptimum');
  const domain = pool.domain.peek();
  const isGrey = colours === 'grey';
  const hasOptimum = known.some(({ kind }) => kind === 'optimum');
  const view = { ...sheetGrid(domain), palettes: isGrey ? greyPalettes(look.kind) : palettes(false) };
  const snapshots = await Promise.all(known.map(({ id }) => pool.snapshot(id, view)));
  if (pool.points.peek() !== points) throw new ExportFault('pointsChanged');
  return {
    title: known.map((figure) => captionText(figure, look)).join('; '),
    description: known
      .map((figure, i) => stillText(captionText(figure, look), frameOf(snapshots[i])))
      .join(' '),
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
    fill: scene.board.fill,
    style: isGrey ? GREY_STYLE : plotStyle(false),
    background,
    key: legend
      ? keyOf(look, scene.board.classes, ownShown(scene), view.palettes, {
          hasOptimum,
          fill: scene.board.fill,
        })
      : [],
    footer: footer ? boardText(scene) + outsideText(points, look, domain) : null,
  };
}

/** @param {readonly [OwnAxis, OwnAxis] | null} axes */
const plainAxes = (axes) =>
  axes && /** @type {[OwnAxis, OwnAxis]} */ (axes.map((axis) => ({ ...axis, name: plainText(axis.name) })));

/** @param {Snapshot} snapshot @returns {Frame} */
function frameOf({ picture, error, bayes, status, updates }) {
  if (!picture) throw new ExportFault('pictureMissing');
  return { ...picture, error, bayes, status, updates, epochs: updates };
}

/** @param {Figure} figure @param {Look} look @param {Snapshot} snapshot */
function noteText(figure, look, { error, bayes, updates, isOnPath }) {
  const words = exportWords().note;
  if (figure.kind === 'optimum') {
    return isRegression(look)
      ? words.noise(formatError(bayes?.noiseVariance))
      : words.bayes(formatPercent(bayes?.error), formatError(bayes?.crossEntropy));
  }
  return [
    `E = ${formatError(error?.e)}`,
    `D = ${formatError(error?.d)}`,
    `λ = ${formatSetting(figure.lambda)}`,
    detailText(figure, look),
    ...(isOnPath ? [] : [words.edited]),
    words.updates(updates),
  ].join(', ');
}

/** @param {Scene} scene */
function boardText(scene) {
  const words = exportWords().board;
  const { optimizer, learningRate, batchSize } = scene.board;
  const isDescent = optimizer !== 'lbfgs';
  const training = [
    words.optimizers[optimizer],
    ...(isDescent ? [words.rate(formatSetting(learningRate))] : []),
    ...(isDescent && batchSize > 0 ? [words.batches(batchSize)] : []),
  ];
  return words.line(dataText(scene), training.join(', '));
}

/** @param {Points} points @param {Look} look @param {Domain} domain */
function outsideText(points, look, domain) {
  const count = countOutside(points, look, domain);
  if (count === 0) return '';
  return ` ${pictureWords().outside(formatCount(count), formatCount(points.x.length / points.n))}`;
}

/** @param {Scene} scene */
function dataText(scene) {
  const words = exportWords().board;
  const { source, classes, points, noise, balance, testShare, seed } = boardAsTrained(scene);
  const own = ownShown(scene);
  if (own) {
    const kinds = own.classes.map((_, label) => legendText(own, own.classes.length, label));
    const tested = testShare > 0 ? [words.tested(formatPercent(testShare), seed)] : [];
    return [words.own(points, kinds), ...tested].join(', ');
  }
  return [
    figureWords().sources[source] ?? source,
    ...(classes > 2 ? [words.classes(classes)] : []),
    words.points(points),
    words.noise(formatSetting(noise)),
    ...(balance === BOARD.balance.default ? [] : [words.balance(formatSetting(balance))]),
    words.seed(seed),
  ].join(', ');
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
  if (!train || !info) throw new ExportFault('noNetwork');
  const config = trainerConfig(board, figure, info);
  const { theta, error, updates } = await pool.snapshot(figure.id, null);
  if (!theta || !error) throw new ExportFault('noWeights');
  if (pool.points.peek() !== train || theta.length !== parameterCount(config.layerSizes)) {
    throw new ExportFault('boardChanged');
  }
  const domain = pool.domain.peek();
  return {
    // Programs and weights know no language.
    title: inEnglish(() => captionText(figure, pool.look.peek())),
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
