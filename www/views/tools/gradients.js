/**
 * Numbers of every layer over the updates of a training: ‖∂E/∂Θ⁽ˡ⁾‖ on a logarithmic axis, or a share of the hidden units.
 *
 * @import { Chart, Series } from '../chart.js'
 * @import { PlotStyle } from '../palette.js'
 * @import { GradientCurve } from '../../worker/inspect/layers.js'
 */
import { formatCount } from '../../words/numbers.js';

/** @typedef {'saturated' | 'dead' | 'zero'} Share */

/** Whose gradient. @typedef {'e' | 'd'} Subject */

/** Update 0 stands at the left end of a logarithmic axis. */
const START = 0.5;

/** Of gradients, the smallest that the axis goes down to beside larger ones: below it nothing moves any more. */
const LEAST = 1e-16;

const FORMER_DASH = [3, 3];

/**
 * Colours from the first layer to the last, through the middle one, so that their order is seen.
 *
 * @param {PlotStyle} style
 * @param {number} count
 */
export function layerColours({ classes }, count) {
  const stops = [classes[0], classes[3], classes[1]].map(bytesOf);
  return Array.from({ length: count }, (_, i) => {
    const at = count > 1 ? (2 * i) / (count - 1) : 0;
    const before = Math.min(Math.floor(at), 1);
    const mixed = stops[before].map((from, k) =>
      Math.round(from + (at - before) * (stops[before + 1][k] - from)),
    );
    return `#${mixed.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  });
}

/** @param {string} colour  #rrggbb */
const bytesOf = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

/**
 * Of one layer, row by row.
 *
 * @param {Float64Array} table  of a curve
 * @param {number} columns  layers that it has
 * @param {number} layer  from 0
 */
export const columnOf = (table, columns, layer) => {
  const rows = columns > 0 ? table.length / columns : 0;
  return Float64Array.from({ length: rows }, (_, row) => table[row * columns + layer]);
};

/**
 * The last row at or before so many updates, or the first.
 *
 * @param {GradientCurve} curve
 * @param {number} at
 */
export const rowAt = ({ updates }, at) =>
  Math.max(
    0,
    updates.findLastIndex((each) => each <= at),
  );

/** Row by row a norm for each layer. @param {GradientCurve} curve @param {Subject} subject */
export const normsOf = ({ norms, dataNorms }, subject) => (subject === 'e' ? norms : dataNorms);

/**
 * The norm of the first layer over that of the last layer, at a row; NaN where the latter is 0.
 *
 * @param {GradientCurve} curve
 * @param {number} row
 * @param {Subject} subject
 */
export function vanishing(curve, row, subject) {
  const { layers } = curve;
  const norms = normsOf(curve, subject);
  const last = norms[(row + 1) * layers - 1];
  return last > 0 ? norms[row * layers] / last : NaN;
}

/**
 * Powers of ten around all norms that can be shown.
 *
 * @param {readonly GradientCurve[]} curves
 * @param {Subject} subject
 * @returns {{ from: number, to: number }}
 */
export function normRange(curves, subject) {
  let [low, high] = [Infinity, 0];
  for (const curve of curves) {
    for (const norm of normsOf(curve, subject)) {
      if (!(norm > 0 && Number.isFinite(norm))) continue;
      low = Math.min(low, norm);
      high = Math.max(high, norm);
    }
  }
  if (!(high > 0)) return { from: 0.1, to: 1 };
  const to = Math.ceil(Math.log10(high));
  const from = Math.min(to - 1, Math.floor(Math.log10(Math.max(low, LEAST))));
  return { from: 10 ** from, to: 10 ** to };
}

/**
 * @typedef {object} Shown
 * @property {GradientCurve} curve
 * @property {GradientCurve | null} former  of another activation
 * @property {boolean} isLogX
 * @property {number} row  that is read
 * @property {(layer: number) => string} nameOf  of a layer, from 1
 * @property {string} updates  the name of the axis
 */

/** @param {Shown} shown */
function xAxis({ curve, former, isLogX, updates }) {
  const last = Math.max(curve.updates.at(-1) ?? 0, former?.updates.at(-1) ?? 0, 1);
  if (!isLogX) return { from: 0, to: last, name: updates };
  return { from: START, to: last, isLog: true, name: updates, ticks: logTicks(last) };
}

/** The start, and the powers of ten of updates; their halves and fifths where there are few. @param {number} last */
export function logTicks(last) {
  const steps = last < 100 ? [1, 2, 5] : [1];
  const ticks = [{ at: START, text: '0' }];
  for (let power = 1; power <= last; power *= 10) {
    for (const step of steps) {
      const at = step * power;
      if (at <= last) ticks.push({ at, text: formatCount(at) });
    }
  }
  return ticks;
}

/** @param {GradientCurve} curve @param {boolean} isLogX */
const updatesOf = ({ updates }, isLogX) => (isLogX ? updates.map((u) => Math.max(u, START)) : updates);

/**
 * The lines of every layer, the former ones behind in grey.
 *
 * @param {Shown} shown
 * @param {(curve: GradientCurve) => { table: Float64Array, columns: number }} read
 * @param {PlotStyle} style
 * @returns {Series[]}
 */
function linesOf({ curve, former, isLogX, nameOf }, read, style) {
  const lines = (/** @type {GradientCurve} */ of, /** @type {(layer: number) => object} */ look) => {
    const { table, columns } = read(of);
    const x = updatesOf(of, isLogX);
    return Array.from({ length: columns }, (_, layer) => ({
      ...{ name: '', colour: style.axis, x, y: columnOf(table, columns, layer) },
      ...look(layer),
    }));
  };
  const colours = layerColours(style, read(curve).columns);
  return [
    ...(former ? lines(former, () => ({ dash: FORMER_DASH, width: 1.25 })) : []),
    ...lines(curve, (layer) => ({ name: nameOf(layer + 1), colour: colours[layer], width: 2 })),
  ];
}

/** @param {Shown} shown @param {PlotStyle} style */
const readMark = ({ curve, row, isLogX }, style) => [
  { at: isLogX ? Math.max(curve.updates[row], START) : curve.updates[row], name: '', colour: style.axis },
];

/** ‖∂E/∂Θ⁽ˡ⁾‖, of the layer named, or of any. @param {Subject} subject @param {string} [matrix] */
export const normName = (subject, matrix = 'Θ⁽ˡ⁾') => `‖∂${subject.toUpperCase()}/∂${matrix}‖`;

/** @param {Shown} shown @param {Subject} subject @param {PlotStyle} style @returns {Chart} */
export function normChart(shown, subject, style) {
  const { curve, former } = shown;
  return {
    x: xAxis(shown),
    y: { ...normRange(former ? [curve, former] : [curve], subject), isLog: true, name: normName(subject) },
    verticals: readMark(shown, style),
    series: linesOf(shown, (each) => ({ table: normsOf(each, subject), columns: each.layers }), style),
  };
}

/** @param {Shown} shown @param {Share} share @param {string} name @param {PlotStyle} style @returns {Chart} */
export function shareChart(shown, share, name, style) {
  const ticks = [0, 25, 50, 75, 100].map((at) => ({ at: at / 100, text: `${at}\u202f%` }));
  return {
    x: xAxis(shown),
    y: { from: 0, to: 1, name, ticks },
    verticals: readMark(shown, style),
    series: linesOf(shown, (curve) => ({ table: curve[share], columns: curve.layers - 1 }), style),
  };
}
