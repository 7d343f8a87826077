/** The real engine, in Node: `cargo xtask wasm` builds it into www/pkg. */
import { readFileSync } from 'node:fs';
import * as engine from '../../../www/pkg/mlp_playground.js';

const bytes = readFileSync(new URL('../../../www/pkg/mlp_playground_bg.wasm', import.meta.url));
const { memory } = engine.initSync({ module: bytes });

export { engine, memory };
