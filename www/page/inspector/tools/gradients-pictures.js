/**
 * The pictures of gradients by layer: the norms over the training, and the share of units that hardly learn, each with its
 * numbers.
 *
 * @import { Activation } from '../../../scene/scene.d.ts'
 * @import { Layout } from '../../../views/chart.js'
 * @import { Share, Shown, Subject } from '../../../views/tools/gradients.js'
 * @import { GradientCurve } from '../../../worker/inspect/layers.js'
 * @import { Picture } from './tool-picture.js'
 */
import { drawChart } from '../../../views/chart.js';
import { matrixName } from '../../../views/network/notation.js';
import { normChart, normName, normsOf, shareChart, vanishing } from '../../../views/tools/gradients.js';
import { figureWords } from '../../../words/en/figures.js';
import { gradientsWords } from '../../../words/en/tool-gradients.js';
import { formatCount, formatError, formatFactor, formatPercent } from '../../../words/numbers.js';

/** Of a line's name, in CSS pixels, and around them. */
const NAME = 16;
const AROUND = 64;

/** There is room for the names of all layers. @param {number} share  of the width @param {number} layers */
const heightOf = (share, layers) => (/** @type {number} */ width) =>
  Math.max(share * width, 220, layers * NAME + AROUND);

/** Takes where things have been drawn. @typedef {(ctx: CanvasRenderingContext2D, width: number, layout: Layout) => void} Note */

/**
 * @param {Omit<Shown, 'nameOf'>} shown
 * @param {object} of
 * @param {Subject} of.error
 * @param {Activation} of.activation
 * @param {Activation | null} of.former  that is drawn in grey
 * @param {Note} note
 * @returns {Picture}
 */
export function normsPicture(shown, { error, activation, former }, note) {
  const words = gradientsWords();
  const { curve, row } = shown;
  const { layers, updates } = curve;
  const norms = normsOf(curve, error);
  const names = figureWords().activations;
  const title = former
    ? words.norms.titleBeside(normName(error), names[activation], names[former])
    : words.norms.title(normName(error));
  const all = { ...shown, nameOf: (/** @type {number} */ layer) => matrixName(layer - 1) };
  return {
    title,
    label: words.norms.label(
      title,
      formatCount(updates[row]),
      formatError(norms[row * layers]),
      formatError(norms[(row + 1) * layers - 1]),
      ratioText(vanishing(curve, row, error)),
    ),
    height: heightOf(0.6, layers),
    draw: (ctx, size, style) =>
      note(ctx, size.width, drawChart(ctx, size, style, normChart(all, error, style))),
    table: {
      caption: words.numbers,
      columns: [words.updates, ...Array.from({ length: layers }, (_, l) => normName(error, matrixName(l)))],
      rows: rowsOf(curve, norms, layers),
      write: (value, column) => (column === 0 ? formatCount(value) : formatError(value)),
    },
  };
}

/**
 * @param {Omit<Shown, 'nameOf'>} shown
 * @param {Share} share
 * @param {Note} note
 * @returns {Picture}
 */
export function sharesPicture(shown, share, note) {
  const words = gradientsWords();
  const { curve, row } = shown;
  const columns = curve.layers - 1;
  const title = words.shareTitle(words.shares[share]);
  const values = [...curve[share].subarray(row * columns, (row + 1) * columns)];
  const all = { ...shown, nameOf: words.layer };
  return {
    title,
    label: words.shareLabel(
      title,
      formatCount(curve.updates[row]),
      values.map((value) => formatPercent(value)).join('; '),
    ),
    height: heightOf(0.42, columns),
    draw: (ctx, size, style) =>
      note(ctx, size.width, drawChart(ctx, size, style, shareChart(all, share, words.shares[share], style))),
    table: {
      caption: title,
      columns: [words.updates, ...Array.from({ length: columns }, (_, l) => words.layer(l + 1))],
      rows: rowsOf(curve, curve[share], columns),
      write: (value, column) => (column === 0 ? formatCount(value) : formatPercent(value)),
    },
  };
}

/**
 * @param {GradientCurve} curve
 * @param {Float64Array} table
 * @param {number} columns
 */
const rowsOf = ({ updates }, table, columns) =>
  Array.from(updates, (update, row) => [update, ...table.subarray(row * columns, (row + 1) * columns)]);

/** How many times one number is another: 12, 0.0123, 7.3·10⁻⁷. @param {number} ratio */
export const ratioText = (ratio) => (ratio >= 0.1 ? formatFactor(ratio) : formatError(ratio));
