/**
 * Where the points of a plot are, found quickly by place.
 *
 * @import { Box } from './transform.js'
 */
import { cellAt, createCells } from './cells.js';

/** Of a cell, CSS pixels: about the size of a label. */
const SIDE = 16;

export class Crowd {
  #cells;
  /** Of each cell, where its points begin; then all points of a cell follow each other. */
  #starts;
  #xyw;
  #reach;

  /**
   * @param {Box} box
   * @param {ArrayLike<number>} xyw [x, y, weight, …] in CSS pixels; what lies beyond the box is left out.
   * @param {number} reach From a point's centre to the edge of its mark.
   */
  constructor(box, xyw, reach) {
    this.#cells = createCells(box, SIDE);
    this.#reach = reach;
    const cells = this.#cells.values.length;
    const starts = new Int32Array(cells + 1);
    for (let i = 0; i < xyw.length; i += 3) {
      const cell = cellAt(this.#cells, xyw[i], xyw[i + 1]);
      if (cell >= 0) starts[cell + 1]++;
    }
    for (let cell = 0; cell < cells; cell++) starts[cell + 1] += starts[cell];
    this.#starts = starts;
    this.#xyw = new Float32Array(3 * starts[cells]);
    const filled = starts.slice(0, cells);
    for (let i = 0; i < xyw.length; i += 3) {
      const cell = cellAt(this.#cells, xyw[i], xyw[i + 1]);
      if (cell < 0) continue;
      const at = 3 * filled[cell]++;
      for (let part = 0; part < 3; part++) this.#xyw[at + part] = xyw[i + part];
    }
  }

  /**
   * What a text covers: of points whose centre is under it, their weight; of those whose mark it touches, the less the
   * less it reaches over them, so that a place does not win or lose by a pixel.
   *
   * @param {number} x Of the text's middle.
   * @param {number} y
   * @param {number} alongX Its direction, of length 1.
   * @param {number} alongY
   * @param {number} width
   * @param {number} height
   * @returns {number}
   */
  under(x, y, alongX, alongY, width, height) {
    const { columns, rows, side, box } = this.#cells;
    const reach = this.#reach;
    const halfWidth = width / 2 + reach;
    const halfHeight = height / 2 + reach;
    const reachX = Math.abs(alongX) * halfWidth + Math.abs(alongY) * halfHeight;
    const reachY = Math.abs(alongY) * halfWidth + Math.abs(alongX) * halfHeight;
    const firstColumn = Math.max(0, Math.floor((x - reachX - box.left) / side));
    const lastColumn = Math.min(columns - 1, Math.floor((x + reachX - box.left) / side));
    const firstRow = Math.max(0, Math.floor((y - reachY - box.top) / side));
    const lastRow = Math.min(rows - 1, Math.floor((y + reachY - box.top) / side));
    let sum = 0;
    for (let row = firstRow; row <= lastRow; row++) {
      if (lastColumn < firstColumn) break;
      // The cells of a row follow each other, and so do their points.
      const end = 3 * this.#starts[row * columns + lastColumn + 1];
      for (let i = 3 * this.#starts[row * columns + firstColumn]; i < end; i += 3) {
        const dx = this.#xyw[i] - x;
        const dy = this.#xyw[i + 1] - y;
        const depth = Math.min(
          halfWidth - Math.abs(dx * alongX + dy * alongY),
          halfHeight - Math.abs(dy * alongX - dx * alongY),
        );
        if (depth > 0) sum += this.#xyw[i + 2] * Math.min(1, depth / reach);
      }
    }
    return sum;
  }
}
