/**
 * Where the iso-lines carry their numbers.
 *
 * Every line is walked at equal steps of arc length. Each stretch as long as its text is a candidate with a cost: points
 * under the text cost most, then other lines under it, bends, steepness, and distance from the line's middle. The
 * cheapest stretch wins, longest lines first. Where lines of several levels run along each other as one, they share one
 * label, "0.01–0.9", unless each has a place of its own.
 *
 * In motion a label stays: it stands where its line comes nearest to where it was, as long as there is room for it,
 * whatever other place has become better. The result depends on nothing but the arguments, so that without labels of
 * before the same picture has the same ones.
 *
 * @import { Crowd } from './crowd.js'
 * @import { Box, Line } from './transform.js'
 * @import { Lines, Walk } from './walks.js'
 */
import { cellAt } from './cells.js';
import {
  bitOf,
  companyAlong,
  findCompany,
  length,
  linesByCell,
  nearest,
  sampleAt,
  STEP,
  walkAlong,
} from './walks.js';

/**
 * @typedef {object} Label
 * @property {number} level Of the line that it stands on: index into the levels.
 * @property {number} lowest Of the levels that it names, the first; `level` itself where it names no other.
 * @property {number} highest Likewise, the last.
 * @property {string} text
 * @property {number} x Centre, CSS pixels.
 * @property {number} y
 * @property {readonly [x: number, y: number]} foot Where on its line it stands.
 * @property {number} angle Radians, clockwise as canvases turn; upright.
 * @property {number} width Of the text.
 * @property {number} height Of the text.
 */

/**
 * @typedef {object} LabelOptions
 * @property {readonly string[]} texts Text of each level; levels ascend.
 * @property {readonly number[]} widths Width of each text, CSS pixels.
 * @property {number} [dash] Width of what stands between two of them.
 * @property {number} height Of a text, CSS pixels.
 * @property {Box} box
 * @property {readonly Label[]} [previous] The labels of the frame before, where they are to stay.
 * @property {Crowd | null} [points] To keep clear of.
 */

/** Between a text and the box's edge or another text. */
const CLEARANCE = 6;
/** A stretch that leaves its chord by more than this cannot carry a straight text. */
const MAX_BEND = 4;
/** More labels than this would hide the picture. */
const MAX_LABELS = 12;
/** Beyond the first of a level, a label has to find a better place than this. */
const MAX_COST = 3;
/** A label follows its line so far from one frame to the next (CSS pixels); further, it is another label. */
const STAY_RADIUS = 48;
/** Two labels on the same line that are nearer to each other than this are one too many. */
const NEARBY = 80;
/** Width of the dash where it is not told. */
const DASH = 7;

/** Of a point covered, all of a label's length on another line, … A point outweighs everything but another line. */
const COST = { point: 4, otherLine: 0.7, bend: 0.6, steepness: 0.6, offCentre: 0.8, shared: 2 };

/** What a place must fulfil: to be chosen, and to be kept. */
const CHOSEN = { bend: MAX_BEND, edge: CLEARANCE, gap: CLEARANCE, together: 0.8, isLoose: false };
const KEPT = { bend: 1.75 * MAX_BEND, edge: 1, gap: 1, together: 0.6, isLoose: true };

/** @typedef {{ label: Label, cost: number }} Candidate */

/**
 * What labels are placed among.
 *
 * @typedef {object} Scenery
 * @property {LabelOptions} options
 * @property {Lines} lines
 * @property {Label[]} placed
 */

/**
 * @param {readonly Line[]} contours
 * @param {LabelOptions} options
 * @returns {Label[]}
 */
export function placeLabels(contours, options) {
  const walks = contours
    .map(walkAlong)
    .filter(({ count, level }) => (count - 1) * STEP > 1.6 * options.widths[level] + 2 * CLEARANCE)
    .sort((a, b) => b.count - a.count || a.index - b.index);
  const lines = linesByCell(walks, options.box);
  findCompany(walks, lines);
  /** @type {Scenery} */
  const scenery = { options, lines, placed: [] };
  const { placed } = scenery;
  const told = keepLabels(walks, scenery);
  const labelled = new Set(placed.flatMap(levelsOf));
  for (const walked of walks) {
    if (placed.length >= MAX_LABELS) break;
    if (told.has(walked)) continue;
    const best = cheapest(walked, scenery);
    if (!best || (best.cost > MAX_COST && labelled.has(walked.level))) continue;
    put(best.label, walked, walks, scenery, told);
    for (const level of levelsOf(best.label)) labelled.add(level);
  }
  return placed;
}

/** @param {Label} label */
const levelsOf = ({ lowest, highest }) => Array.from({ length: highest - lowest + 1 }, (_, i) => lowest + i);

/**
 * Puts a label into the picture, which tells its own line and those that run along it there.
 *
 * @param {Label} label
 * @param {Walk} walked
 * @param {readonly Walk[]} walks
 * @param {Scenery} scenery
 * @param {Set<Walk>} told
 */
