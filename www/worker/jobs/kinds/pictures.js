/**
 * Pictures of a network at given weights, with its errors there. A unit is a list of θ.
 *
 * @import { ErrorReport } from '../../../training/training.d.ts'
 * @import { Picture as Drawn, TrainerConfig } from '../../../training/protocol.js'
 * @import { View } from '../../network.js'
 * @import { Plane } from '../../picture.js'
 * @import { Kind } from '../jobs.js'
 */
import { Refusal } from '../../../points/reason.js';
import { targetsFor } from '../../../scene/targets.js';
import { Picture } from '../../picture.js';

/** @typedef {{ config: TrainerConfig, thetas: readonly Float64Array[], view: View }} Asked */

/** @typedef {{ error: ErrorReport, picture: Drawn }} Pictured */

/** @type {Kind} */
export const kind = function* ({ engine, data, own }, /** @type {Asked} */ { config, thetas, view }) {
  if (!data) throw new Refusal({ code: 'noPoints' });
  const { train, test, domain, truth } = data;
  const trainer = own(new engine.Trainer(config));
  trainer.setTrainingSet(train.x, targetsFor(config, train).y);
  if (test) trainer.setTestSet(test.x, targetsFor(config, test).y);
  const picture = new Picture(engine, domain, truth);
  const subject = {
    fill: (/** @type {Plane} */ plane) => plane.evaluateNetwork(trainer),
    values: (/** @type {Float64Array} */ x) => trainer.predict(x),
  };
  for (const [i, theta] of thetas.entries()) {
    trainer.theta = theta;
    const drawn = picture.still(subject, view);
    /** @type {Pictured} */
    const part = { error: trainer.error(), picture: drawn };
    yield { progress: (i + 1) / thetas.length, part, transfer: [drawn.pixels.buffer] };
  }
};
