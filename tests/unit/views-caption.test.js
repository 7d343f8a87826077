import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  captionText,
  distinctCaptions,
  detailText,
  progressHint,
  PROGRESS_SHAPES,
} from '../../www/views/caption.js';
import { summaryText } from '../../www/views/summary.js';

/** @type {import('../../www/scene/scene.d.ts').NetworkFigure} */
const NETWORK = {
  kind: 'network',
  id: 1,
  hidden: [5],
  lambda: 0,
  activation: 'tanh',
  leak: 0.01,
  output: 'sigmoid',
  features: ['x1', 'x2'],
  init: 'xavier',
  seed: 1,
  name: '',
};
/** @type {import('../../www/scene/scene.d.ts').Figure} */
const OPTIMUM = { kind: 'optimum', id: 2, name: '' };
/** @type {import('../../www/scene/scene.d.ts').Look} */
const TWO = { kind: 'probability', levels: [0.01, 0.1, 0.5, 0.9] };

/** @type {import('../../www/training/training.d.ts').Frame} */
const FRAME = {
  look: TWO,
  domain: [0, 1, 0, 1],
  curve: null,
  pixels: new Uint8ClampedArray(4),
  width: 1,
  height: 1,
  contours: {
    points: new Float32Array(12),
    starts: Uint32Array.of(0, 2, 4, 6),
    level: Uint8Array.of(1, 2, 2),
  },
  error: { d: 0.25, r: 2, e: 0.45, accuracy: 0.915, testD: 0.3, testAccuracy: 0.89 },
  bayes: null,
  status: 'training',
  updates: 1234,
  epochs: 1234,
};

test("captions are the lecture's words", () => {
  for (const [patch, caption] of /** @type {const} */ ([
    [{}, '1 hidden layer of size 5, λ = 0'],
    [{ hidden: [20, 20] }, '2 hidden layers of size 20 each, λ = 0'],
    [{ hidden: [20, 20], lambda: 0.1 }, '2 hidden layers of size 20 each, λ = 0.1'],
    [{ hidden: [20, 10] }, '2 hidden layers of sizes 20 and 10, λ = 0'],
    [{ hidden: [20, 10, 5] }, '3 hidden layers of sizes 20, 10 and 5, λ = 0'],
    [{ hidden: [] }, 'No hidden layer: logistic regression, λ = 0'],
    [{ lambda: 0.00003 }, '1 hidden layer of size 5, λ = 3·10⁻⁵'],
  ])) {
    assert.equal(captionText({ ...NETWORK, ...patch }, TWO), caption);
  }
  assert.equal(captionText(OPTIMUM, null), 'Theoretical optimum');
  assert.equal(
    captionText({ ...NETWORK, name: 'Too small?' }, TWO),
    'Too small? – 1 hidden layer of size 5, λ = 0',
  );
  assert.equal(captionText({ ...OPTIMUM, name: 'Best' }, null), 'Best – Theoretical optimum');
});

test('equal captions are told apart by their places, others stay', () => {
  const other = { ...NETWORK, id: 3, lambda: 1 };
  assert.deepEqual(distinctCaptions([NETWORK, OPTIMUM, other, { ...NETWORK, id: 9, seed: 7 }], TWO), [
    '1 hidden layer of size 5, λ = 0 (figure 1)',
    'Theoretical optimum',
    '1 hidden layer of size 5, λ = 1',
    '1 hidden layer of size 5, λ = 0 (figure 4)',
  ]);
});

test('the detail line names what the caption leaves out', () => {
  assert.equal(detailText(NETWORK, TWO), 'tanh units, Xavier start, seed 1');
  assert.equal(
    detailText({ ...NETWORK, activation: 'leakyRelu', leak: 0.2, init: 'he', seed: 7 }, TWO),
    'leaky ReLU (α = 0.2) units, He start, seed 7',
  );
  assert.equal(
    detailText({ ...NETWORK, init: 'xavierPlain' }, TWO),
    'tanh units, Xavier start without gain, seed 1',
  );
  assert.equal(detailText({ ...NETWORK, init: 'zero' }, TWO), 'tanh units, all weights start at zero');
  assert.equal(detailText({ ...NETWORK, hidden: [] }, TWO), 'Xavier start, seed 1');
  assert.match(
    detailText(OPTIMUM, TWO),
    /^posterior probability under the distribution the points were drawn from$/,
  );
});

