import { beside } from '../../../www/worker/beside.js';

/** What a worker does beside its figures, at once. @type {import('../../../www/worker/host.js').LoadBeside} */
export const loadBeside = (take) => take(beside);
