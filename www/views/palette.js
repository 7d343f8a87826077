/**
 * The colours of the classes, of values and of everything drawn over them, light and dark.
 *
 * Hues are those of Okabe and Ito ("Color Universal Design", 2008), which stay apart for every common kind of colour
 * vision; of two classes their blue and orange. Of more, neighbours in hue differ in lightness too. All ramps run straight
 * through Oklab (Ottosson, 2020), where equal steps look equal.
 */

/** Bytes of 256 RGBA colours. */
const ROW = 4 * 256;

/** @typedef {[lightness: number, chroma: number, hue: number]} Oklch Lightness 0 … 1, hue in degrees. */

/**
 * Colours of a plot, as CSS colours.
 * @typedef {object} PlotStyle
 * @property {string} surface Behind the plot, before the first picture.
 * @property {string} paper Behind lines without fill.
 * @property {string} line Of lines without fill, as in the lecture's figures.
 * @property {string} ink Iso-lines and their labels.
 * @property {string} halo Around iso-lines, labels and points, so that they stand out on both classes' colours.
 * @property {string} axis Tick marks and the frame.
 * @property {string} text Tick labels and the names of the axes.
 * @property {readonly string[]} classes Marks of the eight classes.
 * @property {string} band Around E[y|x], as wide as the noise.
 * @property {Uint8Array} values Colours of values, lowest to highest, 256 × RGBA.
 */

/** @import { Palettes } from '../training/training.d.ts' */

/** Heat map anchors: certain of class 0, undecided, certain of class 1. Both ends are equally light and strong. */
const RAMP = {
  light: /** @type {Oklch[]} */ ([
    [0.825, 0.08, 240],
    [0.985, 0.004, 90],
    [0.825, 0.08, 64],
  ]),
  dark: /** @type {Oklch[]} */ ([
    [0.4, 0.068, 246],
    [0.215, 0.006, 260],
    [0.4, 0.068, 58],
  ]),
};

/**
 * Regions of the eight classes where one is certain; they pale towards the middle of `RAMP`. Lightness and hue are
 * chosen so that the two most similar ones are as different as can be for usual, protan, deutan and tritan vision.
 */
const AREAS = {
  light: /** @type {Oklch[]} */ ([
    [0.838, 0.076, 254],
    [0.836, 0.106, 69],
    [0.865, 0.135, 169],
    [0.746, 0.128, 324],
    [0.947, 0.128, 105],
    [0.96, 0.051, 199],
    [0.719, 0.135, 54],
    [0.706, 0.02, 121],
  ]),
  dark: /** @type {Oklch[]} */ ([
    [0.36, 0.07, 254],
    [0.432, 0.097, 65],
    [0.431, 0.084, 169],
    [0.286, 0.096, 347],
    [0.532, 0.1, 80],
    [0.506, 0.104, 237],
    [0.35, 0.12, 30],
    [0.534, 0.005, 150],
  ]),
};

/** Lowest value, middle, highest: further apart than probabilities, since nothing but the colour tells them. */
const VALUES = {
  light: /** @type {Oklch[]} */ ([
    [0.7, 0.11, 245],
    [0.985, 0.004, 90],
    [0.72, 0.125, 60],
  ]),
  dark: /** @type {Oklch[]} */ ([
    [0.53, 0.1, 246],
    [0.215, 0.006, 260],
    [0.53, 0.1, 58],
  ]),
};

