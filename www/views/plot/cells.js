/**
 * A coarse grid of square cells over the plot that remembers what has been drawn where.
 *
 * @import { Box } from './transform.js'
 */

/**
 * @typedef {object} Cells
 * @property {Int16Array} values One per cell, row by row from the upper left; 0 = nothing there.
 * @property {number} columns
 * @property {number} rows
 * @property {number} side Of a cell, CSS pixels.
 * @property {Box} box
 */

/**
 * @param {Box} box
 * @param {number} side Of a cell, CSS pixels.
 * @returns {Cells}
 */
export function createCells(box, side) {
  const columns = Math.ceil(box.width / side);
  const rows = Math.ceil(box.height / side);
  return { values: new Int16Array(columns * rows), columns, rows, side, box };
}

/**
 * Index of the cell at a place in CSS pixels, or −1 outside the box.
 *
 * @param {Cells} cells
 * @param {number} x
 * @param {number} y
 * @returns {number}
 */
export function cellAt({ columns, rows, side, box }, x, y) {
  const column = Math.floor((x - box.left) / side);
  const row = Math.floor((y - box.top) / side);
  return column < 0 || column >= columns || row < 0 || row >= rows ? -1 : row * columns + column;
}
