/**
 * Where the iso-lines carry their numbers.
 *
 * Every line is walked at equal steps of arc length. Each stretch as long as its text is a candidate with a cost:
 * bends, other lines under the text, points under the text, steepness, and distance from the line's middle cost;
 * staying where the label was in the frame before pays. The cheapest stretch wins, longest lines first. The result
 * depends on nothing but its arguments.
 *
 * @import { Cells } from './cells.js'
 * @import { Box, Line } from './transform.js'
 */
import { cellAt, createCells } from './cells.js';

/**
 * @typedef {object} Label
 * @property {number} level Index into the levels.
 * @property {string} text
 * @property {number} x Centre, CSS pixels.
 * @property {number} y
 * @property {number} angle Radians, clockwise as canvases turn; upright.
 * @property {number} width Of the text.
 * @property {number} height Of the text.
 */

/**
 * @typedef {object} LabelOptions
 * @property {readonly string[]} texts Text of each level.
 * @property {readonly number[]} widths Width of each text, CSS pixels.
 * @property {number} height Of a text, CSS pixels.
 * @property {Box} box
 * @property {readonly Label[]} [previous] The labels of the frame before.
 * @property {Cells | null} [points] How many points lie in each cell, to keep clear of.
 */

/** Arc length between samples, CSS pixels. */
const STEP = 4;
/** Between a text and the box's edge or another text. */
const CLEARANCE = 6;
/** A stretch that leaves its chord by more than this cannot carry a straight text. */
const MAX_BEND = 4;
/** More labels than this would hide the picture. */
const MAX_LABELS = 12;
/** Beyond the first of a level, a label has to find a better place than this. */
const MAX_COST = 3;
/** What it is worth to stay, and how far away still counts as staying (CSS pixels). */
const STAY_BONUS = 3;
const STAY_RADIUS = 26;

const COST = { bend: 0.6, otherLine: 0.7, point: 0.6, steepness: 0.6, offCentre: 0.8 };

/**
 * @param {readonly Line[]} lines
 * @param {LabelOptions} options
 * @returns {Label[]}
 */
export function placeLabels(lines, options) {
  const walks = lines
    .map((line, index) => ({ index, level: line.level, ...walk(line.xy) }))
    .filter(({ count, level }) => (count - 1) * STEP > 1.6 * options.widths[level] + 2 * CLEARANCE)
    .sort((a, b) => b.count - a.count || a.index - b.index);
  const owners = lineOwners(walks, options.box);
  /** @type {Label[]} */
  const placed = [];
  const labelled = new Set();
  for (const walked of walks) {
    if (placed.length === MAX_LABELS) break;
    const best = cheapest(walked, owners, placed, options);
    if (!best || (best.cost > MAX_COST && labelled.has(walked.level))) continue;
    labelled.add(walked.level);
    placed.push(best.label);
  }
  return placed;
}

/**
 * @typedef {object} Walk
 * @property {number} index
 * @property {number} level
 * @property {Float32Array} samples [x, y, …] at equal steps of arc length.
 * @property {number} count Number of samples.
 */

/**
 * @param {Walk} walked
 * @param {Cells} owners
 * @param {readonly Label[]} placed
 * @param {LabelOptions} options
 * @returns {{ label: Label, cost: number } | null}
 */
function cheapest(walked, owners, placed, options) {
  const { level, count } = walked;
  const half = options.widths[level] / 2 / STEP;
  /** @type {{ label: Label, cost: number } | null} */
  let best = null;
  /** @param {number} at */
  const consider = (at) => {
    const candidate = rate(walked, at, half, owners, placed, options);
    if (candidate && (!best || candidate.cost < best.cost)) best = candidate;
  };
  for (let at = Math.ceil(half); at <= count - 1 - half; at += 2) consider(at);
  for (const before of options.previous ?? []) {
    if (before.level !== level) continue;
    const at = nearest(walked, before.x, before.y);
    if (at >= half && at <= count - 1 - half) consider(at);
  }
  return best;
}

/**
 * The label centred at sample `at` (may lie between samples) and its cost, or null where it cannot stand.
 *
 * @param {Walk} walked
 * @param {number} at
 * @param {number} half Half the text's width, in samples.
 * @param {Cells} owners
 * @param {readonly Label[]} placed
 * @param {LabelOptions} options
 * @returns {{ label: Label, cost: number } | null}
 */
