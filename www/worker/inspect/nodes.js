/**
 * A grid of points over the plane, at which the inside of a network is evaluated. A network of one input is the same
 * all the way up, so a row of points is enough, and every row of the grid is that one.
 *
 * @import { Contours } from '../../training/training.d.ts'
 * @import { Context } from './inspection.js'
 */
import { parameterCount } from '../../scene/parameters.js';

/**
 * @typedef {object} Grid
 * @property {Float64Array} x  the points, one after the other
 * @property {number} width
 * @property {number} height
 * @property {(values: Float64Array) => Float64Array} fill  a value of each node, row by row from the bottom, from those
 *   of the points; of several layers of values one after the other
 * @property {(contours: Contours) => Contours} place  from cells to the plane
 */

export class Nodes {
  #domain;
  #parameters;
  /** @type {Map<number, Grid>} */
  #grids = new Map();

  /** @param {Context} context */
  constructor({ config: { layerSizes, features }, data }) {
    this.#domain = data.domain;
    this.#parameters = parameterCount(layerSizes);
    /** Of a point, 1 or 2. */
    this.coordinates = features ? 2 : layerSizes[0];
  }

  /**
   * A grid with square cells, of so many columns, or of what so many multiplications allow.
   *
   * @param {number} columns
   * @param {number} work
   * @returns {Grid}
   */
  over(columns, work) {
    const affordable = Math.max(8, Math.floor(Math.sqrt(work / this.#parameters)));
    const width = Math.max(2, Math.round(Math.min(columns, affordable)));
    let grid = this.#grids.get(width);
    if (!grid) {
      if (this.#grids.size > 3) this.#grids.clear(); // of a map that is being resized
      this.#grids.set(width, (grid = this.#make(width)));
    }
    return grid;
  }

  /** @param {number} width @returns {Grid} */
  #make(width) {
    const [x0, x1, y0, y1] = this.#domain;
    const isPlane = this.coordinates === 2;
    const height = isPlane ? Math.max(2, Math.round((width * (y1 - y0)) / (x1 - x0))) : 2;
    const [dx, dy] = [(x1 - x0) / (width - 1), (y1 - y0) / (height - 1)];
    const x = new Float64Array(isPlane ? 2 * width * height : width);
    for (let i = 0; i < width; i++) {
      if (!isPlane) x[i] = x0 + i * dx;
      else for (let j = 0; j < height; j++) x.set([x0 + i * dx, y0 + j * dy], 2 * (j * width + i));
    }
    return {
      x,
      width,
      height,
      fill: (values) => (isPlane ? values : twice(values, width)),
      place({ points, starts, level }) {
        const placed = points.map((p, i) => (i % 2 === 0 ? x0 + p * dx : y0 + p * dy));
        return { points: placed, starts, level };
      },
    };
  }
}

/** Every row twice. @param {Float64Array} values @param {number} width */
function twice(values, width) {
  const all = new Float64Array(2 * values.length);
  for (let from = 0; from < values.length; from += width) {
    const row = values.subarray(from, from + width);
    all.set(row, 2 * from);
    all.set(row, 2 * from + width);
  }
  return all;
}
