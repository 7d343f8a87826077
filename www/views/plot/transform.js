/**
 * Data coordinates ↔ plot pixels. The only module that flips y: the plane's x₂ grows upwards and its grids
 * start with the bottom row, pixels grow downwards.
 *
 * @import { Domain } from '../../points/points.d.ts'
 * @import { Contours } from '../../training/training.d.ts'
 */

/**
 * A rectangle in CSS pixels, from the canvas's upper left corner.
 * @typedef {{ left: number, top: number, width: number, height: number }} Box
 */

/**
 * @typedef {object} Transform
 * @property {Domain} domain The plane that the box shows.
 * @property {Box} box Where it is shown.
 * @property {(x1: number) => number} pxFromX1
 * @property {(x2: number) => number} pxFromX2
 */

/**
 * One iso-line in plot pixels.
 * @typedef {object} Line
 * @property {number} level Index into the levels.
 * @property {Float32Array} xy [x, y, x, y, …] in CSS pixels.
 */

/**
 * @param {Domain} domain
 * @param {Box} box
 * @returns {Transform}
 */
export function createTransform(domain, box) {
  const [x0, x1, y0, y1] = domain;
  const scaleX = box.width / (x1 - x0);
  const scaleY = box.height / (y1 - y0);
  return {
    domain,
    box,
    pxFromX1: (value) => box.left + (value - x0) * scaleX,
    pxFromX2: (value) => box.top + (y1 - value) * scaleY,
  };
}

/**
 * Where a place in pixels lies on a grid of own points over the box, columns from the left and rows from the bottom.
 * Beyond the box it is the nearest place at the edge, with `isInside` false.
 *
 * @param {Box} box
 * @param {number} last  column and row; the first are 0
 * @param {number} x
 * @param {number} y
 * @returns {{ column: number, row: number, isInside: boolean }}
 */
export function cellFromPx(box, last, x, y) {
  const shares = [(x - box.left) / box.width, (box.top + box.height - y) / box.height];
  const [column, row] = shares.map((share) => Math.round(Math.min(1, Math.max(0, share)) * last));
  return { column, row, isInside: shares.every((share) => share >= 0 && share <= 1) };
}

/**
 * @param {Box} box
 * @param {number} last
 * @param {{ column: number, row: number }} cell
 * @returns {{ x: number, y: number }}
 */
export function pxFromCell(box, last, { column, row }) {
  return {
    x: box.left + (column / last) * box.width,
    y: box.top + box.height - (row / last) * box.height,
  };
}

/**
 * All iso-lines of a frame in plot pixels. Lines of fewer than two points have no length and are left out.
 *
 * @param {Contours} contours
 * @param {Transform} transform
 * @returns {Line[]}
 */
export function pxFromContours(contours, { domain, box }) {
  const { points, starts, level } = contours;
  const scaleX = box.width / (domain[1] - domain[0]);
  const scaleY = box.height / (domain[3] - domain[2]);
  const offsetX = box.left - domain[0] * scaleX;
  const offsetY = box.top + domain[3] * scaleY;
  const lines = [];
  for (let i = 0; i + 1 < starts.length; i++) {
    const from = 2 * starts[i];
    const length = 2 * starts[i + 1] - from;
    if (length < 4) continue;
    const xy = new Float32Array(length);
    for (let j = 0; j < length; j += 2) {
      xy[j] = offsetX + points[from + j] * scaleX;
      xy[j + 1] = offsetY - points[from + j + 1] * scaleY;
    }
    lines.push({ level: level[i], xy });
  }
  return lines;
}

/**
 * The affine map [a, b, c, d, e, f] (as `ctx.transform` takes it) that lays a picture of `columns` × `rows`
 * pixels over the box, bottom row first.
 *
 * The grid's nodes are the picture's pixel centres and the outermost nodes lie on the domain's edges, so the
 * picture reaches half a cell beyond the box on every side; the caller clips. A picture of one column or row
 * has no cell size and fills the box.
 *
 * @param {Box} box
 * @param {number} columns
 * @param {number} rows
 * @returns {[number, number, number, number, number, number]}
 */
export function pictureMatrix(box, columns, rows) {
  const cellWidth = columns > 1 ? box.width / (columns - 1) : box.width;
  const cellHeight = rows > 1 ? box.height / (rows - 1) : box.height;
  const left = columns > 1 ? box.left - cellWidth / 2 : box.left;
  const bottom = box.top + box.height + (rows > 1 ? cellHeight / 2 : 0);
  return [cellWidth, 0, 0, -cellHeight, left, bottom];
}
