/**
 * Points that lie outside the picture: arrowheads at its border, where they would be, that point to them.
 *
 * @import { Points } from '../../points/points.d.ts'
 * @import { Look } from '../../scene/scene.d.ts'
 * @import { PlotStyle } from '../palette.js'
 * @import { Box, Transform } from './transform.js'
 */
import { newPath } from '../backend.js';
import { placeOf } from './marks.js';

/** Of an arrowhead, CSS pixels: from its base to its tip, and half its base. */
const LENGTH = 6;
const HALF = 3.5;
/** Heads of one colour that are nearer to each other than this are one. */
const APART = 4;

/**
 * @typedef {object} Head
 * @property {number} x Of the tip, on the border; CSS pixels.
 * @property {number} y
 * @property {number} right Whether it points to the right (1), to the left (−1) or neither.
 * @property {number} down
 * @property {string} colour
 */

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Points} points
 * @param {Transform} transform
 * @param {PlotStyle} style
 * @param {object} appearance
 * @param {Look} appearance.look
 * @param {(i: number) => string} appearance.colourOf
 * @param {boolean} appearance.faint For test points: smaller.
 */
export function drawOutside(ctx, points, transform, style, { look, colourOf, faint }) {
  const heads = headsOf(points, transform, look, colourOf);
  if (heads.length === 0) return;
  ctx.save();
  ctx.lineJoin = 'round';
  ctx.strokeStyle = style.halo;
  ctx.lineWidth = 2;
  const size = faint ? 0.7 : 1;
  for (const { x, y, right, down, colour } of heads) {
    const path = newPath(ctx);
    const along = Math.hypot(right, down);
    const [toX, toY] = [(size * right) / along, (size * down) / along];
    const [baseX, baseY] = [x - LENGTH * toX, y - LENGTH * toY];
    path.moveTo(x, y);
    path.lineTo(baseX - HALF * toY, baseY + HALF * toX);
    path.lineTo(baseX + HALF * toY, baseY - HALF * toX);
    path.closePath();
    ctx.stroke(path);
    ctx.fillStyle = colour;
    ctx.fill(path);
  }
  ctx.restore();
}

/**
 * @param {Points} points
 * @param {Transform} transform
 * @param {Look} look
 * @param {(i: number) => string} colourOf
 * @returns {Head[]}
 */
export function headsOf(points, { domain: [x0, x1, y0, y1], box, pxFromX1, pxFromX2 }, look, colourOf) {
  /** @type {Map<string, Head>} */
  const heads = new Map();
  for (let i = 0; i * points.n < points.x.length; i++) {
    const [a, b] = placeOf(points, look, i);
    const right = a > x1 ? 1 : a < x0 ? -1 : 0;
    const down = b < y0 ? 1 : b > y1 ? -1 : 0;
    if (right === 0 && down === 0) continue;
    const x = right === 0 ? within(pxFromX1(a), box.left, box.width) : box.left + (right > 0 ? box.width : 0);
    const y = down === 0 ? within(pxFromX2(b), box.top, box.height) : box.top + (down > 0 ? box.height : 0);
    const colour = colourOf(i);
    const key = [Math.round(x / APART), Math.round(y / APART), colour].join();
    if (!heads.has(key)) heads.set(key, { x, y, right, down, colour });
  }
  return [...heads.values()];
}

/** So far from the corners that all of a head is inside. @param {number} place @param {number} from @param {number} length */
const within = (place, from, length) =>
  length < 2 * HALF ? from + length / 2 : Math.min(from + length - HALF, Math.max(from + HALF, place));
