/**
 * One network from many seeds, each trained until it rests. A unit is a list of seeds.
 *
 * @import { TrainerConfig } from '../../../training/protocol.js'
 * @import { Lab } from '../../host.js'
 * @import { Kind } from '../jobs.js'
 */
import { Refusal } from '../../../points/reason.js';
import { targetsFor } from '../../../scene/targets.js';

/** Milliseconds of one advance: half a slice. */
const ADVANCE_MILLIS = 2;

/** `updates` at most for each seed. @typedef {{ config: TrainerConfig, seeds: readonly number[], updates: number }} Asked */

/**
 * Networks that have come to their end, an element of each array to a network, in the order in which they did.
 *
 * @typedef {object} Ended
 * @property {Float64Array} seed
 * @property {Float64Array} status  0 after its last update, 1 converged, 2 diverged
 * @property {Float64Array} updates
 * @property {Float64Array} e  NaN where it diverged
 * @property {Float64Array} slope  the largest |∂E/∂θ|
 * @property {Float64Array} theta  θ after θ
 */

/** @type {Kind} */
export const kind = function* ({ lab, data, own }, /** @type {Asked} */ { config, seeds, updates }) {
  if (!data) throw new Refusal({ code: 'noPoints' });
  const { Fleet } = /** @type {Lab} */ (lab);
  const axes = [{ vary: 'seed', values: seeds }];
  const fleet = own(new Fleet({ base: config, axes, updates }));
  fleet.setTrainingSet(data.train.x, targetsFor(config, data.train).y);
  while (fleet.left > 0) {
    const done = fleet.advance(ADVANCE_MILLIS);
    const progress = 1 - fleet.left / seeds.length;
    if (done.index.length === 0) {
      yield { progress };
      continue;
    }
    const thetas = Array.from(done.index, (index) => /** @type {Float64Array} */ (fleet.theta(index)));
    const theta = new Float64Array(thetas.length * thetas[0].length);
    thetas.forEach((each, i) => theta.set(each, i * each.length));
    const { status, e, slope } = done;
    /** @type {Ended} */
    const part = {
      seed: Float64Array.from(done.index, (index) => seeds[index]),
      ...{ status, updates: done.updates, e, slope, theta },
    };
    yield { progress, part, transfer: [theta.buffer] };
  }
};
