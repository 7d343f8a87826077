/**
 * The icon of the page where it is installed: the optimum of the lecture's source in bands of its probability, under the
 * two marks, as an SVG and as PNGs of the sizes that systems ask for.
 *
 * @import { Pixels } from '../../www/export/png.js'
 */
import { pngOf } from '../../www/export/png.js';
import { palettes, plotStyle } from '../../www/views/palette.js';
import { engine } from './engine.js';

const TRUTH = { source: 'lecture', classes: 2, noise: 1, balance: 0.5 };
/** A square of its plane, across the boundary: x₁, then x₂. */
const DOMAIN = [-4.5, 5.5, -5.5, 4.5];
const BANDS = 8;
/** Logits between the bands. */
const LEVELS = Array.from({ length: BANDS - 1 }, (_, i) => Math.log((i + 1) / (BANDS - 1 - i)));

/** Shares of the side. The marks stay within the circle that masks leave, of radius 0.4. */
const MARKS = { circle: [0.32, 0.67], cross: [0.68, 0.67], radius: 0.11, width: 0.055, halo: 0.025 };
const CORNER = 0.18;

/** Nodes of the SVG's contours, along a side; its unit is a pixel of the largest PNG. */
const NODES = 65;
const SIDE = 512;
/** Samples of a pixel, along its side. */
const SAMPLES = 4;

/** @typedef {{ size: number, isWhole: boolean }} Form  isWhole: to the corners, which the system cuts */

/** @type {Record<string, Form>} */
const PNGS = {
  'icon-192.png': { size: 192, isWhole: false },
  'icon-512.png': { size: 512, isWhole: false },
  'icon-maskable-512.png': { size: 512, isWhole: true },
  'apple-touch-icon.png': { size: 180, isWhole: true },
};

/** @returns {Promise<Record<string, Uint8Array>>} by the name of the file */
export async function icons() {
  /** @type {Record<string, Uint8Array>} */
  const files = { 'icon.svg': new TextEncoder().encode(svg()) };
  for (const [name, form] of Object.entries(PNGS)) files[name] = await pngOf(pixelsOf(form));
  return files;
}

/** The colour of each band. @returns {number[][]} */
function bandColours() {
  const { probability } = palettes(false);
  return Array.from({ length: BANDS }, (_, i) => {
    const at = 4 * Math.round((255 * i) / (BANDS - 1));
    return [...probability.subarray(at, at + 3)];
  });
}

/** Of the marks and what is around them. */
function markColours() {
  const [circle, cross] = plotStyle(false).classes.map((hex) =>
    [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)),
  );
  return { circle, cross, halo: [255, 255, 255] };
}

/** Logits of the optimum at the nodes of a grid, from the lowest row up. @param {number} nodes */
function logits(nodes) {
  const plane = new engine.Plane(Float64Array.from(DOMAIN), nodes, nodes);
  plane.evaluateOptimum(TRUTH);
  const values = plane.values();
  plane.free();
  return values;
}

/** @param {readonly number[]} colour */
const hex = (colour) => `#${colour.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;

function svg() {
  const [bands, marks] = [bandColours(), markColours()];
  const areas = areasAbove().map((path, i) => `<path fill="${hex(bands[i + 1])}" d="${path}"/>`);
  const { circle, cross, radius, width, halo } = MARKS;
  const [arm, r] = [radius, radius].map((share) => Math.round(share * SIDE));
  const at = ([x, y] = /** @type {number[]} */ ([])) => [Math.round(x * SIDE), Math.round(y * SIDE)];
  const [[cx, cy], [x, y]] = [at(circle), at(cross)];
  const shapes = {
    circle: `<circle cx="${cx}" cy="${cy}" r="${r}"`,
    cross: `<path d="M${x - arm} ${y - arm}l${2 * arm} ${2 * arm}m0 ${-2 * arm}l${-2 * arm} ${2 * arm}"`,
  };
  const stroked = (
    /** @type {'circle' | 'cross'} */ kind,
    /** @type {readonly number[]} */ colour,
    more = 0,
  ) =>
    `${shapes[kind]} fill="none" stroke="${hex(colour)}" stroke-width="${Math.round((width + more) * SIDE)}"/>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}">`,
    `<clipPath id="a"><rect width="${SIDE}" height="${SIDE}" rx="${Math.round(CORNER * SIDE)}"/></clipPath>`,
    `<g clip-path="url(#a)"><path fill="${hex(bands[0])}" d="M0 0h${SIDE}v${SIDE}H0z"/>`,
    ...areas,
    ...Object.keys(shapes).map((kind) => stroked(/** @type {'cross'} */ (kind), marks.halo, 2 * halo)),
    stroked('circle', marks.circle),
    stroked('cross', marks.cross),
    '</g></svg>\n',
  ].join('\n');
}

