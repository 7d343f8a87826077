/**
 * A picture of every scene: its figures as they are when they have come to rest, small.
 *
 * @import { Board, Figure, SourceInfo } from '../../www/scene/scene.d.ts'
 */
import { SCENES } from '../../www/page/scenes/list.js';
import { lookOf } from '../../www/scene/look.js';
import { DIGITS, STEPS } from '../../www/page/scenes/code.js';
import { boardOf, trained, updatesToRest } from '../board.js';
import { engine } from './engine.js';
import { HEIGHT, placer, WIDTH } from './sources.js';

/** Nodes of a picture's colours, and of its lines. */
const COLUMNS = 30;
const ROWS = 22;
const FINE = 4;
/** Lines are told at points that lie at least so far apart, in units of the picture. */
const GAP = 3;
const CURVE_POINTS = 60;
/** Points of a picture; more would hide it. */
const MOST_POINTS = 60;

/** @typedef {InstanceType<typeof engine.Trainer>} Trainer */

/** @typedef {import('../../www/page/scenes/code.js').Panel} Panel */
/** @typedef {import('../../www/page/scenes/code.js').Picture} Picture */

/** @returns {Record<string, Picture>} */
export const scenePictures = () => Object.fromEntries(SCENES.map(({ id, link }) => [id, pictureOf(link)]));

/**
 * The board of a scene, with a function that trains its figures as the page does until they rest.
 *
 * @param {string} link
 */
function boardAtRest(link) {
  const { problems, board, figures, info, truth, points, made } = boardOf(engine, link);
  if (problems.length > 0 || !truth) throw new Error(`${link}: ${JSON.stringify(problems)}`);
  /** @param {Figure} figure @returns {Trainer | null} null for the optimum */
  const atRest = (figure) =>
    figure.kind === 'optimum' ? null : trained(made(figure), updatesToRest(board)).trainer;
  return { board, figures, info, truth, points, atRest };
}

/**
 * What the networks of a scene have come to.
 *
 * @param {string} link
 * @returns {{ e: number, d: number, accuracy: number, testD: number, testAccuracy: number }[]}
 */
export function errorsAtRest(link) {
  const { figures, atRest } = boardAtRest(link);
  return figures.flatMap((figure) => {
    const trainer = atRest(figure);
    const error = trainer?.error();
    trainer?.free();
    return error ? [error] : [];
  });
}

/**
 * @param {string} link
 * @returns {Picture}
 */
function pictureOf(link) {
  const { board, figures, info, truth, points, atRest } = boardAtRest(link);
  const look = lookOf(board, info, points.y);
  const panels = figures.map((figure) => {
    const trainer = atRest(figure);
    const panel =
      look.kind === 'curve'
        ? curveOf(trainer, truth, info.domain)
        : planeOf(trainer, truth, info.domain, board, look);
    trainer?.free();
    return panel;
  });
  return { dots: dotsOf(points, info), panels };
}

/**
 * @param {{ x: Float64Array, y: Float64Array, n: number, k: number }} points
 * @param {SourceInfo} info
 */
function dotsOf({ x, y, k }, { n, task, domain }) {
  const place = placer(domain);
  const count = Math.min(y.length / k, MOST_POINTS);
  /** @type {string[]} */
  const paths = [];
  for (let i = 0; i < count; i++) {
    const label = task === 'regression' ? 0 : k === 1 ? y[i] : y.subarray(i * k, (i + 1) * k).indexOf(1);
    const at = n === 1 ? place(x[i], y[i]) : place(x[2 * i], x[2 * i + 1]);
    paths[label] = `${paths[label] ?? ''}M${at}h0`;
  }
  return Array.from(paths, (path) => path ?? '');
}

/**
 * @param {Trainer | null} trainer  null for the optimum
 * @param {object} truth
 * @param {readonly number[]} domain
 * @returns {Panel}
 */
function curveOf(trainer, truth, domain) {
  const [x0, x1] = domain;
  const x = Float64Array.from({ length: CURVE_POINTS }, (_, i) => x0 + ((x1 - x0) * i) / (CURVE_POINTS - 1));
  const t = trainer ? trainer.predict(x) : engine.optimum(truth, x);
  const place = placer(domain);
  return { lines: `M${Array.from(x, (at, i) => place(at, t[i])).join('L')}` };
}

/**
 * @param {Trainer | null} trainer
 * @param {object} truth
 * @param {readonly number[]} domain
 * @param {Board} board
 * @param {import('../../www/scene/scene.d.ts').Look} look
 * @returns {Panel}
 */
function planeOf(trainer, truth, domain, { classes }, look) {
  const filled = (/** @type {number} */ columns, /** @type {number} */ rows) => {
    const plane = new engine.Plane(Float64Array.from(domain), columns, rows);
    if (trainer) plane.evaluateNetwork(trainer);
    else plane.evaluateOptimum(truth);
    return plane;
  };
  const coarse = filled(COLUMNS, ROWS);
  const fine = filled(FINE * COLUMNS, FINE * ROWS);
  const isRegions = look.kind === 'regions';
  const panel = {
    kind: isRegions ? /** @type {const} */ ('regions') : /** @type {const} */ ('probability'),
    columns: COLUMNS,
    nodes: isRegions ? regionDigits(coarse, classes) : probabilityDigits(coarse.values()),
    lines: linesOf(isRegions ? fine.boundaries() : fine.contours([0]), domain),
  };
  coarse.free();
  fine.free();
  return panel;
}

/** @param {number} logit */
const sigmoid = (logit) => 1 / (1 + Math.exp(-logit));

/** @param {Float32Array} logits */
const probabilityDigits = (logits) =>
  Array.from(logits, (logit) => DIGITS[Math.round((DIGITS.length - 1) * sigmoid(logit))]).join('');

/**
 * The most probable class of every node, and how sure it is.
 *
 * @param {InstanceType<typeof engine.Plane>} plane
 * @param {number} classes
 */
function regionDigits(plane, classes) {
  /** @type {{ label: number, p: number }[]} */
  const best = Array.from({ length: COLUMNS * ROWS }, () => ({ label: 0, p: -1 }));
  for (let label = 0; label < classes; label++) {
    plane.selectClass(label);
    plane.values().forEach((logit, i) => {
      const p = sigmoid(logit);
      if (p > best[i].p) best[i] = { label, p };
    });
  }
  return best.map(({ label, p }) => DIGITS[STEPS * label + Math.round((STEPS - 1) * p)]).join('');
}

/**
 * @param {{ points: Float32Array, starts: Uint32Array }} contours  in data coordinates
 * @param {readonly number[]} domain
 */
function linesOf({ points, starts }, domain) {
  const [x0, x1, y0, y1] = domain;
  let path = '';
  for (let line = 0; line + 1 < starts.length; line++) {
    const end = starts[line + 1];
    let [lastX, lastY] = [NaN, NaN];
    for (let i = starts[line]; i < end; i++) {
      const x = Math.round((WIDTH * (points[2 * i] - x0)) / (x1 - x0));
      const y = Math.round((HEIGHT * (y1 - points[2 * i + 1])) / (y1 - y0));
      if (Math.hypot(x - lastX, y - lastY) < GAP && i < end - 1) continue;
      path += `${i === starts[line] ? 'M' : 'L'}${x} ${y}`;
      [lastX, lastY] = [x, y];
    }
  }
  return path;
}
