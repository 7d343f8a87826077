/**
 * The λ sweep: maps of the networks over the curves of their errors.
 *
 * @import { Frame } from '../../training/training.d.ts'
 * @import { Swept } from '../../worker/jobs/kinds/sweep.js'
 * @import { Chart } from '../chart.js'
 * @import { PlotStyle } from '../palette.js'
 * @import { Setting } from '../plot/plot.js'
 */
import { formatSetting } from '../../words/numbers.js';
import { sweepWords } from '../../words/en/tool-sweep.js';
import { drawChart } from '../chart.js';
import { SANS } from '../fonts.js';
import { drawMap } from './map.js';
import { stripOf } from './strip.js';

/** Below a map, for its λ. */
const LINE = 18;

/** Decades of errors that are shown: λR, which falls to 0 with the weights, would take all the room. */
const DECADES = 5;

/** A network that is beyond the optimum by nothing is at the bottom of a logarithmic axis. */
const LEAST = 1e-6;

/**
 * λ from one end to the other, evenly on a logarithmic scale, as one would write them.
 *
 * @param {number} from
 * @param {number} to
 * @param {number} count
 * @returns {number[]} none where `to` is not above `from`
 */
export function lambdasOf(from, to, count) {
  if (!(to > from)) return [];
  const at = (/** @type {number} */ i) => from * (to / from) ** (i / (count - 1));
  const inner = Array.from({ length: count - 2 }, (_, i) => Number(at(i + 1).toPrecision(2)));
  return [...new Set([from, ...inner, to])].filter((lambda) => lambda >= from && lambda <= to);
}

/**
 * The same in another order: both ends first, then always the middle of the widest gaps.
 *
 * @template T
 * @param {readonly T[]} values
 * @returns {T[]}
 */
export function coarseToFine(values) {
  const last = values.length - 1;
  const order = last < 0 ? [] : [...new Set([0, last])];
  const gaps = [[0, last]];
  for (const [from, to] of gaps) {
    if (to - from < 2) continue;
    const middle = (from + to) >> 1;
    order.push(middle);
    gaps.push([from, middle], [middle, to]);
  }
  return order.map((at) => values[at]);
}

/** Of one that has diverged, errors tell no more than how far it had come. @param {Swept} swept */
const isThere = ({ status }) => status !== 'diverged';

/**
 * The one whose expected D is the smallest; where the truth is not known, whose D on the test points is.
 *
 * @param {readonly Swept[]} all
 * @returns {{ lambda: number, isExact: boolean } | null} null where neither is known, or all have diverged
 */
export function bestOf(all) {
  const swept = all.filter(isThere);
  const isExact = swept.some(({ divergence }) => divergence !== null);
  const value = (/** @type {Swept} */ { divergence, error }) =>
    (isExact ? divergence?.value : error.testD) ?? Infinity;
  const best = swept.reduce((best, each) => (value(each) < value(best) ? each : best), swept[0]);
  return best && Number.isFinite(value(best)) ? { lambda: best.lambda, isExact } : null;
}

/**
 * @param {readonly Swept[]} swept  in the order of λ
 * @param {{ from: number, to: number }} range
 * @param {PlotStyle} style
 * @returns {Chart}
 */
export function sweepChart(swept, { from, to }, style) {
  const words = sweepWords();
  const x = swept.map(({ lambda }) => lambda);
  const best = bestOf(swept);
  const lines = {
    d: swept.map((each) => (isThere(each) ? each.error.d : NaN)),
    penalty: swept.map((each) => (isThere(each) ? each.lambda * each.error.r : NaN)),
    testD: swept.map((each) => (isThere(each) ? (each.error.testD ?? NaN) : NaN)),
    divergence: swept.map(({ divergence }) => (divergence ? Math.max(LEAST, divergence.value) : NaN)),
  };
  const all = Object.values(lines)
    .flat()
    .filter((value) => value > 0 && Number.isFinite(value));
  const [low, high] =
    all.length > 0
      ? [Math.max(Math.max(...all) / 10 ** DECADES, Math.min(...all)), Math.max(...all)]
      : [0.01, 1];
  const looks = {
    d: { colour: style.classes[1], dash: [8, 3] },
    penalty: { colour: style.axis, dash: [2, 3] },
    testD: { colour: style.classes[0], dash: [12, 3, 2, 3] },
    divergence: { colour: style.ink, width: 2.5 },
  };
  return {
    x: { from, to, isLog: true, name: words.lambda },
    y: {
      from: 10 ** (Math.log10(low) - 0.1),
      to: 10 ** (Math.log10(high) + 0.1),
      isLog: true,
      name: words.error,
    },
    series: /** @type {(keyof typeof lines)[]} */ (Object.keys(lines))
      .filter((key) => lines[key].some(Number.isFinite))
      .map((key) => ({ name: words.lines[key], x, y: lines[key], dots: 2.5, ...looks[key] })),
    verticals: best
      ? [{ at: best.lambda, name: words.best(formatSetting(best.lambda), best.isExact), colour: style.ink }]
      : [],
  };
}

/**
 * @param {number} count  of λ
 * @param {number} width  CSS pixels
 * @param {number} aspect  of a map
 */
export const sweepHeight = (count, width, aspect) =>
  stripOf(count, width, aspect, LINE).height + Math.min(340, Math.max(220, 0.6 * width));

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ width: number, height: number }} size
 * @param {PlotStyle} style
 * @param {{ swept: readonly Swept[], lambdas: readonly number[], range: { from: number, to: number }, setting: Omit<Setting, 'width' | 'height' | 'pixelRatio'> | null, aspect: number }} subject
 */
export function drawSweep(ctx, size, style, { swept, lambdas, range, setting, aspect }) {
  const chart = sweepChart(swept, range, style);
  const { boxOf, height: top } = stripOf(lambdas.length, size.width, aspect, LINE);
  const known = new Map(swept.map((each) => [each.lambda, each]));
  const best = bestOf(swept)?.lambda;
  ctx.font = `11px ${SANS}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'top';
  for (const [i, lambda] of lambdas.entries()) {
    const box = boxOf(i);
    const map = known.get(lambda);
    if (setting) drawMap(ctx, box, map ? frameOf(map) : null, { ...setting, style });
    ctx.fillStyle = lambda === best ? style.ink : style.text;
    ctx.font = `${lambda === best ? 'bold ' : ''}11px ${SANS}`;
    const text = map && !isThere(map) ? sweepWords().diverged(formatSetting(lambda)) : formatSetting(lambda);
    ctx.fillText(text, box.left + box.width / 2, box.top + box.height + 3, box.width);
  }
  const height = size.height - top;
  if (swept.length === lambdas.length && lambdas.length > 0 && !swept.some(isThere)) {
    // Axes without a curve would look as if it were still to come.
    ctx.fillStyle = style.text;
    ctx.font = `13px ${SANS}`;
    ctx.fillText(sweepWords().noCurves, size.width / 2, top + height / 2, size.width);
    return;
  }
  ctx.save();
  ctx.translate(0, top);
  drawChart(ctx, { width: size.width, height }, style, chart);
  ctx.restore();
}

/** As a figure's picture is drawn. @param {Swept} swept @returns {Frame} */
const frameOf = ({ picture, error, status, updates }) => ({
  ...picture,
  ...{ error, bayes: null, status, updates, epochs: updates },
});