/** What lies above each level, as a path: with a border of lowest values around, every contour is closed. */
function areasAbove() {
  const inner = logits(NODES);
  const nodes = NODES + 2;
  const values = new Float32Array(nodes * nodes).fill(-1e6);
  for (let row = 0; row < NODES; row += 1) {
    values.set(inner.subarray(row * NODES, (row + 1) * NODES), (row + 1) * nodes + 1);
  }
  const { points, starts, level } = engine.traceContours(values, nodes, nodes, Float32Array.from(LEVELS));
  const place = (/** @type {number} */ cells) =>
    Math.round(SIDE * Math.min(1, Math.max(0, (cells - 1) / (NODES - 1))) * 10) / 10;
  const paths = LEVELS.map(() => '');
  for (let line = 0; line + 1 < starts.length; line += 1) {
    /** @type {string[]} */
    const corners = [];
    for (let i = starts[line]; i < starts[line + 1]; i += 1) {
      corners.push(`${place(points[2 * i])} ${Math.round((SIDE - place(points[2 * i + 1])) * 10) / 10}`);
    }
    paths[level[line]] += `M${corners.filter((corner, i) => corner !== corners[i - 1]).join('L')}z`;
  }
  return paths;
}

/** @param {Form} form @returns {Pixels} */
function pixelsOf({ size, isWhole }) {
  const side = size * SAMPLES;
  const values = logits(side);
  const [bands, marks] = [bandColours(), markColours()];
  const data = new Uint8ClampedArray(4 * size * size);
  const sums = new Float64Array(4 * size * size);
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      const [x, y] = [(column + 0.5) / side, (row + 0.5) / side];
      if (!isWhole && isCut(x, y)) continue;
      const logit = values[(side - 1 - row) * side + column];
      const colour = markAt(x, y, marks) ?? bands[LEVELS.filter((level) => logit > level).length];
      const at = 4 * (Math.floor(row / SAMPLES) * size + Math.floor(column / SAMPLES));
      for (let channel = 0; channel < 3; channel += 1) sums[at + channel] += colour[channel];
      sums[at + 3] += 1;
    }
  }
  for (let at = 0; at < sums.length; at += 4) {
    const count = sums[at + 3];
    for (let channel = 0; channel < 3; channel += 1) data[at + channel] = sums[at + channel] / (count || 1);
    data[at + 3] = (255 * count) / SAMPLES ** 2;
  }
  return { width: size, height: size, data };
}

/** Whether a place lies beyond the rounded corners. @param {number} x @param {number} y */
function isCut(x, y) {
  const [dx, dy] = [x, y].map((at) => Math.max(0, CORNER - Math.min(at, 1 - at)));
  return dx ** 2 + dy ** 2 > CORNER ** 2;
}

/**
 * The colour of a mark, or of what is around it; undefined beside both.
 *
 * @param {number} x
 * @param {number} y
 * @param {ReturnType<typeof markColours>} colours
 */
function markAt(x, y, colours) {
  const { circle, cross, radius, width, halo } = MARKS;
  const [dx, dy] = [Math.abs(x - cross[0]), Math.abs(y - cross[1])];
  const away = {
    circle: Math.abs(Math.hypot(x - circle[0], y - circle[1]) - radius),
    // Along the nearest arm, then across it: both arms are mirrored onto one.
    cross: (dx + dy) / 2 > radius ? Infinity : Math.abs(dx - dy) / Math.SQRT2,
  };
  if (away.circle < width / 2) return colours.circle;
  if (away.cross < width / 2) return colours.cross;
  return Math.min(away.circle, away.cross) < width / 2 + halo ? colours.halo : undefined;
}
