/**
 * Whether a canvas gives back what was drawn on it. Some browsers, and some settings and extensions of others, change
 * the pixels that a page reads, so that it cannot tell persons by how their machines draw. A picture that is saved
 * from a canvas is then full of noise or stripes.
 */

/** Pixels along an edge of the pattern. */
const SIZE = 32;

/**
 * @param {CanvasRenderingContext2D} ctx  of a canvas that nothing else is done with
 * @returns {boolean}
 */
export function readsBackTrue(ctx) {
  Object.assign(ctx.canvas, { width: SIZE, height: SIZE });
  const colourAt = (/** @type {number} */ i) => [(i * 37) & 255, (i * 101) & 255, (i * 167) & 255];
  // Drawn as pictures are: some spare pixels that were only put there.
  for (let i = 0; i < SIZE * SIZE; i += 1) {
    ctx.fillStyle = `rgb(${colourAt(i).join(' ')})`;
    ctx.fillRect(i % SIZE, Math.floor(i / SIZE), 1, 1);
  }
  const { data } = ctx.getImageData(0, 0, SIZE, SIZE);
  for (let i = 0; i < SIZE * SIZE; i += 1) {
    const wanted = [...colourAt(i), 255];
    if (wanted.some((value, channel) => data[4 * i + channel] !== value)) return false;
  }
  return true;
}
