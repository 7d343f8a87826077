import assert from 'node:assert/strict';
import { test } from 'node:test';
import { captionText, detailText, progressOf, summaryText } from '../../www/views/caption.js';

/** @type {import('../../www/types.d.ts').NetworkFigure} */
const NETWORK = {
  kind: 'network',
  id: 1,
  hidden: [5],
  lambda: 0,
  activation: 'tanh',
  leak: 0.01,
  init: 'xavier',
  seed: 1,
};
/** @type {import('../../www/types.d.ts').Figure} */
const OPTIMUM = { kind: 'optimum', id: 2 };
const LEVELS = [0.01, 0.1, 0.5, 0.9];

/** @type {import('../../www/types.d.ts').Frame} */
const FRAME = {
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
    [{ hidden: [] }, 'no hidden layer: logistic regression, λ = 0'],
    [{ lambda: 0.00003 }, '1 hidden layer of size 5, λ = 3 × 10⁻⁵'],
  ])) {
    assert.equal(captionText({ ...NETWORK, ...patch }), caption);
  }
  assert.equal(captionText(OPTIMUM), 'Theoretical optimum');
});

test('the detail line names what the caption leaves out', () => {
  assert.equal(detailText(NETWORK), 'tanh units, Xavier start, seed 1');
  assert.equal(
    detailText({ ...NETWORK, activation: 'leakyRelu', leak: 0.2, init: 'he', seed: 7 }),
    'leaky ReLU (α = 0.2) units, He start, seed 7',
  );
  assert.equal(detailText({ ...NETWORK, init: 'zero' }), 'tanh units, all weights start at zero');
  assert.equal(detailText({ ...NETWORK, hidden: [] }), 'Xavier start, seed 1');
  assert.match(
    detailText(OPTIMUM),
    /^posterior probability under the distribution the points were drawn from$/,
  );
});

test('progress tells training, pause and end apart', () => {
  assert.equal(progressOf(null, true), 'waiting');
  assert.equal(progressOf(FRAME, true), 'training');
  assert.equal(progressOf(FRAME, false), 'paused');
  assert.equal(progressOf({ ...FRAME, updates: 0 }, false), 'ready');
  assert.equal(progressOf({ ...FRAME, status: 'converged' }, true), 'converged');
  assert.equal(progressOf({ ...FRAME, status: 'diverged' }, false), 'diverged');
});

test('the text alternative says what the figure shows', () => {
  assert.equal(
    summaryText(NETWORK, FRAME, 'paused', LEVELS).replaceAll('\u202f', ' '),
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
    summaryText(OPTIMUM, optimum, 'converged', LEVELS).replaceAll('\u202f', ' '),
    'Theoretical optimum. Probability of a cross as colour, with a contour line at 0.5. ' +
      'Bayes error 10.3 %. Bayes cross-entropy 0.2431.',
  );
  assert.match(summaryText(NETWORK, null, 'waiting', LEVELS), /being prepared/);
});
