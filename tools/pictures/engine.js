/** The engine in Node, as `cargo xtask wasm` builds it into www/pkg. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as engine from '../../www/pkg/mlp_playground.js';
import { ROOT } from '../run.js';

engine.initSync({ module: readFileSync(join(ROOT, 'www/pkg/mlp_playground_bg.wasm')) });

export { engine };
