/**
 * All of θ as a table, for those who do not see the diagram.
 *
 * @import { Feature } from '../../scene/scene.d.ts'
 */
import { inspectorWords } from '../../words/en/inspector.js';
import { formatTheta } from '../../words/theta.js';
import { weightAt } from './layout.js';
import { thetaName, unitName } from './notation.js';

/**
 * @param {readonly number[]} sizes  s_0 … s_L
 * @param {readonly Feature[] | null | undefined} features  the inputs; null where there is one coordinate
 * @param {ArrayLike<number>} theta
 */
export function weightTable(sizes, features, theta) {
  const words = inspectorWords().weights.table;
  const layers = sizes.length - 1;
  return {
    caption: words.caption,
    columns: words.columns,
    rows: Array.from(theta, (value, at) => {
      const { layer, row, column } = weightAt(sizes, at);
      const [from, to] = [unitName(layer, column, layers, features), unitName(layer + 1, row, layers)];
      return [thetaName(layer, row, column), from, to, value];
    }),
    write: (/** @type {number} */ value) => formatTheta(value),
  };
}