function put(label, walked, walks, { placed }, told) {
  placed.push(label);
  told.add(walked);
  if (label.lowest === label.highest) return;
  for (const other of walks) {
    if (other.level < label.lowest || other.level > label.highest || told.has(other)) continue;
    if (nearest(other, label.x, label.y).distance < label.height / 2) told.add(other);
  }
}

/**
 * The labels of before, on the lines as they are now.
 *
 * @param {readonly Walk[]} walks
 * @param {Scenery} scenery
 * @returns {Set<Walk>} the lines that they tell
 */
function keepLabels(walks, scenery) {
  /** @type {Set<Walk>} */
  const told = new Set();
  for (const before of scenery.options.previous ?? []) {
    /** @type {{ walked: Walk, at: number, distance: number } | null} */
    let found = null;
    for (const walked of walks) {
      if (walked.level !== before.level) continue;
      const place = nearest(walked, ...before.foot);
      if (place.distance < (found?.distance ?? STAY_RADIUS)) found = { walked, ...place };
    }
    if (!found) continue;
    const label = kept(found.walked, found.at, before, scenery);
    if (label && !(told.has(found.walked) && isTold(label, scenery.placed))) {
      put(label, found.walked, walks, scenery, told);
    }
  }
  return told;
}

/**
 * Whether a label says once more what another one says: where lines have come together, one of their labels tells all of
 * them, and where two pieces of a line have become one, one of two labels close to each other tells it.
 *
 * @param {Label} label
 * @param {readonly Label[]} placed
 */
const isTold = ({ level, lowest, highest, x, y }, placed) =>
  lowest !== highest ||
  placed.some((other) => other.level === level && length(other.x - x, other.y - y) < NEARBY);

/**
 * A label of before at a place of its line, or at the next one where there is room.
 *
 * @param {Walk} walked
 * @param {number} at
 * @param {Label} before
 * @param {Scenery} scenery
 * @returns {Label | null}
 */
function kept(walked, at, before, scenery) {
  for (let aside = 0; aside * STEP < STAY_RADIUS; aside++) {
    for (const place of aside === 0 ? [at] : [at - aside, at + aside]) {
      const candidate = rate(walked, place, scenery, KEPT, Infinity, before);
      if (candidate) return candidate.label;
    }
  }
  return null;
}

/**
 * @param {Walk} walked
 * @param {Scenery} scenery
 * @returns {Candidate | null}
 */
function cheapest(walked, scenery) {
  const half = scenery.options.widths[walked.level] / 2 / STEP;
  /** @type {Candidate | null} */
  let best = null;
  for (let at = Math.ceil(half); at <= walked.count - 1 - half; at += 2) {
    const candidate = rate(walked, at, scenery, CHOSEN, best?.cost ?? Infinity);
    if (candidate) best = candidate;
  }
  return best;
}

/**
 * The levels that a label centred at sample `at` names together, the first and the last of them.
 *
 * @param {Walk} walked
 * @param {number} at
 * @param {LabelOptions} options
 * @param {typeof CHOSEN} rule
 * @returns {[lowest: number, highest: number]}
 */
function namedAt(walked, at, options, { together, isLoose }) {
  const { level } = walked;
  const company = isLoose ? walked.looseCompany : walked.company;
  if (company[Math.round(at)] === 0) return [level, level];
  let [lowest, highest] = [level, level];
  // A text of two numbers is longer, and the lines have to be together along all of it.
  for (let round = 0; round < 2; round++) {
    const half = widthOf(lowest, highest, options) / 2 / STEP;
    const all = companyAlong(company, at - half, at + half, together) | bitOf(level);
    lowest = highest = level;
    while (lowest > 0 && all & bitOf(lowest - 1)) lowest--;
    while (highest + 1 < options.texts.length && all & bitOf(highest + 1)) highest++;
    if (lowest === highest) break;
  }
  return [lowest, highest];
}

/** @param {number} lowest @param {number} highest @param {LabelOptions} options */
const widthOf = (lowest, highest, { widths, dash = DASH }) =>
  lowest === highest ? widths[lowest] : widths[lowest] + dash + widths[highest];

/** @param {number} lowest @param {number} highest @param {LabelOptions} options */
const textOf = (lowest, highest, { texts }) =>
  lowest === highest ? texts[lowest] : `${texts[lowest]}–${texts[highest]}`;

/**
 * The label centred at sample `at` (may lie between samples) and its cost, or null where it cannot stand or costs as
 * much as `limit`.
 *
 * @param {Walk} walked
 * @param {number} at
 * @param {Scenery} scenery
 * @param {typeof CHOSEN} rule
 * @param {number} limit
 * @param {Label} [before] That stays.
 * @returns {Candidate | null}
 */
