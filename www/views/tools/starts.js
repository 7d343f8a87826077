/**
 * Many starts: the final E of each as a dot, stacked where they are alike, over maps of what was reached, by E.
 *
 * @import { Ended } from '../../worker/jobs/kinds/starts.js'
 * @import { Pictured } from '../../worker/jobs/kinds/pictures.js'
 * @import { Solutions } from '../../worker/jobs/kinds/solutions.js'
 * @import { Chart } from '../chart.js'
 * @import { PlotStyle } from '../palette.js'
 * @import { Setting } from '../plot/plot.js'
 */
import { formatError } from '../../words/numbers.js';
import { startsWords } from '../../words/en/tool-starts.js';
import { drawChart, layoutChart } from '../chart.js';
import { SANS } from '../fonts.js';
import { drawMap, frameOf } from './map.js';
import { stripOf } from './strip.js';

/**
 * The largest |∂E/∂θ| of a network that is at rest whatever its optimizer says of it: that below which gradient descent
 * has converged.
 */
export const REST_SLOPE = 1e-5;

/** Networks that are still on their way are told together where their E differ by no more than this share. */
const ALIKE = 0.02;

/** From this ratio of the largest E to the smallest on the axis is logarithmic. */
const MANY = 20;

/** Diameter of a dot at most, and at least, in CSS pixels. */
const DOT = { most: 9, least: 2.5 };
/** Dots that an arrow key goes with Shift. */
const LEAP = 10;
/** Below a map: its E, and how often. */
const LINES = 34;

/**
 * @typedef {object} Start
 * @property {number} seed
 * @property {'rest' | 'creeping' | 'diverged'} state
 * @property {number} updates
 * @property {number} e
 * @property {number} slope  the largest |∂E/∂θ|
 * @property {Float64Array} theta
 */

/**
 * What several starts have come to: the same solution, or, where they are still on their way, about the same E.
 * @typedef {{ state: 'rest' | 'creeping', e: number, members: readonly Start[] }} Group  by seed, the first stands for all
 */

/** By seed. @param {readonly Ended[]} parts @returns {Start[]} */
export function startsOf(parts) {
  const starts = parts.flatMap(({ seed, status, updates, e, slope, theta }) => {
    const length = theta.length / seed.length;
    return Array.from(seed, (each, i) => ({
      ...{ seed: each, updates: updates[i], e: e[i], slope: slope[i] },
      state: stateOf(status[i], slope[i], e[i]),
      theta: theta.subarray(i * length, (i + 1) * length),
    }));
  });
  return starts.sort((a, b) => a.seed - b.seed);
}

/** @param {number} status @param {number} slope @param {number} e @returns {Start['state']} */
function stateOf(status, slope, e) {
  if (status === 2 || !Number.isFinite(e)) return 'diverged';
  return status === 1 || slope <= REST_SLOPE ? 'rest' : 'creeping';
}

/**
 * The groups, by E.
 *
 * @param {readonly Start[]} starts
 * @param {Solutions | null} solutions  of those at rest, in their order; null before they are known
 * @returns {Group[]}
 */
export function groupsOf(starts, solutions) {
  const resting = starts.filter(({ state }) => state === 'rest');
  const known = solutions?.classes.length === resting.length ? solutions : null;
  const same = Array.from(known?.representatives ?? [], (_, number) =>
    resting.filter((_start, i) => known?.classes[i] === number),
  );
  /** @type {Start[][]} */
  const near = [];
  const creeping = starts.filter(({ state }) => state === 'creeping').sort((a, b) => a.e - b.e);
  for (const start of creeping) {
    const last = near.at(-1);
    if (last && start.e <= last[0].e * (1 + ALIKE)) last.push(start);
    else near.push([start]);
  }
  const groupOf = (/** @type {Group['state']} */ state) => (/** @type {Start[]} */ members) => ({
    ...{ state, e: Math.min(...members.map(({ e }) => e)) },
    members: members.toSorted((a, b) => a.seed - b.seed),
  });
  return [...same.map(groupOf('rest')), ...near.map(groupOf('creeping'))].sort((a, b) => a.e - b.e);
}

