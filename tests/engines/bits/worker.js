/** The same in a worker. */
import init, * as engine from '../../../www/pkg/mlp_playground.js';
import { methods, native } from './runs.js';

X;
postMessage({ native: native(engine), methods: methods(engine) });
