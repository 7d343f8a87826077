/**
 * Canvases and paths of the kind that a context needs: the browser's own, or those of a canvas that writes down what
 * is drawn (export/svg-canvas.js), which has its own ways to make them.
 */

/**
 * A canvas with ways of its own.
 * @typedef {{ createLayer?: () => HTMLCanvasElement, createPicture?: () => HTMLCanvasElement, createPath?: (data?: string) => Path2D }} Maker
 */

/**
 * Another canvas that can be drawn onto that of `ctx`.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @returns {HTMLCanvasElement}
 */
export const newLayer = (ctx) =>
  /** @type {Maker} */ (ctx.canvas)?.createLayer?.() ?? document.createElement('canvas');

/**
 * A canvas for nothing but pixels, to be drawn onto that of `ctx`.
 *
 * @param {CanvasRenderingContext2D | null} ctx
 * @returns {HTMLCanvasElement}
 */
export const newPicture = (ctx) =>
  /** @type {Maker} */ (ctx?.canvas)?.createPicture?.() ?? document.createElement('canvas');

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {string} [data]  as SVG has it
 * @returns {Path2D}
 */
export const newPath = (ctx, data) =>
  /** @type {Maker} */ (ctx.canvas)?.createPath?.(data) ?? new Path2D(data);
