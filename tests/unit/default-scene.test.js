/** The scene that a person meets first tells the lecture's story; its points are chosen for that. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UNATTENDED_EPOCHS, defaultBoard, defaultFigures } from '../../www/scene/schema.js';
import { dataOf, trainerConfig, truthOf } from '../../www/scene/task.js';
import { engine } from './support/engine.js';

/** @import { SourceInfo } from '../../www/scene/scene.d.ts' */

test('too small, too free, held back: the default figures are what the lecture says of them', (t) => {
  const board = defaultBoard();
  const truth = truthOf(board);
  const info = /** @type {SourceInfo} */ (engine.sources().find(({ name }) => name === board.source));
  const { points, seed } = dataOf(board);
  const { x, y } = engine.sampleSource({ ...truth, m: points, seed, part: 'train' });
  const networks = defaultFigures().flatMap((figure) => (figure.kind === 'network' ? [figure] : []));
  const [small, free, heldBack] = networks.map((figure) => {
    const trainer = new engine.Trainer(trainerConfig(board, figure, info));
    t.after(() => trainer.free());
    trainer.setTrainingSet(x, y);
    const { status, updates } = trainer.advance(UNATTENDED_EPOCHS);
    const [beyond] = engine.excess(truth, trainer) ?? [];
    return { status, updates, ...trainer.error(), beyond };
  });

  // One hidden layer of 5: it misses some points, and no weight has run off, or D would be large where it is wrong. The
  // Bayes cross-entropy is 0.2166, so its expected D is below 0.4.
  assert.ok(small.accuracy < 0.95, `${small.accuracy} of the points are right`);
  assert.ok(small.beyond < 0.18, `expected D beyond the optimum's ${small.beyond}`);
  // Two of 20: it knows its points by heart, soon, and little else.
  assert.deepEqual([free.status, free.accuracy], ['converged', 1]);
  assert.ok(free.d < 0.001 && free.updates < 1000, `D ${free.d} after ${free.updates} updates`);
  assert.ok(free.beyond > 1, `expected D beyond the optimum's ${free.beyond}`);
  // The same with λ = 0.1: nearly the optimum.
  assert.equal(heldBack.status, 'converged');
  assert.ok(heldBack.beyond < 0.02, `expected D beyond the optimum's ${heldBack.beyond}`);
});
