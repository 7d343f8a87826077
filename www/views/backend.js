/**
 * Canvases and paths of the kind that a context needs: the browser's own, or those of a canvas that writes down what
 * is drawn (export/svg-canvas.js), which has its own ways to make them.
 */

/**
 * Another canvas that can be drawn onto that of `ctx`.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @returns {HTMLCanvasElement}
 */
export function newLayer({ canvas }) {
  return 'createLayer' in canvas
    ? /** @type {() => HTMLCanvasElement} */ (canvas.createLayer)()
    : document.createElement('canvas');
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @returns {Path2D}
 */
export function newPath({ canvas }) {
  return 'createPath' in canvas ? /** @type {() => Path2D} */ (canvas.createPath)() : new Path2D();
}
