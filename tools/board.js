/**
 * The board of a link in Node, with its points and its networks, as the page makes them.
 *
 * @import { Board, Figure, FigureMoment, NetworkFigure, Problem, SourceInfo } from '../www/scene/scene.d.ts'
 * @import { Points } from '../www/points/points.d.ts'
 * @import { Truth } from '../www/training/protocol.js'
 * @import { Standing } from '../www/worker/quantities.js'
 */
import { splitOwn } from '../www/points/split.js';
import { decode } from '../www/scene/hash.js';
import { withShownPlane } from '../www/scene/look.js';
import { ownInfo, ownShown } from '../www/scene/own-board.js';
import { UNATTENDED_EPOCHS } from '../www/scene/schema.js';
import { targetsFor } from '../www/scene/targets.js';
import { settleBoard, trainerConfig, truthOf, updatesPerEpoch } from '../www/scene/task.js';

/** @typedef {typeof import('../www/pkg/mlp_playground.js')} Engine */

/**
 * @typedef {object} LinkedBoard
 * @property {readonly Problem[]} problems  of the link
 * @property {Board} board
 * @property {readonly Figure[]} figures
 * @property {SourceInfo} info  of the source
 * @property {Truth | null} truth  null of own points
 * @property {Points} points  to learn from
 * @property {(figure: NetworkFigure) => Standing} made  where the link has it: at its seed, or at its moment; whoever asks frees its trainer
 */

/**
 * @param {Engine} engine
 * @param {string} link
 * @returns {LinkedBoard}
 */
export function boardOf(engine, link) {
  const { scene, moment, problems } = decode(link);
  const own = ownShown(scene);
  const sources = own ? [ownInfo(own)] : engine.sources().map(withShownPlane);
  const settled = settleBoard(scene.board, sources);
  const board = { ...scene.board, ...settled.patch };
  const info = /** @type {SourceInfo} */ (sources.find(({ name }) => name === board.source));
  const { train, test } = own
    ? splitOwn(own, { share: board.testShare, seed: board.seed })
    : sampled(engine, board);
  return {
    problems: [...problems, ...settled.problems],
    ...{ board, figures: scene.figures, info, truth: own ? null : truthOf(board), points: train },
    made: (figure) => {
      const config = trainerConfig(board, figure, info);
      const trainer = new engine.Trainer(config);
      trainer.setTrainingSet(train.x, targetsFor(config, train).y);
      if (test) trainer.setTestSet(test.x, targetsFor(config, test).y);
      const standing = {
        trainer,
        config,
        train,
        updates: 0,
        epochs: 0,
        status: /** @type {const} */ ('training'),
      };
      return atMoment(standing, moment?.figures.get(figure.id), updatesPerEpoch(board));
    },
  };
}

/** @param {Engine} engine @param {Board} board @returns {{ train: Points, test: Points | null }} */
function sampled(engine, board) {
  const { points, testPoints, seed } = board;
  const draw = (/** @type {'train' | 'test'} */ part, /** @type {number} */ m) =>
    engine.sampleSource({ ...truthOf(board), m, seed, part });
  return { train: draw('train', points), test: testPoints > 0 ? draw('test', testPoints) : null };
}

/** @param {Standing} standing @param {FigureMoment | undefined} moment @param {number} perEpoch @returns {Standing} */
function atMoment(standing, moment, perEpoch) {
  if (!moment) return standing;
  if (!moment.theta) return trained(standing, moment.at);
  standing.trainer.theta = Float64Array.from(moment.theta);
  return { ...standing, updates: moment.at, epochs: Math.floor(moment.at / perEpoch) };
}

/** So many updates further, or to where it converges or diverges. @param {Standing} standing @param {number} count @returns {Standing} */
export function trained(standing, count) {
  if (count === 0) return standing;
  const { trainer } = standing;
  const before = trainer.advance(0);
  const { updates, epochs, status } = trainer.advance(count);
  return {
    ...standing,
    updates: standing.updates + updates - before.updates,
    epochs: standing.epochs + epochs - before.epochs,
    status,
  };
}

/** Updates after which a board rests, converged or not. @param {Board} board */
export const updatesToRest = (board) => UNATTENDED_EPOCHS * updatesPerEpoch(board);
