/**
 * One sigmoid output against two softmax outputs, both at rest on the board's points: at λ the one, the other at
 * multiples of λ, and how far their probabilities are apart. A unit is one network.
 *
 * Without hidden layers they are the same at 2λ: of two softmax outputs with the weights ∓w/2, which at rest they have,
 * R is half of that of one output with w. With hidden layers that would have to hold for the last layer and not for the
 * others, so that no multiple fits; but where the activation is a rectifier, layers share out their scale as they like,
 * and 2^(1/L)·λ does.
 *
 * @import { TrainerConfig } from '../../../training/protocol.js'
 * @import { Status } from '../../../training/training.d.ts'
 * @import { Bench, Halt, Kind } from '../jobs.js'
 */
import { Refusal } from '../../../points/reason.js';
import { targetsFor } from '../../../scene/targets.js';

/** @typedef {InstanceType<import('../../host.js').Engine['Trainer']>} Trainer */

/** @typedef {{ config: TrainerConfig, ratios: readonly number[] }} Asked  of the network with one sigmoid output, and λ′/λ */

/**
 * @typedef {object} Compared
 * @property {number} ratio  λ′/λ
 * @property {number} difference  the largest |P − P′| over the training points
 * @property {boolean} isAtRest  both
 */

/** Updates of L-BFGS at most, and between two halts. */
const MOST = 20_000;
const STEP = 50;

/** Rectifiers have kinks, at which L-BFGS ends too early: Adam, with η made smaller and smaller. */
const RATES = [0.03, 0.01, 3e-3, 1e-3, 3e-4, 1e-4, 3e-5, 1e-5];
const UPDATES_PER_RATE = 1000;
/** From where the other has come to, large steps would lead into another valley. */
const GENTLE = RATES.filter((rate) => rate <= 1e-3);

/** @type {Kind} */
export const kind = function* (bench, /** @type {Asked} */ { config, ratios }) {
  if (!bench.data) throw new Refusal({ code: 'noPoints' });
  const layers = config.layerSizes.length - 1;
  const all = ratios.length + 1;
  const isStepwise = isRectifier(config);
  const one = networkOf(bench, { ...config, output: 'sigmoid' }, 1);
  const isSettled = yield* rest(one, isStepwise ? RATES : null, 0, all);
  const expected = one.predict(bench.data.train.x);
  const start = layers === 1 ? null : startOf(config, one.theta);
  for (const [i, ratio] of ratios.entries()) {
    const two = networkOf(bench, { ...config, output: 'softmax', lambda: ratio * config.lambda }, 2);
    if (start) two.theta = start;
    const isAtRest = (yield* rest(two, isStepwise ? GENTLE : null, i + 1, all)) && isSettled;
    const both = two.predict(bench.data.train.x);
    const difference = expected.reduce((most, p, k) => Math.max(most, Math.abs(p - both[2 * k + 1])), 0);
    /** @type {Compared} */
    const part = { ratio, difference, isAtRest };
    yield { progress: (i + 2) / all, part };
  }
};

/** @param {TrainerConfig} config */
const isRectifier = ({ activation, layerSizes }) =>
  layerSizes.length > 2 && (activation === 'relu' || activation === 'leakyRelu');

/** @param {Bench} bench @param {TrainerConfig} config @param {number} outputs @returns {Trainer} */
function networkOf({ engine, data, own }, config, outputs) {
  const layerSizes = [...config.layerSizes.slice(0, -1), outputs];
  const kind = isRectifier(config) ? 'adam' : 'lbfgs';
  const whole = { ...config, layerSizes, optimizer: { kind, learningRate: RATES[0], batchSize: 0 } };
  const trainer = own(new engine.Trainer(whole));
  const { train } = /** @type {NonNullable<Bench['data']>} */ (data);
  trainer.setTrainingSet(train.x, targetsFor(/** @type {TrainerConfig} */ (whole), train).y);
  return trainer;
}

/**
 * Trains until it rests; whether it does.
 *
 * @param {Trainer} trainer
 * @param {readonly number[] | null} rates  of descent, one after the other; null for L-BFGS
 * @param {number} before  networks that are done
 * @param {number} all
 * @returns {Generator<Halt, boolean, void>}
 */
function* rest(trainer, rates, before, all) {
  const most = rates ? rates.length * UPDATES_PER_RATE : MOST;
  for (let updates = 0; updates < most; updates += STEP) {
    if (rates) trainer.learningRate = rates[Math.floor(updates / UPDATES_PER_RATE)];
    const { status } = /** @type {{ status: Status }} */ (trainer.advance(STEP));
    if (status !== 'training') return status === 'converged';
    yield { progress: (before + updates / most) / all };
  }
  return rates !== null;
}

/**
 * Where two softmax outputs give the same probabilities, so that both end in the same valley: the hidden layers as they
 * are, and ∓w/2. Rectifiers are scaled to where R of two outputs is least for these probabilities.
 *
 * @param {TrainerConfig} config
 * @param {Float64Array} theta  of one output
 */
function startOf(config, theta) {
  const { layerSizes } = config;
  const layers = layerSizes.length - 1;
  const columns = layerSizes[layers - 1] + 1;
  const scale = isRectifier(config) ? 2 ** (-1 / (2 * layers)) : 1;
  const hidden = theta.slice(0, theta.length - columns);
  let at = 0;
  for (let l = 0; l < layers - 1; l++) {
    for (let row = 0; row < layerSizes[l + 1]; row++) {
      // A bias goes along with all layers before it.
      hidden[at++] *= scale ** (l + 1);
      for (let column = 0; column < layerSizes[l]; column++) hidden[at++] *= scale;
    }
  }
  const last = theta.slice(theta.length - columns).map((w, i) => (i === 0 ? w : w / scale ** (layers - 1)));
  return Float64Array.from([...hidden, ...last.map((w) => -w / 2), ...last.map((w) => w / 2)]);
}
