/** A small network on the lecture's points, for tests of the wasm module's surface. */
import { engine } from './engine.js';

export const LECTURE = { source: 'lecture', classes: 2, noise: 1 };
export const CONFIG = {
  layerSizes: [2, 5, 1],
  activation: 'tanh',
  leak: 0.01,
  output: 'sigmoid',
  lambda: 0.1,
  optimizer: { kind: 'lbfgs', learningRate: 1, batchSize: 0 },
  init: 'xavier',
  seed: 1,
};

/** A trainer with the lecture's points, freed when the test ends. */
export function trained(t, config = {}) {
  const trainer = new engine.Trainer({ ...CONFIG, ...config });
  t.after(() => trainer.free());
  const { x, y } = engine.sampleSource({ ...LECTURE, m: 60, seed: 1 });
  trainer.setTrainingSet(x, y);
  return trainer;
}