/**
 * Those that are shown: the most frequent, in the order of E.
 *
 * @param {readonly Group[]} groups
 * @param {number} most
 */
export function shownOf(groups, most) {
  const kept = groups.toSorted((a, b) => b.members.length - a.members.length || a.e - b.e).slice(0, most);
  return groups.filter((group) => kept.includes(group));
}

/**
 * @param {readonly Start[]} starts
 * @param {{ width: number, height: number }} size
 * @param {number} zero  E of the start at θ = 0; NaN without one
 */
export function dotsOf(starts, size, zero = NaN) {
  const words = startsWords();
  const shown = starts.filter(({ state }) => state !== 'diverged');
  const errors = [...shown.map(({ e }) => e), zero].filter(Number.isFinite);
  const [low, high] = errors.length > 0 ? [Math.min(...errors), Math.max(...errors)] : [0.01, 1];
  const isLog = low > 0 && high / low > MANY;
  const margin = isLog ? (high / low) ** 0.04 : Math.max(0.04 * (high - low), 0.02 * high, 1e-9);
  /** @type {Chart['x']} */
  const x = isLog
    ? { from: low / margin, to: high * margin, isLog, name: words.axis }
    : { from: Math.max(0, low - margin), to: high + margin, name: words.axis };
  const { box, x: scale } = layoutChart({ x, y: { from: 0, to: 1, name: '' }, series: [] }, size);
  const stacked = (/** @type {number} */ width) => {
    /** @type {Map<number, Start[]>} */
    const stacks = new Map();
    for (const start of shown) {
      const bin = Math.round((scale(start.e) - box.left) / width);
      stacks.set(bin, [...(stacks.get(bin) ?? []), start]);
    }
    return stacks;
  };
  let diameter = DOT.most;
  let stacks = stacked(diameter);
  const tallest = () => Math.max(1, ...[...stacks.values()].map(({ length }) => length));
  while (diameter > DOT.least && tallest() * diameter > box.height) {
    diameter = Math.max(DOT.least, diameter - 0.5);
    stacks = stacked(diameter);
  }
  // What is too tall even so is a spike of dots that overlap.
  const rise = Math.min(diameter, box.height / tallest());
  const dots = [...stacks].flatMap(([bin, members]) =>
    members
      .toSorted((a, b) => a.e - b.e || a.seed - b.seed)
      .map((start, i) => ({
        start,
        x: box.left + bin * diameter,
        y: box.top + box.height - (i + 0.5) * rise,
      })),
  );
  /** @type {Chart} */
  const chart = {
    x,
    y: { from: 0, to: box.height / rise, name: words.starts },
    series: [],
  };
  return { chart, dots, diameter, rise };
}

/**
 * The start whose dot is at a place of the picture; null where there is none near.
 *
 * @param {readonly Start[]} starts
 * @param {{ width: number, height: number }} size  of the chart
 * @param {number} zero
 * @param {{ x: number, y: number }} place
 */
export function startAt(starts, size, zero, place) {
  const { dots, diameter } = dotsOf(starts, size, zero);
  let [nearest, least] = [/** @type {Start | null} */ (null), Math.max(12, 2 * diameter)];
  for (const { start, x, y } of dots) {
    const distance = Math.hypot(x - place.x, y - place.y);
    if (distance < least) [nearest, least] = [start, distance];
  }
  return nearest;
}

/**
 * The start that a key leads to, from one dot to the next along the axis; null where it leads nowhere. Without a mark the
 * first key shows the best one.
 *
 * @param {readonly Start[]} starts
 * @param {number | null} marked  the seed of the one that is marked
 * @param {{ key: string, shiftKey: boolean }} event
 * @returns {Start | null}
 */
