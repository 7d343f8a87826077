/**
 * A small map of a network among other things on one canvas.
 *
 * @import { Frame } from '../../training/training.d.ts'
 * @import { Pictured } from '../../worker/jobs/kinds/pictures.js'
 * @import { Box } from '../plot/transform.js'
 * @import { Setting } from '../plot/plot.js'
 */
import { newLayer, newPicture } from '../backend.js';
import { drawThumbnail } from '../plot/thumbnail.js';

/** Device pixels of a map to a CSS pixel, whatever the screen: maps are small. */
const RATIO = 2;

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Box} box
 * @param {Frame | null} frame  null before it has come
 * @param {Omit<Setting, 'width' | 'height' | 'pixelRatio'>} setting
 */
export function drawMap(ctx, { left, top, width, height }, frame, setting) {
  const layer = newLayer(ctx);
  layer.width = Math.max(1, Math.round(width * RATIO));
  layer.height = Math.max(1, Math.round(height * RATIO));
  const inside = /** @type {CanvasRenderingContext2D} */ (layer.getContext('2d'));
  drawThumbnail(inside, newPicture(ctx), frame, { ...setting, width, height, pixelRatio: RATIO });
  ctx.drawImage(layer, left, top, width, height);
}

/** What a job has drawn, as a figure's picture is drawn. @param {Pictured | null} pictured @returns {Frame | null} */
export const frameOf = (pictured) =>
  pictured && {
    ...pictured.picture,
    ...{ error: pictured.error, bayes: null, status: 'training', updates: 0, epochs: 0 },
  };
