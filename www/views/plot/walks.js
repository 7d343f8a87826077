/**
 * Iso-lines as labels see them: walked at equal steps of arc length, with what runs beside them.
 *
 * @import { Cells } from './cells.js'
 * @import { Box, Line } from './transform.js'
 */
import { cellAt, createCells } from './cells.js';

/** Arc length between samples, CSS pixels. */
export const STEP = 4;
/**
 * Lines of neighbouring levels no further apart than this, about a line's width, are seen as one, and each level between
 * two adds another pixel; where they were seen as one, they may come so much further apart.
 */
const TOGETHER = 2;
const STILL_TOGETHER = 1.5;
/** Levels that fit into a mask; of further ones no company is known. */
const MOST_LEVELS = 31;

/**
 * @typedef {object} Walk
 * @property {number} index
 * @property {number} level
 * @property {Float32Array} samples [x, y, …] at equal steps of arc length.
 * @property {number} count Number of samples.
 * @property {Int32Array} company At each sample, the other levels whose lines run along here, bit by bit.
 * @property {Int32Array} looseCompany Likewise, with a little more room.
 */

/** The bit of a level. @param {number} level */
export const bitOf = (level) => (level < MOST_LEVELS ? 1 << level : 0);

/**
 * @param {Line} line
 * @param {number} index
 * @returns {Walk} that knows of no company yet
 */
export function walkAlong({ level, xy }, index) {
  const { samples, count } = walk(xy);
  return {
    index,
    level,
    samples,
    count,
    company: new Int32Array(count),
    looseCompany: new Int32Array(count),
  };
}

/**
 * Where lines of other levels run along each walk.
 *
 * @param {readonly Walk[]} walks
 * @param {Lines} lines
 */
export function findCompany(walks, { owners, levels }) {
  const { columns, rows } = owners;
  /** The samples in each cell, as chains: a cell knows its last one, and each the one before it. Made when first needed. */
  let chains = /** @type {Chains | null} */ (null);
  for (const walked of walks) {
    const { samples, count, level } = walked;
    const others = ~bitOf(level);
    for (let i = 0; i < count; i++) {
      const x = samples[2 * i];
      const y = samples[2 * i + 1];
      const cell = cellAt(owners, x, y);
      if (cell < 0) continue;
      const row = (cell / columns) | 0;
      const column = cell - row * columns;
      const toRow = Math.min(rows - 1, row + 1);
      const toColumn = Math.min(columns - 1, column + 1);
      for (let r = Math.max(0, row - 1); r <= toRow; r++) {
        for (let c = Math.max(0, column - 1); c <= toColumn; c++) {
          const around = r * columns + c;
          // Most lines are alone, and most that are together have been found together at the nearest sample.
          if ((levels[around] & others & ~walked.company[i]) === 0) continue;
          chains ??= chainsOf(walks, owners);
          meet(walked, i, x, y, walks, chains, around);
        }
      }
    }
  }
}

/** @typedef {{ last: Int32Array, before: Int32Array, owner: Int32Array, place: Int32Array }} Chains */

/**
 * @param {readonly Walk[]} walks
 * @param {Cells} cells
 * @returns {Chains}
 */
function chainsOf(walks, cells) {
  const total = walks.reduce((sum, { count }) => sum + count, 0);
  const last = new Int32Array(cells.values.length).fill(-1);
  const [before, owner, place] = [new Int32Array(total), new Int32Array(total), new Int32Array(total)];
  let filled = 0;
  walks.forEach(({ samples, count }, w) => {
    for (let i = 0; i < count; i++) {
      const cell = cellAt(cells, samples[2 * i], samples[2 * i + 1]);
      if (cell < 0) continue;
      owner[filled] = w;
      place[filled] = i;
      before[filled] = last[cell];
      last[cell] = filled++;
    }
  });
  return { last, before, owner, place };
}

/**
 * Which of the lines in a cell run along a sample of a walk.
 *
 * @param {Walk} walked
 * @param {number} i
 * @param {number} x Of the sample.
 * @param {number} y
 * @param {readonly Walk[]} walks
 * @param {Chains} chains
 * @param {number} cell
 */
