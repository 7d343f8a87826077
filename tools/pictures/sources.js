/**
 * A picture of every source: points drawn from it, and the truth of a curve.
 *
 * @import { SourceInfo } from '../../www/scene/scene.d.ts'
 */
import { withShownPlane } from '../../www/scene/look.js';
import { BOARD } from '../../www/scene/schema.js';
import { classOf } from '../../www/views/plot/marks.js';
import { engine } from './engine.js';

export const WIDTH = 120;
export const HEIGHT = 88;
/** Points of a picture: enough for a shape, few enough to stay apart. */
const POINTS = 90;
/** Classes of sources that take any number of them. */
const CLASSES = 4;
/** Values of a surface get colours by these bounds, in units of their standard deviation. */
const VALUE_BOUNDS = [-0.7, 0, 0.7];
const CURVE_POINTS = 40;

/** @returns {Record<string, [style: string, path: string][]>} */
export const sourcePictures = () =>
  Object.fromEntries(engine.sources().map((info) => [info.name, pictureOf(withShownPlane(info))]));

/**
 * @param {SourceInfo} info
 * @returns {[style: string, path: string][]}
 */
function pictureOf({ name, task, n, classes: [, most], noise, domain }) {
  const classes = task === 'regression' ? 2 : Math.min(most, CLASSES);
  const truth = { source: name, classes, noise: noise[2], balance: BOARD.balance.default };
  const points = engine.sampleSource({ ...truth, m: POINTS, seed: 1, part: 'train' });
  const place = placer(domain);
  /** @type {Map<string, string>} */
  const paths = new Map();
  const styleOf =
    n === 1 ? () => 'class-0' : task === 'regression' ? valueStyle(points.y) : classStyle(points, classes);
  for (let i = 0; i < POINTS; i++) {
    const style = styleOf(i);
    const [x, y] = n === 1 ? [points.x[i], points.y[i]] : [points.x[2 * i], points.x[2 * i + 1]];
    paths.set(style, `${paths.get(style) ?? ''}M${place(x, y)}${style === 'cross' ? CROSS : 'h0'}`);
  }
  const drawn = [...paths].sort(([a], [b]) => (a < b ? -1 : 1));
  return n === 1 ? [...drawn, ['curve', curve(truth, domain, place)]] : drawn;
}

/** Of two classes, the second one has crosses. @param {import('../../www/points/points.d.ts').Points} points @param {number} classes */
const classStyle = (points, classes) => (/** @type {number} */ i) => {
  const label = classOf(points, i);
  return classes === 2 && label === 1 ? 'cross' : `class-${label}`;
};

/** A small cross around a point, as the plots have them. */
const CROSS = 'm-2 -2l4 4m0 -4l-4 4';

/** @param {readonly number[]} domain @returns {(x: number, y: number) => string} */
export function placer([x0, x1, y0, y1]) {
  return (x, y) =>
    `${Math.round((WIDTH * (x - x0)) / (x1 - x0))} ${Math.round((HEIGHT * (y1 - y)) / (y1 - y0))}`;
}

/** @param {ArrayLike<number>} y */
function valueStyle(y) {
  const values = Array.from(y);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return (/** @type {number} */ i) =>
    `value-${VALUE_BOUNDS.filter((bound) => values[i] > mean + bound * spread).length}`;
}

/**
 * @param {object} truth
 * @param {readonly number[]} domain
 * @param {(x: number, y: number) => string} place
 */
function curve(truth, [x0, x1], place) {
  const x = Float64Array.from({ length: CURVE_POINTS }, (_, i) => x0 + ((x1 - x0) * i) / (CURVE_POINTS - 1));
  const t = engine.optimum(truth, x);
  return `M${Array.from(x, (at, i) => place(at, t[i])).join('L')}`;
}
