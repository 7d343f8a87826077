/** A grid of colours, each cell with its own edges: nothing is smoothed, since neighbours may have nothing in common. */
import { newPicture } from '../backend.js';

/** Pixels across a grid at least: programs that show files smooth what is coarser. */
const LEAST = 512;

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ left: number, top: number, width: number, height: number }} box
 * @param {number} columns
 * @param {number} rows
 * @param {(i: number) => ArrayLike<number>} colourAt  red, green and blue of a cell, row by row from the bottom
 * @param {{ isSmooth?: boolean }} [options]
 */
export function drawCells(ctx, box, columns, rows, colourAt, { isSmooth = false } = {}) {
  const grain = isSmooth ? 1 : Math.max(1, Math.floor(LEAST / columns));
  const [width, height] = [columns * grain, rows * grain];
  const pixels = new Uint8ClampedArray(4 * width * height);
  const words = new Uint32Array(pixels.buffer);
  for (let i = 0; i < columns * rows; i += 1) {
    const colour = colourAt(i);
    const [left, top] = [(i % columns) * grain, (rows - 1 - Math.floor(i / columns)) * grain];
    pixels.set([colour[0], colour[1], colour[2], 255], 4 * (top * width + left));
    const word = words[top * width + left];
    for (let y = top; y < top + grain; y += 1) words.fill(word, y * width + left, y * width + left + grain);
  }
  const picture = newPicture(ctx);
  picture.width = width;
  picture.height = height;
  picture.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0);
  ctx.save();
  ctx.imageSmoothingEnabled = isSmooth;
  ctx.drawImage(picture, box.left, box.top, box.width, box.height);
  ctx.restore();
}