function meet(walked, i, x, y, walks, { last, before, owner, place }, cell) {
  for (let at = last[cell]; at >= 0; at = before[at]) {
    const other = walks[owner[at]];
    if (other.level === walked.level) continue;
    const apart = distanceTo(other, place[at], x, y);
    const together = TOGETHER + Math.abs(other.level - walked.level) - 1;
    if (apart > together + STILL_TOGETHER) continue;
    walked.looseCompany[i] |= bitOf(other.level);
    if (apart <= together) walked.company[i] |= bitOf(other.level);
  }
}

/**
 * From (x, y) to a walk's line around one of its samples; infinite where another of its samples is nearer.
 *
 * @param {Walk} walked
 * @param {number} i
 * @param {number} x
 * @param {number} y
 */
function distanceTo({ samples, count }, i, x, y) {
  const from = Math.max(0, i - 1);
  const to = Math.min(count - 1, i + 1);
  const dx = samples[2 * to] - samples[2 * from];
  const dy = samples[2 * to + 1] - samples[2 * from + 1];
  const along = length(dx, dy);
  if (along === 0) return Infinity;
  const awayX = x - samples[2 * i];
  const awayY = y - samples[2 * i + 1];
  if (Math.abs(awayX * dx + awayY * dy) > STEP * along) return Infinity;
  return Math.abs(awayX * dy - awayY * dx) / along;
}

/**
 * The levels that run along most of the stretch from sample `from` to sample `to`.
 *
 * @param {Int32Array} company
 * @param {number} from
 * @param {number} to
 * @param {number} share Of the samples, that counts as most.
 * @returns {number} bit by bit
 */
export function companyAlong(company, from, to, share) {
  const first = Math.max(0, Math.round(from));
  const end = Math.min(company.length - 1, Math.round(to));
  let some = 0;
  for (let i = first; i <= end; i++) some |= company[i];
  let most = 0;
  for (let level = 0; some >> level > 0; level++) {
    const bit = 1 << level;
    if (!(some & bit)) continue;
    let count = 0;
    for (let i = first; i <= end; i++) if (company[i] & bit) count++;
    if (count >= share * (end - first + 1)) most |= bit;
  }
  return most;
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
export function sampleAt(samples, at) {
  const i = Math.max(0, Math.min(Math.floor(at), samples.length / 2 - 2));
  const share = at - i;
  return [
    samples[2 * i] + share * (samples[2 * i + 2] - samples[2 * i]),
    samples[2 * i + 1] + share * (samples[2 * i + 3] - samples[2 * i + 1]),
  ];
}

/**
 * The place along the walk that is nearest to (x, y), between samples, and how far away it is.
 *
 * @param {Walk} walked
 * @param {number} x
 * @param {number} y
 * @returns {{ at: number, distance: number }}
 */
export function nearest({ samples, count }, x, y) {
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
  const share = square === 0 ? 0 : ((x - samples[2 * from]) * dx + (y - samples[2 * from + 1]) * dy) / square;
  const at = square === 0 ? best : from + Math.max(0, Math.min(1, share)) * (to - from);
  const [nearX, nearY] = sampleAt(samples, at);
  return { at, distance: length(nearX - x, nearY - y) };
}

/**
 * What of the lines passes through a cell.
 *
 * @typedef {object} Lines
 * @property {Cells} owners 0 none, i + 1 only line i, −1 several.
 * @property {Int32Array} levels Of each cell, bit by bit.
 */

/**
 * @param {readonly Walk[]} walks
 * @param {Box} box
 * @returns {Lines}
 */
export function linesByCell(walks, box) {
  const owners = createCells(box, STEP);
  const levels = new Int32Array(owners.values.length);
  for (const { index, level, samples, count } of walks) {
    for (let i = 0; i < count; i++) {
      const cell = cellAt(owners, samples[2 * i], samples[2 * i + 1]);
      if (cell < 0) continue;
      const owner = owners.values[cell];
      owners.values[cell] = owner === 0 || owner === index + 1 ? index + 1 : -1;
      levels[cell] |= bitOf(level);
    }
  }
  return { owners, levels };
}

/**
 * √(x² + y²). Math.hypot guards against overflow, which pixels cannot reach, and takes several times as long.
 *
 * @param {number} x
 * @param {number} y
 * @returns {number}
 */
export function length(x, y) {
  return Math.sqrt(x * x + y * y);
}
