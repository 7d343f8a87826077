/**
 * One network on many training sets, under several λ: the line where each decides, and what the mean and the variance of
 * P follow from. A unit is some of the training sets; each serves all λ, from the same weights and for at most as many
 * updates, so that nothing but λ tells them apart.
 *
 * @import { Contours, Status } from '../../../training/training.d.ts'
 * @import { Data, TrainerConfig, Truth } from '../../../training/protocol.js'
 * @import { Points } from '../../../points/points.d.ts'
 * @import { Lab } from '../../host.js'
 * @import { Bench, Kind } from '../jobs.js'
 */
import { Refusal } from '../../../points/reason.js';
import { targetsFor } from '../../../scene/targets.js';
import { stepOf } from '../steps.js';

/**
 * `from`: whether training sets are drawn from the source of the points, each by a seed, or from the training points, with
 * replacement. `isFirst`: whether the optimum is told, too. `judge`: how many points are drawn to take means over, and
 * by which seed, where the source is known; otherwise they are the test points, or else the training points.
 *
 * @typedef {object} Asked
 * @property {TrainerConfig} config
 * @property {readonly number[]} lambdas
 * @property {number} updates  at most, of each
 * @property {'source' | 'bootstrap'} from
 * @property {readonly number[]} seeds  of the training sets
 * @property {{ width: number, height: number }} size  nodes of the maps
 * @property {{ count: number, seed: number }} judge
 * @property {boolean} isFirst
 */

/**
 * The network of one training set under one λ.
 *
 * @typedef {object} Line
 * @property {'line'} type
 * @property {number} at  of λ in the list
 * @property {number} lambda
 * @property {Contours | null} line  where P = ½; null of one that has diverged
 * @property {number} updates
 * @property {Status} status
 */

/**
 * How P is spread over so many networks: its mean, and the sum of the squared deviations from it.
 * @typedef {{ count: number, mean: Float64Array, squares: Float64Array }} Spread
 */

/**
 * Under one λ: P at the nodes, row 0 at the bottom, and at the points that are judged by; `deviation` is the sum over the
 * networks and these points of (P − optimum)², null where the optimum is not known.
 *
 * @typedef {{ type: 'spread', at: number, nodes: Spread, points: Spread, deviation: number | null }} Spreads
 */

/** @typedef {{ type: 'optimum', nodes: Float64Array, points: Float64Array, line: Contours }} Optimum  P of it, likewise */

/** @typedef {Line | Spreads | Optimum} Part */

/** @type {Kind} */
export const kind = function* (bench, /** @type {Asked} */ asked) {
  const { lab, data, own } = bench;
  if (!data) throw new Refusal({ code: 'noPoints' });
  const { config, lambdas, updates: most, seeds, size } = asked;
  const tools = /** @type {Lab} */ (lab);
  const judges = judgesOf(tools, data, asked);
  const edges = Float64Array.from(data.domain);
  const truth = data.truth && optimumOf(bench, data.truth, edges, size, judges);
  if (truth && asked.isFirst) yield { progress: 0, part: truth };
  const ensembles = lambdas.map(() => own(new tools.Ensemble(edges, size.width, size.height)));
  const spreads = lambdas.map(() => new PointSpread(judges.length / data.train.n, truth?.points ?? null));
  const held = own(new Held());
  const runs = seeds.length * lambdas.length;
  let run = 0;
  for (const seed of seeds) {
    const drawn = targetsFor(config, trainingSet(tools, data, asked.from, seed));
    for (const [at, lambda] of lambdas.entries()) {
      const trainer = held.instead(new tools.Trainer({ ...config, lambda }));
      trainer.setTrainingSet(drawn.x, drawn.y);
      const step = stepOf(config, drawn.x.length / drawn.n);
      /** @type {Status} */
      let status = 'training';
      let updates = 0;
      while (status === 'training' && updates < most) {
        ({ updates, status } = trainer.advance(Math.min(step, most - updates)));
        yield { progress: (run + updates / most) / runs };
      }
      run += 1;
      let line = null;
      if (status !== 'diverged') {
        const { members } = ensembles[at];
        ensembles[at].add(trainer);
        line = ensembles[at].boundary(members);
        spreads[at].add(trainer.predict(judges));
      }
      const part = /** @type {Line} */ ({ type: 'line', at, lambda, line, updates, status });
      yield { progress: run / runs, part };
    }
  }
  for (const [at, ensemble] of ensembles.entries()) {
    const nodes = spreadOf(ensemble);
    const { spread: points, deviation } = spreads[at];
    yield { progress: 1, part: /** @type {Spreads} */ ({ type: 'spread', at, nodes, points, deviation }) };
  }
};

