/**
 * The gradient of every layer over the training of a network that is not on the board. A unit is one network; it is
 * trained as figures are, and tells of the same moments as they do. It needs the lab.
 *
 * @import { TrainerConfig } from '../../../training/protocol.js'
 * @import { Kind } from '../jobs.js'
 * @import { GradientCurve, Statistics } from '../../inspect/layers.js'
 * @import { Keyframe } from '../../keyframes.js'
 */
import { Refusal } from '../../../points/reason.js';
import { Course } from '../../course.js';
import { gradientCurve, Layers } from '../../inspect/layers.js';
import { withPresent } from '../../inspect/over-time.js';
import { stepOf } from '../steps.js';

/** Updates after which a curve is told on the way: far apart, since training begins fast and ends slowly. */
const MOMENTS = [16, 256];

/** @typedef {{ config: TrainerConfig, updates: number }} Asked  `updates` at most */

/** What a unit tells, the newest is the longest. @typedef {GradientCurve} Part */

/** @type {Kind} */
export const kind = function* ({ engine, lab, data, own }, /** @type {Asked} */ { config, updates: most }) {
  if (!lab) throw new Refusal({ code: 'unknown', name: 'lab' });
  if (!data || data.train.x.length === 0) throw new Refusal({ code: 'noPoints' });
  const { train } = data;
  const course = own(new Course(engine, config, { train, test: null }));
  const layers = own(new Layers({ config, now: () => 0 }));
  /** @type {WeakMap<Keyframe, Statistics>} */
  const known = new WeakMap();
  const step = stepOf(config, train.x.length / train.n);
  for (const stop of [...MOMENTS.filter((updates) => updates < most), most]) {
    const progress = () => course.updates / (2 * most);
    while (course.updates < stop && course.status === 'training') {
      course.advance(Math.min(step, stop - course.updates));
      yield { progress: progress() };
    }
    const isFinal = course.status !== 'training' || course.updates >= most;
    const { present, all: frames } = withPresent(course.keyframes.all, course.moment());
    for (const [i, frame] of frames.entries()) {
      if (!known.has(frame)) known.set(frame, layers.at(lab, train, frame));
      yield { progress: isFinal ? 0.5 + i / (2 * frames.length) : progress() };
    }
    const all = frames.map((frame) => ({ ...frame, .../** @type {Statistics} */ (known.get(frame)) }));
    /** @type {Part} */
    const part = gradientCurve(all, present);
    yield { progress: isFinal ? 1 : progress(), part };
    if (isFinal) return;
  }
};
