/**
 * A network under many pairs of settings, such as λ and η: how far each is from the optimum in the end. A unit is some of
 * the members of a fleet, whose order makes every beginning a coarse map of the whole. What a member comes to is, to the
 * bit, what a figure with its settings comes to in so many updates.
 *
 * @import { Status } from '../../../training/training.d.ts'
 * @import { TrainerConfig } from '../../../training/protocol.js'
 * @import { Lab } from '../../host.js'
 * @import { Estimate } from '../../inspect/parts/excess.js'
 * @import { Kind } from '../jobs.js'
 */
import { Refusal } from '../../../points/reason.js';
import { targetsFor } from '../../../scene/targets.js';

/** Milliseconds of a call. */
const CALL = 2;

/** Cells that are told together at least, but at the end: there may be many in a millisecond. */
const TOLD = 9;

/** What members differ in, as a fleet takes it. @typedef {{ vary: 'lambda' | 'learningRate' } | { vary: 'units', layer: number }} Vary */

/**
 * `stride`: this map's place i is place i · stride of the finest one.
 *
 * @typedef {object} Asked
 * @property {TrainerConfig} config
 * @property {readonly [Vary & { values: readonly number[] }, Vary & { values: readonly number[] }]} axes  columns, rows
 * @property {number} updates  at most, of each
 * @property {number} first  of the members, in the fleet's order
 * @property {number} step
 * @property {number} stride
 */

/**
 * @typedef {object} Cell
 * @property {number} column  of the finest map, from the left
 * @property {number} row  likewise, from the bottom
 * @property {number} x  the column's value, and the row's
 * @property {number} y
 * @property {Status} status
 * @property {number} updates
 * @property {number} d
 * @property {number | null} testD
 * @property {Estimate | null} divergence  expected D beyond the smallest possible; null where it is not known, and of what
 *   has diverged
 */

/** @type {Status[]} */
const STATUS = ['training', 'converged', 'diverged'];

/** @type {Kind} */
export const kind = function* (
  { lab, data, own },
  /** @type {Asked} */ { config, axes, updates, first, step, stride },
) {
  if (!data) throw new Refusal({ code: 'noPoints' });
  const { Fleet, Trainer, excess } = /** @type {Lab} */ (lab);
  const { train, test, truth } = data;
  const fleet = own(new Fleet({ base: config, axes, updates, first, step }));
  fleet.setTrainingSet(train.x, targetsFor(config, train).y);
  if (test) fleet.setTestSet(test.x, targetsFor(config, test).y);
  const all = fleet.left;
  const [columns, rows] = axes;

  /** @param {number} index @returns {Estimate | null} */
  const divergenceOf = (index) => {
    if (!truth) return null;
    const layerSizes = [...config.layerSizes];
    if (rows.vary === 'units') {
      layerSizes[rows.layer] = rows.values[Math.floor(index / columns.values.length)];
    }
    const trainer = new Trainer({ ...config, layerSizes });
    try {
      trainer.theta = /** @type {Float64Array} */ (fleet.theta(index));
      const numbers = excess(truth, trainer);
      return numbers ? { value: numbers[0], uncertainty: numbers[1] } : null;
    } finally {
      trainer.free();
    }
  };

  /** @type {Cell[]} */
  let cells = [];
  let done = 0;
  while (fleet.left > 0) {
    const members = fleet.advance(CALL);
    yield { progress: done / all };
    for (const [k, index] of members.index.entries()) {
      const status = STATUS[members.status[k]];
      const [column, row] = [index % columns.values.length, Math.floor(index / columns.values.length)];
      cells.push({
        ...{ column: stride * column, row: stride * row, x: columns.values[column], y: rows.values[row] },
        ...{ status, updates: members.updates[k], d: members.d[k] },
        testD: Number.isNaN(members.testD[k]) ? null : members.testD[k],
        divergence: status === 'diverged' ? null : divergenceOf(index),
      });
      done += 1;
      const isTold = cells.length >= TOLD || done === all;
      yield { progress: done / all, ...(isTold ? { part: cells } : {}) };
      if (isTold) cells = [];
    }
  }
};
