import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorScale, shareOf } from '../../www/views/error-scale.js';
import { countOutside } from '../../www/views/plot/points.js';
import { kind } from '../../www/worker/jobs/kinds/bayes.js';
import { engine } from './support/engine.js';
import { createRandom } from './support/random.js';

/** @import { Look } from '../../www/scene/scene.d.ts' */

/** @type {Look} */
const TWO = { kind: 'probability', levels: [] };
/** @type {Look} */
const CURVE = { kind: 'curve', levels: [] };

test('the scale of D with K classes ends at ln K, whatever else there is', () => {
  for (const [look, classes, limit] of /** @type {[Look, number, number][]} */ ([
    [TWO, 2, 0.6931],
    [{ kind: 'regions', levels: [] }, 3, 1.0986],
    [{ kind: 'class', class: 1, levels: [] }, 8, 2.0794],
  ])) {
    for (const optimum of [null, 0.2166]) {
      const scale = errorScale({ look, classes, optimum, y: [0, 1, 1] });
      assert.equal(scale.limit.toFixed(4), String(limit));
      assert.deepEqual([scale.end, scale.classes], ['guess', classes]);
    }
  }
});

test('that of a regression ends at four times the noise, or at the variance of y where there is none', () => {
  const y = [1, 2, 3, 6]; // mean 3, squares 4 + 1 + 0 + 9
  const of = (/** @type {number | null} */ optimum, values = y) =>
    errorScale({ look: CURVE, classes: 2, optimum, y: values });
  assert.deepEqual([of(0.09).limit, of(0.09).end], [0.36, 'noise']);
  for (const unknown of [null, 0]) assert.deepEqual([of(unknown).limit, of(unknown).end], [3.5, 'spread']);
  for (const flat of [[], [2, 2]]) assert.equal(of(null, flat).limit, 1);
});

test('a bar is as long as its number, within the scale', () => {
  const scale = errorScale({ look: TWO, classes: 2, optimum: null, y: [] });
  const random = createRandom(5);
  for (let i = 0; i < 200; i++) {
    const d = scale.limit * random.next();
    assert.ok(Math.abs(Number(shareOf(d, scale)) * Math.LN2 - d) < 1e-12);
  }
  assert.deepEqual([0, -1e-17, 8.87, Infinity].map((d) => shareOf(d, scale)), [0, 0, 1, 1]); // prettier-ignore
  assert.deepEqual(
    [null, undefined, NaN].map((d) => shareOf(d, scale)),
    [null, null, null],
  );
});

test('points outside the picture are those beyond its edges, or above and below a curve’s', () => {
  const points = {
    n: 2,
    k: 1,
    x: Float64Array.of(0, 0, 1, 1, 1.01, 0.5, 0.5, -0.01, 0.5, 1.5),
    y: Float64Array.of(0, 1, 0, 1),
  };
  assert.equal(countOutside(points, TWO, [0, 1, 0, 1]), 3);
  const curve = { n: 1, k: 1, x: Float64Array.of(0, 0.5, 2), y: Float64Array.of(0.5, 9, 0.5) };
  assert.equal(countOutside(curve, CURVE, [0, 1, 0, 1]), 2);
});

test('what can be known at best of a source is told by a job, as the engine has it', () => {
  const truth = { source: 'lecture', classes: 2, noise: 1, balance: 0.5 };
  const steps = [...kind(/** @type {any} */ ({ engine, data: null }), truth)];
  // The Bayes cross-entropy of the lecture's distribution, as the README tells it.
  assert.deepEqual(steps, [{ progress: 1, part: engine.bayes(truth) }]);
  assert.equal(/** @type {any} */ (steps[0].part).crossEntropy.toFixed(4), '0.2166');
});
