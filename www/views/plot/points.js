/**
 * Training and test points. Classes are told by shape and colour; of values, those over the plane are told by the
 * colour of the scale, and those over a line stand at their height. Each has a halo so that it can be read on every
 * colour of the picture.
 *
 * @import { Points } from '../../points/points.d.ts'
 * @import { Look } from '../../scene/scene.d.ts'
 * @import { Transform } from './transform.js'
 * @import { PlotStyle } from '../palette.js'
 */
import { newLayer, newPath } from '../backend.js';
import { classOf, MARKS, placeOf } from './marks.js';
import { drawOutside } from './outside.js';

/** Steps of a scale that discs are told by; the eye tells fewer on so small a disc. */
const SHADES = 32;

/** Size of a test point beside that of a training point. */
const FAINT = 0.55;
/** More points than these are drawn fainter, so that what is below them shines through. */
const CLEAR = { training: 1000, test: 150 };
const FAINTEST = { training: 0.4, test: 0.2 };
/** Marks smaller than this (CSS pixels) have no halo: it would be larger than the mark, and hide its neighbours. */
const HALO_FROM = 2;

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
 * How opaque each of so many points is. Where there are many, the square root keeps their clouds about as dark as they
 * become dense.
 *
 * @param {number} count
 * @param {'training' | 'test'} kind
 * @returns {number} 0 to 1
 */
export const markOpacity = (count, kind) =>
  (kind === 'test' ? 0.75 : 1) *
  Math.max(FAINTEST[kind], Math.min(1, Math.sqrt(CLEAR[kind] / Math.max(1, count))));

/**
 * Draws points. Of those outside the domain, the border shows where they would be (outside.js). Marks on the border
 * stand out over it as a whole.
 *
 * Every mark is stamped from a sprite: stroking thousands of marks with halos one by one takes longer than a frame.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {Points} points
 * @param {Transform} transform
 * @param {PlotStyle} style
 * @param {object} appearance
 * @param {Look} appearance.look
 * @param {number} appearance.pixelRatio
 * @param {number} appearance.radius
 * @param {boolean} [appearance.faint] For test points: smaller, no halo.
 */
export function drawPoints(ctx, points, transform, style, { look, pixelRatio, faint = false, ...whole }) {
  const radius = faint ? FAINT * whole.radius : whole.radius;
  const { pxFromX1, pxFromX2 } = transform;
  const [x0, x1, y0, y1] = transform.domain;
  const { stamps, stampOf, colours } = stampsFor(points, look, style, radius, faint);
  const sprites = stamps.map((stamp) => sprite(ctx, radius, pixelRatio, stamp));
  ctx.save();
  ctx.globalAlpha = markOpacity(points.x.length / points.n, faint ? 'test' : 'training');
  for (let i = 0; i * points.n < points.x.length; i++) {
    const [a, b] = placeOf(points, look, i);
    if (!(a >= x0 && a <= x1 && b >= y0 && b <= y1)) continue;
    const { canvas, size } = sprites[stampOf(i)];
    const left = Math.round((pxFromX1(a) - size / 2) * pixelRatio) / pixelRatio;
    const top = Math.round((pxFromX2(b) - size / 2) * pixelRatio) / pixelRatio;
    ctx.drawImage(canvas, left, top, size, size);
  }
  ctx.restore();
  drawOutside(ctx, points, transform, style, { look, colourOf: (i) => colours[stampOf(i)], faint });
}

/** Radius of a mark in a legend, in CSS pixels. */
const KEY_RADIUS = 4.2;

/**
 * A mark for a legend, around the origin.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {number | 'disc'} mark  a class, or a point of a curve
 * @param {PlotStyle} style
 */
export function drawMark(ctx, mark, style) {
  if (mark === 'disc') disc(0.75 * KEY_RADIUS, style.classes[0], style.surface)(ctx);
  else strokeMark(ctx, mark, KEY_RADIUS, style.classes[mark], 0);
}

/**
 * How many points lie outside the picture.
 *
 * @param {Points} points
 * @param {Look} look
 * @param {import('../../points/points.d.ts').Domain} domain
 */
