/** Runs in a browser's page: there, and in a worker, everything of runs.js; what comes out is left in `window.bits`. */
import init, * as engine from '../../../www/pkg/mlp_playground.js';
import { methods, native } from './runs.js';

/** @returns {Promise<object>} */
const inWorker = () =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('worker.js', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(`the worker failed: ${message}`));
  });

try {
  await init({ module_or_path: new URL('../../../www/pkg/mlp_playground_bg.wasm', import.meta.url) });
  const page = { native: native(engine), methods: methods(engine) };
  Object.assign(window, { bits: { page, worker: await inWorker() } });
} catch (error) {
  Object.assign(window, { bits: { error: String(error) } });
}