function rate(walked, at, { options, lines, placed }, rule, limit, before) {
  const { level, count } = walked;
  const { height, points } = options;
  const [lowest, highest] = namedAt(walked, at, options, rule);
  const isShared = lowest !== highest;
  const width = widthOf(lowest, highest, options);
  const half = width / 2 / STEP;
  if (at < half || at > count - 1 - half) return null;
  let cost = COST.offCentre * Math.abs(at / (count - 1) - 0.5) + (isShared ? COST.shared : 0);
  if (cost >= limit) return null;
  const chord = chordAt(walked, at, half);
  const { x, y, alongX, alongY } = chord;
  if (chord.length < 0.8 * width || chord.bend > rule.bend) return null;
  cost += COST.bend * chord.bend + COST.steepness * Math.abs(alongY);
  if (cost >= limit || !hasRoom(chord, width, options, placed, rule)) return null;
  cost += COST.otherLine * linesUnder(lines, walked, lowest, highest, chord, width, height);
  if (points && cost < limit) cost += COST.point * points.under(x, y, alongX, alongY, width, height);
  if (cost >= limit) return null;
  const angle = uprightAngle(Math.atan2(alongY, alongX), before?.angle);
  const text = textOf(lowest, highest, options);
  return { label: { level, lowest, highest, text, x, y, foot: chord.foot, angle, width, height }, cost };
}

/**
 * The straight way between the ends of a stretch, and how far the stretch leaves it. The text stands half-way between.
 *
 * @param {Walk} walked
 * @param {number} at
 * @param {number} half Of the stretch, in samples.
 */
function chordAt({ samples }, at, half) {
  const [startX, startY] = sampleAt(samples, at - half);
  const [endX, endY] = sampleAt(samples, at + half);
  const along = length(endX - startX, endY - startY);
  const alongX = along > 0 ? (endX - startX) / along : 1;
  const alongY = along > 0 ? (endY - startY) / along : 0;
  let bend = 0;
  const foot = sampleAt(samples, at);
  let [x, y] = foot;
  for (const share of [-0.5, 0, 0.5]) {
    const [nextX, nextY] = sampleAt(samples, at + share * half);
    const away = (nextX - startX) * alongY - (nextY - startY) * alongX;
    bend = Math.max(bend, Math.abs(away));
    if (share === 0) [x, y] = [nextX - (away / 2) * alongY, nextY + (away / 2) * alongX];
  }
  return { x, y, foot, alongX, alongY, length: along, bend };
}

/**
 * Whether a text is inside the box, and off all others.
 *
 * @param {ReturnType<typeof chordAt>} chord
 * @param {number} width
 * @param {LabelOptions} options
 * @param {readonly Label[]} placed
 * @param {typeof CHOSEN} rule
 */
function hasRoom({ x, y, alongX, alongY }, width, { box, height }, placed, { edge, gap }) {
  const reachX = (Math.abs(alongX) * width + Math.abs(alongY) * height) / 2 + edge;
  const reachY = (Math.abs(alongY) * width + Math.abs(alongX) * height) / 2 + edge;
  if (x - reachX < box.left || x + reachX > box.left + box.width) return false;
  if (y - reachY < box.top || y + reachY > box.top + box.height) return false;
  return placed.every((other) => length(other.x - x, other.y - y) >= (other.width + width) / 2 + 2 * gap);
}

/**
 * At how many of fifteen places of a text there is a line that it does not name.
 *
 * @param {Lines} lines
 * @param {Walk} walked
 * @param {number} lowest
 * @param {number} highest
 * @param {ReturnType<typeof chordAt>} chord
 * @param {number} width
 * @param {number} height
 */
function linesUnder({ owners, levels }, { index }, lowest, highest, { x, y, alongX, alongY }, width, height) {
  let count = 0;
  for (let i = -2; i <= 2; i++) {
    for (let j = -1; j <= 1; j++) {
      const cell = cellAt(
        owners,
        x + (i * width * alongX) / 4 - (j * height * alongY) / 2,
        y + (i * width * alongY) / 4 + (j * height * alongX) / 2,
      );
      const owner = cell < 0 ? 0 : owners.values[cell];
      if (owner === 0 || owner === index + 1) continue;
      const isNamed =
        lowest !== highest && !(levels[cell] >> (highest + 1)) && !(levels[cell] & (bitOf(lowest) - 1));
      if (!isNamed) count++;
    }
  }
  return count;
}

/**
 * The direction in which text along `angle` is not upside down. Close to vertical both are equally good, and the
 * one before is kept so that labels do not flip from frame to frame.
 *
 * @param {number} angle
 * @param {number} [before]
 * @returns {number} within ±100°
 */
export function uprightAngle(angle, before) {
  const upright = angle - Math.PI * Math.round(angle / Math.PI);
  const steep = Math.abs(upright) > (80 * Math.PI) / 180;
  if (!steep || before === undefined || Math.abs(upright - before) < Math.PI / 2) return upright;
  return upright - Math.sign(upright) * Math.PI;
}
