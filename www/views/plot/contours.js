/**
 * Iso-lines of the probability, like the contour lines of a map: two-tone, broken under their labels.
 *
 * @import { Box, Line } from './transform.js'
 * @import { Label } from './labels.js'
 * @import { PlotStyle } from '../palette.js'
 */
import { newPath } from '../backend.js';

const THIN = 1.25;
const HEAVY = 2.4;
/** How far the halo reaches beyond a line, on both sides together. */
const HALO = 1.8;
/** Between the end of a line and its label. */
const LABEL_GAP = 5;
/** Vertices closer than this to the one before add nothing that can be seen; one farther away is kept in any case. */
const CLOSEST = 2.5;
const FARTHEST = 12;
/** Tangent of the turn that a line may make between two vertices: half of what the arc between them turns by. */
const BEND = 0.12;
/** So many coordinates before the end of a line are not thinned out: its last arc is the least exact. */
const END = 6;

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {readonly Line[]} lines
 * @param {readonly Label[]} labels Where the lines make room.
 * @param {Box} box Lines are clipped to it.
 * @param {PlotStyle} style
 * @param {object} look
 * @param {number} look.heavyLevel Index of the level drawn heavier, such as P = 0.5, where the decision changes; −1 for none.
 * @param {number} look.scale Of the lines' widths.
 * @param {boolean} [look.isBare] Whether there is no fill below.
 */
export function drawContours(ctx, lines, labels, box, style, { heavyLevel, scale, isBare = false }) {
  const thin = newPath(ctx);
  const heavy = newPath(ctx);
  for (const { level, xy } of lines) {
    for (const piece of piecesBetween(labels, xy)) traceSmoothly(level === heavyLevel ? heavy : thin, piece);
  }
  ctx.save();
  ctx.beginPath();
  ctx.rect(box.left, box.top, box.width, box.height);
  ctx.clip();
  ctx.lineJoin = 'round';
  ctx.strokeStyle = style.halo;
  ctx.lineWidth = scale * THIN + HALO;
  ctx.stroke(thin);
  ctx.lineWidth = scale * HEAVY + HALO;
  ctx.stroke(heavy);
  ctx.strokeStyle = isBare ? style.line : style.ink;
  ctx.lineWidth = scale * THIN;
  ctx.stroke(thin);
  ctx.lineWidth = scale * HEAVY;
  ctx.stroke(heavy);
  ctx.restore();
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {readonly Label[]} labels
 * @param {PlotStyle} style
 * @param {string} font
 * @param {boolean} [isBare] Whether there is no fill below.
 */
export function drawLabels(ctx, labels, style, font, isBare = false) {
  ctx.save();
  ctx.font = font;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 3;
  ctx.strokeStyle = style.halo;
  ctx.fillStyle = isBare ? style.line : style.ink;
  for (const { text, x, y, angle } of labels) {
    ctx.save();
    ctx.translate(x, y);
    ctx.rotate(angle);
    ctx.strokeText(text, 0, 0.5);
    ctx.fillText(text, 0, 0.5);
    ctx.restore();
  }
  ctx.restore();
}

/**
 * A smooth curve through a polyline: quadratic arcs, each with a control point, that meet half-way between two of them.
 * Arcs with vertices for control points would cut the corners by an eighth of how far a vertex stands out between its
 * neighbours, so the control points stand out by that much more.
 *
 * @param {Path2D} path
 * @param {ArrayLike<number>} xy
 */
function traceSmoothly(path, xy) {
  const kept = thinned(xy);
  const end = kept.length - 2;
  const control = (/** @type {number} */ i) =>
    i >= end ? kept[i] : kept[i] + (2 * kept[i] - kept[i - 2] - kept[i + 2]) / 8;
  path.moveTo(kept[0], kept[1]);
  let x = control(2);
  let y = control(3);
  for (let i = 2; i < end - 2; i += 2) {
    const nextX = control(i + 2);
    const nextY = control(i + 3);
    path.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
    x = nextX;
    y = nextY;
  }
  path.quadraticCurveTo(x, y, kept[end], kept[end + 1]);
}

/**
 * The vertices that the shape of a line needs: few where it is straight, as most of its cost is their number. From one
 * to the next their distance at most doubles, for where it jumps the arcs are less exact.
 *
 * @param {ArrayLike<number>} xy
 * @returns {number[]} [x, y, …] with both ends
 */
function thinned(xy) {
  const last = xy.length - 2;
  let x = xy[0];
  let y = xy[1];
  let farthest = CLOSEST;
  const kept = [x, y];
  for (let i = 2; i < last; i += 2) {
    const alongX = xy[i] - x;
    const alongY = xy[i + 1] - y;
    const along = Math.abs(alongX) + Math.abs(alongY);
    if (along < CLOSEST) continue;
    if (i < last - END && along < farthest) {
      // The way from here on, against the way that led here.
      const onX = xy[i + 2] - xy[i];
      const onY = xy[i + 3] - xy[i + 1];
      const isStraight = Math.abs(alongX * onY - alongY * onX) < BEND * (alongX * onX + alongY * onY);
      if (isStraight) continue;
    }
    x = xy[i];
    y = xy[i + 1];
    farthest = Math.min(FARTHEST, 2 * along);
    kept.push(x, y);
  }
  kept.push(xy[last], xy[last + 1]);
  return kept;
}

/**
 * The pieces of a line that no label covers. Cutting the line is much cheaper than clipping the canvas.
 *
 * @param {readonly Label[]} labels
 * @param {Float32Array} xy
 * @returns {ArrayLike<number>[]} [x, y, …], each with two points at least
 */
function piecesBetween(labels, xy) {
  const covers = labels.map(coverOf);
  const isCovered = (/** @type {number} */ x, /** @type {number} */ y) =>
    covers.some((isUnder) => isUnder(x, y));
  /** @type {number[][]} */
  const pieces = [];
  /** @type {number[]} */
  let piece = [];
  let wasCovered = false;
  for (let i = 0; i < xy.length; i += 2) {
    const [x, y] = [xy[i], xy[i + 1]];
    const covered = isCovered(x, y);
    if (i > 0 && covered !== wasCovered) {
      const [beforeX, beforeY] = [xy[i - 2], xy[i - 1]];
      // Where the line crosses the label's edge, by bisection.
      let [free, hidden] = covered ? [0, 1] : [1, 0];
      for (let step = 0; step < 6; step++) {
        const share = (free + hidden) / 2;
        if (isCovered(beforeX + share * (x - beforeX), beforeY + share * (y - beforeY))) hidden = share;
        else free = share;
      }
      piece.push(beforeX + free * (x - beforeX), beforeY + free * (y - beforeY));
    }
    if (!covered) piece.push(x, y);
    else if (!wasCovered) {
      pieces.push(piece);
      piece = [];
    }
    wasCovered = covered;
  }
  pieces.push(piece);
  return pieces.filter(({ length }) => length >= 4);
}

/**
 * A test whether a place lies under a label or in the gap around it.
 *
 * @param {Label} label
 * @returns {(x: number, y: number) => boolean}
 */
function coverOf({ x, y, angle, width, height }) {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return (placeX, placeY) => {
    const dx = placeX - x;
    const dy = placeY - y;
    return (
      Math.abs(dx * cos + dy * sin) < width / 2 + LABEL_GAP && Math.abs(dy * cos - dx * sin) < height / 2
    );
  };
}
