/**
 * The engine with all of its boundary, as a file of its own, which a worker loads when the page brings it the module.
 */
import * as lab from '../pkg/lab/mlp_playground.js';

// A script of the old kind, as workers' files are, exports nothing to whoever imports it.
Object.assign(globalThis, { lab });
