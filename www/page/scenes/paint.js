/**
 * Paints the colours of a scene's picture as the plots have them.
 *
 * @import { Panel } from './code.js'
 */
import { palettes } from '../../views/palette.js';
import { DIGITS, STEPS } from './code.js';

/** Bytes of a palette's row of 256 colours. */
const ROW = 4 * 256;

/**
 * @param {HTMLCanvasElement} canvas  becomes as large as the picture has nodes; its style makes it larger, and smooth
 * @param {Panel} panel
 * @param {boolean} dark
 */
export function paint(canvas, { kind, columns = 1, nodes = '' }, dark) {
  const rows = nodes.length / columns;
  const { probability, classes } = palettes(dark);
  const pixels = new Uint8ClampedArray(4 * nodes.length);
  for (let i = 0; i < nodes.length; i++) {
    const digit = DIGITS.indexOf(nodes[i]);
    const from =
      kind === 'regions'
        ? ROW * Math.floor(digit / STEPS) + 4 * Math.round((255 * (digit % STEPS)) / (STEPS - 1))
        : 4 * Math.round((255 * digit) / (DIGITS.length - 1));
    const colours = kind === 'regions' ? classes : probability;
    // Nodes come from the bottom up.
    const to = 4 * ((rows - 1 - Math.floor(i / columns)) * columns + (i % columns));
    pixels.set(colours.subarray(from, from + 4), to);
  }
  canvas.width = columns;
  canvas.height = rows;
  canvas.getContext('2d')?.putImageData(new ImageData(pixels, columns, rows), 0, 0);
}