function rate({ index, level, samples, count }, at, half, owners, placed, options) {
  const { box, height } = options;
  const width = options.widths[level];
  const [startX, startY] = sampleAt(samples, at - half);
  const [endX, endY] = sampleAt(samples, at + half);
  const chord = length(endX - startX, endY - startY);
  if (chord < 0.8 * width) return null;
  const alongX = (endX - startX) / chord;
  const alongY = (endY - startY) / chord;

  let bend = 0;
  let middleX = 0;
  let middleY = 0;
  for (const share of [-0.5, 0, 0.5]) {
    const [x, y] = sampleAt(samples, at + share * half);
    const away = (x - startX) * alongY - (y - startY) * alongX;
    bend = Math.max(bend, Math.abs(away));
    if (share === 0) {
      // The text stands half-way between the curve and its chord.
      middleX = x - (away / 2) * alongY;
      middleY = y + (away / 2) * alongX;
    }
  }
  if (bend > MAX_BEND) return null;

  const reachX = (Math.abs(alongX) * width + Math.abs(alongY) * height) / 2 + CLEARANCE;
  const reachY = (Math.abs(alongY) * width + Math.abs(alongX) * height) / 2 + CLEARANCE;
  if (middleX - reachX < box.left || middleX + reachX > box.left + box.width) return null;
  if (middleY - reachY < box.top || middleY + reachY > box.top + box.height) return null;
  for (const other of placed) {
    const apart = (other.width + width) / 2 + 2 * CLEARANCE;
    if (length(other.x - middleX, other.y - middleY) < apart) return null;
  }

  let cost = COST.bend * bend + COST.steepness * Math.abs(alongY);
  cost += COST.offCentre * Math.abs(at / (count - 1) - 0.5);
  for (let i = -2; i <= 2; i++) {
    for (let j = -1; j <= 1; j++) {
      const x = middleX + (i * width * alongX) / 4 - (j * height * alongY) / 2;
      const y = middleY + (i * width * alongY) / 4 + (j * height * alongX) / 2;
      const owner = valueAt(owners, x, y);
      if (owner !== 0 && owner !== index + 1) cost += COST.otherLine;
      if (options.points && j === 0) cost += COST.point * valueAt(options.points, x, y);
    }
  }

  /** @type {Label | undefined} */
  let stayed;
  for (const before of options.previous ?? []) {
    const moved = length(before.x - middleX, before.y - middleY);
    if (before.level !== level || moved >= STAY_RADIUS) continue;
    stayed = before;
    cost -= STAY_BONUS * (1 - moved / STAY_RADIUS);
    break;
  }
  const angle = uprightAngle(Math.atan2(alongY, alongX), stayed?.angle);
  return { label: { level, text: options.texts[level], x: middleX, y: middleY, angle, width, height }, cost };
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

/**
 * @param {Float32Array} xy
 * @returns {{ samples: Float32Array, count: number }} `samples` at 0, STEP, 2 STEP, … of the polyline's length.
 */
function walk(xy) {
  let total = 0;
  for (let i = 2; i < xy.length; i += 2) total += length(xy[i] - xy[i - 2], xy[i + 1] - xy[i - 1]);
  const count = Math.floor(total / STEP) + 1;
  const samples = new Float32Array(2 * count);
  samples[0] = xy[0];
  samples[1] = xy[1];
  let filled = 1;
  let passed = 0;
  for (let i = 2; i < xy.length && filled < count; i += 2) {
    const dx = xy[i] - xy[i - 2];
    const dy = xy[i + 1] - xy[i - 1];
    const segment = length(dx, dy);
    while (filled < count && filled * STEP <= passed + segment) {
      const share = segment > 0 ? (filled * STEP - passed) / segment : 0;
      samples[2 * filled] = xy[i - 2] + share * dx;
      samples[2 * filled + 1] = xy[i - 1] + share * dy;
      filled++;
    }
    passed += segment;
  }
  // Rounding may leave the very last sample unreached.
  return { samples, count: filled };
}

/**
 * @param {Float32Array} samples
 * @param {number} at
 * @returns {[number, number]}
 */
function sampleAt(samples, at) {
  const i = Math.max(0, Math.min(Math.floor(at), samples.length / 2 - 2));
  const share = at - i;
  return [
    samples[2 * i] + share * (samples[2 * i + 2] - samples[2 * i]),
    samples[2 * i + 1] + share * (samples[2 * i + 3] - samples[2 * i + 1]),
  ];
}

/**
 * The place along the walk that is nearest to (x, y), between samples.
 *
 * @param {Walk} walked
 * @param {number} x
 * @param {number} y
 * @returns {number}
 */
function nearest({ samples, count }, x, y) {
  let best = 0;
  let bestSquare = Infinity;
  for (let i = 0; i < count; i++) {
    const square = (samples[2 * i] - x) ** 2 + (samples[2 * i + 1] - y) ** 2;
    if (square < bestSquare) {
      bestSquare = square;
      best = i;
    }
  }
  const from = Math.max(0, best - 1);
  const to = Math.min(count - 1, best + 1);
  const dx = samples[2 * to] - samples[2 * from];
  const dy = samples[2 * to + 1] - samples[2 * from + 1];
  const square = dx * dx + dy * dy;
  if (square === 0) return best;
  const share = ((x - samples[2 * from]) * dx + (y - samples[2 * from + 1]) * dy) / square;
  return from + Math.max(0, Math.min(1, share)) * (to - from);
}

/**
 * Which line passes through each cell: 0 none, i + 1 only line i, −1 several.
 *
 * @param {readonly Walk[]} walks
 * @param {Box} box
 * @returns {Cells}
 */
function lineOwners(walks, box) {
  const owners = createCells(box, STEP);
  for (const { index, samples, count } of walks) {
    for (let i = 0; i < count; i++) {
      const cell = cellAt(owners, samples[2 * i], samples[2 * i + 1]);
      if (cell < 0) continue;
      const owner = owners.values[cell];
      owners.values[cell] = owner === 0 || owner === index + 1 ? index + 1 : -1;
    }
  }
  return owners;
}

/**
 * @param {Cells} cells
 * @param {number} x
 * @param {number} y
 * @returns {number} 0 outside the box.
 */
function valueAt(cells, x, y) {
  const cell = cellAt(cells, x, y);
  return cell < 0 ? 0 : cells.values[cell];
}

/**
 * √(x² + y²). Math.hypot guards against overflow, which pixels cannot reach, and takes several times as long.
 *
 * @param {number} x
 * @param {number} y
 * @returns {number}
 */
function length(x, y) {
  return Math.sqrt(x * x + y * y);
}
