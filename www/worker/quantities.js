/**
 * The quantities that lessons speak of, as the engine computes them of networks as they stand.
 *
 * @import { Quantity, QuantityName } from '../lessons/lessons.d.ts'
 * @import { Points } from '../points/points.d.ts'
 * @import { TrainerConfig, Truth } from '../training/protocol.js'
 * @import { ErrorReport, Status } from '../training/training.d.ts'
 * @import { Engine } from './host.js'
 */
import { parameterCount } from '../scene/parameters.js';
import { targetsFor } from '../scene/targets.js';
import { largestByLayer } from './condition.js';

/** What looks into layers; a trainer of one module is of no use to the other. */
/** @typedef {Pick<typeof import('../pkg/lab/mlp_playground.js'), 'Trainer'>} Lab */

/**
 * A network as it stands.
 *
 * @typedef {object} Standing
 * @property {InstanceType<Engine['Trainer']>} trainer
 * @property {TrainerConfig} config
 * @property {Points} train  at least one point
 * @property {number} updates
 * @property {number} epochs
 * @property {Status} status
 */

/** @typedef {{ engine: Engine, lab: Lab, truth: Truth | null }} Means  `truth`: null of own points */

/** @typedef {{ gradientNorms: ArrayLike<number>, saturated: ArrayLike<number>, dead: ArrayLike<number> }} Layers */

/** Of one network. What is asked for is computed once, so it is made anew when the network has moved. */
export class FigureQuantities {
  #means;
  #standing;
  /** @type {Map<string, unknown>} */
  #known = new Map();

  /** @param {Means} means @param {Standing} standing */
  constructor(means, standing) {
    this.#means = means;
    this.#standing = standing;
  }

  /** @template T @param {string} name @param {() => T} compute @returns {T} */
  #once(name, compute) {
    if (!this.#known.has(name)) this.#known.set(name, compute());
    return /** @type {T} */ (this.#known.get(name));
  }

  get #error() {
    return this.#once('error', () => /** @type {ErrorReport} */ (this.#standing.trainer.error()));
  }

  /** [E[D] beyond the smallest possible, its uncertainty, share of errors beyond Bayes's, its uncertainty]. */
  get #excess() {
    const { engine, truth } = this.#means;
    return this.#once('excess', () => (truth ? engine.excess(truth, this.#standing.trainer) : undefined));
  }

  /** @returns {Layers} */
  get #layers() {
    return this.#once('layers', () => {
      const { config, train, trainer } = this.#standing;
      const lab = new this.#means.lab.Trainer(config);
      try {
        lab.setTrainingSet(train.x, targetsFor(config, train).y);
        lab.theta = trainer.theta;
        return lab.layerStatistics(1, []);
      } finally {
        lab.free();
      }
    });
  }

  /**
   * @param {QuantityName} name
   * @param {readonly number[]} args  after the figure's place
   * @returns {number | string | undefined}  undefined where there is none: of a layer that the network has not, of tests
   *   without test points, of the optimum where nobody knows it
   */
  value(name, args) {
    const { config, trainer, updates, epochs, status } = this.#standing;
    switch (name) {
      case 'D':
        return this.#error.d;
      case 'R':
        return this.#error.r;
      case 'E':
        return this.#error.e;
      case 'testD':
        return this.#error.testD ?? undefined;
      case 'accuracy':
        return this.#error.accuracy ?? undefined;
      case 'testAccuracy':
        return this.#error.testAccuracy ?? undefined;
      case 'kl':
      case 'excess':
        return this.#excess?.[0];
      case 'excessError':
        return this.#excess?.[2];
      case 'lambda':
        return config.lambda;
      case 'epochs':
        return epochs;
      case 'updates':
        return updates;
      case 'status':
        return status;
      case 'parameters':
        return parameterCount(config.layerSizes);
      case 'maxWeight':
        return Math.max(...largestByLayer(config.layerSizes, trainer.theta, true));
      case 'weight':
        return trainer.theta[placeOf(config.layerSizes, args)];
      case 'gradNorm':
        return args.length === 0 ? norm(trainer.gradient()) : this.#layers.gradientNorms[args[0]];
      case 'saturated':
      case 'dead':
        return this.#layers[name][args[0] - 1];
      default:
        return undefined;
    }
  }
}

/** @param {Float64Array} values */
const norm = (values) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));

/**
 * Place in θ of θ_ji⁽ˡ⁾, j from 1 and i from 0, the bias; NaN where there is none.
 *
 * @param {readonly number[]} sizes  s_0 … s_L
 * @param {readonly number[]} args  l, j, i
 */
function placeOf(sizes, [l, j, i]) {
  if (l > sizes.length - 2 || j < 1 || j > sizes[l + 1] || i > sizes[l]) return NaN;
  return parameterCount(sizes.slice(0, l + 1)) + (j - 1) * (sizes[l] + 1) + i;
}

/** Whether it follows from the board alone. @param {QuantityName} name */
export const isOfBoard = (name) => name === 'points' || name === 'bayesD' || name === 'bayesError';

/**
 * What follows from the board alone.
 *
 * @param {Means} means
 * @param {Points} train
 * @param {QuantityName} name
 * @returns {number | undefined}
 */
export function boardQuantity({ engine, truth }, train, name) {
  if (name === 'points') return train.x.length / train.n;
  if (!truth) return undefined;
  const { error, crossEntropy, noiseVariance } = engine.bayes(truth);
  return (name === 'bayesError' ? error : (crossEntropy ?? noiseVariance)) ?? undefined;
}

/**
 * All quantities of a board of which everything is in one place.
 *
 * @param {Means} means
 * @param {Points} train
 * @param {readonly (Standing | null)[]} figures  by their places; null for the optimum
 * @returns {Quantity}
 */
export function quantitiesOf(means, train, figures) {
  const all = figures.map((standing) => standing && new FigureQuantities(means, standing));
  return (name, [place, ...args]) => {
    return isOfBoard(name) ? boardQuantity(means, train, name) : all[place - 1]?.value(name, args);
  };
}
