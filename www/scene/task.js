/**
 * From the board's state to what the engine is asked for. The one place that knows which learning
 * tasks the page shows, and the shape of their networks.
 *
 * @import { OwnPoints } from '../points/points.d.ts'
 * @import { Board, Figure, NetworkFigure, Problem, SourceInfo } from './scene.d.ts'
 * @import { DataSpec, OptimizerConfig, TrainerConfig, Truth } from '../training/protocol.js'
 */
import { BOARD, OWN } from './schema.js';

/**
 * What of the board the engine cannot do, and what stands in for it. A noise that was not chosen
 * but is the schema's default gives way silently to the source's own.
 *
 * @param {Board} board
 * @param {readonly SourceInfo[]} sources  at least one
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
    problems.push({ field: 'source', code: 'unknownSource', source: board.source, used: info.name });
  }

  const hasClasses = info.task === 'classification';
  const [fewest, most] = hasClasses ? info.classes : [BOARD.classes.default, BOARD.classes.default];
  const classes = Math.min(Math.max(board.classes, fewest), most);
  if (classes !== board.classes) {
    patch.classes = classes;
    const { name: source } = info;
    problems.push(
      hasClasses
        ? { field: 'classes', code: 'otherClasses', source, classes: board.classes, used: classes }
        : { field: 'classes', code: 'noClasses', source },
    );
  }

  const hasTwo = hasClasses && classes === 2;
  if (board.balance !== BOARD.balance.default && !hasTwo) {
    patch.balance = BOARD.balance.default;
    problems.push({ field: 'balance', code: 'notTwoClasses' });
  }
  if (board.shown !== 'all' && (!hasClasses || hasTwo || Number(board.shown) >= classes)) {
    patch.shown = 'all';
    problems.push({ field: 'show', code: 'noSuchClass', shown: board.shown });
  }

  const [least, largest, usual] = info.noise;
  if (board.noise < least || board.noise > largest) {
    patch.noise = usual;
    if (board.noise !== BOARD.noise.default) {
      problems.push({
        field: 'noise',
        code: 'otherNoise',
        ...{ noise: board.noise, least, largest, source: info.name, used: usual },
      });
    }
  }
  return { patch, problems };
}

/** @param {Truth} board  or what else names a source @returns {Truth} */
export const truthOf = ({ source, classes, noise, balance }) => ({ source, classes, noise, balance });

/** @param {Board} board @param {OwnPoints} [own]  of the scene @returns {DataSpec} */
export const dataOf = (board, own) => ({
  ...truthOf(board),
  points: board.points,
  testPoints: board.testPoints,
  seed: board.seed,
  ...(board.source === OWN ? { own, testShare: board.testShare } : {}),
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
  const inputs = info.n === 2 ? figure.features.length : info.n;
  return {
    layerSizes: [inputs, ...figure.hidden, outputs(board, figure, info)],
    ...(info.n === 2 ? { features: figure.features } : {}),
    output: outputOf(board, figure, info),
    activation: figure.activation,
    leak: figure.leak,
    lambda: figure.lambda,
    optimizer: optimizerOf(board),
    init: figure.init,
    seed: figure.seed,
  };
}

/**
 * g, with the error that belongs to it.
 *
 * @param {Board} board
 * @param {NetworkFigure} figure
 * @param {SourceInfo} info
 * @returns {TrainerConfig['output']}
 */
function outputOf({ classes }, { output }, { task }) {
  if (task === 'regression') return 'identity';
  return classes > 2 ? 'softmax' : output;
}

/** K. @param {Board} board @param {NetworkFigure} figure @param {SourceInfo} info */
const outputs = (board, figure, info) => (outputOf(board, figure, info) === 'softmax' ? board.classes : 1);

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
  const usesLeak = to.activation === 'leakyRelu';
  return {
    anew:
      !sameItems(from.layerSizes, to.layerSizes) ||
      !sameItems(from.features ?? [], to.features ?? []) ||
      from.activation !== to.activation ||
      (usesLeak && from.leak !== to.leak) ||
      from.output !== to.output ||
      from.init !== to.init ||
      from.seed !== to.seed,
    lambda: from.lambda !== to.lambda,
    optimizer: !sameOptimizer(from.optimizer, to.optimizer),
  };
}

/** @param {OptimizerConfig} a @param {OptimizerConfig} b */
const sameOptimizer = (a, b) =>
  a.kind === b.kind &&
  // L-BFGS uses neither.
  (a.kind === 'lbfgs' || (a.learningRate === b.learningRate && a.batchSize === b.batchSize));

/** @param {readonly unknown[]} a @param {readonly unknown[]} b */
const sameItems = (a, b) => a === b || (a.length === b.length && a.every((item, i) => item === b[i]));

/** Whether two boards train on the same points. @param {Board} a @param {Board} b */
export const sameTask = (a, b) =>
  sameTruth(a, b) && a.points === b.points && a.seed === b.seed && a.testShare === b.testShare;

/** Whether a network can go on as another: λ steers, everything else defines. @param {Figure} from @param {Figure} to */
export function goesOnAs(from, to) {
  if (from.kind === 'optimum' || to.kind === 'optimum') return from.kind === to.kind;
  return (
    sameItems(from.hidden, to.hidden) &&
    sameItems(from.features, to.features) &&
    from.activation === to.activation &&
    from.leak === to.leak &&
    from.output === to.output &&
    from.init === to.init &&
    from.seed === to.seed
  );
}

/** @param {Truth} a @param {Truth} b */
export const sameTruth = (a, b) =>
  a.source === b.source && a.classes === b.classes && a.noise === b.noise && a.balance === b.balance;
