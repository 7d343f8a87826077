/**
 * The picture of a step, with its text alternative, and the table of all weights.
 *
 * @import { Focus } from '../../../../views/tools/backprop-layout.js'
 * @import { Names, Pass } from '../../../../views/tools/backprop-walk.js'
 * @import { Trace } from '../../../../worker/inspect/parts/trace.js'
 * @import { Picture, Table } from '../tool-picture.js'
 */
import { weightAt } from '../../../../views/network/layout.js';
import { drawWalk, edgesOf, unseen } from '../../../../views/tools/backprop-diagram.js';
import { heightFor, walkLayout } from '../../../../views/tools/backprop-layout.js';
import { numbersOf } from '../../../../views/tools/backprop-walk.js';
import { thetaName } from '../../../../views/network/notation.js';
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
    ratio: height / width,
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

/** The table of all weights, whose rows are many: it is made anew only where it is another. */
export class WeightTable {
  #key = '';
  /** @type {Trace | null} */
  #trace = null;
  /** @type {Table | null} */
  #table = null;

  /**
   * @param {Pass} pass
   * @param {number} unknown  place in θ of the derivative that is to be found out; −1 for none
   * @returns {Table}
   */
  of({ trace, network }, unknown) {
    const words = backpropWords();
    const { weight, value, derivative } = words.table;
    const key = `${unknown} ${weight}`;
    if (!this.#table || this.#trace !== trace || this.#key !== key) {
      this.#trace = trace;
      this.#key = key;
      const rows = Array.from(trace.theta, (theta, at) => {
        const { layer, row, column } = weightAt(network.sizes, at);
        return [thetaName(layer, row, column), theta, at === unknown ? '?' : trace.gradient[at]];
      });
      const columns = [weight, value, derivative];
      this.#table = { caption: words.picture.table, columns, rows, write: formatDerivative };
    }
    return this.#table;
  }
}
