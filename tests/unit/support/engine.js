/** The real engine, in Node: `cargo xtask wasm` builds it into www/pkg. */
import { readFileSync } from 'node:fs';
import * as engine from '../../../www/pkg/mlp_playground.js';

const bytes = readFileSync(new URL('../../../www/pkg/mlp_playground_bg.wasm', import.meta.url));
const { memory } = engine.initSync({ module: bytes });

export { engine, memory };

/**
 * The same for a worker in simulated time, which trainings take.
 *
 * @param {any} worker  of a simulation
 * @param {{ millisPerUpdate?: number, onAdvance?: (config: any, count: number) => void }} [costs]
 */
export function engineIn(worker, { millisPerUpdate = 0.1, onAdvance = () => {} } = {}) {
  class Trainer extends engine.Trainer {
    /** @param {any} config */
    constructor(config) {
      super(config);
      this.config = config;
      worker.trainers.add(this);
    }
    /** @param {number} count */
    advance(count) {
      onAdvance(this.config, count);
      worker.spend(count * millisPerUpdate);
      return super.advance(count);
    }
    free() {
      worker.trainers.delete(this);
      super.free();
    }
  }
  return { ...engine, Trainer };
}