test('a state that asks for something says what, in a few words and in full', () => {
  for (const code of Object.keys(PROGRESS_SHAPES)) {
    const hint = progressHint(/** @type {any} */ ({ code, gradients: [3.2e-9, 0, 1e-4] }));
    if (hint) assert.ok(hint.brief.length <= 32 && hint.full.endsWith('.'), code);
  }
  assert.equal(progressHint({ code: 'converged' }), null);
  assert.match(String(progressHint({ code: 'collapsed' })?.full), /λ has to fall, then it starts anew/);
  const { brief, full } = progressHint({ code: 'vanished', gradients: [3.2e-9, 0, 1e-4] }) ?? {};
  assert.equal(brief, '|∂E/∂Θ⁽⁰⁾| ≤ 3·10⁻⁹');
  assert.match(String(full), /Θ⁽⁰⁾ 3·10⁻⁹, Θ⁽¹⁾ 0, Θ⁽²⁾ 1·10⁻⁴/);
});

test('the text alternative says what the figure shows', () => {
  assert.equal(
    summaryText(captionText(NETWORK, TWO), FRAME, { code: 'paused' }).replaceAll('\u202f', ' '),
    '1 hidden layer of size 5, λ = 0. Probability of a cross as colour, with contour lines at 0.1 and 0.5 (2 pieces). ' +
      'E = 0.4500. Training accuracy 91.5 %. Test accuracy 89.0 %. paused, 1 234 updates.',
  );
  const optimum = {
    ...FRAME,
    contours: { points: new Float32Array(4), starts: Uint32Array.of(0, 2), level: Uint8Array.of(2) },
    error: null,
    bayes: { error: 0.1034, crossEntropy: 0.2431, noiseVariance: null },
  };
  assert.equal(
    summaryText(captionText(OPTIMUM, TWO), optimum, { code: 'converged' }).replaceAll('\u202f', ' '),
    'Theoretical optimum. Probability of a cross as colour, with a contour line at 0.5. ' +
      'Bayes error 10.3 %. Bayes cross-entropy 0.2431.',
  );
  assert.match(summaryText(captionText(NETWORK, null), null, { code: 'waiting' }), /being prepared/);
});

test('captions and details follow the task', () => {
  /** @type {import('../../www/scene/scene.d.ts').Look} */
  const curve = { kind: 'curve', levels: [] };
  /** @type {import('../../www/scene/scene.d.ts').Look} */
  const regions = { kind: 'regions', levels: [] };
  const straight = { ...NETWORK, hidden: [] };
  assert.equal(captionText(straight, curve), 'No hidden layer: linear regression, λ = 0');
  assert.equal(captionText(straight, regions), 'No hidden layer: softmax regression, λ = 0');
  assert.match(detailText(OPTIMUM, curve), /^E\[y\|x\]/);
  /** @type {import('../../www/scene/scene.d.ts').NetworkFigure} */
  const rich = { ...NETWORK, features: ['x1x1', 'x2x2', 'sinx1'], output: 'softmax' };
  assert.equal(
    detailText(rich, TWO),
    'inputs x₁², x₂² and sin x₁, tanh units, two softmax outputs, Xavier start, seed 1',
  );
  assert.equal(detailText(rich, curve), 'tanh units, Xavier start, seed 1', 'one input has no features');
});

test('the text alternative names regions, values and curves', () => {
  const text = (/** @type {Partial<import('../../www/training/training.d.ts').Frame>} */ patch) =>
    summaryText(captionText(NETWORK, TWO), { ...FRAME, ...patch }, { code: 'paused' });
  assert.match(text({ look: { kind: 'regions', levels: [] } }), /most probable class.*3 pieces of boundary/);
  assert.match(
    text({ look: { kind: 'class', class: 4, levels: TWO.levels } }),
    /Probability of class 5 .*0\.1/,
  );
  assert.match(
    text({ look: { kind: 'surface', low: -2, high: 2, levels: [-0.5, 0, 0.5], told: [-4, -1, 0, 1, 4] } }),
    /Value from −4 to 4 as colour, with contour lines at 0 and 1 \(2 pieces\)/,
  );
  const curve = { t: Float64Array.of(0, 1, 2, 1, -1), truth: null };
  assert.match(
    text({ look: { kind: 'curve', levels: [] }, domain: [-2, 2, -4, 4], curve }),
    /, 0 at x = −2, 1\.0000 at x = −1, 2\.0000 at x = 0, 1\.0000 at x = 1, −1\.0000 at x = 2/,
  );
});
