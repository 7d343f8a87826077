/**
 * The gradient of every layer over the training, and how the units fare: at every moment that was kept, and now. It needs
 * the lab.
 *
 * @import { Part } from '../inspection.js'
 * @import { Statistics } from '../layers.js'
 */
import { gradientCurve, Layers, LayersOverTime } from '../layers.js';
import { withPresent } from '../over-time.js';

/** @type {Part} */
export const part = {
  needs: ['errors', 'updates'],
  cost: 'cheap',
  work(context) {
    const { moment, tool } = context;
    const layers = tool(LayersOverTime);
    layers.follow(context);
    // Whether the present moment is there is news, too.
    const version = 2 * layers.version + (tool(Layers).mayLook(moment) ? 1 : 0);
    return { version, isComplete: layers.isComplete };
  },
  report({ lab, data, keyframes, moment, tool }) {
    if (!lab || data.train.x.length === 0) return null;
    /** @type {readonly ({ updates: number } & Statistics)[]} */
    const known = tool(LayersOverTime).known(keyframes);
    const { updates, lambda, trainer } = moment;
    if (!tool(Layers).mayLook(moment)) {
      return known.length === 0 ? null : { data: gradientCurve(known, known.length - 1) };
    }
    const now = tool(Layers).at(lab, data.train, { theta: trainer.theta, lambda });
    const { present, all } = withPresent(known, { updates, ...now });
    return { data: gradientCurve(all, present) };
  },
};