/** The one trainer that there is at a time. */
class Held {
  #trainer = /** @type {InstanceType<Lab['Trainer']> | null} */ (null);

  /** @param {InstanceType<Lab['Trainer']>} trainer */
  instead(trainer) {
    this.free();
    this.#trainer = trainer;
    return trainer;
  }

  free() {
    this.#trainer?.free();
    this.#trainer = null;
  }
}

/** What means are taken over. @param {Lab} lab @param {Data} data @param {Asked} asked @returns {Float64Array} */
function judgesOf(lab, { train, test, truth }, { judge: { count, seed } }) {
  if (truth) return lab.sampleSource({ ...truth, m: count, seed, part: 'test' }).x;
  return (test ?? train).x;
}

/**
 * @param {Lab} lab
 * @param {Data} data
 * @param {Asked['from']} from
 * @param {number} seed
 * @returns {Points}
 */
function trainingSet(lab, { train, truth }, from, seed) {
  const { x, y, n, k } = train;
  const m = x.length / n;
  if (from === 'source' && truth) return lab.sampleSource({ ...truth, m, seed });
  const drawn = lab.bootstrap(m, seed);
  const rows = (/** @type {Float64Array} */ all, /** @type {number} */ width) =>
    Float64Array.from(
      { length: m * width },
      (_, i) => all[width * drawn[Math.floor(i / width)] + (i % width)],
    );
  return { x: rows(x, n), y: rows(y, k), n, k };
}

/**
 * @param {Bench} bench
 * @param {Truth} truth
 * @param {Float64Array} edges
 * @param {Asked['size']} size
 * @param {Float64Array} judges
 * @returns {Optimum}
 */
function optimumOf({ lab }, truth, edges, { width, height }, judges) {
  const { Plane, optimum } = /** @type {Lab} */ (lab);
  const [x0, x1, y0, y1] = edges;
  const places = Float64Array.from({ length: 2 * width * height }, (_, i) => {
    const node = i >> 1;
    if (i % 2 === 0) return x0 + ((x1 - x0) * (node % width)) / (width - 1);
    return y0 + ((y1 - y0) * Math.floor(node / width)) / (height - 1);
  });
  const plane = new Plane(edges, width, height);
  try {
    plane.evaluateOptimum(truth);
    const line = plane.contours(Float32Array.of(0));
    return { type: 'optimum', nodes: optimum(truth, places), points: optimum(truth, judges), line };
  } finally {
    plane.free();
  }
}

/** What an ensemble holds, as it can be put together with others. @param {InstanceType<Lab['Ensemble']>} ensemble @returns {Spread} */
function spreadOf(ensemble) {
  const [means, variances] = [ensemble.mean(), ensemble.variance()];
  const count = ensemble.members;
  // Without a network no node has a value, and the sums are those of none.
  const valuesOf = (/** @type {typeof means} */ plane, /** @type {(value: number) => number} */ of) =>
    Float64Array.from(plane.values(), (value) => (count > 0 ? of(value) : 0));
  try {
    return {
      count,
      mean: valuesOf(means, (logit) => 1 / (1 + Math.exp(-logit))),
      squares: valuesOf(variances, (variance) => variance * count),
    };
  } finally {
    means.free();
    variances.free();
  }
}

/** P at single points, network by network: by Welford's recurrence, as an ensemble keeps it. */
class PointSpread {
  /** @type {Spread} */
  spread;
  /** Sum of (P − optimum)². @type {number | null} */
  deviation;
  #truth;

  /** @param {number} count  of points @param {Float64Array | null} truth  P of the optimum */
  constructor(count, truth) {
    this.spread = { count: 0, mean: new Float64Array(count), squares: new Float64Array(count) };
    this.deviation = truth && 0;
    this.#truth = truth;
  }

  /** @param {Float64Array} t  of one network at all points; of two outputs the second is P of class 1 */
  add(t) {
    const { spread } = this;
    const { mean, squares } = spread;
    spread.count += 1;
    const outputs = t.length / mean.length;
    let sum = 0;
    for (let i = 0; i < mean.length; i += 1) {
      const p = t[outputs * i + outputs - 1];
      const before = p - mean[i];
      mean[i] += before / spread.count;
      squares[i] += before * (p - mean[i]);
      if (this.#truth) sum += (p - this.#truth[i]) ** 2;
    }
    if (this.deviation !== null) this.deviation += sum;
  }
}
