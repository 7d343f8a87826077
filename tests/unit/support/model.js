/** A trained network of the lecture's points, as it is exported. */
import { targetsFor } from '../../../www/scene/targets.js';
import { engine } from './engine.js';

/**
 * @param {Record<string, unknown>} [settings]  of the trainer
 * @param {{ source?: string, classes?: number, noise?: number, updates?: number }} [data]
 */
export function trainedModel(settings = {}, { source = 'lecture', classes = 2, noise, updates = 40 } = {}) {
  const info = engine.sources().find((/** @type {any} */ { name }) => name === source);
  const points = engine.sampleSource({ source, classes, noise: noise ?? info.noise[2], m: 120, seed: 4 });
  const config = /** @type {any} */ ({
    layerSizes: [points.n, 20, 20, points.k],
    activation: 'sigmoid',
    leak: 0.01,
    output: 'sigmoid',
    lambda: 0.1,
    optimizer: { kind: 'lbfgs', learningRate: 0.1, batchSize: 0 },
    init: 'xavier',
    seed: 1,
    ...settings,
  });
  const train = targetsFor(config, points);
  const trainer = new engine.Trainer(config);
  trainer.setTrainingSet(train.x, train.y);
  const { updates: reached } = trainer.advance(updates);
  const { d, r, e } = trainer.error();
  const model = {
    title: '2 hidden layers of size 20 each, λ = 0.1',
    link: 'https://example.org/#v=1&fig=20-20,l=0.1',
    config,
    theta: trainer.theta,
    updates: reached,
    error: { d, r, e },
    train,
    domain: info.domain,
    axes: [],
  };
  const t = trainer.predict(train.x);
  trainer.free();
  return { model, t };
}
