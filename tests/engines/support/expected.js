/** What the engine computes here, by which every browser is measured. */
import { decode } from '../../../www/scene/hash.js';
import { UNATTENDED_EPOCHS } from '../../../www/scene/schema.js';
import { dataOf, trainerConfig, truthOf } from '../../../www/scene/task.js';
import { engine } from '../../unit/support/engine.js';

/** @import { SourceInfo } from '../../../www/scene/scene.d.ts' */

/**
 * The networks of a link at rest.
 *
 * @param {string} link
 * @returns {{ e: number, d: number, updates: number, theta: number[] }[]}
 */
export function atRest(link) {
  const { board, figures } = decode(link).scene;
  const info = /** @type {SourceInfo} */ (engine.sources().find(({ name }) => name === board.source));
  const { points, seed } = dataOf(board);
  const { x, y } = engine.sampleSource({ ...truthOf(board), m: points, seed, part: 'train' });
  return figures.flatMap((figure) => {
    if (figure.kind !== 'network') return [];
    const trainer = new engine.Trainer(trainerConfig(board, figure, info));
    trainer.setTrainingSet(x, y);
    const { updates } = trainer.advance(UNATTENDED_EPOCHS);
    const { e, d } = trainer.error();
    const theta = [...trainer.theta];
    trainer.free();
    return [{ e, d, updates, theta }];
  });
}
