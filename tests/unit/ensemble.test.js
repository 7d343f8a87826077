/**
 * Ensembles as JavaScript sees them.
 *
 * @import { TestContext } from 'node:test'
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { lab } from './support/lab.js';
import { refuses } from './support/refuses.js';

const { Ensemble, Plane, Trainer, sampleSource } = lab;

/** The lecture's first network on its points, freed when the test ends. @param {TestContext} t @param {number} seed */
function trained(t, seed) {
  const trainer = new Trainer({ layerSizes: [2, 5, 1], activation: 'tanh', output: 'sigmoid', seed });
  t.after(() => trainer.free());
  const { x, y } = sampleSource({ source: 'lecture', m: 60, seed: 1 });
  trainer.setTrainingSet(x, y);
  return trainer;
}

test('an ensemble has the mean and the variance of its networks, and the line of each', (t) => {
  const domain = Float64Array.of(-7, 8, -6, 5);
  const ensemble = new Ensemble(domain, 9, 6);
  t.after(() => ensemble.free());
  /** The values of a new plane. @param {InstanceType<typeof Plane>} plane */
  const valuesOf = (plane) => {
    t.after(() => plane.free());
    return plane.values();
  };
  assert.ok(valuesOf(ensemble.mean()).every(Number.isNaN));
  const networks = [1, 2, 3].map((seed) => {
    const trainer = trained(t, seed);
    trainer.advance(10 * seed);
    return trainer;
  });
  for (const network of networks) ensemble.add(network);
  assert.equal(ensemble.members, 3);
  const [mean, variance] = [valuesOf(ensemble.mean()), valuesOf(ensemble.variance())];
  /** @type {[node: number, x: Float64Array][]} */
  const corners = [
    [0, Float64Array.of(-7, -6)],
    [53, Float64Array.of(8, 5)],
  ];
  for (const [node, x] of corners) {
    const p = networks.map((network) => network.predict(x)[0]);
    const want = p.reduce((sum, value) => sum + value) / 3;
    assert.ok(Math.abs(1 / (1 + Math.exp(-mean[node])) - want) < 1e-6);
    const spread = p.reduce((sum, value) => sum + (value - want) ** 2, 0) / 3;
    assert.ok(Math.abs(variance[node] - spread) < 1e-6);
  }
  const plane = new Plane(domain, 9, 6);
  t.after(() => plane.free());
  networks.forEach((network, number) => {
    plane.evaluateNetwork(network);
    assert.deepEqual(ensemble.boundary(number), plane.contours(Float32Array.of(0)));
  });
  refuses(() => ensemble.boundary(3), 'InvalidConfig', 'member', '3');
  refuses(() => new Ensemble(domain, 1, 9), 'InvalidConfig', 'width', '1');
  const curve = new Trainer({ layerSizes: [2, 1], output: 'identity' });
  t.after(() => curve.free());
  refuses(() => ensemble.add(curve), 'InvalidConfig', 'output', 'identity');
  assert.equal(ensemble.members, 3);
});
