/**
 * The network as a lecture draws it: units in columns with their maps, the 1s on top, a line for every weight. Its
 * sign is in colour and dash, its size in width.
 *
 * @import { Group, Layout, Place, Unit } from './layout.js'
 * @import { PlotStyle } from '../palette.js'
 */
import { SANS, SERIF } from '../fonts.js';
import { drawHeatmap } from '../plot/heatmap.js';
import { placeOf, thetaStart, weightAt } from './layout.js';
import { drawUnitCurve } from './unit-curve.js';

/** Lines drawn between two layers; of more, the largest weights. */
export const MOST_LINES = 200;

const THINNEST = 0.4;
const THICKEST = 4.5;
/** Widths are rounded to so many steps, so that lines of one look are drawn in one stroke. */
const STEPS = 6;
const DASH = [5, 3];

/**
 * A drawn weight.
 * @typedef {object} Line
 * @property {number} at  in θ
 * @property {number} value
 * @property {Place} from
 * @property {Place} to
 */

/**
 * The lines to be drawn: of every layer the largest weights, and all into and out of the unit that is looked at.
 *
 * @param {readonly number[]} sizes
 * @param {Layout} layout
 * @param {Float64Array} theta
 * @param {Unit | null} chosen
 * @returns {Line[]}
 */
export function linesOf(sizes, layout, theta, chosen) {
  /** @type {Line[]} */
  const lines = [];
  for (let l = 0; l + 1 < sizes.length; l++) {
    const columns = sizes[l] + 1;
    const start = thetaStart(sizes, l);
    const count = sizes[l + 1] * columns;
    const least = count > MOST_LINES ? nthLargest(theta.subarray(start, start + count), MOST_LINES) : 0;
    for (let k = 0; k < count; k++) {
      const [row, column] = [1 + Math.floor(k / columns), k % columns];
      const value = theta[start + k];
      const isOfChosen =
        chosen !== null &&
        ((chosen.layer === l + 1 && chosen.index === row) || (chosen.layer === l && chosen.index === column));
      if (Math.abs(value) < least && !isOfChosen) continue;
      const from = placeOf(layout, { layer: l, index: column });
      const to = placeOf(layout, { layer: l + 1, index: row });
      lines.push({ at: start + k, value, from, to });
    }
  }
  return lines;
}

/** @param {Float64Array} values @param {number} n */
function nthLargest(values, n) {
  return values.map(Math.abs).sort()[values.length - n];
}

/** Ends of a line. @param {Line} line */
const endsOf = ({ from, to }) => ({
  x0: from.x + from.width,
  y0: from.y + from.height / 2,
  x1: to.x,
  y1: to.y + to.height / 2,
});

/**
 * The middle of a weight's line, whether it is drawn or not.
 *
 * @param {readonly number[]} sizes
 * @param {Layout} layout
 * @param {number} at  place in θ
 */
export function middleOf(sizes, layout, at) {
  const { layer, row, column } = weightAt(sizes, at);
  const from = placeOf(layout, { layer, index: column });
  const to = placeOf(layout, { layer: layer + 1, index: row });
  const { x0, y0, x1, y1 } = endsOf({ at, value: 0, from, to });
  return { x: (x0 + x1) / 2, y: (y0 + y1) / 2 };
}

/**
 * The line that passes nearest to a point, if any is near.
 *
 * @param {readonly Line[]} lines
 * @param {number} x
 * @param {number} y
 * @param {number} reach  CSS pixels
 * @returns {Line | null}
 */
export function lineNear(lines, x, y, reach) {
  let best = null;
  let nearest = reach;
  for (const line of lines) {
    const { x0, y0, x1, y1 } = endsOf(line);
    if (x < x0 || x > x1) continue;
    const slope = (y1 - y0) / (x1 - x0);
    const distance = Math.abs(y0 + (x - x0) * slope - y) / Math.sqrt(1 + slope * slope);
    if (distance < nearest) [best, nearest] = [line, distance];
  }
  return best;
}

/**
 * What a unit does: over a plane a map, over one input a curve.
 * @typedef {{ map: HTMLCanvasElement } | { values: ArrayLike<number>, range: readonly [number, number] }} UnitPicture
 */

/** A unit with a map higher than this has its name on it. */
const NAMED = 26;
/** Where units are lower than this, only those that stand out are named. */
const TINY = 13;

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {object} picture
 * @param {(place: Place) => string} picture.nameOf
 * @param {readonly number[]} picture.sizes
 * @param {Layout} picture.layout
 * @param {readonly Line[]} picture.lines
 * @param {(place: Place) => UnitPicture | null} picture.pictureOf
 * @param {(place: Place) => string | null} picture.valueOf  written over the map, at the probe
 * @param {Unit | null} picture.chosen
 * @param {number | null} picture.marked  the weight that stands out, its place in θ
 * @param {PlotStyle} style
 */
export function drawDiagram(
  ctx,
  { nameOf, sizes, layout, lines, pictureOf, valueOf, chosen, marked },
  style,
) {
  ctx.clearRect(0, 0, layout.width, layout.height);
  drawLines(ctx, lines, chosen, marked, Math.min(THICKEST, Math.max(1.2, layout.mapHeight / 9)), style);
  for (const group of layout.groups) drawGroup(ctx, group, style);
  /** @type {(() => void)[]} */
  const names = [];
  for (const place of layout.layers.flat()) {
    const isChosen = chosen !== null && chosen.layer === place.layer && chosen.index === place.index;
    drawUnit(ctx, place, pictureOf(place), isChosen, style);
    const value = place.index === 0 ? null : valueOf(place);
    if (value !== null) write(ctx, value, place, 'middle', style);
    else if (place.index === 0) write(ctx, nameOf(place), place, 'middle', style);
    else if (isNamed(place, isChosen, sizes)) {
      names.push(() => write(ctx, nameOf(place), place, 'corner', style));
    }
  }
  // Of small units the names reach over their neighbours.
  for (const writeName of names) writeName();
}

