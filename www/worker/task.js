/**
 * From the board's state to what the engine is asked for. The one place that knows which learning
 * tasks the page shows, and the shape of their networks.
 *
 * @import { Board, NetworkFigure, Problem, SourceInfo } from '../types.d.ts'
 * @import { DataSpec, OptimizerConfig, TrainerConfig, Truth } from './protocol.js'
 */
import { BOARD } from '../state/schema.js';

/** Classes that a figure can show: one probability is one colour and one set of lines. */
const CLASSES = 2;

/**
 * The sources that the page can show, with the numbers of classes that it can show of each.
 *
 * @param {readonly SourceInfo[]} sources
 * @returns {SourceInfo[]}
 */
export function shownSources(sources) {
  return sources
    .filter(({ task, n, classes }) => task === 'classification' && n === 2 && classes[0] <= CLASSES)
    .map((info) => ({ ...info, classes: [CLASSES, CLASSES] }));
}

/**
 * What of the board the engine cannot do, and what stands in for it. A noise that was not chosen
 * but is the schema's default gives way silently to the source's own.
 *
 * @param {Board} board
 * @param {readonly SourceInfo[]} sources  as `shownSources` returns them, at least one
 * @returns {{ patch: Partial<Board>, problems: Problem[] }}
 */
export function settleBoard(board, sources) {
  /** @type {Partial<Board>} */
  const patch = {};
  /** @type {Problem[]} */
  const problems = [];

  let info = sources.find(({ name }) => name === board.source);
  if (!info) {
    info =
      sources.find(({ name }) => name === BOARD.source.default) ?? /** @type {SourceInfo} */ (sources[0]);
    patch.source = info.name;
    problems.push({ field: 'source', text: `“${board.source}” is not known here; ${info.name} is used` });
  }

  const [fewest, most] = info.classes;
  if (board.classes < fewest || board.classes > most) {
    patch.classes = board.classes < fewest ? fewest : most;
    problems.push({
      field: 'classes',
      text: `${info.name} is not shown with ${board.classes} classes; ${patch.classes} is used`,
    });
  }

  const [least, largest, usual] = info.noise;
  if (board.noise < least || board.noise > largest) {
    patch.noise = usual;
    if (board.noise !== BOARD.noise.default) {
      problems.push({
        field: 'noise',
        text: `${board.noise} is outside ${least} to ${largest} of ${info.name}; ${usual} is used`,
      });
    }
  }
  return { patch, problems };
}

/** @param {Truth} board  or what else names a source @returns {Truth} */
export const truthOf = ({ source, classes, noise }) => ({ source, classes, noise });

/** @param {Board} board @returns {DataSpec} */
export const dataOf = ({ source, classes, noise, points, testPoints, seed }) => ({
  source,
  classes,
  noise,
  points,
  testPoints,
  seed,
});

/** @param {Board} board @returns {OptimizerConfig} */
const optimizerOf = ({ optimizer, learningRate, batchSize }) => ({
  kind: optimizer,
  learningRate,
  batchSize,
});

/**
 * @param {Board} board
 * @param {NetworkFigure} figure
 * @param {SourceInfo} info  of the board's source
 * @returns {TrainerConfig}
 */
export function trainerConfig(board, figure, info) {
  return {
    // Two classes share one output, P(class 1).
    layerSizes: [info.n, ...figure.hidden, 1],
    output: 'sigmoid',
    activation: figure.activation,
    leak: figure.leak,
    lambda: figure.lambda,
    optimizer: optimizerOf(board),
    init: figure.init,
    seed: figure.seed,
  };
}

/**
 * Updates that make one epoch: one for L-BFGS and full batches, else one per (also partial) batch.
 *
 * @param {Board} board
 */
export function updatesPerEpoch({ optimizer, batchSize, points }) {
  return optimizer === 'lbfgs' || batchSize === 0 ? 1 : Math.ceil(points / batchSize);
}

/**
 * What turns one trainer into another: nothing, a change to go on with, or a new start from the
 * seed. λ and the optimizer go on; everything else defines another network or another start.
 *
 * @param {TrainerConfig} from
 * @param {TrainerConfig} to
 * @returns {{ anew: boolean, lambda: boolean, optimizer: boolean }}
 */
export function changeBetween(from, to) {
  const lasting = (/** @type {TrainerConfig} */ { layerSizes, output, activation, leak, init, seed }) =>
    JSON.stringify([layerSizes, output, activation, activation === 'leakyRelu' ? leak : null, init, seed]);
  const optimizer = (/** @type {OptimizerConfig} */ { kind, learningRate, batchSize }) =>
    JSON.stringify(kind === 'lbfgs' ? [kind] : [kind, learningRate, batchSize]);
  return {
    anew: lasting(from) !== lasting(to),
    lambda: from.lambda !== to.lambda,
    optimizer: optimizer(from.optimizer) !== optimizer(to.optimizer),
  };
}
