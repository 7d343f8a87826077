/**
 * The probability as colour: a small picture from the worker, laid smoothly over the plot.
 *
 * @import { Frame } from '../../training/training.d.ts'
 * @import { Box } from './transform.js'
 */
import { pictureMatrix } from './transform.js';

/**
 * Puts a frame's pixels into a canvas of their own size, so that drawing them scales and smooths.
 *
 * @param {HTMLCanvasElement} canvas Reused from frame to frame; resized where the frame's grid changed.
 * @param {Pick<Frame, 'pixels' | 'width' | 'height'>} frame
 */
export function updatePicture(canvas, { pixels, width, height }) {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  canvas.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0);
}

/**
 * Draws the picture over the box, clipped to it.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {HTMLCanvasElement} picture From {@link updatePicture}; bottom row first.
 * @param {Box} box
 */
export function drawHeatmap(ctx, picture, box) {
  if (picture.width === 0 || picture.height === 0) return;
  ctx.save();
  ctx.beginPath();
  ctx.rect(box.left, box.top, box.width, box.height);
  ctx.clip();
  ctx.transform(...pictureMatrix(box, picture.width, picture.height));
  ctx.imageSmoothingEnabled = true;
  ctx.drawImage(picture, 0, 0);
  ctx.restore();
}