/** @type {{ light: PlotStyle, dark: PlotStyle }} */
const STYLE = {
  light: {
    surface: '#f6f6f3',
    paper: '#ffffff',
    line: '#1a35c9',
    ink: '#16181b',
    halo: 'rgb(255 255 255 / 0.82)',
    axis: '#8b8d90',
    text: '#4a4d51',
    classes: ['#004f80', '#8a3800', '#005a3c', '#84205f', '#5c5200', '#00586b', '#7d1d00', '#3a3d42'],
    band: 'rgb(0 79 128 / 0.16)',
    values: ramp(VALUES.light),
  },
  dark: {
    surface: '#1d1f22',
    paper: '#101113',
    line: '#8ea8ff',
    ink: '#f4f3ef',
    halo: 'rgb(14 16 19 / 0.8)',
    axis: '#74777c',
    text: '#b9bbbe',
    classes: ['#8fd0f7', '#ffb95e', '#7fe0b4', '#f9b8df', '#f2e76b', '#a5ecf7', '#ffb7a1', '#d5d7da'],
    band: 'rgb(143 208 247 / 0.2)',
    values: ramp(VALUES.dark),
  },
};

/**
 * @param {boolean} dark
 * @returns {PlotStyle}
 */
export function plotStyle(dark) {
  return dark ? STYLE.dark : STYLE.light;
}

/**
 * What the workers colour their pictures with.
 *
 * @param {boolean} dark
 * @returns {Palettes}
 */
export function palettes(dark) {
  const theme = dark ? 'dark' : 'light';
  const paper = RAMP[theme][1];
  const classes = new Uint8Array(AREAS[theme].length * ROW);
  AREAS[theme].forEach((area, label) => classes.set(ramp([paper, area]), label * ROW));
  return { probability: ramp(RAMP[theme]), classes, values: STYLE[theme].values };
}

/**
 * How a picture gets the colours of a style. What does so comes later (`recolour.js`); until then pictures stay as the
 * workers have coloured them, who colour them anew a moment after the theme has changed.
 *
 * @type {{ inStyle: <T extends Uint8ClampedArray>(pixels: T, style: PlotStyle) => T }}
 */
export const recolouring = { inStyle: (pixels) => pixels };

/**
 * 256 colours through evenly spaced anchors, flat RGBA: [r₀, g₀, b₀, 255, r₁, …].
 *
 * @param {readonly Oklch[]} anchors Two or more.
 * @returns {Uint8Array} 256 × 4
 */
export function ramp(anchors) {
  const labs = anchors.map(oklabFromOklch);
  const palette = new Uint8Array(ROW);
  for (let i = 0; i < 256; i++) {
    const at = (i / 255) * (labs.length - 1);
    const before = Math.min(Math.floor(at), labs.length - 2);
    const [from, to] = [labs[before], labs[before + 1]];
    const mixed = from.map((start, axis) => start + (at - before) * (to[axis] - start));
    palette.set([...rgbFromOklab(/** @type {[number, number, number]} */ (mixed)), 255], 4 * i);
  }
  return palette;
}

/**
 * A row of a palette as a CSS gradient, for the legend.
 *
 * @param {Uint8Array} palette
 * @param {number} [row]
 * @returns {string}
 */
export function paletteGradient(palette, row = 0) {
  const stops = [0, 64, 128, 191, 255].map((i) => {
    const at = row * ROW + 4 * i;
    return `rgb(${palette.subarray(at, at + 3).join(' ')})`;
  });
  return `linear-gradient(to right, ${stops.join(', ')})`;
}

/**
 * @param {Oklch} colour
 * @returns {[number, number, number]} L, a, b
 */
function oklabFromOklch([lightness, chroma, hue]) {
  const angle = (hue * Math.PI) / 180;
  return [lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)];
}

/**
 * sRGB bytes of an Oklab colour, clipped to the gamut. Matrices from Björn Ottosson, "A perceptual color space
 * for image processing", 2020.
 *
 * @param {[number, number, number]} lab
 * @returns {[number, number, number]}
 */
function rgbFromOklab([L, a, b]) {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    byteFromLinear(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    byteFromLinear(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    byteFromLinear(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/**
 * The sRGB transfer function (IEC 61966-2-1).
 *
 * @param {number} linear
 * @returns {number}
 */
function byteFromLinear(linear) {
  const encoded = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(255 * Math.min(1, Math.max(0, encoded)));
}
