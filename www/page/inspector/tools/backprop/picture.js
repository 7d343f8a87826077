/**
 * The picture of a step, with its text alternative, and the table of all weights.
 *
 * @import { Focus } from '../../../../views/tools/backprop-layout.js'
 * @import { Names, Pass } from '../../../../views/tools/backprop-walk.js'
 * @import { Trace } from '../../../../worker/inspect/parts/trace.js'
 * @import { Table } from '../../data-table.js'
 * @import { Picture } from '../tool-picture.js'
 */
import { weightAt } from '../../../../views/network/layout.js';
import { drawWalk, edgesOf, unseen } from '../../../../views/tools/backprop-diagram.js';
import { heightFor, walkLayout } from '../../../../views/tools/backprop-layout.js';
import { numbersOf } from '../../../../views/tools/backprop-walk.js';
import { formatDerivative, formatWeight } from '../../../../words/numbers.js';
import { backpropWords } from '../../../../words/en/tool-backprop.js';
import { isOfWeights, stepName, targetText } from './walk.js';

/** Numbers of one layer that the text alternative says. */
const MOST_SAID = 8;

/**
 * @typedef {object} Scene  what of a walk is seen
 * @property {Pass} pass
 * @property {Focus} focus
 * @property {Names} names
 * @property {number} rate  η
 * @property {boolean} isHidden  whether what the step computes at its unit or weight is to be found out
 */

/**
 * @param {Scene} scene
 * @param {{ caption: string, width: number, table: Table }} frame  width in CSS pixels
 * @returns {Picture & { unseen: ReturnType<typeof unseen> }}
 */
export function pictureOf(scene, { caption, width, table }) {
  const words = backpropWords().picture;
  const { pass, focus } = scene;
  const { sizes } = pass.network;
  const name = stepName(focus.step, pass.layers);
  const walk = {
    ...scene,
    target: targetText(pass, (value) => formatWeight(value, 2)),
    mean: pass.trace.count > 1 ? formatDerivative(pass.trace.d) : null,
  };
  const height = heightFor(sizes);
  const layout = walkLayout(sizes, { width, height }, focus);
  return {
    title: words.title(caption, pass.trace.point + 1, name),
    label: words.label(name, said(scene)),
    height: () => height,
    draw: (ctx, size, style) => drawWalk(ctx, walk, size, style),
    table,
    unseen: unseen(sizes, layout, edgesOf(walk, layout), focus.step),
  };
}

/** What the step computes, in words. @param {Scene} scene */
function said({ pass, focus, names, rate, isHidden }) {
  const { step, unit, from } = focus;
  const isOne = isOfWeights(step) || step.kind === 'error';
  const units = Math.min(MOST_SAID, pass.network.sizes[step.layer]);
  return (isOne ? [unit] : Array.from({ length: units }, (_, i) => i + 1))
    .map((j) => {
      const result =
        step.kind === 'input'
          ? { name: names.a(0, j), value: pass.a(0, j) }
          : numbersOf(pass, step, { unit: j, from, rate }, names)?.result;
      const isUnknown = isHidden && j === unit;
      return result ? `${result.name} = ${isUnknown ? '?' : formatDerivative(result.value)}` : '';
    })
    .join('; ');
}

/** Where a number stands that is to be found out: its name, and whether it is the derivative by what has this name. */
/** @typedef {{ name: string, isDerivative: boolean } | null} Unknown */

/**
 * The number that a step computes.
 *
 * @param {Scene} scene
 * @returns {Unknown} null where it need not be found out
 */
export function unknownOf({ focus: { step, unit, from }, names, isHidden }) {
  const { kind, layer } = step;
  if (!isHidden) return null;
  if (kind === 'error') return { name: 'D', isDerivative: false };
  if (kind === 'theta') return { name: names.theta(layer, unit, from), isDerivative: true };
  return { name: kind === 'a' ? names.a(layer, unit) : names.z(layer, unit), isDerivative: kind === 'delta' };
}

/** All numbers of a pass as a table; its rows are many, and made anew only where they are others. */
export class NumberTable {
  #key = '';
  /** @type {Trace | null} */
  #trace = null;
  /** @type {Table | null} */
  #table = null;

  /**
   * @param {Scene} scene
   * @returns {Table} D, the units layer by layer, and the weights, each with D's derivative by it
   */
  of(scene) {
    const words = backpropWords().picture;
    const unknown = unknownOf(scene);
    const { trace } = scene.pass;
    const key = JSON.stringify([unknown, words.columns]);
    if (!this.#table || this.#trace !== trace || this.#key !== key) {
      this.#trace = trace;
      this.#key = key;
      const rows = rowsOf(scene).map(([name, value, derivative]) => {
        const isUnknown = name === unknown?.name;
        return [
          name,
          isUnknown && !unknown?.isDerivative ? '?' : value,
          isUnknown && unknown?.isDerivative ? '?' : derivative,
        ];
      });
      this.#table = { caption: words.table, columns: words.columns, rows, write: formatDerivative };
    }
    return this.#table;
  }
}

/** @param {Scene} scene @returns {[string, number, number | string][]} */
function rowsOf({ pass, names }) {
  const { sizes } = pass.network;
  const { theta, gradient, error } = pass.trace;
  const units = (/** @type {number} */ layer) => Array.from({ length: sizes[layer] }, (_, i) => i + 1);
  /** @type {[string, number, number | string][]} */
  const rows = [['D', error, '']];
  for (const unit of units(0)) rows.push([names.a(0, unit), pass.a(0, unit), '']);
  for (let layer = 1; layer < sizes.length; layer++) {
    for (const unit of units(layer)) {
      rows.push([names.z(layer, unit), pass.z(layer, unit), pass.delta(layer, unit)]);
      rows.push([names.a(layer, unit), pass.a(layer, unit), '']);
    }
  }
  theta.forEach((value, at) => {
    const { layer, row, column } = weightAt(sizes, at);
    rows.push([names.theta(layer + 1, row, column), value, gradient[at]]);
  });
  return rows;
}
