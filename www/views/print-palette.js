/**
 * Black and grey for paper. One scale from white to grey: which class is likelier is told by how dark it is, and the
 * points by their shape. Regions of more classes each have one grey, however sure the network is of them.
 *
 * @import { Look } from '../scene/scene.d.ts'
 * @import { Palettes } from '../training/training.d.ts'
 * @import { PlotStyle } from './palette.js'
 */

/** As dark as leaves black marks and lines readable. */
const DARKEST = 150;

/** Where each of eight classes is certain: those of classes next to each other in number are far apart. */
const REGIONS = [225, 165, 245, 185, 205, 150, 235, 175];

/** Bytes of 256 RGBA colours. */
const ROW = 4 * 256;

/** @type {PlotStyle} */
export const GREY_STYLE = {
  surface: '#ffffff',
  paper: '#ffffff',
  line: '#000000',
  ink: '#000000',
  halo: 'rgb(255 255 255 / 0.9)',
  axis: '#555555',
  text: '#222222',
  classes: Array(REGIONS.length).fill('#000000'),
  band: 'rgb(0 0 0 / 0.14)',
  values: greyRamp(DARKEST),
};

/**
 * As palette.js has them in colour.
 *
 * @param {Look['kind']} kind  of what is shown: of regions, a grey tells the class, else a probability or a value
 * @returns {Palettes}
 */
export function greyPalettes(kind) {
  const classes = new Uint8Array(REGIONS.length * ROW);
  REGIONS.forEach((grey, label) => {
    classes.set(kind === 'regions' ? greyRamp(grey, grey) : greyRamp(DARKEST), label * ROW);
  });
  return { probability: greyRamp(DARKEST), classes, values: GREY_STYLE.values };
}

/**
 * @param {number} last
 * @param {number} [first]
 * @returns {Uint8Array} 256 × RGBA
 */
function greyRamp(last, first = 255) {
  const ramp = new Uint8Array(ROW);
  for (let i = 0; i < 256; i++) {
    const grey = Math.round(first + ((last - first) * i) / 255);
    ramp.set([grey, grey, grey, 255], 4 * i);
  }
  return ramp;
}
