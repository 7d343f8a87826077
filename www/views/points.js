/**
 * Training and test points: circles for class 0, crosses for class 1, each with a halo so that it can be read on
 * every colour of the heat map.
 *
 * @import { Points } from '../types.d.ts'
 * @import { Transform } from './transform.js'
 * @import { PlotStyle } from './palette.js'
 */
import { newLayer } from './backend.js';

/**
 * Radius of a mark: smaller where there are more points to a square pixel.
 *
 * @param {number} count
 * @param {number} area Of the plot, in CSS pixels.
 * @returns {number} CSS pixels
 */
export function markRadius(count, area) {
  const spacing = Math.sqrt(area / Math.max(1, count));
  return Math.min(4.2, Math.max(1.4, 0.2 * spacing));
}

/**
 * Draws the points of two classes, y = 0 or 1 (k = 1). Points outside the domain are left out.
 *
 * Every mark is stamped from a sprite: stroking thousands of marks with halos one by one takes longer than a frame.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {Points} points
 * @param {Transform} transform
 * @param {PlotStyle} style
 * @param {{ pixelRatio: number, faint?: boolean, radius: number }} look `faint` for test points: half the size,
 *   no halo.
 */
export function drawPoints(ctx, points, { domain, box, pxFromX1, pxFromX2 }, style, look) {
  const [x0, x1, y0, y1] = domain;
  const sprites = [circleSprite, crossSprite].map((draw, label) => {
    const radius = look.faint ? 0.55 * look.radius : look.radius;
    return sprite(ctx, radius, look.pixelRatio, (context) => {
      if (!look.faint) draw(context, radius, style.halo, true);
      draw(context, radius, style.classes[label], false);
    });
  });
  ctx.save();
  ctx.beginPath();
  ctx.rect(box.left, box.top, box.width, box.height);
  ctx.clip();
  if (look.faint) ctx.globalAlpha = 0.75;
  const { x, y, n } = points;
  const snap = look.pixelRatio;
  for (let i = 0; i * n < x.length; i++) {
    const a = x[i * n];
    const b = x[i * n + 1];
    if (!(a >= x0 && a <= x1 && b >= y0 && b <= y1)) continue;
    const { canvas, size } = sprites[y[i] === 1 ? 1 : 0];
    const left = Math.round((pxFromX1(a) - size / 2) * snap) / snap;
    const top = Math.round((pxFromX2(b) - size / 2) * snap) / snap;
    ctx.drawImage(canvas, left, top, size, size);
  }
  ctx.restore();
}

/**
 * @param {CanvasRenderingContext2D} target
 * @param {number} radius
 * @param {number} pixelRatio
 * @param {(ctx: CanvasRenderingContext2D) => void} draw Draws around the origin.
 * @returns {{ canvas: HTMLCanvasElement, size: number }} `size` in CSS pixels
 */
function sprite(target, radius, pixelRatio, draw) {
  const canvas = newLayer(target);
  canvas.width = canvas.height = 2 * Math.ceil((radius + 3.5) * pixelRatio);
  const ctx = canvas.getContext('2d');
  if (ctx) {
    ctx.translate(canvas.width / 2, canvas.height / 2);
    ctx.scale(pixelRatio, pixelRatio);
    draw(ctx);
  }
  return { canvas, size: canvas.width / pixelRatio };
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {number} radius
 * @param {string} colour
 * @param {boolean} halo
 */
function circleSprite(ctx, radius, colour, halo) {
  ctx.beginPath();
  ctx.arc(0, 0, radius, 0, 2 * Math.PI);
  stroke(ctx, radius, colour, halo);
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {number} radius
 * @param {string} colour
 * @param {boolean} halo
 */
function crossSprite(ctx, radius, colour, halo) {
  const arm = 0.86 * radius;
  ctx.beginPath();
  ctx.moveTo(-arm, -arm);
  ctx.lineTo(arm, arm);
  ctx.moveTo(-arm, arm);
  ctx.lineTo(arm, -arm);
  stroke(ctx, radius, colour, halo);
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {number} radius
 * @param {string} colour
 * @param {boolean} halo
 */
function stroke(ctx, radius, colour, halo) {
  const width = 0.75 + 0.24 * radius;
  ctx.lineCap = 'round';
  ctx.strokeStyle = colour;
  ctx.lineWidth = halo ? width + 2 : width;
  ctx.stroke();
}