export function countOutside(points, look, [x0, x1, y0, y1]) {
  let count = 0;
  for (let i = 0; i * points.n < points.x.length; i++) {
    const [a, b] = placeOf(points, look, i);
    if (!(a >= x0 && a <= x1 && b >= y0 && b <= y1)) count += 1;
  }
  return count;
}

/** @typedef {(ctx: CanvasRenderingContext2D) => void} Stamp Draws around the origin. */

/**
 * @param {Points} points
 * @param {Look} look
 * @param {PlotStyle} style
 * @param {number} radius
 * @param {boolean} faint
 * @returns {{ stamps: Stamp[], stampOf: (i: number) => number, colours: readonly string[] }} a colour for each stamp
 */
function stampsFor(points, look, style, radius, faint) {
  /** @param {number} mark @param {string} colour @returns {Stamp} */
  const outline = (mark, colour) => (ctx) => {
    if (!faint && radius >= HALO_FROM) strokeMark(ctx, mark, radius, style.halo, 2);
    strokeMark(ctx, mark, radius, colour, 0);
  };
  switch (look.kind) {
    case 'curve':
      return {
        stamps: [disc(0.75 * radius, style.classes[0], style.surface)],
        stampOf: () => 0,
        colours: style.classes,
      };
    case 'surface': {
      const shadeOf = (/** @type {number} */ y) =>
        Math.round(((y - look.low) / (look.high - look.low)) * (SHADES - 1));
      const colours = Array.from({ length: SHADES }, (_, shade) =>
        paletteColour(style.values, shade / (SHADES - 1)),
      );
      const stamps = colours.map((colour) => disc(radius, colour, style.ink));
      return { stamps, stampOf: (i) => Math.min(SHADES - 1, Math.max(0, shadeOf(points.y[i]))), colours };
    }
    default: {
      const stamps = MARKS.map((_, label) => outline(label, style.classes[label]));
      return { stamps, stampOf: (i) => classOf(points, i), colours: style.classes };
    }
  }
}

/**
 * @param {Uint8Array} palette 256 × RGBA
 * @param {number} share From 0 to 1.
 * @returns {string} a CSS colour
 */
function paletteColour(palette, share) {
  const at = 4 * Math.round(255 * share);
  return `rgb(${palette.subarray(at, at + 3).join(' ')})`;
}

/**
 * @param {CanvasRenderingContext2D} target
 * @param {number} radius
 * @param {number} pixelRatio
 * @param {Stamp} stamp
 * @returns {{ canvas: HTMLCanvasElement, size: number }} `size` in CSS pixels
 */
function sprite(target, radius, pixelRatio, stamp) {
  const canvas = newLayer(target);
  canvas.width = canvas.height = 2 * Math.ceil((1.25 * radius + 3.5) * pixelRatio);
  const ctx = canvas.getContext('2d');
  if (ctx) {
    ctx.translate(canvas.width / 2, canvas.height / 2);
    ctx.scale(pixelRatio, pixelRatio);
    stamp(ctx);
  }
  return { canvas, size: canvas.width / pixelRatio };
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {number} mark Index into `MARKS`.
 * @param {number} radius
 * @param {string} colour
 * @param {number} wider By how much the line is wider than the mark's own.
 */
function strokeMark(ctx, mark, radius, colour, wider) {
  ctx.save();
  ctx.scale(radius, radius);
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  ctx.strokeStyle = colour;
  ctx.lineWidth = (0.75 + 0.24 * radius + wider) / radius;
  ctx.stroke(newPath(ctx, MARKS[mark].path));
  ctx.restore();
}

/**
 * @param {number} radius
 * @param {string} fill
 * @param {string} rim
 * @returns {Stamp}
 */
function disc(radius, fill, rim) {
  return (ctx) => {
    ctx.beginPath();
    ctx.arc(0, 0, radius, 0, 2 * Math.PI);
    ctx.fillStyle = fill;
    ctx.fill();
    ctx.strokeStyle = rim;
    ctx.lineWidth = 1;
    ctx.stroke();
  };
}
