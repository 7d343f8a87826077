/**
 * Iso-lines of the probability, like the contour lines of a map: two-tone, broken under their labels.
 *
 * @import { Box, Line } from './transform.js'
 * @import { Label } from './labels.js'
 * @import { PlotStyle } from './palette.js'
 */

const THIN = 1.25;
const HEAVY = 2.4;
/** How far the halo reaches beyond a line, on both sides together. */
const HALO = 1.8;
/** Between the end of a line and its label. */
const LABEL_GAP = 5;
/** Vertices closer than this to the one before add nothing that can be seen. */
const VERTEX_SPACING = 2.5;

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {readonly Line[]} lines
 * @param {readonly Label[]} labels Where the lines make room.
 * @param {Box} box Lines are clipped to it.
 * @param {PlotStyle} style
 * @param {object} look
 * @param {number} look.heavyLevel Index of the level drawn heavier: P = 0.5, where the decision changes.
 * @param {number} look.scale Of the lines' widths.
 */
export function drawContours(ctx, lines, labels, box, style, { heavyLevel, scale }) {
  const thin = new Path2D();
  const heavy = new Path2D();
  for (const { level, xy } of lines) traceSmoothly(level === heavyLevel ? heavy : thin, xy);
  ctx.save();
  ctx.clip(outsideLabels(labels, box), 'evenodd');
  ctx.lineJoin = 'round';
  ctx.strokeStyle = style.halo;
  ctx.lineWidth = scale * THIN + HALO;
  ctx.stroke(thin);
  ctx.lineWidth = scale * HEAVY + HALO;
  ctx.stroke(heavy);
  ctx.strokeStyle = style.ink;
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
 */
export function drawLabels(ctx, labels, style, font) {
  ctx.save();
  ctx.font = font;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 3;
  ctx.strokeStyle = style.halo;
  ctx.fillStyle = style.ink;
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
 * Quadratic arcs from edge midpoint to edge midpoint with the vertices as control points: a polyline without its
 * corners that never leaves it by more than a quarter of a corner's height.
 *
 * @param {Path2D} path
 * @param {Float32Array} xy
 */
function traceSmoothly(path, xy) {
  const last = xy.length - 2;
  let [x, y] = xy;
  let controlX = x;
  let controlY = y;
  path.moveTo(x, y);
  for (let i = 2; i < last; i += 2) {
    x = xy[i];
    y = xy[i + 1];
    if (Math.abs(x - controlX) + Math.abs(y - controlY) < VERTEX_SPACING) continue;
    path.quadraticCurveTo(controlX, controlY, (controlX + x) / 2, (controlY + y) / 2);
    controlX = x;
    controlY = y;
  }
  path.quadraticCurveTo(controlX, controlY, xy[last], xy[last + 1]);
}

/**
 * The box with a hole for each label. Labels do not overlap, so the even-odd rule leaves out every one of them.
 *
 * @param {readonly Label[]} labels
 * @param {Box} box
 * @returns {Path2D}
 */
function outsideLabels(labels, box) {
  const region = new Path2D();
  region.rect(box.left, box.top, box.width, box.height);
  for (const { x, y, angle, width, height } of labels) {
    const alongX = Math.cos(angle) * (width / 2 + LABEL_GAP);
    const alongY = Math.sin(angle) * (width / 2 + LABEL_GAP);
    const acrossX = -Math.sin(angle) * (height / 2);
    const acrossY = Math.cos(angle) * (height / 2);
    region.moveTo(x + alongX + acrossX, y + alongY + acrossY);
    region.lineTo(x - alongX + acrossX, y - alongY + acrossY);
    region.lineTo(x - alongX - acrossX, y - alongY - acrossY);
    region.lineTo(x + alongX - acrossX, y + alongY - acrossY);
    region.closePath();
  }
  return region;
}
