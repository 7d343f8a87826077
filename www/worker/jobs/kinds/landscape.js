/**
 * E over a plane of θ: some rows of a grid of it.
 *
 * @import { TrainerConfig } from '../../../training/protocol.js'
 * @import { Lab } from '../../host.js'
 * @import { Kind } from '../jobs.js'
 */
import { Refusal } from '../../../points/reason.js';
import { targetsFor } from '../../../scene/targets.js';

/** Beside the outermost of three networks, as a share of half the extent. */
const MARGIN = 1.25;

/**
 * Which plane through θ: along two random directions, in which a step of 1 is as long as each unit's own weights where
 * `isNormalised`, and else as it is drawn; or through two other θ.
 *
 * @typedef {{ type: 'random', seed: number, isNormalised: boolean } | { type: 'three', others: readonly [Float64Array, Float64Array] }} Through
 */

/**
 * `extent`: half the width along each direction; of a plane through three, in units of what they take. `rows`, counted
 * from the bottom: the first, and the one after the last, of `size` with as many nodes each.
 *
 * @typedef {{ config: TrainerConfig, theta: Float64Array, through: Through, extent: number, size: number, rows: readonly [number, number] }} Asked
 */

/**
 * @typedef {object} Rows
 * @property {readonly [number, number]} rows
 * @property {Float32Array} e  row by row from the bottom
 * @property {Plane} plane
 */

/**
 * θ(a, b) = origin + a·u + b·v over `domain`, [a₀, a₁, b₀, b₁]; `positions` are (a, b) of the three that it goes through.
 *
 * @typedef {object} Plane
 * @property {Float64Array} origin
 * @property {Float64Array} u
 * @property {Float64Array} v
 * @property {readonly [number, number, number, number]} domain
 * @property {readonly (readonly [number, number])[]} positions
 */

/** @type {Kind} */
export const kind = function* ({ lab: maybe, data, own }, /** @type {Asked} */ asked) {
  if (!data) throw new Refusal({ code: 'noPoints' });
  const lab = /** @type {Lab} */ (maybe);
  const { config, rows, size } = asked;
  const trainer = own(new lab.Trainer(config));
  trainer.setTrainingSet(data.train.x, targetsFor(config, data.train).y);
  trainer.theta = asked.theta;
  const plane = planeOf(lab, trainer, asked);
  const { origin, u, v, domain } = plane;
  const landscape = own(new lab.Landscape(origin, u, v, Float64Array.from(domain), size, size));
  const e = new Float32Array((rows[1] - rows[0]) * size);
  for (let row = rows[0]; row < rows[1]; row += 1) {
    e.set(landscape.errors(trainer, row, row + 1).e, (row - rows[0]) * size);
    yield { progress: (row - rows[0]) / (rows[1] - rows[0]) };
  }
  /** @type {Rows} */
  const part = { rows, e, plane };
  yield { progress: 1, part, transfer: [e.buffer] };
};

/**
 * @param {Lab} lab
 * @param {InstanceType<Lab['Trainer']>} trainer  of networks of this shape
 * @param {Pick<Asked, 'theta' | 'through' | 'extent'>} asked
 * @returns {Plane}
 */
function planeOf(lab, trainer, { theta: origin, through, extent }) {
  if (through.type === 'three') {
    const { u, v, positions: flat } = lab.planeOfThree(origin, ...through.others);
    const positions = [0, 1, 2].map((i) => /** @type {const} */ ([flat[2 * i], flat[2 * i + 1]]));
    return { origin, u, v, positions, domain: domainAround(positions, extent) };
  }
  const both = trainer.randomDirections(through.seed);
  const [u, v] = [both.slice(0, origin.length), both.slice(origin.length)].map((direction) =>
    through.isNormalised ? trainer.filterNormalised(origin, direction) : direction,
  );
  return { origin, u, v, positions: [[0, 0]], domain: [-extent, extent, -extent, extent] };
}

/**
 * A square around places.
 *
 * @param {readonly (readonly [number, number])[]} places
 * @param {number} extent
 * @returns {Plane['domain']}
 */
function domainAround(places, extent) {
  const spans = [0, 1].map((axis) => {
    const along = places.map((place) => place[axis]);
    return [Math.min(...along), Math.max(...along)];
  });
  const half = (extent * MARGIN * Math.max(...spans.map(([from, to]) => to - from))) / 2;
  const [a, b] = spans.map(([from, to]) => (from + to) / 2);
  return [a - half, a + half, b - half, b + half];
}
