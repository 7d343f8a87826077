/** The real engine with all of its boundary, in Node: `cargo xtask wasm` builds it into www/pkg/lab. */
import { readFileSync } from 'node:fs';
import * as lab from '../../../www/pkg/lab/mlp_playground.js';

lab.initSync({
  module: readFileSync(new URL('../../../www/pkg/lab/mlp_playground_bg.wasm', import.meta.url)),
});

/** What brings it to a worker, at once. @type {import('../../../www/worker/host.js').OpenLab} */
const openLab = (_, take) => take(lab);

export { lab, openLab };
