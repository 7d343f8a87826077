/** The same in a worker. */
import init, * as engine from '../../../www/pkg/mlp_playground.js';
import { methods, native } from './runs.js';

await init({ module_or_path: new URL('../../../www/pkg/mlp_playground_bg.wasm', import.meta.url) });
postMessage({ native: native(engine), methods: methods(engine) });
