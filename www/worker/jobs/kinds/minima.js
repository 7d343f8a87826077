/**
 * Which minimum is reached from the starts of a plane of θ: a map of them, by gradient descent over all points and then, from
 * where that has led, by L-BFGS to the bottom of the valley. A unit is a share of the map of one size that is fixed, so
 * that what it finds does not depend on the number of workers.
 *
 * @import { Points } from '../../../points/points.d.ts'
 * @import { TrainerConfig } from '../../../training/protocol.js'
 * @import { Lab } from '../../host.js'
 * @import { Kind } from '../jobs.js'
 */
import { Refusal } from '../../../points/reason.js';
import { targetsFor } from '../../../scene/targets.js';
import { solutionsAmong } from '../solutions.js';
import { stepOf } from '../steps.js';

/** Milliseconds of one advance: a part of a slice, since going to the bottom takes about as long again. */
const ADVANCE_MILLIS = 1;

/**
 * Iterations to the bottom: a few dozen for exclusive or, two thousand for a curve under a small λ. What is not there then
 * has none to be told. Without a penalty a valley may have no bottom, and few are worth waiting for.
 */
const mostIterations = (/** @type {number} */ lambda) => (lambda > 0 ? 3000 : 300);

/** In place of a class. */
export const CREEPING = -1;
export const DIVERGED = -2;

/**
 * `config` has the descent, on all points at once. The plane goes through the network's initial θ along two orthonormal
 * directions from `directions`, a seed; the map shows width × width of it around `centre`. Of its `size`² starts, in the
 * order of a fleet, those from `after` on are trained, and of these every `shares`-th from number `share` on.
 *
 * @typedef {object} Asked
 * @property {TrainerConfig} config
 * @property {number} directions
 * @property {readonly [number, number]} centre
 * @property {number} width
 * @property {number} updates
 * @property {number} size  a power of 2
 * @property {number} after
 * @property {number} share
 * @property {number} shares
 */

/**
 * @typedef {object} Reached
 * @property {number} size  of the map
 * @property {Uint32Array} index  column + size · row of each start, row 0 at the bottom
 * @property {Int32Array} solution  of each the number of what it reached among `thetas`, or why there is none
 * @property {number} rested  how many descent alone had brought to rest
 * @property {number} iterations  of L-BFGS, together
 * @property {Float64Array} thetas  the solutions, θ after θ
 * @property {Float64Array} e  of each
 */

/**
 * Coordinates of the starts along one direction. Those of a finer map contain those of the coarser one, to the bit.
 *
 * @param {number} centre
 * @param {number} width
 * @param {number} size
 */
export const placesOf = (centre, width, size) =>
  Float64Array.from({ length: size }, (_, i) => centre - width / 2 + width * (i / size));

/**
 * The plane: θ₀, and two directions of length 1 at right angles.
 *
 * @param {Lab} lab
 * @param {InstanceType<Lab['Trainer']>} trainer  at θ₀
 * @param {number} seed  of the directions
 */
export function planeAt(lab, trainer, seed) {
  const origin = trainer.theta;
  const both = trainer.randomDirections(seed);
  const ends = [both.subarray(0, origin.length), both.subarray(origin.length)].map((direction) =>
    origin.map((value, i) => value + direction[i]),
  );
  const { u, v } = lab.planeOfThree(origin, ends[0], ends[1]);
  return { origin, u, v };
}

/** @type {Kind} */
export const kind = function* ({ lab: maybe, data, own }, /** @type {Asked} */ asked) {
  if (!data) throw new Refusal({ code: 'noPoints' });
  const lab = /** @type {Lab} */ (maybe);
  const { config, updates, size, after, share, shares } = asked;
  const { x } = data.train;
  const { y } = targetsFor(config, data.train);
  const optimizer = { kind: 'lbfgs', learningRate: config.optimizer.learningRate, batchSize: 0 };
  const trainer = own(new lab.Trainer({ ...config, optimizer }));
  trainer.setTrainingSet(x, y);
  const { origin, u, v } = planeAt(lab, trainer, asked.directions);
  const axes = [u, v].map((direction, i) => ({
    ...{ vary: 'start', direction },
    values: placesOf(asked.centre[i], asked.width, size),
  }));
  const plan = { base: config, axes, start: origin, updates, first: after + share, step: shares };
  const fleet = own(new lab.Fleet(plan));
  fleet.setTrainingSet(x, y);

  const step = stepOf(/** @type {TrainerConfig} */ ({ ...config, optimizer }), x.length / data.train.n);
  const most = mostIterations(config.lambda);
  const all = fleet.left;
  const index = /** @type {number[]} */ ([]);
  const ends = /** @type {number[]} */ ([]);
  const bottoms = /** @type {number[]} */ ([]);
  let [rested, iterations] = [0, 0];
  while (fleet.left > 0) {
    const done = fleet.advance(ADVANCE_MILLIS);
    for (let i = 0; i < done.index.length; i += 1) {
      index.push(done.index[i]);
      if (done.status[i] === 1) rested += 1;
      const theta = done.status[i] === 2 ? null : fleet.theta(done.index[i]);
      const progress = 0.99 * (1 - (fleet.left + done.index.length - i) / all);
      const before = iterations;
      /** @type {Float64Array | null} */
      let bottom = null;
      if (theta) {
        trainer.theta = theta; // which forgets the curvature of other valleys
        while (bottom === null && iterations < before + most) {
          const { status, updates } = trainer.advance(Math.min(step, before + most - iterations));
          iterations = updates;
          if (status === 'converged') bottom = trainer.theta;
          else if (status === 'diverged') break;
          else yield { progress };
        }
      }
      if (bottom) bottoms.push(...bottom);
      ends.push(bottom ? 0 : theta ? CREEPING : DIVERGED);
    }
    yield { progress: 0.99 * (1 - fleet.left / all) };
  }
  /** @type {Reached} */
  const part = {
    size,
    index: Uint32Array.from(index),
    rested,
    iterations,
    ...told(trainer, config, ends, bottoms, data.train),
  };
  yield { progress: 1, part, transfer: [part.index.buffer] };
};

/**
 * @param {InstanceType<Lab['Trainer']>} trainer
 * @param {TrainerConfig} config
 * @param {readonly number[]} ends  0 for one that has reached a solution
 * @param {readonly number[]} bottoms  θ after θ of those
 * @param {Points} train
 */
function told(trainer, config, ends, bottoms, train) {
  const every = Float64Array.from(bottoms);
  const { classes, representatives } = solutionsAmong(trainer, config, every, train);
  const { length } = trainer.theta;
  const thetas = new Float64Array(representatives.length * length);
  const e = Float64Array.from(representatives, (at, i) => {
    const theta = every.subarray(at * length, (at + 1) * length);
    thetas.set(theta, i * length);
    return trainer.errorAt(theta).e;
  });
  let next = 0;
  const solution = Int32Array.from(ends, (end) => (end === 0 ? classes[next++] : end));
  return { solution, thetas, e };
}