export function startBeside(starts, marked, { key, shiftKey }) {
  const order = starts
    .filter(({ state }) => state !== 'diverged')
    .toSorted((a, b) => a.e - b.e || a.seed - b.seed);
  const at = order.findIndex(({ seed }) => seed === marked);
  const last = order.length - 1;
  const by = shiftKey ? LEAP : 1;
  const place = { ArrowLeft: at - by, ArrowRight: at < 0 ? 0 : at + by, Home: 0, End: last }[key];
  return place === undefined ? null : (order[Math.min(last, Math.max(0, place))] ?? null);
}

/** @param {number} width */
export const chartHeight = (width) => Math.round(Math.min(300, Math.max(200, 0.45 * width)));

/** @param {number} maps @param {number} width @param {number} aspect */
export const startsHeight = (maps, width, aspect) =>
  chartHeight(width) + (maps > 0 ? stripOf(maps, width, aspect, LINES).height : 0);

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ width: number, height: number }} size
 * @param {PlotStyle} style
 * @param {object} subject
 * @param {readonly Start[]} subject.starts
 * @param {readonly Group[]} subject.groups  those that are shown
 * @param {readonly (Pictured | undefined)[]} subject.pictures  of them
 * @param {number} subject.zero  E of the start at θ = 0; NaN without one
 * @param {number | null} subject.marked  a seed
 * @param {Omit<Setting, 'width' | 'height' | 'pixelRatio'> | null} subject.setting
 * @param {number} subject.aspect
 */
export function drawStarts(ctx, size, style, { starts, groups, pictures, zero, marked, setting, aspect }) {
  const words = startsWords();
  const chartSize = { width: size.width, height: chartHeight(size.width) };
  const { chart, dots, diameter } = dotsOf(starts, chartSize, zero);
  const verticals = Number.isFinite(zero) ? [{ at: zero, name: '', colour: style.ink }] : [];
  const layout = drawChart(ctx, chartSize, style, { ...chart, verticals });
  if (Number.isFinite(zero)) {
    const place = layout.x(zero);
    const isRight = place > layout.box.left + layout.box.width / 2;
    ctx.font = `12px ${SANS}`;
    ctx.fillStyle = style.text;
    ctx.textAlign = isRight ? 'right' : 'left';
    ctx.textBaseline = 'alphabetic';
    ctx.fillText(words.zeroMark, place + (isRight ? -5 : 5), layout.box.top + 12);
  }
  const radius = Math.max(1, diameter / 2 - 0.5);
  for (const { start, x, y } of dots) {
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    ctx.lineWidth = 1;
    ctx.fillStyle = style.classes[0];
    ctx.strokeStyle = style.classes[1];
    if (start.state === 'rest') ctx.fill();
    else ctx.stroke();
    if (start.seed !== marked) continue;
    ctx.beginPath();
    ctx.arc(x, y, radius + 2.5, 0, 2 * Math.PI);
    ctx.strokeStyle = style.ink;
    ctx.lineWidth = 1.5;
    ctx.stroke();
  }
  const strip = stripOf(groups.length, size.width, aspect, LINES);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'top';
  for (const [i, group] of groups.entries()) {
    const inStrip = strip.boxOf(i);
    const box = { ...inStrip, top: inStrip.top + chartSize.height };
    if (setting) drawMap(ctx, box, frameOf(pictures[i] ?? null), { ...setting, style });
    ctx.fillStyle = style.ink;
    ctx.font = `bold 11px ${SANS}`;
    const at = [box.left + box.width / 2, box.top + box.height + 3];
    ctx.fillText(words.underE(formatError(group.e), group.state === 'rest'), at[0], at[1]);
    ctx.font = `11px ${SANS}`;
    ctx.fillStyle = style.text;
    ctx.fillText(words.times(group.members.length), at[0], at[1] + 14);
  }
}
