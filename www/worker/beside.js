/**
 * What a worker does beside its figures: it looks into one of them, and works on jobs. This is a file of its own, which
 * a worker loads when something of it is first asked for.
 *
 * @typedef {typeof beside} Beside
 */
import { Inspection, transferOf } from './inspect/inspection.js';
import { Jobs } from './jobs/jobs.js';

export const beside = { Inspection, transferOf, Jobs };

// A script of the old kind, as workers' files are, exports nothing to whoever imports it.
Object.assign(globalThis, { beside });
