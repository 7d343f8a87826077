/**
 * Black and grey for paper. One scale from white to grey: which class is likelier is told by how dark it is, and the
 * points by their shape.
 *
 * @import { PlotStyle } from './palette.js'
 */

/** At P = 1: as dark as leaves black marks and lines readable. */
const DARKEST = 150;

/** @type {PlotStyle} */
export const GREY_STYLE = {
  surface: '#ffffff',
  ink: '#000000',
  halo: 'rgb(255 255 255 / 0.9)',
  axis: '#555555',
  text: '#222222',
  classes: ['#000000', '#000000'],
};

/**
 * 256 × RGBA for P = 0 … 1, as palette.js has it in colour.
 *
 * @returns {Uint8Array}
 */
export function greyPalette() {
  const palette = new Uint8Array(256 * 4);
  for (let i = 0; i < 256; i++) {
    const grey = Math.round(255 - ((255 - DARKEST) * i) / 255);
    palette.set([grey, grey, grey, 255], 4 * i);
  }
  return palette;
}