/** @param {Place} place @param {boolean} isChosen @param {readonly number[]} sizes */
function isNamed({ layer, index, height }, isChosen, sizes) {
  if (isChosen || height >= NAMED) return true;
  const isEnd = layer === 0 || layer === sizes.length - 1;
  return height >= TINY ? isEnd || index === 1 || index === sizes[layer] : isEnd && sizes[layer] <= 3;
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {readonly Line[]} lines
 * @param {Unit | null} chosen
 * @param {number | null} marked
 * @param {number} thickest  CSS pixels
 * @param {PlotStyle} style
 */
function drawLines(ctx, lines, chosen, marked, thickest, style) {
  const largest = Math.max(1e-12, ...lines.map(({ value }) => Math.abs(value)));
  /** @type {Map<string, { path: Path2D, negative: boolean, width: number, isOfChosen: boolean }>} */
  const looks = new Map();
  for (const line of lines) {
    const { from, to, value } = line;
    if (value === 0) continue;
    const step = Math.ceil(STEPS * Math.sqrt(Math.abs(value) / largest));
    const isOfChosen =
      chosen !== null &&
      ((to.layer === chosen.layer && to.index === chosen.index) ||
        (from.layer === chosen.layer && from.index === chosen.index));
    const key = `${value < 0}${step}${isOfChosen}`;
    let look = looks.get(key);
    if (!look) {
      const width = THINNEST + ((thickest - THINNEST) * (step - 1)) / (STEPS - 1);
      looks.set(key, (look = { path: new Path2D(), negative: value < 0, width, isOfChosen }));
    }
    const { x0, y0, x1, y1 } = endsOf(line);
    look.path.moveTo(x0, y0);
    look.path.lineTo(x1, y1);
  }
  ctx.save();
  const ordered = [...looks.values()].sort((a, b) => Number(a.isOfChosen) - Number(b.isOfChosen));
  for (const { path, negative, width, isOfChosen } of ordered) {
    ctx.globalAlpha = chosen === null || isOfChosen ? 0.9 : 0.35;
    ctx.strokeStyle = style.classes[negative ? 0 : 1];
    ctx.lineWidth = width;
    ctx.setLineDash(negative ? DASH : []);
    ctx.stroke(path);
  }
  const line = lines.find(({ at }) => at === marked);
  if (line) {
    const { x0, y0, x1, y1 } = endsOf(line);
    ctx.globalAlpha = 1;
    ctx.setLineDash(line.value < 0 ? DASH : []);
    for (const [colour, width] of /** @type {const} */ ([
      [style.halo, 8],
      [style.ink, 3],
    ])) {
      ctx.strokeStyle = colour;
      ctx.lineWidth = width;
      ctx.beginPath();
      ctx.moveTo(x0, y0);
      ctx.lineTo(x1, y1);
      ctx.stroke();
    }
  }
  ctx.restore();
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Place} place
 * @param {UnitPicture | null} picture
 * @param {boolean} isChosen
 * @param {PlotStyle} style
 */
function drawUnit(ctx, { x, y, width, height, index }, picture, isChosen, style) {
  const box = { left: x, top: y, width, height };
  const outline = new Path2D();
  if (index === 0) outline.arc(x + width / 2, y + height / 2, width / 2, 0, 2 * Math.PI);
  else outline.rect(x, y, width, height);
  ctx.fillStyle = style.surface;
  ctx.strokeStyle = isChosen ? style.ink : style.axis;
  ctx.lineWidth = isChosen ? Math.min(3, 1 + height / 10) : Math.min(1, height / 14);
  ctx.fill(outline);
  if (picture && 'map' in picture) drawHeatmap(ctx, picture.map, box);
  else if (picture) drawUnitCurve(ctx, picture, box, style);
  ctx.stroke(outline);
}

/**
 * Units that find no room: a stack, with how many they are.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {Group} group
 * @param {PlotStyle} style
 */
function drawGroup(ctx, group, style) {
  const { x, y, width, height, index, last } = group;
  ctx.save();
  ctx.fillStyle = style.surface;
  ctx.strokeStyle = style.axis;
  ctx.lineWidth = 1;
  ctx.setLineDash([2, 2]);
  ctx.beginPath();
  ctx.rect(x, y, width, height);
  ctx.fill();
  ctx.stroke();
  ctx.restore();
  write(ctx, `${last - index + 1}`, group, 'middle', style);
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {string} text
 * @param {Place} place
 * @param {'middle' | 'corner'} where
 * @param {PlotStyle} style
 */
function write(ctx, text, { x, y, width, height }, where, style) {
  const inMiddle = where === 'middle';
  ctx.save();
  const largest = Math.min(13, Math.max(9, 0.62 * height));
  const size = inMiddle ? Math.min(largest, 0.9 * height) : largest;
  ctx.font = inMiddle ? `${size}px ${SANS}` : `italic ${Math.max(11, size)}px ${SERIF}`;
  ctx.textAlign = inMiddle ? 'center' : 'left';
  ctx.textBaseline = inMiddle ? 'middle' : 'bottom';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 3;
  ctx.strokeStyle = style.halo;
  ctx.fillStyle = style.ink;
  const [left, top] = inMiddle ? [x + width / 2, y + height / 2 + 0.5] : [x + 2, y + height];
  ctx.strokeText(text, left, top);
  ctx.fillText(text, left, top);
  ctx.restore();
}
