/**
 * What the figures of a board show: probabilities, regions, a surface of values or a curve.
 *
 * @import { OwnValue } from '../points/points.d.ts'
 * @import { Board, Look, SourceInfo } from './scene.d.ts'
 */
import { tickStep } from '../points/ticks.js';

/** Width over height of every plane that is shown: that of the lecture's, [−7, 8] × [−6, 5]. */
export const PLANE_ASPECT = 15 / 11;

/**
 * The plane that is shown of a source: its own, made wider or higher around its middle to the proportions of all
 * planes, so that both coordinates have the same unit. A curve's x and y have different ones, and stay.
 *
 * @param {SourceInfo} info
 * @returns {SourceInfo}
 */
export function withShownPlane(info) {
  const [x0, x1, y0, y1] = info.domain;
  const aspect = (x1 - x0) / (y1 - y0);
  if (info.n === 1 || aspect === PLANE_ASPECT) return info;
  if (aspect > PLANE_ASPECT) {
    return { ...info, domain: [x0, x1, ...around(y0, y1, (x1 - x0) / PLANE_ASPECT)] };
  }
  return { ...info, domain: [...around(x0, x1, (y1 - y0) * PLANE_ASPECT), y0, y1] };
}

/** @param {number} from @param {number} to @param {number} extent @returns {[number, number]} */
const around = (from, to, extent) => [(from + to - extent) / 2, (from + to + extent) / 2];

/** Contour lines of a surface: about so many, at round values. */
const SURFACE_LINES = 8;

/**
 * @param {Pick<Board, 'classes' | 'shown' | 'levels'>} board
 * @param {Pick<SourceInfo, 'task' | 'n' | 'axes' | 'value'>} info  of its source
 * @param {ArrayLike<number>} y  of its training points
 * @returns {Look}
 */
export function lookOf({ classes, shown, levels }, { task, n, axes, value }, y) {
  if (task === 'regression') {
    if (n === 1) return { kind: 'curve', levels: [], ...(axes ? { axes } : {}) };
    return { kind: 'surface', ...scaleOf(y, value) };
  }
  if (classes === 2) return { kind: 'probability', levels };
  return shown === 'all' ? { kind: 'regions', levels: [] } : { kind: 'class', class: Number(shown), levels };
}

/**
 * A scale of values that are round in y's own unit.
 *
 * @param {ArrayLike<number>} y  as networks see it
 * @param {OwnValue | undefined} value
 * @returns {Pick<Extract<Look, { kind: 'surface' }>, 'low' | 'high' | 'levels' | 'told'>}
 */
function scaleOf(y, value) {
  const [from, to, low, high] = value ? [value.from, value.to, ...value.range] : [0, 1, 0, 1];
  const unit = (to - from) / (high - low);
  const scale = valueScale(Array.from(y, (seen) => from + (seen - low) * unit));
  const seen = (/** @type {number} */ own) => low + (own - from) / unit;
  return {
    low: seen(scale.low),
    high: seen(scale.high),
    levels: scale.levels.map(seen),
    told: [scale.low, ...scale.levels, scale.high],
  };
}

/**
 * Whether two looks are the same, field by field.
 *
 * @param {Look} a
 * @param {Look | null} b
 */
export function sameLook(a, b) {
  const fields = (/** @type {Look} */ { kind, levels, ...others }) => [
    kind,
    ...levels,
    ...Object.values(others).map((value) => JSON.stringify(value)),
  ];
  return b !== null && fields(a).join() === fields(b).join();
}

/**
 * A scale of round values that has room for all of `y`, with lines at round values between. Where there are values on
 * both sides of 0, it is in the middle.
 *
 * @param {ArrayLike<number>} y
 * @returns {{ low: number, high: number, levels: number[] }}
 */
export function valueScale(y) {
  let [least, largest] = [Infinity, -Infinity];
  for (let i = 0; i < y.length; i += 1) {
    least = Math.min(least, y[i]);
    largest = Math.max(largest, y[i]);
  }
  if (!(least < largest)) {
    const middle = Number.isFinite(least) ? least : 0;
    [least, largest] = [middle - 1, middle + 1];
  }
  if (least < 0 && largest > 0) {
    largest = Math.max(largest, -least);
    least = -largest;
  }
  const step = tickStep(least, largest, SURFACE_LINES);
  // Steps of 10⁻ᵏ cannot be written in binary; their inverses can.
  const round = (/** @type {number} */ count) => (step < 1 ? count / Math.round(1 / step) : count * step) + 0;
  const [first, last] = [Math.floor(least / step), Math.ceil(largest / step)];
  const levels = Array.from({ length: last - first - 1 }, (_, i) => round(first + 1 + i));
  return { low: round(first), high: round(last), levels };
}
