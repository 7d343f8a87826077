/**
 * Errors over the training: at every moment that was kept, and now.
 *
 * @import { Part } from '../inspection.js'
 * @import { ErrorReport } from '../../../training/training.d.ts'
 * @import { Keyframe } from '../../keyframes.js'
 */
import { ErrorsOverTime, withPresent } from '../over-time.js';

/** @typedef {Pick<Keyframe, 'updates' | 'epochs'> & ErrorReport} Entry */

/**
 * Columns of numbers, a row for each moment that was kept and for the present one.
 *
 * @typedef {object} ErrorCurve
 * @property {number} present  row of the present moment; those after it are of a training that was left by going back
 * @property {Float64Array} updates
 * @property {Float64Array} epochs
 * @property {Float64Array} e
 * @property {Float64Array} d
 * @property {Float64Array} penalty  λR, with the λ of the time
 * @property {Float64Array} testD  NaN where it does not apply, as in the next two
 * @property {Float64Array} accuracy
 * @property {Float64Array} testAccuracy
 */

/** @type {Part} */
export const part = {
  needs: ['errors', 'updates'],
  cost: 'cheap',
  work(context) {
    const errors = context.tool(ErrorsOverTime);
    errors.follow(context);
    return errors;
  },
  report({ keyframes, tool, moment: { updates, epochs, error } }) {
    return { data: curveOf(tool(ErrorsOverTime).known(keyframes), { updates, epochs, ...error() }) };
  },
};

/**
 * The errors in columns, the present moment last.
 *
 * @param {readonly Entry[]} entries  by updates
 * @param {Entry} present
 * @returns {ErrorCurve}
 */
function curveOf(entries, present) {
  const { present: row, all } = withPresent(entries, present);
  const column = (/** @type {(entry: Entry) => number | null} */ read) =>
    Float64Array.from(all, (entry) => read(entry) ?? NaN);
  return {
    present: row,
    updates: column(({ updates }) => updates),
    epochs: column(({ epochs }) => epochs),
    e: column(({ e }) => e),
    d: column(({ d }) => d),
    penalty: column(({ e, d }) => e - d),
    testD: column(({ testD }) => testD),
    accuracy: column(({ accuracy }) => accuracy),
    testAccuracy: column(({ testAccuracy }) => testAccuracy),
  };
}
