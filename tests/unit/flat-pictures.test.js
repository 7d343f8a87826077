/** What is traced where there is nothing to trace: the rounding of single precision is no line. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { palettes } from '../../www/views/palette.js';
import { LEVELS } from '../../www/scene/levels.js';
import { Picture } from '../../www/worker/picture.js';
import { engine } from './support/engine.js';
import { createRandom } from './support/random.js';

const DOMAIN = /** @type {const} */ ([-7, 8, -6, 5]);
const METHOD = { kind: 'lbfgs', learningRate: 0.1, batchSize: 0 };

/** @param {readonly number[]} hidden @param {number} k @param {'sigmoid' | 'softmax' | 'identity'} output */
const configOf = (hidden, k, output) => ({
  ...{ layerSizes: [2, ...hidden, k], activation: 'sigmoid', leak: 0.01, output, lambda: 0 },
  ...{ optimizer: METHOD, init: 'xavier', seed: 1 },
});

/** Lines of both ways to draw. @param {any} trainer @param {any} look @returns {number} */
function linesOf(trainer, look) {
  const picture = new Picture(/** @type {any} */ (engine), /** @type {any} */ (DOMAIN), null);
  const subject = {
    fill: (/** @type {any} */ plane) => plane.evaluateNetwork(trainer),
    values: (/** @type {Float64Array} */ x) => trainer.predict(x),
  };
  const view = { size: { width: 150, height: 110 }, palettes: palettes(false), look };
  const still = picture.still(subject, view).contours.level.length;
  const moving = picture.draw(subject, 1, view, () => 0)?.contours.level.length;
  picture.free();
  assert.equal(moving, still);
  return still;
}

/** θ with which the output hardly follows its inputs: the bias of the last layer alone says what it is. */
function nearlyFlat(/** @type {Float64Array} */ theta, /** @type {number} */ k, /** @type {any} */ random) {
  const last = theta.length - 11 * k;
  // What so small weights of the first layer tell apart is lost by the last, in less.
  return theta.map((weight, i) => {
    if (i < last) return i < 30 ? weight * 1e-7 : weight;
    return (i - last) % 11 === 0 ? 0 : 0.4 * random.next();
  });
}

const KINDS = /** @type {const} */ ([
  [1, 'sigmoid', { kind: 'probability', levels: LEVELS }],
  [3, 'softmax', { kind: 'regions', levels: [] }],
  [1, 'identity', { kind: 'surface', low: -1, high: 1, levels: [-0.5, 0, 0.5] }],
]);

for (const [k, output, look] of KINDS) {
  test(`a flat picture has no lines: ${look.kind}`, () => {
    const random = createRandom(8);
    for (let round = 0; round < 30; round += 1) {
      const trainer = new engine.Trainer(configOf(Array(4).fill(10), k, output));
      const theta = nearlyFlat(trainer.theta, k, random);
      trainer.theta = theta;
      // The value everywhere is brought to that of a line, where its noise crosses it.
      const z = trainer.predict(Float64Array.of(0, 0));
      for (let j = 0; j < k; j += 1) {
        const logit =
          output === 'identity' ? z[j] : output === 'sigmoid' ? Math.log(z[j] / (1 - z[j])) : Math.log(z[j]);
        theta[theta.length - 11 * (k - j)] = -logit;
      }
      trainer.theta = theta;
      assert.equal(linesOf(trainer, look), 0);
      trainer.free();
    }
  });

  test(`a faint slope keeps its line: ${look.kind}`, () => {
    const trainer = new engine.Trainer(configOf([], k, output));
    // t moves by some 10⁻⁵ from one side to the other.
    trainer.theta = trainer.theta.map((_, i) => (i % 3 === 1 ? 5e-6 * (1 + i) : 0));
    assert.ok(linesOf(trainer, look) > 0);
    trainer.free();
  });
}
